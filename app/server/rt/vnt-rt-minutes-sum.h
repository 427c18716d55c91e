/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VntRtMinutes:
 * @id: of the transaction
 * @mine: the agent made it
 * @sum: it wrote a sum: @before and @after count; else it added @taken, as a reply does
 *
 * One line of a ticket's history that says something of its minutes.
 */
typedef struct
{
  gint64 id;
  gboolean mine;
  gboolean sum;
  gint64 before;
  gint64 after;
  gint64 taken;
} VntRtMinutes;

gboolean vnt_rt_minutes_has_sum (GArray *history, gint64 since);
gboolean vnt_rt_minutes_is_doubtful (GArray *history, gboolean whole, gint64 since, gint64 minutes);
gint64 vnt_rt_minutes_missing (
  GArray *history, gboolean whole, gint64 since, gint64 minutes, gint64 present);

G_END_DECLS
