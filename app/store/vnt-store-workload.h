/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-store.h"
#include "vnt-workload.h"

G_BEGIN_DECLS

/**
 * VntWorkloadMoments:
 * @now: Unix seconds
 * @midnight: when today began
 * @since: from when on what was closed counts
 * @ages: from when on a ticket is of an age or younger
 *
 * What the figures of a workload are counted by.
 */
typedef struct
{
  gint64 now;
  gint64 midnight;
  gint64 since;
  gint64 ages[VNT_LOAD_AGES - 1];
} VntWorkloadMoments;

VntWorkload *vnt_store_read_workload (VntStore *self,
                                      const VntWorkloadMoments *moments,
                                      GError **error);
GArray *vnt_store_list_load (VntStore *self,
                             const VntWorkloadMoments *moments,
                             VntLoadOf of,
                             const char *key,
                             VntLoadFigure figure,
                             GError **error);
gboolean vnt_store_save_colleague (VntStore *self, const VntColleague *colleague, GError **error);

G_END_DECLS
