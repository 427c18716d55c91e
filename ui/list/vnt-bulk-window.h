/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-changes-window.h"

G_BEGIN_DECLS

/**
 * VntBulkWindow:
 *
 * One field of many tickets: the new value, what it changes and what it does not and why, and the button that does it.
 */
#define VNT_TYPE_BULK_WINDOW (vnt_bulk_window_get_type ())
G_DECLARE_FINAL_TYPE (VntBulkWindow, vnt_bulk_window, VNT, BULK_WINDOW, VntChangesWindow)

/* More are not changed together: each is a request to the server. */
#define VNT_BULK_MOST 2000

VntBulkWindow *vnt_bulk_window_new (
  GtkWindow *parent, VntDesk *desk, GArray *tickets, VntField field, const char *value);

G_END_DECLS
