/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the agent did lately, as the server tells it, to find out what arrived. */
#include "vnt-rt-mine.h"

#include "vnt-json.h"
#include "vnt-rt-messages.h"

/* How far the clocks of laptop and server may differ beyond what the last answer told. */
#define CLOCK_SLACK 120

/* Numbers only grow, so what comes after the newest one known before the attempt needs no clock. Where none was known the
 * clocks have to do, with the difference between the two that the last answer told. */
static gboolean
is_since (VntRt *rt, const VntOperation *operation, JsonObject *item)
{
  gint64 ahead = vnt_rt_now (rt) - g_get_real_time () / G_USEC_PER_SEC;

  if (operation->floor > 0)
    return vnt_json_int (item, "id", 0) > operation->floor;

  return vnt_json_time (item, "Created") >= operation->attempted + ahead - CLOCK_SLACK;
}

/**
 * vnt_rt_mine_fetch:
 * @where: which objects' history
 * @types: which kinds of entries
 *
 * Returns: (transfer full): what the agent did there, newest first, since the attempt
 */
JsonArray *
vnt_rt_mine_fetch (VntRt *rt,
                   const VntOperation *operation,
                   const char *where,
                   const char *types,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (VntAccount) account = vnt_rt_account (rt, error);
  g_autoptr (JsonObject) page = NULL;
  g_autofree char *login = NULL;
  g_autofree char *query = NULL;
  JsonArray *items, *recent;

  if (account == NULL)
    return NULL;

  login = vnt_rt_quote (account->login);
  query = g_strdup_printf ("%s AND Creator = %s AND (%s)", where, login, types);
  page = vnt_rt_search (rt, "/transactions",
                        (const char *[]){ "query", query, "fields",
                                          VNT_RT_TRANSACTION_FIELDS ",CustomFields", "orderby",
                                          "id", "order", "DESC", "per_page", "100", NULL },
                        cancellable, error);
  if (page == NULL)
    return NULL;

  items = vnt_json_array (page, "items");
  recent = json_array_new ();
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    if (is_since (rt, operation, vnt_json_object_at (items, i)))
      json_array_add_element (recent, json_array_dup_element (items, i));

  return recent;
}

/* A merged ticket's history goes on in the one it went into. */
static gint64
present_id (VntRt *rt, gint64 ticket, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT, ticket);
  g_autoptr (JsonObject) record = vnt_rt_get (rt, path, NULL, cancellable, error);

  return record != NULL ? vnt_json_int (record, "id", ticket) : 0;
}

/**
 * vnt_rt_mine_fetch_ticket:
 * @types: which kinds of entries
 *
 * Returns: (transfer full): what the agent did to the operation's ticket, newest first, since the attempt; %NULL with
 *   @error set when the server could not be read
 */
JsonArray *
vnt_rt_mine_fetch_ticket (VntRt *rt,
                          const VntOperation *operation,
                          const char *types,
                          GCancellable *cancellable,
                          GError **error)
{
  gint64 ticket = present_id (rt, operation->ticket, cancellable, error);
  g_autofree char *where = g_strdup_printf ("TicketId = %" G_GINT64_FORMAT, ticket);

  return ticket != 0 ? vnt_rt_mine_fetch (rt, operation, where, types, cancellable, error) : NULL;
}

/**
 * vnt_rt_mine_normalize:
 * @text: (nullable): a text
 *
 * Servers change line ends, drop space at the end, and add breaks.
 *
 * Returns: (transfer full): what stays the same in spite of that
 */
char *
vnt_rt_mine_normalize (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " \t\r\n\f\v", -1);
  GString *result = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        if (result->len > 0)
          g_string_append_c (result, ' ');
        g_string_append (result, words[i]);
      }

  return g_string_free (result, FALSE);
}

/**
 * vnt_rt_mine_is_of_another:
 * @item: a transaction or a ticket, with its custom fields
 * @identity: the custom field that holds an identity
 * @uuid: an operation's
 *
 * Returns: %TRUE if it carries the identity of another operation
 */
gboolean
vnt_rt_mine_is_of_another (JsonObject *item, const char *identity, const char *uuid)
{
  JsonArray *fields = vnt_json_array (item, "CustomFields");

  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    {
      JsonObject *field = vnt_json_object_at (fields, i);
      const char *value = vnt_json_string_at (vnt_json_array (field, "values"), 0);

      if (g_strcmp0 (vnt_json_string (field, "name"), identity) == 0 && value != NULL &&
          *value != '\0' && !g_str_equal (value, uuid))
        return TRUE;
    }

  return FALSE;
}
