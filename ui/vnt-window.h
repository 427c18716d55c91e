/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntWindow:
 *
 * Sidebar, list and ticket side by side, as many as fit. It only composes: the pages know the desk.
 */
#define VNT_TYPE_WINDOW (vnt_window_get_type ())
G_DECLARE_FINAL_TYPE (VntWindow, vnt_window, VNT, WINDOW, AdwApplicationWindow)

VntWindow *vnt_window_new (GtkApplication *application, GSettings *settings);
void vnt_window_set_desk (VntWindow *self, VntDesk *desk);
void vnt_window_show_failure (VntWindow *self, const GError *error);
void vnt_window_open_ticket (VntWindow *self, gint64 ticket, gboolean enter);
gboolean vnt_window_activate (VntWindow *self, const char *action);
void vnt_window_flush (VntWindow *self);
gint64 vnt_window_get_ticket_id (VntWindow *self);

G_END_DECLS
