/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_MESSAGE_ROW (vnt_message_row_get_type ())
G_DECLARE_FINAL_TYPE (VntMessageRow, vnt_message_row, VNT, MESSAGE_ROW, GtkWidget)

GtkWidget *vnt_message_row_new (VntDesk *desk, VntMessageItem *item);

VntMessageItem *vnt_message_row_get_item (VntMessageRow *self);
char *vnt_message_row_dup_selected (VntMessageRow *self);

G_END_DECLS
