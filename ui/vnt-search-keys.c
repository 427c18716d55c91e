/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-search-keys.h"

static gboolean
enter (GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (list, 0);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
on_key (GtkListBox *list, guint keyval)
{
  return (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) && enter (list);
}

static void
on_stop (GtkListBox *list, GtkEditable *search)
{
  if (*gtk_editable_get_text (search) != '\0')
    gtk_editable_set_text (search, "");
  else
    enter (list);
}

/**
 * vnt_search_keys_add:
 * @search: a #GtkSearchEntry
 * @list: what it finds
 *
 * The down arrow goes from what is looked for to what was found, past whatever stands between. Escape empties the search,
 * and leaves an empty one for the list, where letters are keys again.
 */
void
vnt_search_keys_add (GtkWidget *search, GtkListBox *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), list, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (search, keys);
  g_signal_connect_object (search, "stop-search", G_CALLBACK (on_stop), list, G_CONNECT_SWAPPED);
}
