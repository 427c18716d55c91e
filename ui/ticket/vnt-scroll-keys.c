/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-scroll-keys.h"

static gboolean
scroll_by_key (GtkWidget *widget, GVariant *step, gpointer user_data)
{
  gboolean scrolled = FALSE;

  g_signal_emit_by_name (widget, "scroll-child", g_variant_get_int32 (step), FALSE, &scrolled);
  return TRUE;
}

static void
add_key (GtkEventController *controller, guint key, GtkScrollType step)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0),
                                            gtk_callback_action_new (scroll_by_key, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (step));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/**
 * vnt_scroll_keys_add:
 * @scroller: a #GtkScrolledWindow
 *
 * Makes plain keys scroll it: GTK does that only when Ctrl is held.
 */
void
vnt_scroll_keys_add (GtkWidget *scroller)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  add_key (controller, GDK_KEY_Up, GTK_SCROLL_STEP_UP);
  add_key (controller, GDK_KEY_Down, GTK_SCROLL_STEP_DOWN);
  add_key (controller, GDK_KEY_Home, GTK_SCROLL_START);
  add_key (controller, GDK_KEY_End, GTK_SCROLL_END);
  add_key (controller, GDK_KEY_space, GTK_SCROLL_PAGE_DOWN);
  gtk_widget_add_controller (scroller, controller);
}
