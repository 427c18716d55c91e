/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scripted-desk.h"

#include "vnt-article.h"
#include "vnt-clock.h"
#include "vnt-error.h"
#include "vnt-machine.h"
#include "vnt-text.h"

static void
entry_free (gpointer data)
{
  ScriptedEntry *entry = data;

  g_free (entry->author);
  g_free (entry->body);
  g_free (entry->marker);
  g_free (entry->old_value);
  g_free (entry);
}

ScriptedEntry *
scripted_desk_add (
  ScriptedDesk *desk, gint64 ticket, VntMessageKind kind, const char *author, const char *body)
{
  ScriptedEntry *entry = g_new0 (ScriptedEntry, 1);

  entry->id = (gint64) desk->entries->len + 1;
  entry->ticket = ticket;
  entry->kind = kind;
  entry->author = g_strdup (author);
  entry->body = g_strdup (body);
  entry->created = vnt_clock_now () - desk->clock_behind;
  g_ptr_array_add (desk->entries, entry);

  return entry;
}

/* With @lock held: the entry it begins with. */
ScriptedEntry *
scripted_desk_open_ticket (ScriptedDesk *desk,
                           const char *author,
                           const char *subject,
                           const char *body)
{
  VntTicket *ticket = vnt_ticket_new (desk->tickets->len + 1);

  ticket->queue = 1;
  vnt_text_set (&ticket->subject, subject);
  vnt_text_set (&ticket->status, "new");
  ticket->status_class = VNT_STATUS_OPEN;
  ticket->priority = 50;
  ticket->created = vnt_clock_now ();
  ticket->updated = ticket->created;
  vnt_text_set (&ticket->updated_by, author);
  g_ptr_array_add (desk->tickets, ticket);

  return scripted_desk_add (desk, ticket->id, VNT_MESSAGE_REQUEST, author, body);
}

ScriptedDesk *
scripted_desk_new (guint tickets, gboolean marker)
{
  ScriptedDesk *desk = g_new0 (ScriptedDesk, 1);

  g_mutex_init (&desk->lock);
  desk->tickets = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_ticket_unref);
  desk->entries = g_ptr_array_new_with_free_func (entry_free);
  desk->merged = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  desk->values =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  desk->log = g_ptr_array_new_with_free_func (g_free);
  desk->machines = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_machine_unref);
  desk->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_article_unref);
  desk->marker = marker;
  desk->page = 100;

  for (guint i = 1; i <= tickets; i++)
    {
      VntTicket *ticket = vnt_ticket_new (i);
      g_autofree char *subject = g_strdup_printf ("Ticket %u", i);

      ticket->queue = 1;
      vnt_text_set (&ticket->subject, subject);
      vnt_text_set (&ticket->status, i % 4 == 0 ? "resolved" : "open");
      ticket->status_class = i % 4 == 0 ? VNT_STATUS_CLOSED : VNT_STATUS_OPEN;
      vnt_text_set (&ticket->owner, i % 2 == 0 ? "lucia" : NULL);
      ticket->created = vnt_clock_now () - 1000;
      ticket->updated = ticket->created;
      g_ptr_array_add (desk->tickets, ticket);
      scripted_desk_add (desk, i, VNT_MESSAGE_REQUEST, "elena", "Please help");
    }

  return desk;
}

void
scripted_desk_free (ScriptedDesk *desk)
{
  g_ptr_array_unref (desk->tickets);
  g_ptr_array_unref (desk->entries);
  g_hash_table_unref (desk->merged);
  g_hash_table_unref (desk->values);
  g_ptr_array_unref (desk->log);
  g_ptr_array_unref (desk->machines);
  g_ptr_array_unref (desk->articles);
  g_mutex_clear (&desk->lock);
  g_free (desk);
}

void
scripted_desk_set_always (ScriptedDesk *desk, int error)
{
  g_mutex_lock (&desk->lock);
  desk->always = error;
  g_mutex_unlock (&desk->lock);
}

gint64
scripted_desk_add_entry (ScriptedDesk *desk, gint64 ticket, const char *author, const char *body)
{
  gint64 id;

  g_mutex_lock (&desk->lock);
  id = scripted_desk_add (desk, ticket, VNT_MESSAGE_REPLY, author, body)->id;
  g_mutex_unlock (&desk->lock);

  return id;
}

guint
scripted_desk_count_logged (ScriptedDesk *desk, const char *prefix)
{
  guint count = 0;

  g_mutex_lock (&desk->lock);
  for (guint i = 0; i < desk->log->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (desk->log, i), prefix))
      count++;
  g_mutex_unlock (&desk->lock);

  return count;
}

guint
scripted_desk_count_bodies (ScriptedDesk *desk, gint64 ticket, const char *body)
{
  guint count = 0;

  g_mutex_lock (&desk->lock);
  for (guint i = 0; i < desk->entries->len; i++)
    {
      const ScriptedEntry *entry = g_ptr_array_index (desk->entries, i);

      if (entry->ticket == ticket && g_strcmp0 (entry->body, body) == 0)
        count++;
    }
  g_mutex_unlock (&desk->lock);

  return count;
}

gint64
scripted_desk_resolve (ScriptedDesk *desk, gint64 id)
{
  gint64 *to = g_hash_table_lookup (desk->merged, &id);

  return to != NULL ? *to : id;
}

VntTicket *
scripted_desk_ticket (ScriptedDesk *desk, gint64 id)
{
  id = scripted_desk_resolve (desk, id);
  return id >= 1 && id <= desk->tickets->len ? g_ptr_array_index (desk->tickets, id - 1) : NULL;
}

/* A ticket's value is replaced, never changed: clients hold the one before. */
VntTicket *
scripted_desk_change_ticket (ScriptedDesk *desk, gint64 id)
{
  VntTicket *copy = vnt_ticket_copy (scripted_desk_ticket (desk, id));

  copy->updated = vnt_clock_now ();
  vnt_ticket_unref (g_ptr_array_index (desk->tickets, copy->id - 1));
  g_ptr_array_index (desk->tickets, copy->id - 1) = copy;

  return copy;
}

/* With @lock held. */
void
scripted_desk_set_status (ScriptedDesk *desk, gint64 id, const char *who, const char *status)
{
  VntTicket *ticket = scripted_desk_change_ticket (desk, id);
  ScriptedEntry *entry = scripted_desk_add (desk, ticket->id, VNT_MESSAGE_EVENT, who, status);

  entry->old_value = g_strdup (ticket->status);
  vnt_text_set (&ticket->status, status);
}

/* Returns: (transfer full): the number of the newest entry of the ticket */
char *
scripted_desk_version (ScriptedDesk *desk, gint64 ticket)
{
  gint64 newest = 0;

  ticket = scripted_desk_resolve (desk, ticket);
  for (guint i = 0; i < desk->entries->len; i++)
    {
      const ScriptedEntry *entry = g_ptr_array_index (desk->entries, i);

      if (scripted_desk_resolve (desk, entry->ticket) == ticket)
        newest = entry->id;
    }

  return g_strdup_printf ("%" G_GINT64_FORMAT, newest);
}

/* The client waited and heard nothing. */
void
scripted_desk_lose (ScriptedDesk *desk, GError **error)
{
  if (desk->lasts > 0)
    vnt_clock_set_for_tests (vnt_clock_now () + desk->lasts);
  g_set_error (error, VNT_ERROR, VNT_ERROR_UNCLEAR, "fault");
}
