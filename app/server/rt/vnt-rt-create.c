/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New tickets: made in one request, and found again when nobody knows whether that request arrived. */
#include "vnt-rt-create.h"

#include <glib/gi18n.h>

#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-new-ticket.h"
#include "vnt-rt-body.h"
#include "vnt-rt-messages.h"
#include "vnt-rt-mine.h"

/* The server cuts long subjects off, somewhere after as many characters. */
#define LONG_SUBJECT 150

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_requestors (JsonBuilder *builder, const VntNewTicket *made)
{
  json_builder_set_member_name (builder, "Requestor");
  json_builder_begin_array (builder);
  for (guint i = 0; i < made->requestors->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (made->requestors, i));
  json_builder_end_array (builder);
}

static void
add_details (JsonBuilder *builder, const VntNewTicket *made, int minutes)
{
  g_autofree char *queue = g_strdup_printf ("%" G_GINT64_FORMAT, made->queue);
  g_autofree char *worked = minutes > 0 ? g_strdup_printf ("%d", minutes) : NULL;
  g_autoptr (GDateTime) due = made->due > 0 ? g_date_time_new_from_unix_utc (made->due) : NULL;
  g_autofree char *written = due != NULL ? g_date_time_format (due, "%Y-%m-%d %H:%M:%S") : NULL;

  add_text (builder, "Queue", queue);
  add_text (builder, "Subject", made->subject);
  add_text (builder, "Owner", made->owner);
  add_text (builder, "Status", made->status);
  add_text (builder, "Priority", made->priority);
  add_text (builder, "Due", written);
  add_text (builder, "TimeWorked", worked);
}

static char *
ticket_json (VntRt *rt, const VntOperation *operation)
{
  g_autoptr (VntNewTicket) made = vnt_new_ticket_read (operation->value, NULL);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_details (builder, made, operation->minutes);
  add_requestors (builder, made);
  json_builder_set_member_name (builder, "Content");
  json_builder_add_string_value (builder, operation->content != NULL ? operation->content : "");
  json_builder_set_member_name (builder, "ContentType");
  json_builder_add_string_value (builder, "text/plain");
  json_builder_set_member_name (builder, "CustomFields");
  json_builder_begin_object (builder);
  if (*rt->ticket_marker != '\0')
    add_text (builder, rt->ticket_marker, operation->uuid);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return vnt_rt_json (builder);
}

/**
 * vnt_rt_create_send:
 * @ticket: (out): its number
 *
 * Makes a new ticket. See vnt_server_send().
 */
gboolean
vnt_rt_create_send (VntRt *rt,
                    const VntOperation *operation,
                    gint64 *ticket,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("POST", "/REST/2.0/ticket");
  g_autoptr (VntHttpAnswer) answer = NULL;
  g_autofree char *json = ticket_json (rt, operation);

  request->writes = TRUE;
  request->ignore_body = TRUE;
  if (!vnt_rt_body_set (request, operation, json, error))
    return FALSE;
  answer = vnt_rt_session_exchange (rt->session, request, cancellable, error);
  if (answer == NULL)
    return FALSE;

  *ticket = vnt_rt_made (answer);
  if (answer->status == 201 && *ticket > 0)
    return TRUE;

  *ticket = 0;
  g_set_error (
    error, VNT_ERROR, VNT_ERROR_UNCLEAR,
    _ ("%s did not confirm the new ticket. Whether it arrived will be checked before anything is "
       "sent again."),
    vnt_http_get_host (rt->http));
  return FALSE;
}

