/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

GtkWidget *vnt_dispute_dialog_new (GtkWindow *parent, VntDesk *desk, VntDispute *dispute);
void vnt_dispute_dialog_open (GtkWidget *from, VntDesk *desk, const char *uuid);

G_END_DECLS
