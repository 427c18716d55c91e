/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk-bundle.h"

G_BEGIN_DECLS

/**
 * VntChangesWindow:
 *
 * What would become of some tickets, a line each, before it is done at once or not at all.
 *
 * A kind of it plans on its own: it takes a cancellable from vnt_changes_window_plan_again(), says what the plan is and
 * whether there is anything to do; the operations are asked for when the agent goes on.
 *
 * Signals: "done" (VntBundle as pointer): the changes wait to be sent; the window closes.
 */
#define VNT_TYPE_CHANGES_WINDOW (vnt_changes_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (VntChangesWindow, vnt_changes_window, VNT, CHANGES_WINDOW, AdwWindow)

/**
 * VntChangesWindowClass:
 * @make_operations: (element-type VntOperation): what the plan shown does; %NULL while there is none
 */
struct _VntChangesWindowClass
{
  AdwWindowClass parent_class;

  GPtrArray *(*make_operations) (VntChangesWindow *self);
};

void vnt_changes_window_build (
  VntChangesWindow *self, VntDesk *desk, const char *go, GtkOrientation line, GtkWidget *choices);
void vnt_changes_window_append (VntChangesWindow *self, GtkWidget *child);
VntDesk *vnt_changes_window_get_desk (VntChangesWindow *self);
GCancellable *vnt_changes_window_plan_again (VntChangesWindow *self);
void vnt_changes_window_say (VntChangesWindow *self, const char *summary);
void vnt_changes_window_show (VntChangesWindow *self,
                              const char *summary,
                              GPtrArray *lines,
                              gboolean any);
void vnt_changes_window_focus (VntChangesWindow *self);

G_END_DECLS
