/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-service-facts.h"
#include "vnt-service-story.h"
#include "vnt-service-times.h"

G_BEGIN_DECLS

/**
 * VntReportLife:
 * @facts: what is known of it
 * @story: its life as its clocks see it
 * @clocks: (element-type VntServiceClock)
 * @earlier: (nullable) (element-type VntServiceClock): of the answers before the last one
 * @closed: when it was closed for the first time, 0 when it never was
 * @came_back: when it was opened again after that, 0 when it was not
 * @answers: of the desk, until then
 * @moves: to another queue
 * @moved: when it was for the first time
 * @supplier: working seconds others had it
 * @mark: what its requestor gave, 1 to 5; 0 for none, below 0 when that is not known
 *
 * A ticket's life as a report sees it. Borrowed values.
 */
typedef struct
{
  const VntServiceFacts *facts;
  const VntServiceStory *story;
  GPtrArray *clocks;
  GPtrArray *earlier;
  gint64 closed;
  gint64 came_back;
  guint answers;
  guint moves;
  gint64 moved;
  gint64 supplier;
  int mark;
} VntReportLife;

void vnt_report_life_tell (VntReportLife *life);
/* Of the stretch of that number: */
gboolean vnt_report_life_is_closed (const VntServiceStory *story, guint i);
gint64 vnt_report_life_begin_of (const VntServiceStory *story, guint i);

gboolean vnt_report_life_is_open_at (const VntServiceStory *story,
                                     const VntTicket *ticket,
                                     gint64 when);
gboolean vnt_report_life_is_at_supplier (const VntServiceStory *story);

G_END_DECLS
