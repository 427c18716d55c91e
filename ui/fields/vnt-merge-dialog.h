/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

GtkWidget *vnt_merge_dialog_new (GtkWindow *parent, VntDesk *desk, const VntTicket *ticket);
void vnt_merge_dialog_choose (GtkWidget *dialog, gint64 target);

G_END_DECLS
