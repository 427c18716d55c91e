/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interface has no word for forwarding: the web form does it. */
#include "vnt-rt-forward.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"
#include "vnt-forward.h"
#include "vnt-json.h"
#include "vnt-rt-mine.h"

static void
add_field (GString *form, const char *name, const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);

  g_string_append_printf (form, "%s%s=%s", form->len > 0 ? "&" : "", name, escaped);
}

static GBytes *
make_form (const VntOperation *operation, const VntForward *forward, const char *to)
{
  GString *form = g_string_new (NULL);
  g_autofree char *ticket = g_strdup_printf ("%" G_GINT64_FORMAT, operation->ticket);
  g_autofree char *message = g_strdup_printf ("%" G_GINT64_FORMAT, forward->message);
  gboolean html = g_strcmp0 (operation->content_type, "text/html") == 0;

  add_field (form, "id", ticket);
  if (forward->message > 0)
    add_field (form, "QuoteTransaction", message);
  add_field (form, "To", to);
  add_field (form, "Subject", forward->subject);
  add_field (form, "Content", operation->content != NULL ? operation->content : "");
  add_field (form, "ContentType", html ? "text/html" : "text/plain");
  add_field (form, "Forward", "1");

  return g_string_free_to_bytes (form);
}

/* Returns: (nullable): the place of @text in @body */
static const char *
find_text (GBytes *body, const char *text)
{
  gsize size = 0;
  const char *data = body != NULL ? g_bytes_get_data (body, &size) : NULL;

  return data != NULL ? g_strstr_len (data, (gssize) size, text) : NULL;
}

static VntHttpAnswer *
post_form (VntRt *rt, GBytes *form, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("POST", "/Ticket/Forward.html");

  request->writes = TRUE;
  request->expect = "text/html";
  request->body = g_bytes_ref (form);
  request->content_type = g_strdup ("application/x-www-form-urlencoded");
  /* Forms are taken from the server's own pages only. */
  request->referer = g_strconcat (vnt_http_get_url (rt->http), "/", NULL);

  return vnt_rt_session_exchange (rt->session, request, cancellable, error);
}

/* A server that goes by another name than the one it is reached by keeps the form, and asks whether it was meant. */
static GBytes *
read_question (GBytes *page)
{
  static const char NAME[] = "CSRF_Token=";
  const char *token = find_text (page, NAME);
  gsize left =
    token != NULL
      ? (gsize) ((const char *) g_bytes_get_data (page, NULL) + g_bytes_get_size (page) - token)
      : 0;
  gsize length = strlen (NAME);

  while (length < left && length < 100 && g_ascii_isxdigit (token[length]))
    length++;

  return length > strlen (NAME) ? g_bytes_new (token, length) : NULL;
}

/* The page looks much the same either way; only history tells. */
static gboolean
explain (VntRt *rt, GBytes *page, GError **error)
{
  /* The session ended a moment ago: what was sent met the door. */
  if (find_text (page, "NoAuth/Login.html"))
    g_set_error (error, VNT_ERROR, VNT_ERROR_SERVER, _ ("%s asked to sign in again."),
                 vnt_http_get_host (rt->http));
  else if (find_text (page, "ForwardMessage"))
    g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
                 _ ("%s took none of the addresses, so nothing was forwarded."),
                 vnt_http_get_host (rt->http));
  else
    g_set_error (error, VNT_ERROR, VNT_ERROR_FORBIDDEN,
                 _ ("%s does not let you forward this ticket."), vnt_http_get_host (rt->http));

  return FALSE;
}

/**
 * vnt_rt_forward_send:
 * @transaction: (out): the record of history that it became
 *
 * Lets the server mail the ticket, or one of its messages, to people outside. See vnt_server_send().
 */
gboolean
vnt_rt_forward_send (VntRt *rt,
                     const VntOperation *operation,
                     gint64 *transaction,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (VntForward) forward = vnt_forward_read (operation->value);
  g_auto (GStrv) addresses = vnt_forward_addresses (forward->to, NULL);
  g_autofree char *to = g_strjoinv (", ", addresses);
  g_autoptr (GBytes) form = make_form (operation, forward, to);
  g_autoptr (GBytes) confirmation = NULL;
  g_autoptr (VntHttpAnswer) answer = NULL;
  gint64 before;

  if (addresses[0] == NULL)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("There is no address to forward it to."));
      return FALSE;
    }

  /* A form does not say that the session is over, nor that the ticket is out of sight; this does. */
  if (!vnt_rt_forward_find (rt, operation, &before, cancellable, error))
    return FALSE;

  answer = post_form (rt, form, cancellable, error);
  if (answer == NULL)
    return FALSE;
  confirmation = read_question (answer->body);
  if (confirmation != NULL)
    {
      g_clear_pointer (&answer, vnt_http_answer_free);
      answer = post_form (rt, confirmation, cancellable, error);
      if (answer == NULL)
        return FALSE;
    }
  if (!vnt_rt_forward_find (rt, operation, transaction, cancellable, NULL))
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_UNCLEAR,
                   _ ("%s did not confirm that it was forwarded. That will be checked before "
                      "anything is sent again."),
                   vnt_http_get_host (rt->http));
      return FALSE;
    }

  return *transaction > before || explain (rt, answer->body, error);
}

/**
 * vnt_rt_forward_find:
 * @transaction: (out): the newest record of history by which the agent forwarded this to these, 0 when there is none
 *
 * Returns: %FALSE with @error set when the server could not be read
 */
gboolean
vnt_rt_forward_find (VntRt *rt,
                     const VntOperation *operation,
                     gint64 *transaction,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (VntForward) forward = vnt_forward_read (operation->value);
  g_auto (GStrv) addresses = vnt_forward_addresses (forward->to, NULL);
  g_autofree char *to = g_strjoinv (", ", addresses);
  g_autoptr (JsonArray) recent =
    vnt_rt_mine_fetch_ticket (rt, operation,
                              "Type = 'Forward Ticket' OR Type = 'Forward Transaction'",
                              cancellable, error);

  *transaction = 0;
  if (recent == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (recent) && *transaction == 0; i++)
    {
      JsonObject *item = vnt_json_object_at (recent, i);

      if (g_strcmp0 (vnt_rt_text (item, "Data"), to) == 0 &&
          (forward->message == 0 || vnt_json_int (item, "Field", 0) == forward->message))
        *transaction = vnt_json_int (item, "id", 0);
    }

  return TRUE;
}
