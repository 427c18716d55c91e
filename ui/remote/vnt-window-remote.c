/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does for remote sessions. */
#include "vnt-remote-window.h"
#include "vnt-window-private.h"

static void
present (VntWindow *self, const VntTicket *ticket, const VntRemoteTarget *target)
{
  GtkWindow *window =
    vnt_remote_window_new (GTK_WINDOW (self), self->desk, VNT_REMOTE_BAR (self->remote), ticket);

  if (target != NULL)
    vnt_remote_window_fill (VNT_REMOTE_WINDOW (window), target);
  gtk_window_present (window);
}

static void
on_remote (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->remote == NULL || vnt_desk_get_account (self->desk) == NULL)
    return;
  present (self, self->made_ticket != NULL ? vnt_ticket_page_get_ticket (self->made_ticket) : NULL,
           NULL);
}

static void
on_again (VntWindow *self, const VntRemoteSession *session)
{
  g_autoptr (VntTicket) ticket = NULL;
  const VntTicket *shown =
    self->made_ticket != NULL ? vnt_ticket_page_get_ticket (self->made_ticket) : NULL;

  if (shown == NULL || shown->id != session->ticket)
    {
      ticket = session->ticket != 0 ? vnt_ticket_new (session->ticket) : NULL;
      shown = ticket;
    }
  present (self, shown, session->target);
}

static const GActionEntry entries[] = {
  { .name = "remote", .activate = on_remote },
};

/**
 * vnt_window_add_remote_actions:
 *
 * Adds the actions named "win.…" that have to do with remote sessions.
 */
void
vnt_window_add_remote_actions (VntWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * vnt_window_watch_remote:
 * @self: a window with a desk
 *
 * Shows the sessions under way, and those a crash left.
 */
void
vnt_window_watch_remote (VntWindow *self)
{
  GtkWidget *above = GTK_WIDGET (self->notice_revealer);

  self->remote = vnt_remote_bar_new (self->desk);
  g_signal_connect_object (self->remote, "again", G_CALLBACK (on_again), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (above)), self->remote, above);
}
