/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-seen-window.h"

#include "vnt-desk-pace.h"

/* GTK 4.12 has a name for it; before that the bit is never set. */
#define SUSPENDED (1u << 16)

static void
on_state (GdkSurface *surface, GParamSpec *pspec, VntDesk *desk)
{
  guint state = gdk_toplevel_get_state (GDK_TOPLEVEL (surface));

  vnt_desk_set_background (desk, (state & (GDK_TOPLEVEL_STATE_MINIMIZED | SUSPENDED)) != 0);
}

static void
on_realize (GtkWidget *window, VntDesk *desk)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  g_signal_connect_object (surface, "notify::state", G_CALLBACK (on_state), desk, 0);
}

static void
on_destroy (GtkWidget *window, VntDesk *desk)
{
  vnt_desk_set_background (desk, TRUE);
}

/**
 * vnt_seen_window_follow:
 * @window: the window in which an agent sees what is new
 *
 * Tells the desk whether anybody can see it: not while it is minimised, and not while the compositor says that it is covered
 * or that the screen is locked (where it says so), nor once it is closed.
 */
void
vnt_seen_window_follow (GtkWindow *window, VntDesk *desk)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  vnt_desk_set_background (desk, FALSE);
  g_signal_connect_object (window, "destroy", G_CALLBACK (on_destroy), desk, 0);
  g_signal_connect_object (window, "realize", G_CALLBACK (on_realize), desk, 0);
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    on_realize (GTK_WIDGET (window), desk);
}
