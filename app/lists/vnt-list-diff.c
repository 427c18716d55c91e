/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-list-diff.h"

/* More runs than this cost a view more than showing the changed stretch anew. */
#define MAX_RUNS 200

#define NOWHERE G_MAXUINT

typedef struct
{
  const gint64 *before;
  guint n_before;
  const gint64 *after;
  guint n_after;
  guint *target; /* of each entry of before: its place in after, or NOWHERE */
  gboolean *keeps; /* of each entry of before: it stays where it is */
  gboolean *comes; /* of each entry of after: it is put in */
} Diff;

static void
find_targets (Diff *diff)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < diff->n_after; i++)
    g_hash_table_insert (places, (gpointer) &diff->after[i], GUINT_TO_POINTER (i + 1));

  for (guint i = 0; i < diff->n_before; i++)
    {
      gpointer place = g_hash_table_lookup (places, &diff->before[i]);

      diff->target[i] = place != NULL ? GPOINTER_TO_UINT (place) - 1 : NOWHERE;
    }
}

/* The longest rising sequence of targets: the most rows that can stay while the others move around them. */
static void
find_keepers (Diff *diff)
{
  g_autofree guint *ends =
    g_new (guint, diff->n_before + 1); /* last entry of a sequence of each length */
  g_autofree guint *previous = g_new (guint, diff->n_before + 1);
  guint length = 0;

  for (guint i = 0; i < diff->n_before; i++)
    {
      guint low = 0;
      guint high = length;

      if (diff->target[i] == NOWHERE)
        continue;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (diff->target[ends[middle]] < diff->target[i])
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? ends[low - 1] : NOWHERE;
      ends[low] = i;
      length = MAX (length, low + 1);
    }

  for (guint i = length > 0 ? ends[length - 1] : NOWHERE; i != NOWHERE; i = previous[i])
    {
      diff->keeps[i] = TRUE;
      diff->comes[diff->target[i]] = FALSE;
    }
}

/* From the end, so that the places before a run are still those of the old list. */
static void
add_removals (const Diff *diff, guint offset, GArray *runs)
{
  for (guint end = diff->n_before; end > 0;)
    {
      guint start = end;

      while (start > 0 && !diff->keeps[start - 1])
        start--;
      if (start < end)
        {
          VntListRun run = { offset + start, end - start, 0, 0 };

          g_array_append_val (runs, run);
        }
      end = start > 0 ? start - 1 : 0;
    }
}

static void
add_insertions (const Diff *diff, guint offset, GArray *runs)
{
  for (guint start = 0; start < diff->n_after;)
    {
      guint end = start;

      while (end < diff->n_after && diff->comes[end])
        end++;
      if (end > start)
        {
          VntListRun run = { offset + start, 0, end - start, offset + start };

          g_array_append_val (runs, run);
        }
      start = end + 1;
    }
}

/**
 * vnt_list_diff:
 * @before: (array length=n_before): ids of a list, each once
 * @n_before: how many
 * @after: (array length=n_after): ids as they shall be, each once
 * @n_after: how many
 *
 * Finds what to take out and to put in, one after the other, so that @before becomes @after. An id that only moved is
 * taken out and put in; as few as possible are. What is the same at both ends is not touched.
 *
 * Returns: (transfer full) (element-type VntListRun): changes, in the order they are to be made
 */
GArray *
vnt_list_diff (const gint64 *before, guint n_before, const gint64 *after, guint n_after)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (VntListRun));
  guint shared = MIN (n_before, n_after);
  guint head = 0;
  guint tail = 0;
  Diff diff;

  while (head < shared && before[head] == after[head])
    head++;
  while (tail < shared - head && before[n_before - 1 - tail] == after[n_after - 1 - tail])
    tail++;

  diff.before = before + head;
  diff.n_before = n_before - head - tail;
  diff.after = after + head;
  diff.n_after = n_after - head - tail;
  if (diff.n_before == 0 && diff.n_after == 0)
    return runs;

  diff.target = g_new (guint, diff.n_before + 1);
  diff.keeps = g_new0 (gboolean, diff.n_before + 1);
  diff.comes = g_new (gboolean, diff.n_after + 1);
  for (guint i = 0; i < diff.n_after; i++)
    diff.comes[i] = TRUE;

  find_targets (&diff);
  find_keepers (&diff);
  add_removals (&diff, head, runs);
  add_insertions (&diff, head, runs);

  if (runs->len > MAX_RUNS)
    {
      VntListRun all = { head, diff.n_before, diff.n_after, head };

      g_array_set_size (runs, 0);
      g_array_append_val (runs, all);
    }

  g_free (diff.target);
  g_free (diff.keeps);
  g_free (diff.comes);

  return runs;
}
