/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VntKeysWindow:
 *
 * Every action with its keys: to learn them, and to change them.
 */
#define VNT_TYPE_KEYS_WINDOW (vnt_keys_window_get_type ())
G_DECLARE_FINAL_TYPE (VntKeysWindow, vnt_keys_window, VNT, KEYS_WINDOW, AdwWindow)

GtkWindow *vnt_keys_window_new (GtkWindow *parent, GSettings *settings, gboolean with_ticket);

G_END_DECLS
