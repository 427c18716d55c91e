/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scripted-server.h"

#include <string.h>

#include "scripted-calls.h"
#include "scripted-inventory.h"
#include "scripted-values.h"
#include "vnt-clock.h"
#include "vnt-error.h"
#include "vnt-new-ticket.h"
#include "vnt-text.h"

/* The clocks of a laptop and of a server are never the same. */
#define CLOCK_SLACK 60

struct _ScriptedServer
{
  GObject parent_instance;
  ScriptedDesk *desk;
};

static void scripted_server_interface_init (VntServerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ScriptedServer,
                               scripted_server,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VNT_TYPE_SERVER,
                                                      scripted_server_interface_init))

/* -- calls: see scripted-calls.h -- */

gboolean
scripted_server_enter (ScriptedServer *self,
                       const char *what,
                       GCancellable *cancellable,
                       GError **error)
{
  ScriptedDesk *desk = self->desk;
  Fault fault;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  g_mutex_lock (&desk->lock);
  desk->calls++;
  if (desk->fail_at == 0 && g_strcmp0 (what, desk->fail_on) == 0)
    desk->fail_at = desk->calls;
  fault = desk->calls == desk->fail_at ? desk->fault : FAULT_NONE;
  if (desk->always != 0)
    {
      g_set_error (error, VNT_ERROR, desk->always, "always");
      g_mutex_unlock (&desk->lock);
      return FALSE;
    }
  g_ptr_array_add (desk->log, g_strdup (what));

  if (fault == FAULT_OFFLINE)
    g_set_error (error, VNT_ERROR, VNT_ERROR_OFFLINE, "fault");
  else if (fault == FAULT_LOST_REQUEST)
    scripted_desk_lose (desk, error);
  else if (fault == FAULT_FAILURE)
    g_set_error (error, VNT_ERROR, VNT_ERROR_SERVER, "fault");
  else if (fault == FAULT_KILL_BEFORE)
    {
      desk->killed (desk->killed_data);
      desk->always = VNT_ERROR_OFFLINE;
      g_set_error (error, VNT_ERROR, VNT_ERROR_OFFLINE, "killed");
    }
  else
    return TRUE;

  desk->failed = TRUE;
  g_mutex_unlock (&desk->lock);
  return FALSE;
}

gboolean
scripted_server_leave (ScriptedServer *self, GError **error)
{
  ScriptedDesk *desk = self->desk;
  gboolean ok = TRUE;

  if (desk->calls == desk->fail_at && desk->fault == FAULT_LOST_ANSWER)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_UNCLEAR, "fault");
      ok = FALSE;
    }
  else if (desk->calls == desk->fail_at && desk->fault == FAULT_KILL_AFTER)
    {
      desk->killed (desk->killed_data);
      desk->always = VNT_ERROR_OFFLINE;
      g_set_error (error, VNT_ERROR, VNT_ERROR_UNCLEAR, "killed");
      ok = FALSE;
    }
  if (!ok)
    desk->failed = TRUE;

  g_mutex_unlock (&desk->lock);
  return ok;
}

static void
scripted_set_credentials (VntServer *server, VntAccount *account, const char *secret)
{
}

static VntAccount *
scripted_sign_in (VntServer *server,
                  const char *user,
                  const char *secret,
                  GCancellable *cancellable,
                  GError **error)
{
  return vnt_account_new ("scripted", "http://127.0.0.1", "lucia");
}

static GPtrArray *
scripted_fetch_queues (VntServer *server, GCancellable *cancellable, GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  g_autoptr (GPtrArray) queues = NULL;
  VntQueue *queue;

  if (!scripted_server_enter (self, "queues", cancellable, error))
    return NULL;

  queues = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_queue_unref);
  queue = vnt_queue_new (1, "Desk");
  queue->mine = TRUE;
  queue->marker = self->desk->marker;
  g_ptr_array_add (queues, queue);

  return scripted_server_leave (self, error) ? g_steal_pointer (&queues) : NULL;
}

