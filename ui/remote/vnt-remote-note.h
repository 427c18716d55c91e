/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk-remote.h"

G_BEGIN_DECLS

GtkWidget *vnt_remote_note_dialog (GtkWindow *parent,
                                   VntDeskRemote *remote,
                                   const VntRemoteSession *session);
GtkWidget *vnt_remote_forget_dialog (GtkWindow *parent, const VntRemoteSession *session);
GtkWidget *vnt_remote_failure_dialog (GtkWindow *parent, const char *why);

G_END_DECLS
