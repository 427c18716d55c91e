/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk-remote.h"

G_BEGIN_DECLS

/* Called with a password that is to be kept once the machine accepted it. */
typedef void (*VntRemoteKeep) (GObject *keeper, const char *uuid, const char *secret);

GtkWidget *vnt_remote_ask_dialog (GtkWindow *parent,
                                  VntDeskRemote *remote,
                                  const char *uuid,
                                  const char *question,
                                  VntRemoteKeep keep,
                                  GObject *keeper);

G_END_DECLS
