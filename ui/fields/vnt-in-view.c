/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-in-view.h"

static GtkWidget *
find_button (GtkWidget *within)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TOGGLE_BUTTON (child))
      return child;
  return NULL;
}

/**
 * vnt_in_view_keep:
 * @opener: a #GtkMenuButton or #GtkDropDown
 *
 * Whoever presses it without going there, as a screen reader does, sees it come into view before it opens: GDK cannot place a
 * popover whose button lies outside of every monitor. Between the press and the opening GTK leaves a moment.
 */
void
vnt_in_view_keep (GtkWidget *opener)
{
  GtkWidget *button = find_button (opener);

  g_return_if_fail (button != NULL);

  g_signal_connect (button, "activate", G_CALLBACK (gtk_widget_grab_focus), NULL);
}
