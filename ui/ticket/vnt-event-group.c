/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-event-group.h"

#include <glib/gi18n.h>

#include "vnt-message-words.h"

static void
show_event (GtkLabel *label, GParamSpec *spec, VntMessageItem *item)
{
  const VntMessage *message = vnt_message_item_get_message (item);
  g_autofree char *what = vnt_message_words_event (message);
  g_autofree char *who = vnt_message_words_author (message);
  g_autofree char *when = vnt_message_words_time (message->created);
  g_autofree char *state = vnt_message_words_state (message);
  g_autofree char *text = state != NULL
                            ? g_strdup_printf ("%s · %s · %s · %s", what, who, when, state)
                            : g_strdup_printf ("%s · %s · %s", what, who, when);

  gtk_label_set_label (label, text);
}

static GtkWidget *
new_event (VntMessageItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, "caption");
  show_event (GTK_LABEL (label), NULL, item);
  g_signal_connect_object (item, "notify::message", G_CALLBACK (show_event), label,
                           G_CONNECT_SWAPPED);
  return label;
}

/**
 * vnt_event_group_new:
 * @items: (element-type VntMessageItem): events that follow each other, oldest first
 *
 * One event is shown as it is; several are folded behind their number. A waiting change is never folded away.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vnt_event_group_new (GPtrArray *items)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title =
    g_strdup_printf (ngettext ("%u event", "%u events", items->len), items->len);
  gboolean waiting = FALSE;
  GtkWidget *expander;

  for (guint i = 0; i < items->len; i++)
    {
      VntMessageItem *item = g_ptr_array_index (items, i);

      waiting |= vnt_message_item_get_message (item)->state != VNT_STATE_DONE;
      gtk_box_append (GTK_BOX (box), new_event (item));
    }
  gtk_widget_add_css_class (box, "events");
  if (items->len == 1)
    return box;
  expander = gtk_expander_new (title);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), waiting);
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_widget_add_css_class (expander, "dim-label");
  return expander;
}