static GPtrArray *
scripted_fetch_people (VntServer *server,
                       const char *cursor,
                       char **next_cursor,
                       GCancellable *cancellable,
                       GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  g_autoptr (GPtrArray) people = NULL;

  *next_cursor = NULL;
  if (!scripted_server_enter (self, "people", cancellable, error))
    return NULL;

  people = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_person_unref);
  g_ptr_array_add (people, vnt_person_new (1, "lucia"));

  return scripted_server_leave (self, error) ? g_steal_pointer (&people) : NULL;
}

static gboolean
ticket_is_wanted (const VntTicket *ticket, VntWant want)
{
  gboolean open = ticket->status_class != VNT_STATUS_CLOSED;

  switch (want)
    {
    case VNT_WANT_MINE_OPEN:
      return open && g_strcmp0 (ticket->owner, "lucia") == 0;
    case VNT_WANT_UNOWNED_OPEN:
      return open && ticket->owner == NULL;
    case VNT_WANT_QUEUES_OPEN:
    case VNT_WANT_ALL_OPEN:
      return open;
    case VNT_WANT_ALL_CLOSED:
    default:
      return !open;
    }
}

static VntTicketBatch *
scripted_fetch_tickets (VntServer *server,
                        VntWant want,
                        const char *cursor,
                        guint limit,
                        GCancellable *cancellable,
                        GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  ScriptedDesk *desk = self->desk;
  gint64 before = cursor != NULL ? g_ascii_strtoll (cursor, NULL, 10) : G_MAXINT64;
  g_autofree char *what =
    g_strdup_printf ("tickets %d %s", (int) want, cursor != NULL ? cursor : "first");
  g_autoptr (VntTicketBatch) batch = vnt_ticket_batch_new ();

  if (!scripted_server_enter (self, what, cancellable, error))
    return NULL;

  batch->total = 0;
  for (guint i = desk->tickets->len; i > 0; i--)
    {
      VntTicket *ticket = g_ptr_array_index (desk->tickets, i - 1);

      if (!ticket_is_wanted (ticket, want) || g_hash_table_contains (desk->merged, &ticket->id))
        continue;
      batch->total++;
      if (ticket->id >= before || batch->cursor != NULL)
        continue;
      if (batch->tickets->len == MIN (limit, desk->page))
        {
          const VntTicket *last = g_ptr_array_index (batch->tickets, batch->tickets->len - 1);

          batch->cursor = g_strdup_printf ("%" G_GINT64_FORMAT, last->id);
          continue;
        }
      g_ptr_array_add (batch->tickets, vnt_ticket_ref (ticket));
    }

  return scripted_server_leave (self, error) ? g_steal_pointer (&batch) : NULL;
}

static VntTicketBatch *
scripted_fetch_tickets_by_id (
  VntServer *server, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  g_autoptr (VntTicketBatch) batch = vnt_ticket_batch_new ();

  if (!scripted_server_enter (self, "rows", cancellable, error))
    return NULL;

  for (guint i = 0; i < n_ids; i++)
    {
      VntTicket *ticket = scripted_desk_ticket (self->desk, ids[i]);

      if (ticket != NULL && ticket->id == ids[i])
        g_ptr_array_add (batch->tickets, vnt_ticket_ref (ticket));
      else
        g_array_append_val (batch->gone, ids[i]);
    }

  return scripted_server_leave (self, error) ? g_steal_pointer (&batch) : NULL;
}

static char *
scripted_fetch_newest_mark (VntServer *server, GCancellable *cancellable, GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  g_autofree char *mark = NULL;

  if (!scripted_server_enter (self, "mark", cancellable, error))
    return NULL;

  mark = g_strdup_printf ("%u", self->desk->entries->len);
  return scripted_server_leave (self, error) ? g_steal_pointer (&mark) : NULL;
}

