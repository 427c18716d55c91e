/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-draft-item.h"

G_BEGIN_DECLS

/* A draft in the list of all: what, on which ticket, its first words, how old. */
#define VNT_TYPE_DRAFT_ROW (vnt_draft_row_get_type ())
G_DECLARE_FINAL_TYPE (VntDraftRow, vnt_draft_row, VNT, DRAFT_ROW, GtkListBoxRow)

GtkWidget *vnt_draft_row_new (VntDraftItem *item);
VntDraftItem *vnt_draft_row_get_item (VntDraftRow *self);

G_END_DECLS
