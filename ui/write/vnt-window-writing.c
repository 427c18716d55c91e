/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does for those who write. */
#include "vnt-drafts-page.h"
#include "vnt-texts-window.h"
#include "vnt-window-private.h"

static void
on_texts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk == NULL || vnt_desk_get_account (self->desk) == NULL)
    return;
  if (self->texts == NULL)
    g_set_weak_pointer (&self->texts, vnt_texts_window_new (GTK_WINDOW (self), self->desk));
  gtk_window_present (self->texts);
}

/* What is on the sheet of the ticket that is shown was thrown away. */
static void
on_discarded (VntWindow *self, gint64 ticket)
{
  if (self->made_ticket != NULL && vnt_window_get_ticket_id (self) == ticket)
    vnt_ticket_page_reload_draft (self->made_ticket);
}

/**
 * vnt_window_show_drafts:
 *
 * Shows everything that was begun and not sent; the page is made when it is first asked for.
 */
void
vnt_window_show_drafts (VntWindow *self)
{
  if (self->made_drafts == NULL)
    {
      self->made_drafts = vnt_drafts_page_new (self->desk);
      g_signal_connect_swapped (self->made_drafts, "open", G_CALLBACK (vnt_window_open), self);
      g_signal_connect_swapped (self->made_drafts, "discarded", G_CALLBACK (on_discarded), self);
      gtk_stack_add_child (self->places, self->made_drafts);
      vnt_window_place_buttons (self);
    }
  gtk_stack_set_visible_child (self->places, self->made_drafts);
}

static void
on_show_drafts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk == NULL)
    return;
  vnt_window_show_drafts (self);
  vnt_window_enter_place (self, VNT_SIDEBAR_DRAFTS);
}

static const GActionEntry entries[] = {
  { .name = "show-drafts", .activate = on_show_drafts },
  { .name = "texts", .activate = on_texts },
};

/**
 * vnt_window_add_writing_actions:
 *
 * Adds the actions named "win.…" that have to do with writing.
 */
void
vnt_window_add_writing_actions (VntWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
