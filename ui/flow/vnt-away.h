/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

void vnt_away_follow (GtkWindow *window, VntDesk *desk);

G_END_DECLS