static VntMessage *
entry_to_message (ScriptedDesk *desk, const ScriptedEntry *entry)
{
  VntMessage *message =
    vnt_message_new (entry->id, scripted_desk_resolve (desk, entry->ticket), entry->kind);

  vnt_text_set (&message->author, entry->author);
  vnt_text_set (&message->content_type, "text/plain");
  vnt_text_set (&message->body, entry->body);
  message->created = entry->created;
  vnt_text_set (&message->old_value, entry->old_value);
  vnt_text_set (&message->new_value, entry->old_value != NULL ? entry->body : NULL);
  if (entry->file > 0)
    vnt_message_add_attachment (message, entry->id, "photo.png", "image/png", entry->file);

  return message;
}

static void
batch_add (ScriptedDesk *desk, VntMessageBatch *batch, const ScriptedEntry *entry)
{
  g_ptr_array_add (batch->messages, entry_to_message (desk, entry));
  for (guint i = 0; i < batch->changed->len; i++)
    if (g_array_index (batch->changed, gint64, i) == entry->ticket)
      return;
  g_array_append_val (batch->changed, entry->ticket);
}

static VntMessageBatch *
scripted_fetch_changes (VntServer *server,
                        const char *cursor,
                        GCancellable *cancellable,
                        GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  ScriptedDesk *desk = self->desk;
  gint64 after = g_ascii_strtoll (cursor, NULL, 10);
  g_autoptr (VntMessageBatch) batch = vnt_message_batch_new ();
  g_autofree char *what = g_strdup_printf ("changes %s", cursor);
  gint64 last = after;

  if (!scripted_server_enter (self, what, cancellable, error))
    return NULL;

  for (guint i = (guint) after; i < desk->entries->len && batch->messages->len < desk->page; i++)
    {
      const ScriptedEntry *entry = g_ptr_array_index (desk->entries, i);

      batch_add (desk, batch, entry);
      last = entry->id;
    }
  batch->cursor = g_strdup_printf ("%" G_GINT64_FORMAT, last);
  batch->more = last < desk->entries->len;

  return scripted_server_leave (self, error) ? g_steal_pointer (&batch) : NULL;
}

static VntMessageBatch *
scripted_fetch_history (VntServer *server,
                        const char *cursor,
                        GCancellable *cancellable,
                        GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  ScriptedDesk *desk = self->desk;
  gint64 at = g_ascii_strtoll (cursor, NULL, 10);
  g_autoptr (VntMessageBatch) batch = vnt_message_batch_new ();
  g_autofree char *what = g_strdup_printf ("history %s", cursor);

  if (!scripted_server_enter (self, what, cancellable, error))
    return NULL;

  for (; at > 0 && batch->messages->len < desk->page; at--)
    batch_add (desk, batch, g_ptr_array_index (desk->entries, at - 1));
  if (at > 0)
    batch->cursor = g_strdup_printf ("%" G_GINT64_FORMAT, at);

  return scripted_server_leave (self, error) ? g_steal_pointer (&batch) : NULL;
}

static VntConversation *
scripted_fetch_conversation (VntServer *server,
                             gint64 id,
                             GCancellable *cancellable,
                             GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  ScriptedDesk *desk = self->desk;
  g_autoptr (VntConversation) conversation = vnt_conversation_new ();
  g_autofree char *what = g_strdup_printf ("conversation %" G_GINT64_FORMAT, id);
  VntTicket *ticket;

  if (!scripted_server_enter (self, what, cancellable, error))
    return NULL;

  ticket = scripted_desk_ticket (desk, id);
  if (ticket == NULL || desk->mistaken > 0)
    {
      desk->mistaken -= desk->mistaken > 0;
      g_set_error (error, VNT_ERROR, VNT_ERROR_NOT_FOUND, "no such ticket");
      g_mutex_unlock (&desk->lock);
      return NULL;
    }
  conversation->ticket = vnt_ticket_ref (ticket);
  conversation->detail = vnt_ticket_detail_new (ticket->id);
  g_strfreev (conversation->detail->statuses);
  conversation->detail->statuses =
    g_strdupv ((GStrv) (const char *const[]){ ticket->status, "done", NULL });
  conversation->detail->version = scripted_desk_version (desk, ticket->id);
  for (guint i = 0; i < desk->entries->len; i++)
    {
      const ScriptedEntry *entry = g_ptr_array_index (desk->entries, i);

      if (scripted_desk_resolve (desk, entry->ticket) == ticket->id)
        g_ptr_array_add (conversation->messages, entry_to_message (desk, entry));
    }

  return scripted_server_leave (self, error) ? g_steal_pointer (&conversation) : NULL;
}

