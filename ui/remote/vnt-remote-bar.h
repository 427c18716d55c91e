/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk-remote.h"

G_BEGIN_DECLS

/**
 * VntRemoteBar:
 *
 * A line per remote session: under way, failed, or to be written down. Not there while there is none.
 *
 * Signals: "again" (#VntRemoteSession): the agent wants to try that once more.
 */
#define VNT_TYPE_REMOTE_BAR (vnt_remote_bar_get_type ())
G_DECLARE_FINAL_TYPE (VntRemoteBar, vnt_remote_bar, VNT, REMOTE_BAR, GtkWidget)

GtkWidget *vnt_remote_bar_new (VntDesk *desk);
VntDeskRemote *vnt_remote_bar_get_remote (VntRemoteBar *self);
void vnt_remote_bar_remember (VntRemoteBar *self, const char *uuid, const char *secret);

G_END_DECLS
