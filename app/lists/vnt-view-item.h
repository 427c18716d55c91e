/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-own-view.h"

G_BEGIN_DECLS

/* A line of the sidebar. Properties: "own" (VntOwnView, notified when it was edited), "title", "icon-name", "count" (gint64, -1 while unknown). */
#define VNT_TYPE_VIEW_ITEM (vnt_view_item_get_type ())
G_DECLARE_FINAL_TYPE (VntViewItem, vnt_view_item, VNT, VIEW_ITEM, GObject)

VntViewItem *vnt_view_item_new (const char *id,
                                const char *title,
                                const char *icon_name,
                                const VntTicketQuery *query);
VntViewItem *vnt_view_item_new_own (VntOwnView *view);
/* Stable id: "mine", "unowned", "my-queues", "waiting", "overdue", "at-risk", "recent", "snoozed", "followed", "queue-N" or
 * "own-UUID". */
const char *vnt_view_item_get_id (VntViewItem *self);
const char *vnt_view_item_get_title (VntViewItem *self);
const char *vnt_view_item_get_icon_name (VntViewItem *self);
gint64 vnt_view_item_get_count (VntViewItem *self);
gboolean vnt_view_item_is_queue (VntViewItem *self);
const VntTicketQuery *vnt_view_item_get_query (VntViewItem *self);
const VntOwnView *vnt_view_item_get_own (VntViewItem *self);
void vnt_view_item_set_own (VntViewItem *self, VntOwnView *view);
void vnt_view_item_set_title (VntViewItem *self, const char *title);
void vnt_view_item_set_count (VntViewItem *self, gint64 count);

G_END_DECLS
