/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-ids.h"

#include "vnt-ticket-headings.h"

/**
 * vnt_ticket_ids_find:
 * @ids: numbers
 * @id: one of them
 *
 * Returns: where it is, %G_MAXUINT when it is not there
 */
guint
vnt_ticket_ids_find (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return i;

  return G_MAXUINT;
}

/**
 * vnt_ticket_ids_count:
 * @ids: numbers
 *
 * Returns: how many of them are tickets
 */
guint
vnt_ticket_ids_count (GArray *ids)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    n += !vnt_ticket_headings_is (g_array_index (ids, gint64, i));

  return n;
}

/**
 * vnt_ticket_ids_still:
 * @shown: what is shown
 * @answer: what shall be
 *
 * Returns: (transfer full): what of @shown is in @answer, in the order of @shown
 */
GArray *
vnt_ticket_ids_still (GArray *shown, GArray *answer)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *still = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < answer->len; i++)
    g_hash_table_add (found, &g_array_index (answer, gint64, i));
  for (guint i = 0; i < shown->len; i++)
    {
      gint64 id = g_array_index (shown, gint64, i);

      if (g_hash_table_contains (found, &id))
        g_array_append_val (still, id);
    }

  return still;
}

/**
 * vnt_ticket_ids_pin:
 * @shown: what is shown
 * @answer: what shall be
 * @pinned: a number that keeps its place between its neighbours, 0 for none
 * @left: (out): whether it is not in @answer
 *
 * Returns: (transfer full): @answer, with @pinned in it when it is shown now
 */
GArray *
vnt_ticket_ids_pin (GArray *shown, GArray *answer, gint64 pinned, gboolean *left)
{
  guint at = pinned != 0 ? vnt_ticket_ids_find (shown, pinned) : G_MAXUINT;
  GArray *kept;
  guint place = 0;

  *left = at != G_MAXUINT && vnt_ticket_ids_find (answer, pinned) == G_MAXUINT;
  if (!*left)
    return g_array_ref (answer);

  kept = g_array_sized_new (FALSE, FALSE, sizeof (gint64), answer->len + 1);
  g_array_append_vals (kept, answer->data, answer->len);
  for (guint i = at; i > 0 && place == 0; i--)
    place = vnt_ticket_ids_find (answer, g_array_index (shown, gint64, i - 1)) + 1;
  g_array_insert_val (kept, place, pinned);

  return kept;
}
