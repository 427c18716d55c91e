/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-enter.h"

static gboolean
on_enter (GtkWidget *widget, GVariant *arguments, gpointer closure)
{
  GValue object = G_VALUE_INIT;

  g_value_init (&object, G_TYPE_OBJECT);
  g_value_set_object (&object, widget);
  g_closure_invoke (closure, NULL, 1, &object, NULL);
  g_value_unset (&object);
  return TRUE;
}

static void
closure_unref (gpointer closure)
{
  g_closure_unref (closure);
}

/**
 * vnt_enter_connect:
 * @widget: what has the focus
 * @callback: (type GCallback): called with @object
 * @object: a #GObject that outlives @widget
 *
 * Calls @callback when Enter is pressed in @widget, whatever that does with the key itself: a spin button of GTK 4.8 says
 * nothing about it.
 */
void
vnt_enter_connect (GtkWidget *widget, GCallback callback, gpointer object)
{
  static const guint KEYS[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    {
      GClosure *closure = g_cclosure_new_object_swap (callback, object);

      g_closure_set_marshal (closure, g_cclosure_marshal_generic);
      g_closure_sink (g_closure_ref (closure));
      gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (KEYS[i], 0),
                          gtk_callback_action_new (on_enter, closure, closure_unref)));
    }
  gtk_widget_add_controller (widget, controller);
}
