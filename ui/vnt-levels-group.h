/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntLevelsGroup:
 *
 * The preferences' part on service levels: which hold, and where they come from.
 */
#define VNT_TYPE_LEVELS_GROUP (vnt_levels_group_get_type ())
G_DECLARE_FINAL_TYPE (VntLevelsGroup, vnt_levels_group, VNT, LEVELS_GROUP, AdwPreferencesGroup)

void vnt_levels_group_set_desk (VntLevelsGroup *self, VntDesk *desk);

G_END_DECLS
