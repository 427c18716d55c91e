/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/* What there is beside views. */
typedef enum
{
  VNT_SIDEBAR_KNOWLEDGE,
  VNT_SIDEBAR_MACHINES,
  VNT_SIDEBAR_WORKLOAD,
  VNT_SIDEBAR_REPORTS,
  VNT_SIDEBAR_DRAFTS,
  VNT_SIDEBAR_OUTBOX,
  VNT_SIDEBAR_N_PLACES
} VntSidebarPlace;

/**
 * VntSidebar:
 *
 * Who is signed in, the views and how many tickets each has, what waits, and whether the server answers.
 *
 * Signals: "view" (VntViewItem): a view was chosen; "done": the agent pressed one and is finished here. A place is shown by
 * the window's action for it.
 */
#define VNT_TYPE_SIDEBAR (vnt_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (VntSidebar, vnt_sidebar, VNT, SIDEBAR, GtkWidget)

void vnt_sidebar_set_desk (VntSidebar *self, VntDesk *desk);
gboolean vnt_sidebar_choose (VntSidebar *self, const char *view_id);
void vnt_sidebar_mark_place (VntSidebar *self, VntSidebarPlace place);
void vnt_sidebar_show_place (VntSidebar *self, VntSidebarPlace place, gboolean visible);

G_END_DECLS
