/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-actions.h"

G_BEGIN_DECLS

void vnt_key_map_load (GSettings *settings);
void vnt_key_map_set (GSettings *settings, const VntAction *action, const char *keys);
void vnt_key_map_give (GSettings *settings,
                       const VntAction *action,
                       const char *key,
                       const VntAction *from);
void vnt_key_map_reset (GSettings *settings, const VntAction *action);
void vnt_key_map_reset_all (GSettings *settings);
char *vnt_key_map_name (guint keyval, GdkModifierType state);
const VntAction *vnt_key_map_find_conflict (const VntAction *action, const char *key);
void vnt_key_map_show_in (GtkWidget *root);
void vnt_key_map_set_tooltip (GtkWidget *widget, const char *action, const char *text);

G_END_DECLS