static gboolean
scripted_check_version (VntServer *server,
                        gint64 ticket,
                        const char *version,
                        gboolean *same,
                        GCancellable *cancellable,
                        GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  g_autofree char *now = NULL;

  if (!scripted_server_enter (self, "version", cancellable, error))
    return FALSE;

  now = scripted_desk_version (self->desk, ticket);
  *same = g_strcmp0 (now, version) == 0;
  return scripted_server_leave (self, error);
}

static gboolean
scripted_fetch_attachment (VntServer *server,
                           const VntAttachment *attachment,
                           GFile *destination,
                           GCancellable *cancellable,
                           GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  g_autofree char *what = g_strdup_printf ("attachment %" G_GINT64_FORMAT, attachment->id);

  if (!scripted_server_enter (self, what, cancellable, error))
    return FALSE;

  return scripted_server_leave (self, error) &&
         g_file_replace_contents (destination, "bytes", 5, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                  NULL, error);
}

static gint64
open_ticket (ScriptedDesk *desk, const VntOperation *operation)
{
  g_autoptr (VntNewTicket) made = vnt_new_ticket_read (operation->value, NULL);
  ScriptedEntry *entry =
    scripted_desk_open_ticket (desk, "lucia", made->subject, operation->content);

  entry->marker = desk->marker ? g_strdup (operation->uuid) : NULL;
  return entry->ticket;
}

static gboolean
scripted_send (VntServer *server,
               const VntOperation *operation,
               gboolean marker,
               gint64 *transaction,
               GCancellable *cancellable,
               GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  ScriptedDesk *desk = self->desk;
  gint64 id;

  *transaction = 0;
  if (!scripted_server_enter (self, "send", cancellable, error))
    return FALSE;

  id = scripted_desk_resolve (desk, operation->ticket);
  if (scripted_inventory_has (operation))
    {
      if (scripted_inventory_send (desk, operation, transaction, error))
        return scripted_server_leave (self, error);
      g_mutex_unlock (&desk->lock);
      return FALSE;
    }
  if (operation->kind == VNT_OPERATION_CREATE && id != desk->refuse)
    {
      *transaction = open_ticket (desk, operation);
      return scripted_server_leave (self, error);
    }
  if (id == desk->refuse || scripted_desk_ticket (desk, id) == NULL)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_REFUSED, "The server said no.");
      g_mutex_unlock (&desk->lock);
      return FALSE;
    }

  if (operation->kind == VNT_OPERATION_SET_FIELD && operation->field != VNT_FIELD_STATUS)
    {
      if (!scripted_values_apply (desk, id, operation))
        {
          g_set_error (error, VNT_ERROR, VNT_ERROR_CONFLICT, "Somebody else changed it.");
          g_mutex_unlock (&desk->lock);
          return FALSE;
        }
      scripted_desk_change_ticket (desk, id);
    }
  else if (operation->kind == VNT_OPERATION_SET_FIELD)
    {
      if (operation->base != NULL &&
          g_strcmp0 (scripted_desk_ticket (desk, id)->status, operation->base) != 0)
        {
          g_set_error (error, VNT_ERROR, VNT_ERROR_CONFLICT, "Somebody else changed it.");
          g_mutex_unlock (&desk->lock);
          return FALSE;
        }
      scripted_desk_set_status (desk, id, "lucia", operation->value);
    }
  else
    {
      ScriptedEntry *entry =
        scripted_desk_add (desk, id, VNT_MESSAGE_REPLY, "lucia", operation->content);

      scripted_desk_change_ticket (desk, id);
      if (desk->opens && g_strcmp0 (scripted_desk_ticket (desk, id)->status, "new") == 0)
        scripted_desk_set_status (desk, id, "system", "open");
      entry->marker = marker ? g_strdup (operation->uuid) : NULL;
      *transaction = entry->id;
    }

  return scripted_server_leave (self, error);
}

