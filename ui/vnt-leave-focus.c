/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-leave-focus.h"

/**
 * vnt_leave_focus:
 * @within: what is about to lose its children
 * @beside: (not nullable): what gets the focus if it is in there
 *
 * GTK looks for another place when the widget that has the focus goes, and where it comes by a label that can be selected, 4.8
 * minds that nothing had it.
 *
 * Returns: whether the focus was in there
 */
gboolean
vnt_leave_focus (GtkWidget *within, GtkWidget *beside)
{
  GtkRoot *root = gtk_widget_get_root (within);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, within))
    return FALSE;
  if (!gtk_widget_grab_focus (beside))
    gtk_root_set_focus (root, NULL);
  return TRUE;
}
