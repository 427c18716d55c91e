/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-service-facts.h"
#include "vnt-service-policy.h"
#include "vnt-service-story.h"

G_BEGIN_DECLS

GPtrArray *vnt_service_times (VntServicePolicy *policy,
                              const VntServiceFacts *facts,
                              gint64 now,
                              gboolean with_segments);
GPtrArray *vnt_service_times_tell (VntServicePolicy *policy,
                                   const VntServiceFacts *facts,
                                   const VntServiceStory *story,
                                   gint64 now);
GPtrArray *vnt_service_times_earlier (VntServicePolicy *policy,
                                      const VntServiceStory *story,
                                      gint64 now);
void vnt_service_times_row (VntServicePolicy *policy,
                            const VntServiceFacts *facts,
                            gint64 now,
                            VntRowClock *row);

G_END_DECLS
