/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-remote-bar.h"
#include "vnt-machine.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

/**
 * VntRemoteWindow:
 *
 * Where to, how, and as whom: tried first if wanted, then a session begins and the window closes.
 */
#define VNT_TYPE_REMOTE_WINDOW (vnt_remote_window_get_type ())
G_DECLARE_FINAL_TYPE (VntRemoteWindow, vnt_remote_window, VNT, REMOTE_WINDOW, AdwWindow)

GtkWindow *vnt_remote_window_new (GtkWindow *parent,
                                  VntDesk *desk,
                                  VntRemoteBar *bar,
                                  const VntTicket *ticket);
void vnt_remote_window_fill (VntRemoteWindow *self, const VntRemoteTarget *target);
void vnt_remote_window_fill_machine (VntRemoteWindow *self, const VntMachine *machine);

G_END_DECLS
