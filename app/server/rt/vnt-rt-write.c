/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-write.h"

#include <glib/gi18n.h>

#include "vnt-error.h"
#include "vnt-rt-article-write.h"
#include "vnt-rt-body.h"
#include "vnt-rt-create.h"
#include "vnt-rt-field.h"
#include "vnt-rt-find.h"
#include "vnt-rt-forward.h"
#include "vnt-rt-machine-write.h"

/* What the server calls what the agent writes, in JSON. Nothing here touches a custom field of the ticket: when one
 * holds a character beyond Latin-1, the server saves the message and drops the connection. */
static char *
message_json (VntRt *rt, const VntOperation *operation, gboolean marker)
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
      json_builder_set_member_name (builder, rt->reply_marker);
      json_builder_add_string_value (builder, operation->uuid);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);

  return vnt_rt_json (builder);
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
  g_autofree char *json = message_json (rt, operation, marker);
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("POST", path);
  g_autoptr (VntHttpAnswer) answer = NULL;

  request->writes = TRUE;
  request->ignore_body = TRUE;
  if (!vnt_rt_body_set (request, operation, json, error))
    return FALSE;

  answer = vnt_rt_session_exchange (rt->session, request, cancellable, error);
  if (answer == NULL)
    return FALSE;
  *transaction = vnt_rt_made (answer);
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

/* Minutes added twice look alike: the number of the last that looks so keeps this addition from being taken for a later
 * one, so without it this one is not done. */
static gboolean
number_minutes (VntRt *rt,
                const VntOperation *operation,
                gint64 *transaction,
                GCancellable *cancellable,
                GError **error)
{
  if (vnt_rt_find_change (rt, operation, transaction, cancellable, NULL))
    return TRUE;

  g_set_error (error, VNT_ERROR, VNT_ERROR_UNCLEAR,
               _ ("The change was sent to %s but could not be read back. It will be checked."),
               vnt_http_get_host (rt->http));
  return FALSE;
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
  if (operation->kind == VNT_OPERATION_ARTICLE)
    return vnt_rt_article_send (rt, operation, transaction, cancellable, error);
  if (vnt_rt_machine_has (operation))
    return vnt_rt_machine_send (rt, operation, transaction, cancellable, error);
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
      return operation->field != VNT_FIELD_MINUTES ||
             number_minutes (rt, operation, transaction, cancellable, error);
    case VNT_OPERATION_FORWARD:
      return vnt_rt_forward_send (rt, operation, transaction, cancellable, error);
    case VNT_OPERATION_CREATE:
    case VNT_OPERATION_ARTICLE:
    case VNT_OPERATION_EDIT_MACHINE:
    case VNT_OPERATION_CREATE_MACHINE:
    default:
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("This server does not know that kind of change."));
      return FALSE;
    }
}
