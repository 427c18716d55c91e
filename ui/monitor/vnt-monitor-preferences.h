/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntMonitorPreferences:
 *
 * Which monitoring is asked about machines, and as whom.
 */
#define VNT_TYPE_MONITOR_PREFERENCES (vnt_monitor_preferences_get_type ())
G_DECLARE_FINAL_TYPE (
  VntMonitorPreferences, vnt_monitor_preferences, VNT, MONITOR_PREFERENCES, AdwPreferencesGroup)

GtkWidget *vnt_monitor_preferences_new (GSettings *settings, VntDesk *desk);
gboolean vnt_monitor_preferences_apply (GSettings *settings, VntDesk *desk, GError **error);

G_END_DECLS
