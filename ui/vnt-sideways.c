/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-sideways.h"

#include <math.h>

/* What a wheel's notch moves, of what is in sight: as GTK's own scrolled windows. */
#define NOTCH(page) pow (page, 2.0 / 3.0)

/* Shift and a wheel, which GTK's own controller would turn sideways if it took what is upright. */
static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, GtkScrolledWindow *scroller)
{
  GtkEventController *base = GTK_EVENT_CONTROLLER (controller);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (scroller);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (!(gtk_event_controller_get_current_event_state (base) & GDK_SHIFT_MASK) ||
      gtk_adjustment_get_upper (adjustment) <= page)
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy * NOTCH (page));

  return GDK_EVENT_STOP;
}

/**
 * vnt_sideways_new:
 * @child: (transfer floating): what may be wider than its place
 *
 * A scrolled window takes every turn of the wheel above it, also those it cannot follow: a page of wide tables would stand still
 * under the pointer. This one leaves what is upright to the page.
 *
 * Returns: (transfer floating): @child, scrolled sideways where it has to be
 */
GtkWidget *
vnt_sideways_new (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scroller);
  GtkEventController *shifted =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_scroll_set_flags (GTK_EVENT_CONTROLLER_SCROLL (controller),
                                               GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL |
                                                 GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
    }
  g_signal_connect (shifted, "scroll", G_CALLBACK (on_scroll), scroller);
  gtk_widget_add_controller (scroller, shifted);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);

  return scroller;
}
