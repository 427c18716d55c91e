/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntOutboxPage:
 *
 * Everything that waits to be sent, and what can be done about it.
 *
 * Signals: "open" (gint64 ticket, gboolean enter): a ticket shall be shown.
 */
#define VNT_TYPE_OUTBOX_PAGE (vnt_outbox_page_get_type ())
G_DECLARE_FINAL_TYPE (VntOutboxPage, vnt_outbox_page, VNT, OUTBOX_PAGE, GtkWidget)

void vnt_outbox_page_set_desk (VntOutboxPage *self, VntDesk *desk);
void vnt_outbox_page_focus (VntOutboxPage *self);
AdwHeaderBar *vnt_outbox_page_get_header (VntOutboxPage *self);

G_END_DECLS
