/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

GtkWindow *vnt_history_window_new (GtkWindow *parent, VntDesk *desk, const VntTicket *ticket);

G_END_DECLS
