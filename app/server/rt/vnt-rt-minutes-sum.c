/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sum that was written over others' minutes took from them, told from the history alone. Pure. */
#include "vnt-rt-minutes-sum.h"

#define AT(history, i) (&g_array_index (history, VntRtMinutes, i))

static gboolean
is_mine (GArray *history, guint at)
{
  return AT (history, at)->mine && AT (history, at)->sum;
}

static gint64
added_by (GArray *history, guint at)
{
  return AT (history, at)->after - AT (history, at)->before;
}

/* Returns: the agent's first sum after the line @since; where that is 0, the last that added @minutes; the number of lines
 * when there is none */
static guint
find_mine (GArray *history, gint64 since, gint64 minutes)
{
  if (since == 0)
    for (guint i = history->len; i > 0; i--)
      if (is_mine (history, i - 1) && added_by (history, i - 1) == minutes)
        return i - 1;

  for (guint i = 0; since > 0 && i < history->len; i++)
    if (is_mine (history, i) && AT (history, i)->id > since)
      return i;

  return history->len;
}

/* How much less than what was there the sum at @at was made from. The server may have had more by then than its history
 * says: it writes first, and then the line. */
static gint64
overlooked (GArray *history, gboolean whole, guint at, gint64 minutes)
{
  const VntRtMinutes *sum = AT (history, at);
  gint64 there = 0;
  guint i = at;

  while (i > 0 && !AT (history, i - 1)->sum)
    there += AT (history, --i)->taken;
  if (i > 0)
    there += AT (history, i - 1)->after;
  else if (!whole)
    there = 0;

  return MAX (MAX (there, sum->before) - (sum->after - minutes), 0);
}

/* What was overlooked is lost unless it came in the moment between the sum and its line in the history: then it was added
 * to the sum, as whoever read it next saw. @next: (out): the agent's own next sum, or the number of lines */
static gint64
lost (GArray *history, gboolean whole, guint at, gint64 minutes, gint64 present, guint *next)
{
  gint64 most = overlooked (history, whole, at, minutes);
  gint64 all = AT (history, at)->after + most;
  guint i = at + 1;

  while (i < history->len && !AT (history, i)->sum)
    all += AT (history, i++)->taken;
  if (i < history->len)
    present = AT (history, i)->before;
  while (i < history->len && !is_mine (history, i))
    i++;
  *next = i;

  return CLAMP (all - present, 0, most);
}

/**
 * vnt_rt_minutes_has_sum:
 * @history: (element-type VntRtMinutes): in order, oldest first
 *
 * A sum that is what is there already is not written, and leaves no line.
 *
 * Returns: whether the agent wrote one after the line @since
 */
gboolean
vnt_rt_minutes_has_sum (GArray *history, gint64 since)
{
  return find_mine (history, MAX (since, 1), 0) < history->len;
}

/**
 * vnt_rt_minutes_is_doubtful:
 * @history: (element-type VntRtMinutes): in order, oldest first
 * @whole: it goes back to the beginning of the ticket
 * @since: the line after which the agent wrote the sum, 0 when that is not known
 * @minutes: what the agent added by it
 *
 * Returns: whether that sum, or one that made it good, may have been written over somebody's minutes
 */
gboolean
vnt_rt_minutes_is_doubtful (GArray *history, gboolean whole, gint64 since, gint64 minutes)
{
  guint first = find_mine (history, since, minutes);

  for (guint i = first; i < history->len; i++)
    if (is_mine (history, i) &&
        overlooked (history, whole, i, i == first ? minutes : added_by (history, i)) > 0)
      return TRUE;

  return FALSE;
}

/**
 * vnt_rt_minutes_missing:
 * @history: (element-type VntRtMinutes): in order, oldest first
 * @whole: it goes back to the beginning of the ticket
 * @since: the line after which the agent wrote the sum, 0 when that is not known
 * @minutes: what the agent added by it
 * @present: the ticket's minutes at the end of @history
 *
 * Returns: how many minutes of others the agent's sum took away that were not added again
 */
gint64
vnt_rt_minutes_missing (
  GArray *history, gboolean whole, gint64 since, gint64 minutes, gint64 present)
{
  guint at = find_mine (history, since, minutes);
  gint64 missing = 0;

  while (at < history->len)
    {
      guint next;

      missing = lost (history, whole, at, minutes, present, &next);
      if (missing == 0 || next == history->len || added_by (history, next) != missing)
        return missing;
      /* This made it good, and may itself have been written over others'. */
      at = next;
      minutes = missing;
    }

  return missing;
}
