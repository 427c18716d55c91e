/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-list-show.h"

#include <string.h>

#include "vnt-list-diff.h"

/* Three ways to make @shown, the keys of @model's rows, what @ids has, telling whoever watches. */

/**
 * vnt_list_show:
 * @model: a list
 * @shown: (element-type gint64): the keys of its rows
 * @ids: (element-type gint64): what they shall be
 *
 * One run after the other, so that the list is right whenever a view asks. Keep the items alive meanwhile, and one that is
 * taken out and put in again is the same.
 */
void
vnt_list_show (GListModel *model, GArray *shown, const GArray *ids)
{
  g_autoptr (GArray) runs = vnt_list_diff ((const gint64 *) (gpointer) shown->data, shown->len,
                                           (const gint64 *) (gpointer) ids->data, ids->len);

  for (guint i = 0; i < runs->len; i++)
    {
      const VntListRun *run = &g_array_index (runs, VntListRun, i);

      if (run->removed > 0)
        g_array_remove_range (shown, run->position, run->removed);
      if (run->added > 0)
        g_array_insert_vals (shown, run->position, &g_array_index (ids, gint64, run->source),
                             run->added);
      g_list_model_items_changed (model, run->position, run->removed, run->added);
    }
}

/**
 * vnt_list_show_instead:
 * @model: a list
 * @shown: (element-type gint64): the keys of its rows
 * @ids: (element-type gint64): what they shall be
 *
 * All at once. Finding what the answers to two different questions share takes longer than showing the second, and saves
 * nothing: a view takes many runs as one, and finds the rows of the items that stay by itself. Says nothing when they are equal.
 */
void
vnt_list_show_instead (GListModel *model, GArray *shown, const GArray *ids)
{
  guint removed = shown->len;

  if (removed == ids->len &&
      (removed == 0 || memcmp (shown->data, ids->data, removed * sizeof (gint64)) == 0))
    return;
  g_array_set_size (shown, 0);
  g_array_append_vals (shown, ids->data, ids->len);
  g_list_model_items_changed (model, 0, removed, ids->len);
}

/**
 * vnt_list_show_more:
 * @model: a list
 * @shown: (element-type gint64): the keys of its rows
 * @ids: (element-type gint64): what they shall be
 *
 * After the first rows, the others. Comparing would find the same, but look at every row.
 *
 * Returns: %FALSE when @ids does not begin with what is shown, and nothing was done
 */
gboolean
vnt_list_show_more (GListModel *model, GArray *shown, const GArray *ids)
{
  guint before = shown->len;

  if (before > ids->len ||
      (before > 0 && memcmp (shown->data, ids->data, before * sizeof (gint64)) != 0))
    return FALSE;

  if (ids->len > before)
    g_array_append_vals (shown, &g_array_index (ids, gint64, before), ids->len - before);
  g_list_model_items_changed (model, before, 0, ids->len - before);
  return TRUE;
}