/* Where there is no such field the search finds nothing, or is refused: neither says anything. */
static gboolean
find_identity (VntRt *rt,
               const VntOperation *operation,
               gint64 *ticket,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *uuid = vnt_rt_quote (operation->uuid);
  g_autofree char *query = g_strconcat ("CF.{", rt->ticket_marker, "} = ", uuid, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonObject) page =
    vnt_rt_search (rt, "/tickets",
                   (const char *[]){ "query", query, "fields", "Subject", "orderby", "id",
                                     "per_page", "1", NULL },
                   cancellable, &local);

  if (page != NULL)
    *ticket = vnt_json_int (vnt_json_object_at (vnt_json_array (page, "items"), 0), "id", 0);
  if (page != NULL || g_error_matches (local, VNT_ERROR, VNT_ERROR_REFUSED) ||
      g_error_matches (local, VNT_ERROR, VNT_ERROR_INVALID))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The subject the ticket was made with: @transaction, which made it, keeps it whatever became of the ticket since. */
static gboolean
first_subject (
  VntRt *rt, gint64 transaction, char **subject, GCancellable *cancellable, GError **error)
{
  g_autofree char *query =
    g_strdup_printf ("[{\"field\":\"TransactionId\",\"value\":%" G_GINT64_FORMAT "}]", transaction);
  g_autoptr (JsonObject) page =
    vnt_rt_search_json (rt, "/attachments", query,
                        (const char *[]){ "fields", "Subject", "orderby", "id", NULL }, cancellable,
                        error);

  if (page == NULL)
    return FALSE;
  *subject =
    g_strdup (vnt_rt_text (vnt_json_object_at (vnt_json_array (page, "items"), 0), "Subject"));

  return TRUE;
}

static gboolean
is_subject (const char *there, const char *wanted)
{
  return *wanted == '\0' || g_str_equal (there, wanted) ||
         (g_utf8_strlen (there, -1) > LONG_SUBJECT && g_str_has_prefix (wanted, there));
}

/* Whether the ticket that @message opened was made with the subject of @operation, and has no identity, or its own.
 * Somebody may have changed the subject since, or merged it into another. */
static gboolean
may_be (VntRt *rt,
        const VntOperation *operation,
        const VntMessage *message,
        gboolean *possible,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (VntNewTicket) made = vnt_new_ticket_read (operation->value, NULL);
  g_autofree char *path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT, message->ticket);
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonObject) record = vnt_rt_get (rt, path, NULL, cancellable, &local);
  g_autofree char *wanted = vnt_rt_mine_normalize (made->subject);
  g_autofree char *first = NULL;
  g_autofree char *subject = NULL;

  *possible = FALSE;
  if (record == NULL && !g_error_matches (local, VNT_ERROR, VNT_ERROR_NOT_FOUND) &&
      !g_error_matches (local, VNT_ERROR, VNT_ERROR_FORBIDDEN))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (vnt_json_int (record, "id", 0) == message->ticket &&
      vnt_rt_mine_is_of_another (record, rt->ticket_marker, operation->uuid))
    return TRUE;
  if (!first_subject (rt, message->id, &first, cancellable, error))
    return FALSE;

  subject = vnt_rt_mine_normalize (first);
  *possible = is_subject (subject, wanted);
  return TRUE;
}

/* The newest ticket of the agent with this subject and text that is not older than the attempt. */
static gboolean
find_content (VntRt *rt,
              const VntOperation *operation,
              gint64 *ticket,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (JsonArray) recent = vnt_rt_mine_fetch (rt, operation, "ObjectType = 'RT::Ticket'",
                                                    "Type = 'Create'", cancellable, error);
  g_autoptr (GPtrArray) messages =
    recent != NULL ? vnt_rt_messages_read (rt, recent, 0, cancellable, error) : NULL;
  g_autofree char *wanted = vnt_rt_mine_normalize (operation->content);

  if (messages == NULL)
    return FALSE;
  for (guint i = 0; i < messages->len && *ticket == 0; i++)
    {
      const VntMessage *message = g_ptr_array_index (messages, i);
      g_autofree char *body = vnt_rt_mine_normalize (message->body);
      gboolean possible;

      if (!g_str_equal (body, wanted))
        continue;
      if (!may_be (rt, operation, message, &possible, cancellable, error))
        return FALSE;
      if (possible)
        *ticket = message->ticket;
    }

  return TRUE;
}

/**
 * vnt_rt_create_find:
 * @ticket: (out): the ticket @operation became, 0 when there is none
 *
 * Looks once: by identity, then by author, time, subject and text.
 *
 * Returns: %FALSE with @error set when the server could not be read
 */
gboolean
vnt_rt_create_find (VntRt *rt,
                    const VntOperation *operation,
                    gint64 *ticket,
                    GCancellable *cancellable,
                    GError **error)
{
  *ticket = 0;
  if (!find_identity (rt, operation, ticket, cancellable, error))
    return FALSE;

  return *ticket > 0 || find_content (rt, operation, ticket, cancellable, error);
}

/**
 * vnt_rt_create_would_be_seen:
 * @seen: (out): whether the agent sees any ticket of the queue that @operation makes one in
 *
 * Who may make tickets in a queue need not be allowed to see any there: then the server says of what was made that it is
 * not there.
 *
 * Returns: %FALSE with @error set when the server could not be read
 */
gboolean
vnt_rt_create_would_be_seen (VntRt *rt,
                             const VntOperation *operation,
                             gboolean *seen,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (VntNewTicket) made = vnt_new_ticket_read (operation->value, NULL);
  g_autofree char *query = g_strdup_printf ("Queue = %" G_GINT64_FORMAT, made->queue);
  g_autoptr (JsonObject) page =
    vnt_rt_search (rt, "/tickets",
                   (const char *[]){ "query", query, "fields", "Queue", "orderby", "id", "order",
                                     "DESC", "per_page", "100", NULL },
                   cancellable, error);
  JsonArray *items = page != NULL ? vnt_json_array (page, "items") : NULL;

  *seen = items != NULL && json_array_get_length (items) > 0;
  return page != NULL;
}
