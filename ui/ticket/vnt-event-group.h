/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-message-list.h"

G_BEGIN_DECLS

GtkWidget *vnt_event_group_new (GPtrArray *items);

G_END_DECLS
