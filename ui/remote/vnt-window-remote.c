/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does for remote sessions. */
#include <glib/gi18n.h>

#include "vnt-desk-machines.h"
#include "vnt-machine-page.h"
#include "vnt-machine-reach.h"
#include "vnt-remote-window.h"
#include "vnt-window-private.h"

static VntRemoteWindow *
present (VntWindow *self, const VntTicket *ticket, const VntRemoteTarget *target)
{
  GtkWindow *window =
    vnt_remote_window_new (GTK_WINDOW (self), self->desk, VNT_REMOTE_BAR (self->remote), ticket);

  if (target != NULL)
    vnt_remote_window_fill (VNT_REMOTE_WINDOW (window), target);
  gtk_window_present (window);
  return VNT_REMOTE_WINDOW (window);
}

static void
on_remote (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  const VntMachine *machine;

  if (self->remote == NULL || vnt_desk_get_account (self->desk) == NULL)
    return;
  machine =
    self->made_machine != NULL && gtk_stack_get_visible_child (self->reading) == self->made_machine
      ? vnt_machine_page_get_machine (VNT_MACHINE_PAGE (self->made_machine))
      : NULL;
  if (machine != NULL)
    {
      vnt_remote_window_fill_machine (present (self, NULL, NULL), machine);
      return;
    }
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

static void
on_machine (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWindow) self = user_data;
  g_autoptr (VntMachine) machine = vnt_desk_load_machine_finish (VNT_DESK (source), result, NULL);
  g_autoptr (VntRemoteTarget) target = machine != NULL ? vnt_machine_make_target (machine) : NULL;

  if (self->desk == NULL || self->remote == NULL || machine == NULL)
    return;
  if (target == NULL)
    vnt_window_notice (self, _ ("This machine has no network address among its fields."));
  else
    vnt_remote_window_fill_machine (present (self, NULL, NULL), machine);
}

static void
on_remote_machine (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk != NULL)
    vnt_desk_load_machine_async (self->desk, g_variant_get_int64 (parameter), NULL, on_machine,
                                 g_object_ref (self));
}

static const GActionEntry entries[] = {
  { .name = "remote-machine", .activate = on_remote_machine, .parameter_type = "x" },
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