static VntFate
scripted_find (VntServer *server,
               const VntOperation *operation,
               gboolean marker,
               gint64 *transaction,
               GCancellable *cancellable,
               GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  ScriptedDesk *desk = self->desk;
  gboolean creation = operation->kind == VNT_OPERATION_CREATE;
  VntFate fate = VNT_FATE_DID_NOT_HAPPEN;
  gint64 id;

  *transaction = 0;
  if (!scripted_server_enter (self, "find", cancellable, error))
    return 0;

  id = scripted_desk_resolve (desk, operation->ticket);
  if (desk->cannot_tell)
    fate = VNT_FATE_CANNOT_TELL;
  else if (scripted_inventory_has (operation))
    fate = scripted_inventory_find (desk, operation, transaction) ? VNT_FATE_HAPPENED
                                                                  : VNT_FATE_DID_NOT_HAPPEN;
  else if (operation->kind == VNT_OPERATION_SET_FIELD && operation->field != VNT_FIELD_STATUS)
    fate = scripted_values_hold (desk, id, operation) ? VNT_FATE_HAPPENED : VNT_FATE_DID_NOT_HAPPEN;
  else if (operation->kind == VNT_OPERATION_SET_FIELD)
    fate = g_strcmp0 (scripted_desk_ticket (desk, id)->status, operation->value) == 0
             ? VNT_FATE_HAPPENED
             : VNT_FATE_DID_NOT_HAPPEN;
  else
    for (guint i = desk->entries->len; i > 0 && fate != VNT_FATE_HAPPENED; i--)
      {
        const ScriptedEntry *entry = g_ptr_array_index (desk->entries, i - 1);
        gboolean same =
          (creation ? desk->marker : marker)
            ? g_strcmp0 (entry->marker, operation->uuid) == 0
            : g_strcmp0 (entry->body, operation->content) == 0 &&
                g_strcmp0 (entry->author, "lucia") == 0 &&
                (operation->floor > 0 ? entry->id > operation->floor
                                      : entry->created >= operation->attempted - CLOCK_SLACK);

        if (!same || (creation ? entry->kind != VNT_MESSAGE_REQUEST
                               : scripted_desk_resolve (desk, entry->ticket) != id))
          continue;
        *transaction = creation ? entry->ticket : entry->id;
        fate = VNT_FATE_HAPPENED;
      }

  return scripted_server_leave (self, error) ? fate : 0;
}

static void
scripted_rest (VntServer *server)
{
}

static void
scripted_server_interface_init (VntServerInterface *iface)
{
  iface->sign_in = scripted_sign_in;
  iface->set_credentials = scripted_set_credentials;
  iface->fetch_queues = scripted_fetch_queues;
  iface->fetch_people = scripted_fetch_people;
  scripted_inventory_install (iface);
  iface->fetch_tickets = scripted_fetch_tickets;
  iface->fetch_tickets_by_id = scripted_fetch_tickets_by_id;
  iface->fetch_newest_mark = scripted_fetch_newest_mark;
  iface->fetch_changes = scripted_fetch_changes;
  iface->fetch_history = scripted_fetch_history;
  iface->fetch_conversation = scripted_fetch_conversation;
  iface->check_version = scripted_check_version;
  iface->fetch_attachment = scripted_fetch_attachment;
  iface->send = scripted_send;
  iface->find = scripted_find;
  iface->rest = scripted_rest;
}

static void
scripted_server_class_init (ScriptedServerClass *klass)
{
}

static void
scripted_server_init (ScriptedServer *self)
{
}

/* Returns: (transfer none): what it is a door to */
ScriptedDesk *
scripted_server_get_desk (ScriptedServer *self)
{
  return self->desk;
}

/**
 * scripted_server_new:
 * @desk: what it is a door to; outlives it
 */
VntServer *
scripted_server_new (ScriptedDesk *desk)
{
  ScriptedServer *self = g_object_new (SCRIPTED_TYPE_SERVER, NULL);

  self->desk = desk;
  return VNT_SERVER (self);
}
