/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-message-list.h"

G_BEGIN_DECLS

/**
 * VntEventGroup:
 *
 * Events that follow each other: one is shown as it is, several are folded behind their number. A waiting change is never
 * folded away.
 */
#define VNT_TYPE_EVENT_GROUP (vnt_event_group_get_type ())
G_DECLARE_FINAL_TYPE (VntEventGroup, vnt_event_group, VNT, EVENT_GROUP, GtkWidget)

GtkWidget *vnt_event_group_new (GPtrArray *items);
gboolean vnt_event_group_is_of (VntEventGroup *self, GPtrArray *items);
gboolean vnt_event_group_get_unfolded (VntEventGroup *self);
void vnt_event_group_unfold (VntEventGroup *self);
GtkWidget *vnt_event_group_get_label (VntEventGroup *self, VntMessageItem *item);

G_END_DECLS
