/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-service-facts.h"
#include "vnt-service-policy.h"

G_BEGIN_DECLS

/* The service levels that hold now, for any thread. */
typedef struct _VntDeskLevels VntDeskLevels;

VntDeskLevels *vnt_desk_levels_new (const char *folder);
VntDeskLevels *vnt_desk_levels_ref (VntDeskLevels *self);
void vnt_desk_levels_unref (VntDeskLevels *self);
gboolean vnt_desk_levels_load (VntDeskLevels *self, GError **error);
gboolean vnt_desk_levels_save (VntDeskLevels *self, VntServicePolicy *policy, GError **error);
const char *vnt_desk_levels_get_path (VntDeskLevels *self);
VntServicePolicy *vnt_desk_levels_ref_policy (VntDeskLevels *self);
void vnt_desk_levels_answer (const VntServiceFacts *facts, VntRowClock *row, gpointer data);

G_END_DECLS
