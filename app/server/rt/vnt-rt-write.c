/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-write.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"
#include "vnt-rt-create.h"
#include "vnt-rt-field.h"
#include "vnt-rt-find.h"
#include "vnt-rt-minutes.h"

/* What the server calls what the agent writes, in JSON. Nothing here touches a custom field of the ticket: when one
 * holds a character beyond Latin-1, the server saves the message and drops the connection. */
static char *
message_json (const VntOperation *operation, gboolean marker)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "Content");
  json_builder_add_string_value (builder, operation->content != NULL ? operation->content : "");
  json_builder_set_member_name (builder, "ContentType");
  json_builder_add_string_value (builder, g_strcmp0 (operation->content_type, "text/html") == 0
                                            ? "text/html"
                                            : "text/plain");
  if (operation->minutes > 0)
    {
      g_autofree char *minutes = g_strdup_printf ("%d", operation->minutes);

      json_builder_set_member_name (builder, "TimeTaken");
      json_builder_add_string_value (builder, minutes);
    }
  if (marker)
    {
      json_builder_set_member_name (builder, "TxnCustomFields");
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "Client-Txn");
      json_builder_add_string_value (builder, operation->uuid);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);

  return vnt_rt_json (builder);
}

static void
append_text (GByteArray *body, const char *text)
{
  g_byte_array_append (body, (const guint8 *) text, strlen (text));
}

/* A name between quotes in a header: whatever would end it is replaced. Raw UTF-8 is what the server reads right. */
static char *
header_safe (const char *text)
{
  char *safe = g_utf8_make_valid (text, -1);

  for (char *p = safe; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7f || *p == '"' || *p == '\\')
      *p = '_';

  return safe;
}

static gboolean
append_file (GByteArray *body, const char *boundary, const VntFile *file, GError **error)
{
  g_autofree char *name = header_safe (file->name);
  g_autofree char *type =
    header_safe (file->content_type != NULL ? file->content_type : "application/octet-stream");
  g_autofree char *head = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GError) local = NULL;
  gsize size;

  if (!g_file_get_contents (file->path, &content, &size, &local))
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE,
                   _ ("The file “%s” could not be read, so nothing was sent: %s"), file->name,
                   local->message);
      return FALSE;
    }

  head = g_strdup_printf (
    "--%s\r\nContent-Disposition: form-data; name=\"Attachments\"; filename=\"%s\"\r\n"
    "Content-Type: %s\r\n\r\n",
    boundary, name, type);
  append_text (body, head);
  g_byte_array_append (body, (const guint8 *) content, size);
  append_text (body, "\r\n");

  return TRUE;
}

/* JSON alone would lose names of files that are not ASCII. */
static gboolean
set_multipart (VntHttpRequest *request,
               const VntOperation *operation,
               const char *json,
               GError **error)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree char *boundary = g_strdup_printf ("ventanilla-%08x%08x%08x%08x", g_random_int (),
                                               g_random_int (), g_random_int (), g_random_int ());
  g_autofree char *head =
    g_strdup_printf ("--%s\r\nContent-Disposition: form-data; name=\"JSON\"\r\n"
                     "Content-Type: application/json\r\n\r\n%s\r\n",
                     boundary, json);
  g_autofree char *tail = g_strdup_printf ("--%s--\r\n", boundary);

  append_text (body, head);
  for (guint i = 0; i < operation->files->len; i++)
    if (!append_file (body, boundary, g_ptr_array_index (operation->files, i), error))
      return FALSE;
  append_text (body, tail);

  request->body = g_byte_array_free_to_bytes (g_steal_pointer (&body));
  request->content_type = g_strdup_printf ("multipart/form-data; boundary=%s", boundary);

  return TRUE;
}

/**
 * vnt_rt_write_set_body:
 * @json: what is said
 *
 * Fills the request with @json and the files of @operation. Fails with VNT_ERROR_STORAGE when one cannot be read.
 */
gboolean
vnt_rt_write_set_body (VntHttpRequest *request,
                       const VntOperation *operation,
                       const char *json,
                       GError **error)
{
  if (operation->files->len > 0)
    return set_multipart (request, operation, json, error);

  request->body = g_bytes_new (json, strlen (json));
  request->content_type = g_strdup ("application/json");
  return TRUE;
}

/* "/REST/2.0/transaction/75" */
static gint64
transaction_of (const VntHttpAnswer *answer)
{
  const char *number = answer->location != NULL ? strrchr (answer->location, '/') : NULL;
  gint64 id;

  if (number == NULL || !g_ascii_string_to_signed (number + 1, 10, 1, G_MAXINT64, &id, NULL))
    return 0;

  return id;
}

/* The body of the answer is not even UTF-8; status and place tell all. */
static gboolean
send_message (VntRt *rt,
              const VntOperation *operation,
              gboolean marker,
              gint64 *transaction,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *path =
    g_strdup_printf ("/REST/2.0/ticket/%" G_GINT64_FORMAT "/%s", operation->ticket,
                     operation->kind == VNT_OPERATION_REPLY ? "correspond" : "comment");
  g_autofree char *json = message_json (operation, marker);
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("POST", path);
  g_autoptr (VntHttpAnswer) answer = NULL;

  request->writes = TRUE;
  request->ignore_body = TRUE;
  if (!vnt_rt_write_set_body (request, operation, json, error))
    return FALSE;

  answer = vnt_rt_session_exchange (rt->session, request, cancellable, error);
  if (answer == NULL)
    return FALSE;
  *transaction = transaction_of (answer);
  if (answer->status != 201 || *transaction == 0)
    {
      g_set_error (
        error, VNT_ERROR, VNT_ERROR_UNCLEAR,
        _ ("%s did not confirm the message. Whether it arrived will be checked before anything is "
           "sent again."),
        vnt_http_get_host (rt->http));
      return FALSE;
    }

  return TRUE;
}

/**
 * vnt_rt_write_send:
 *
 * Makes one change. See vnt_server_send().
 */
gboolean
vnt_rt_write_send (VntRt *rt,
                   const VntOperation *operation,
                   gboolean marker,
                   gint64 *transaction,
                   GCancellable *cancellable,
                   GError **error)
{
  *transaction = 0;
  if (operation->kind == VNT_OPERATION_CREATE)
    return vnt_rt_create_send (rt, operation, transaction, cancellable, error);
  if (operation->ticket <= 0)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("The ticket is not on the server yet."));
      return FALSE;
    }

  switch (operation->kind)
    {
    case VNT_OPERATION_REPLY:
    case VNT_OPERATION_COMMENT:
      return send_message (rt, operation, marker, transaction, cancellable, error);
    case VNT_OPERATION_SET_FIELD:
      if (!vnt_rt_field_send (rt, operation, cancellable, error))
        return FALSE;
      /* Minutes added twice look alike: its number keeps this addition from being taken for a later one. */
      if (operation->field == VNT_FIELD_MINUTES && operation->value != NULL)
        {
          vnt_rt_find_change (rt, operation, transaction, cancellable, NULL);
          vnt_rt_minutes_make_good (rt, operation->ticket,
                                    g_ascii_strtoll (operation->value, NULL, 10), cancellable);
        }
      return TRUE;
    case VNT_OPERATION_CREATE:
    default:
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("This server does not know that kind of change."));
      return FALSE;
    }
}
