/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwPreferencesPage *vnt_flow_preferences_new (GSettings *settings, GApplication *application);

G_END_DECLS
