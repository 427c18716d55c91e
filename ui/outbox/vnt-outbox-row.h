/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-outbox-list.h"

G_BEGIN_DECLS

/**
 * VntOutboxRow:
 *
 * One change that waits: what, on which ticket, since when, why it has not left.
 *
 * Actions it calls on the page around it: "outbox.decide", "outbox.retry", "outbox.edit", "outbox.drop" (s uuid), "outbox.open" (x ticket).
 */
#define VNT_TYPE_OUTBOX_ROW (vnt_outbox_row_get_type ())
G_DECLARE_FINAL_TYPE (VntOutboxRow, vnt_outbox_row, VNT, OUTBOX_ROW, GtkListBoxRow)

GtkWidget *vnt_outbox_row_new (VntOperationItem *item);
gint64 vnt_outbox_row_get_ticket (VntOutboxRow *self);

G_END_DECLS
