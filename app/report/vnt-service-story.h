/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-service-facts.h"
#include "vnt-service-policy.h"

G_BEGIN_DECLS

/* A stretch of a ticket's life in which nothing changed that matters to its clocks. */
typedef struct
{
  gint64 from;
  gint64 to;
  char *status;
  VntStatusClass status_class;
  VntStatusEffect effect;
  VntCalendar *calendar;
} VntStretch;

/* The requestor wrote again, and the desk answered. */
typedef struct
{
  gint64 asked;
  gint64 answered;
} VntAsked;

/**
 * VntServiceStory:
 * @stretches: (element-type VntStretch): from its creation to now, without a gap; never empty
 * @level: (nullable): what it was promised, by its level of now
 * @calendar: whose hours count now
 * @answered: when the desk first replied to the requestor, 0 when it did not or that is not known
 * @asked: when the requestor wrote what is not answered yet, or was answered last: the beginning of the last next-response
 *   segment, 0 when there is none
 * @asked_answered: when that was answered, 0 while it waits
 * @earlier: (nullable) (element-type VntAsked): the segments before that one, each of them answered
 * @owned: when somebody first owned it, 0 when nobody did or that is not known
 * @resolved: when it was last resolved, 0 while it is open
 * @partial: its beginning is not on this computer: what happened in between is not known
 *
 * A ticket's life as its clocks see it.
 */
typedef struct
{
  GPtrArray *stretches;
  const VntServiceLevel *level;
  VntCalendar *calendar;
  gint64 answered;
  gint64 asked;
  gint64 asked_answered;
  GArray *earlier;
  gint64 owned;
  gint64 resolved;
  gboolean partial;
} VntServiceStory;

VntServiceStory *vnt_service_story_new (VntServicePolicy *policy,
                                        const VntServiceFacts *facts,
                                        gint64 now);
void vnt_service_story_free (VntServiceStory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntServiceStory, vnt_service_story_free)

G_END_DECLS
