/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VntIdle:
 *
 * Hears from the desktop when somebody comes back to the computer. On a desktop that does not say it never does.
 *
 * Signals: "returned" (gint64 seconds): nobody had touched the computer for so long.
 */
#define VNT_TYPE_IDLE (vnt_idle_get_type ())
G_DECLARE_FINAL_TYPE (VntIdle, vnt_idle, VNT, IDLE, GObject)

VntIdle *vnt_idle_new (void);
void vnt_idle_look (VntIdle *self);
void vnt_idle_note (VntIdle *self, gint64 seconds);

G_END_DECLS
