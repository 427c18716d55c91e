/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-shortcuts.h"

#include <glib/gi18n.h>

#include "vnt-actions.h"

/* GtkShortcutsWindow has no functions to fill it; the builder is the only way in. */
static void
append_group (GString *xml, const VntAction *actions, gsize n, const char *section)
{
  g_autofree char *title = g_markup_escape_text (_ (section), -1);

  g_string_append_printf (xml,
                          "<child><object class='GtkShortcutsGroup'>"
                          "<property name='title'>%s</property>",
                          title);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *keys = NULL;
      g_autofree char *name = NULL;

      if (actions[i].keys == NULL || !g_str_equal (actions[i].section, section))
        continue;
      keys = g_markup_escape_text (actions[i].keys, -1);
      name = g_markup_escape_text (_ (actions[i].title), -1);
      g_string_append_printf (xml,
                              "<child><object class='GtkShortcutsShortcut'>"
                              "<property name='accelerator'>%s</property>"
                              "<property name='title'>%s</property></object></child>",
                              keys, name);
    }
  g_string_append (xml, "</object></child>");
}

/* GTK forgot to say what the button with the magnifying glass is for. */
static void
name_search (GtkWidget *widget)
{
  if (GTK_IS_TOGGLE_BUTTON (widget))
    {
      gtk_widget_set_tooltip_text (widget, _ ("Search"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Search"), -1);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_search (child);
}

/**
 * vnt_shortcuts_new:
 * @parent: the window it belongs to
 *
 * Returns: (transfer none): the window that shows every key, made from the table of actions; present it
 */
GtkWindow *
vnt_shortcuts_new (GtkWindow *parent)
{
  gsize n;
  const VntAction *actions = vnt_actions_get (&n);
  GString *xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                               "<property name='modal'>1</property><child>"
                               "<object class='GtkShortcutsSection'>"
                               "<property name='section-name'>all</property>"
                               "<property name='max-height'>16</property>");
  g_autofree char *text = NULL;
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *window;

  for (gsize i = 0; i < n; i++)
    if (i == 0 || !g_str_equal (actions[i].section, actions[i - 1].section))
      append_group (xml, actions, n, actions[i].section);
  g_string_append (xml, "</object></child></object></interface>");
  text = g_string_free (xml, FALSE);
  builder = gtk_builder_new_from_string (text, -1);
  window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  gtk_window_set_transient_for (window, parent);
  if (gtk_window_get_titlebar (window) != NULL)
    name_search (gtk_window_get_titlebar (window));
  return window;
}
