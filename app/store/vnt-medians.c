/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a ticket of a queue takes. */
#include "vnt-medians.h"

#include <stdlib.h>

/* Of so many closed tickets the median is taken: the last ones of a queue. */
#define HANDLED 101

static int
compare_minutes (const void *a, const void *b)
{
  const gint64 *one = a;
  const gint64 *other = b;

  return (*one > *other) - (*one < *other);
}

/* 0 when nobody wrote down any time */
static gboolean
read_median (VntDb *db, gint64 queue, gint64 *minutes, GError **error)
{
  gint64 some[HANDLED];
  guint n = 0;
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT minutes_worked FROM ticket WHERE status_class = 3"
                   " AND minutes_worked > 0 AND queue = ? ORDER BY resolved DESC LIMIT 101",
                   VNT_INT (queue));

  G_STATIC_ASSERT (HANDLED == 101);
  if (rows == NULL)
    return FALSE;
  while (n < HANDLED && vnt_rows_next (rows))
    some[n++] = vnt_rows_int (rows, 0);
  if (n < HANDLED && !vnt_rows_done (rows, error))
    return FALSE;

  qsort (some, n, sizeof *some, compare_minutes);
  *minutes = n > 0 ? some[n / 2] : 0;

  return TRUE;
}

/* queue → its median: each is read once */
GHashTable *
vnt_medians_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * vnt_medians_find:
 * @medians: what was found already
 * @queue: number of a queue
 * @median: (out): minutes that were booked on a ticket, at the median of those closed last; 0 when nobody wrote down any time
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_medians_find (GHashTable *medians, VntDb *db, gint64 queue, gint64 *median, GError **error)
{
  gint64 *known = g_hash_table_lookup (medians, &queue);

  if (known == NULL)
    {
      gint64 *key = g_new (gint64, 1);

      known = g_new (gint64, 1);
      *key = queue;
      if (!read_median (db, queue, known, error))
        {
          g_free (key);
          g_free (known);
          return FALSE;
        }
      g_hash_table_insert (medians, key, known);
    }
  *median = *known;

  return TRUE;
}
