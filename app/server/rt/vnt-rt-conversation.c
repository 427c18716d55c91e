/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-conversation.h"

#include <glib/gi18n.h>

#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-rt-custom-kind.h"
#include "vnt-rt-custom.h"
#include "vnt-rt-forms.h"
#include "vnt-rt-messages.h"
#include "vnt-rt-ticket-row.h"
#include "vnt-rt-tickets.h"

static void
add_link (VntTicketDetail *detail, const char *ref, JsonObject *link)
{
  static const char *const relations[] = { "parent",         "child",     "depends-on",
                                           "depended-on-by", "refers-to", "referred-to-by" };
  const char *type = vnt_rt_text (link, "type");
  const char *id = vnt_rt_text (link, "id");
  const char *url = vnt_rt_text (link, "_url");
  g_autofree char *target = NULL;
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    known |= g_str_equal (ref, relations[i]);
  if (!known)
    return;

  if (id != NULL && (g_strcmp0 (type, "ticket") == 0 || g_strcmp0 (type, "asset") == 0))
    target = g_strconcat (type, ":", id, NULL);
  else if (url != NULL && (g_str_has_prefix (url, "http://") || g_str_has_prefix (url, "https://")))
    target = g_strdup (url);
  if (target != NULL)
    vnt_ticket_detail_add_link (detail, ref, target);
}

/* The server shows what the agent may do by the links it offers. It has none for changing fields: who may answer or
 * comment usually may, and a change that is refused is told when it is sent. */
static void
read_links (VntTicketDetail *detail, JsonObject *record)
{
  JsonArray *links = vnt_json_array (record, "_hyperlinks");

  detail->rights = VNT_RIGHT_NONE;
  for (guint i = 0; links != NULL && i < json_array_get_length (links); i++)
    {
      JsonObject *link = vnt_json_object_at (links, i);
      const char *ref = vnt_rt_text (link, "ref");

      if (ref == NULL)
        continue;
      if (g_str_equal (ref, "correspond"))
        detail->rights |= VNT_RIGHT_REPLY;
      else if (g_str_equal (ref, "comment"))
        detail->rights |= VNT_RIGHT_COMMENT;
      else if (g_str_equal (ref, "lifecycle"))
        detail->rights |= VNT_RIGHT_MODIFY;
      else
        add_link (detail, ref, link);
    }
}

static void
read_fields (VntRt *rt, VntTicketDetail *detail, JsonObject *record, GCancellable *cancellable)
{
  JsonArray *fields = vnt_json_array (record, "CustomFields");

  vnt_rt_custom_learn (rt, record);
  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    {
      JsonObject *field = vnt_json_object_at (fields, i);
      const char *name = vnt_rt_text (field, "name");
      gint64 number = vnt_json_int (field, "id", 0);
      g_auto (GStrv) texts = NULL;
      g_autoptr (VntCustomField) custom = NULL;

      /* The identity of a new ticket is nobody's to fill in. */
      if (name == NULL || g_str_equal (name, rt->ticket_marker))
        continue;
      texts = vnt_rt_custom_values (field);
      vnt_ticket_detail_add_field (detail, number, name, (const char *const *) texts);
      custom = vnt_rt_custom_kind (rt, detail->ticket, number, cancellable, NULL);
      if (custom != NULL)
        vnt_ticket_detail_set_custom (detail, custom);
    }
}

static gboolean
read_detail (VntRt *rt,
             VntConversation *conversation,
             JsonObject *record,
             const char *etag,
             GCancellable *cancellable,
             GError **error)
{
  VntTicketDetail *detail = vnt_ticket_detail_new (conversation->ticket->id);

  conversation->detail = detail;
  detail->version = g_strdup (etag);
  g_strfreev (detail->requestors);
  detail->requestors = vnt_rt_logins (record, "Requestor");
  g_strfreev (detail->cc);
  detail->cc = vnt_rt_logins (record, "Cc");
  g_strfreev (detail->admin_cc);
  detail->admin_cc = vnt_rt_logins (record, "AdminCc");
  read_links (detail, record);
  g_clear_pointer (&detail->statuses, g_strfreev);
  g_clear_pointer (&detail->service_levels, g_strfreev);
  if (!vnt_rt_forms_modify (rt, conversation->ticket, &detail->statuses, &detail->service_levels,
                            cancellable, error))
    return FALSE;
  if (g_strv_length (detail->statuses) > 1)
    detail->rights |= VNT_RIGHT_MODIFY;
  read_fields (rt, detail, record, cancellable); /* which the form described */

  return TRUE;
}

/* The record says least of people: the row comes from a search, unless lists leave the ticket out. */
static VntTicket *
fetch_row (VntRt *rt, JsonObject *record, GCancellable *cancellable, GError **error)
{
  gint64 id = vnt_json_int (record, "id", 0);
  g_autoptr (VntTicketBatch) batch = NULL;
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_ticket_unref);

  if (id <= 0)
    {
      g_set_error (
        error, VNT_ERROR, VNT_ERROR_PROTOCOL,
        _ ("%s gave an answer that Ventanilla does not understand. Is the address right?"),
        vnt_http_get_host (rt->http));
      return NULL;
    }
  if (g_strcmp0 (vnt_rt_text (record, "Status"), "deleted") != 0)
    {
      batch = vnt_rt_tickets_fetch_by_id (rt, &id, 1, cancellable, error);
      if (batch == NULL)
        return NULL;
      if (batch->tickets->len > 0)
        return vnt_ticket_ref (g_ptr_array_index (batch->tickets, 0));
    }

  g_ptr_array_add (one, vnt_rt_ticket_row (record));
  if (!vnt_rt_tickets_resolve_classes (rt, one, cancellable, error))
    return NULL;

  return vnt_ticket_ref (g_ptr_array_index (one, 0));
}

/**
 * vnt_rt_conversation_fetch:
 *
 * A ticket whole. For a ticket that was merged away this is the one it went into.
 */
VntConversation *
vnt_rt_conversation_fetch (VntRt *rt, gint64 ticket, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT, ticket);
  g_autofree char *etag = NULL;
  g_autoptr (VntConversation) conversation = vnt_conversation_new ();
  g_autoptr (JsonObject) record = vnt_rt_get (rt, path, &etag, cancellable, error);
  GPtrArray *messages;

  if (record == NULL)
    return NULL;

  conversation->ticket = fetch_row (rt, record, cancellable, error);
  if (conversation->ticket == NULL)
    return NULL;
  if (!read_detail (rt, conversation, record, etag, cancellable, error))
    return NULL;

  messages = vnt_rt_messages_fetch_ticket (rt, conversation->ticket->id, cancellable, error);
  if (messages == NULL)
    return NULL;
  g_ptr_array_unref (conversation->messages);
  conversation->messages = messages;

  return g_steal_pointer (&conversation);
}

/**
 * vnt_rt_conversation_check:
 *
 * The server's word for a version is the number of the newest entry of the history that the agent may see.
 */
gboolean
vnt_rt_conversation_check (VntRt *rt,
                           gint64 ticket,
                           const char *version,
                           gboolean *same,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *path = g_strdup_printf ("/REST/2.0/ticket/%" G_GINT64_FORMAT, ticket);
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("GET", path);
  g_autoptr (VntHttpAnswer) answer = NULL;

  request->if_none_match = g_strdup (version);
  answer = vnt_rt_session_exchange (rt->session, request, cancellable, error);
  if (answer == NULL)
    return FALSE;
  *same = answer->status == 304;

  return TRUE;
}
