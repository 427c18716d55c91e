/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk-writing.h"

G_BEGIN_DECLS

/**
 * VntDraftsPage:
 *
 * Everything that was begun and not sent, on whatever ticket.
 *
 * Signals: "open" (gint64 ticket, gboolean enter): a ticket shall be shown. "discarded" (gint64 ticket): its draft is gone.
 */
#define VNT_TYPE_DRAFTS_PAGE (vnt_drafts_page_get_type ())
G_DECLARE_FINAL_TYPE (VntDraftsPage, vnt_drafts_page, VNT, DRAFTS_PAGE, GtkWidget)

GtkWidget *vnt_drafts_page_new (VntDesk *desk);
void vnt_drafts_page_focus (VntDraftsPage *self);
AdwHeaderBar *vnt_drafts_page_get_header (VntDraftsPage *self);

G_END_DECLS
