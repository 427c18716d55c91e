/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-document.h"

G_BEGIN_DECLS

#define VNT_TYPE_DOCUMENT_VIEW (vnt_document_view_get_type ())
G_DECLARE_FINAL_TYPE (VntDocumentView, vnt_document_view, VNT, DOCUMENT_VIEW, GtkWidget)

GtkWidget *vnt_document_view_new (void);
void vnt_document_view_set_menu (VntDocumentView *self, GMenuModel *menu);
void vnt_document_view_set_document (VntDocumentView *self, VntDocument *document);
void vnt_document_view_set_picture_path (VntDocumentView *self,
                                         const char *content_id,
                                         const char *path);
GtkWidget *vnt_document_view_get_block (VntDocumentView *self, guint place);

G_END_DECLS
