/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_PREFERENCES (vnt_preferences_get_type ())
G_DECLARE_FINAL_TYPE (VntPreferences, vnt_preferences, VNT, PREFERENCES, AdwPreferencesWindow)

GtkWindow *vnt_preferences_new (GtkWindow *parent, GSettings *settings, VntDesk *desk);

G_END_DECLS
