/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-search-down.h"

static gboolean
on_key (GtkListBox *list, guint keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);

  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || row == NULL)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

/**
 * vnt_search_down:
 * @search: an entry
 * @list: what it finds
 *
 * Lets the down arrow go from what is looked for to what was found, past whatever stands between.
 */
void
vnt_search_down (GtkWidget *search, GtkListBox *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), list, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (search, keys);
}
