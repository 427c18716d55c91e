/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-minutes.h"

#include "vnt-json.h"
#include "vnt-rt-field.h"

/* How often the sum is written again against somebody who keeps adding. */
#define TRIES 3

/* The newest change of the ticket's minutes at or after @at, which is moved behind it. */
static JsonObject *
next_change (JsonArray *items, guint *at)
{
  for (; items != NULL && *at < json_array_get_length (items); (*at)++)
    {
      JsonObject *item = vnt_json_object_at (items, *at);

      if (g_strcmp0 (vnt_rt_text (item, "Field"), "TimeWorked") == 0)
        {
          (*at)++;
          return item;
        }
    }

  return NULL;
}

/* What somebody else added to the same number that we added @minutes to: then one of the two sums was written over.
 * @sum: (out): what both make together */
static gboolean
was_written_over (JsonArray *items, const char *login, gint64 minutes, gint64 *sum)
{
  guint at = 0;
  JsonObject *ours = next_change (items, &at);
  JsonObject *theirs;
  gint64 before;

  while (ours != NULL &&
         (g_strcmp0 (vnt_rt_text (vnt_json_object (ours, "Creator"), "id"), login) != 0 ||
          vnt_json_int (ours, "NewValue", 0) - vnt_json_int (ours, "OldValue", 0) != minutes))
    ours = next_change (items, &at);
  theirs = ours != NULL ? next_change (items, &at) : NULL;
  if (theirs == NULL ||
      g_strcmp0 (vnt_rt_text (vnt_json_object (theirs, "Creator"), "id"), login) == 0)
    return FALSE;

  before = vnt_json_int (ours, "OldValue", 0);
  *sum = vnt_json_int (theirs, "NewValue", 0) + minutes;

  return vnt_json_int (theirs, "OldValue", 0) == before &&
         vnt_json_int (theirs, "NewValue", 0) != before;
}

/* Writes @sum unless as much is there already. */
static void
reach (VntRt *rt, gint64 ticket, gint64 sum, GCancellable *cancellable)
{
  for (int attempt = 0; attempt < TRIES; attempt++)
    {
      g_autofree char *etag = NULL;
      g_autofree char *present =
        vnt_rt_field_present (rt, ticket, VNT_FIELD_MINUTES, &etag, cancellable, NULL);
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, sum);

      if (present == NULL || g_ascii_strtoll (present, NULL, 10) >= sum ||
          vnt_rt_field_put (rt, ticket, VNT_FIELD_MINUTES, value, etag, cancellable, NULL))
        return;
    }
}

/**
 * vnt_rt_minutes_make_good:
 * @minutes: what was just added to the ticket
 *
 * The server's check of versions is not atomic: two programs that add at the same moment both pass it, and the sum of
 * one is lost. The history shows it as two changes from the same number. The later of the two, and only that one, writes
 * what both make together.
 */
void
vnt_rt_minutes_make_good (VntRt *rt, gint64 ticket, gint64 minutes, GCancellable *cancellable)
{
  g_autoptr (VntAccount) account = vnt_rt_account (rt, NULL);
  g_autofree char *query =
    g_strdup_printf ("TicketId = %" G_GINT64_FORMAT " AND Type = 'Set'", ticket);
  g_autoptr (JsonObject) page = NULL;
  gint64 sum;

  if (account == NULL)
    return;
  page =
    vnt_rt_search (rt, "/transactions",
                   (const char *[]){ "query", query, "fields", "Field,OldValue,NewValue,Creator",
                                     "orderby", "id", "order", "DESC", "per_page", "20", NULL },
                   cancellable, NULL);
  if (was_written_over (vnt_json_array (page, "items"), account->login, minutes, &sum))
    reach (rt, ticket, sum, cancellable);
}
