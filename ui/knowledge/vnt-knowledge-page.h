/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_KNOWLEDGE_PAGE (vnt_knowledge_page_get_type ())
G_DECLARE_FINAL_TYPE (VntKnowledgePage, vnt_knowledge_page, VNT, KNOWLEDGE_PAGE, GtkWidget)

GtkWidget *vnt_knowledge_page_new (VntDesk *desk);
void vnt_knowledge_page_focus (VntKnowledgePage *self);
void vnt_knowledge_page_focus_search (VntKnowledgePage *self);
void vnt_knowledge_page_refresh (VntKnowledgePage *self);
gboolean vnt_knowledge_page_step (VntKnowledgePage *self, int by);
AdwHeaderBar *vnt_knowledge_page_get_header (VntKnowledgePage *self);

G_END_DECLS
