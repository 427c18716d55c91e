/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"
#include "vnt-json.h"

static void
note_clock (VntRt *self, const VntHttpAnswer *answer)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (answer->date > 0)
    self->clock_ahead = answer->date - g_get_real_time () / G_USEC_PER_SEC;
}

static JsonObject *
read_object (
  VntRt *self, VntHttpRequest *request, char **etag, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntHttpAnswer) answer = NULL;
  g_autoptr (JsonNode) root = NULL;

  request->expect = "application/json";
  answer = vnt_rt_session_exchange (self->session, request, cancellable, error);
  if (answer == NULL)
    return NULL;
  note_clock (self, answer);
  root = vnt_json_parse (answer->body, error);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (
        error, VNT_ERROR, VNT_ERROR_PROTOCOL,
        _ ("%s gave an answer that Ventanilla does not understand. Is the address right?"),
        vnt_http_get_host (self->http));
      return NULL;
    }
  if (etag != NULL)
    *etag = g_steal_pointer (&answer->etag);

  return json_node_dup_object (root);
}

VntRt *
vnt_rt_new (const char *url)
{
  VntRt *self = g_new0 (VntRt, 1);

  self->http = vnt_http_new (url);
  self->session = vnt_rt_session_new (self->http);
  self->known = vnt_rt_known_new ();
  self->reply_marker = g_strdup ("Client-Txn");
  self->ticket_marker = g_strdup ("Client-Id");
  g_mutex_init (&self->lock);
  g_mutex_init (&self->minutes);

  return self;
}

void
vnt_rt_free (VntRt *self)
{
  if (self == NULL)
    return;

  vnt_rt_session_free (self->session);
  vnt_rt_known_free (self->known);
  g_free (self->reply_marker);
  g_free (self->ticket_marker);
  g_clear_object (&self->http);
  g_clear_pointer (&self->account, vnt_account_unref);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->minutes);
  g_free (self);
}

void
vnt_rt_set_account (VntRt *self, VntAccount *account)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->account, vnt_account_unref);
  self->account = vnt_account_ref (account);
}

/* Returns: (transfer full): who is signed in; VNT_ERROR_AUTH when nobody is */
VntAccount *
vnt_rt_account (VntRt *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->account != NULL)
    return vnt_account_ref (self->account);

  g_set_error (error, VNT_ERROR, VNT_ERROR_AUTH, _ ("Nobody is signed in to %s."),
               vnt_http_get_host (self->http));
  return NULL;
}

/* Returns: Unix seconds by the server's clock, as last heard */
gint64
vnt_rt_now (VntRt *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_get_real_time () / G_USEC_PER_SEC + self->clock_ahead;
}

/**
 * vnt_rt_get:
 * @etag: (out) (optional): the server's word for the version of the record
 *
 * Returns: (transfer full): one record
 */
JsonObject *
vnt_rt_get (VntRt *self, const char *path, char **etag, GCancellable *cancellable, GError **error)
{
  g_autofree char *whole = g_strconcat ("/REST/2.0", path, NULL);
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("GET", whole);

  return read_object (self, request, etag, cancellable, error);
}

/**
 * vnt_rt_search:
 * @collection: "/tickets" or "/transactions"
 *
 * Searches with the server's SQL-like language. By POST, for such a query can be longer than an address may be.
 *
 * Returns: (transfer full): one page of the collection
 */
JsonObject *
vnt_rt_search (VntRt *self,
               const char *collection,
               const char *const *pairs,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *path = g_strconcat ("/REST/2.0", collection, NULL);
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("POST", path);
  char *form = vnt_rt_form (pairs);

  request->body = g_bytes_new_take (form, strlen (form));
  request->content_type = g_strdup ("application/x-www-form-urlencoded");

  return read_object (self, request, NULL, cancellable, error);
}

/**
 * vnt_rt_search_json:
 * @query: a JSON array of conditions: those on one field are alternatives, those on several hold together
 *
 * Returns: (transfer full): one page of the collection
 */
JsonObject *
vnt_rt_search_json (VntRt *self,
                    const char *collection,
                    const char *query,
                    const char *const *pairs,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *form = vnt_rt_form (pairs);
  g_autofree char *path = g_strconcat ("/REST/2.0", collection, "?", form, NULL);
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("POST", path);

  request->body = g_bytes_new (query, strlen (query));
  request->content_type = g_strdup ("application/json");

  return read_object (self, request, NULL, cancellable, error);
}

/* Returns: (transfer full): name=value&… */
char *
vnt_rt_form (const char *const *pairs)
{
  GString *form = g_string_new (NULL);

  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      if (form->len > 0)
        g_string_append_c (form, '&');
      g_string_append_uri_escaped (form, pairs[i], NULL, FALSE);
      g_string_append_c (form, '=');
      g_string_append_uri_escaped (form, pairs[i + 1], NULL, FALSE);
    }

  return g_string_free (form, FALSE);
}

/* Returns: (transfer full): what was built, as text */
char *
vnt_rt_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/* Returns: (transfer full): @value between quotes for the SQL-like language */
char *
vnt_rt_quote (const char *value)
{
  GString *quoted = g_string_new ("'");

  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, '\'');

  return g_string_free (quoted, FALSE);
}

/* Returns: (transfer none) (nullable): a text, %NULL when it is empty: here the server does not tell them apart */
const char *
vnt_rt_text (JsonObject *object, const char *member)
{
  const char *text = vnt_json_string (object, member);

  return text != NULL && *text != '\0' ? text : NULL;
}

/* Returns: (transfer full): who has @role ("Requestor", "Cc", "AdminCc") in the record of a ticket */
GStrv
vnt_rt_logins (JsonObject *record, const char *role)
{
  JsonArray *people = vnt_json_array (record, role);
  g_autoptr (GStrvBuilder) logins = g_strv_builder_new ();

  for (guint i = 0; people != NULL && i < json_array_get_length (people); i++)
    {
      const char *id = vnt_rt_text (vnt_json_object_at (people, i), "id");

      if (id != NULL)
        g_strv_builder_add (logins, id);
    }

  return g_strv_builder_end (logins);
}

/* Returns: the number of what a request made, which ends its Location ("/REST/2.0/ticket/75"); 0 when it does not say */
gint64
vnt_rt_made (const VntHttpAnswer *answer)
{
  const char *number = answer->location != NULL ? strrchr (answer->location, '/') : NULL;
  gint64 id;

  if (number == NULL || !g_ascii_string_to_signed (number + 1, 10, 1, G_MAXINT64, &id, NULL))
    return 0;

  return id;
}
