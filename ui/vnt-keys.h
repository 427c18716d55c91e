/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-actions.h"

G_BEGIN_DECLS

/* Runs @action (a detailed name). Returns whether there was such an action to run. */
typedef gboolean (*VntKeysFunc) (GtkWidget *window, const char *action);

void vnt_keys_install (GtkWidget *window, VntKeysFunc func);
const VntAction *vnt_keys_find (const char *before,
                                guint keyval,
                                GdkModifierType state,
                                gboolean first);
gboolean vnt_keys_begin_sequence (guint keyval, GdkModifierType state);

G_END_DECLS
