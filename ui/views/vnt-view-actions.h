/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk-views.h"

G_BEGIN_DECLS

/**
 * VntViewActions:
 *
 * What can be done with the agent's own views, as actions "views.…" of the window @widget is in.
 */
#define VNT_TYPE_VIEW_ACTIONS (vnt_view_actions_get_type ())
G_DECLARE_FINAL_TYPE (VntViewActions, vnt_view_actions, VNT, VIEW_ACTIONS, GObject)

typedef const VntTicketQuery *(*VntViewActionsQuery) (gpointer data);

VntViewActions *vnt_view_actions_new (GtkWidget *widget,
                                      VntDesk *desk,
                                      VntViewActionsQuery get_query,
                                      gpointer data);

G_END_DECLS
