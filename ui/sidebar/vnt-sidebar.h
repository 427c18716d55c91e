/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntSidebar:
 *
 * Who is signed in, the views and how many tickets each has, what waits, and whether the server answers.
 *
 * Signals: "view" (VntViewItem): a view was chosen; "outbox": the outbox was chosen; "done": the agent pressed one and is
 * finished here.
 */
#define VNT_TYPE_SIDEBAR (vnt_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (VntSidebar, vnt_sidebar, VNT, SIDEBAR, GtkWidget)

void vnt_sidebar_set_desk (VntSidebar *self, VntDesk *desk);
gboolean vnt_sidebar_choose (VntSidebar *self, const char *view_id);
void vnt_sidebar_choose_outbox (VntSidebar *self);
void vnt_sidebar_choose_drafts (VntSidebar *self);
void vnt_sidebar_choose_knowledge (VntSidebar *self);

/* What the window adds of its own: ids of places. */
#define VNT_SIDEBAR_MACHINES ":machines"
void vnt_sidebar_add_place (VntSidebar *self,
                            const char *id,
                            const char *title,
                            const char *icon_name);
void vnt_sidebar_show_place (VntSidebar *self, const char *id, gboolean visible);
void vnt_sidebar_choose_place (VntSidebar *self, const char *id);

G_END_DECLS
