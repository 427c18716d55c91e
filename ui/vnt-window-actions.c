/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-window-private.h"

#include <glib/gi18n.h>

#include "vnt-actions.h"
#include "vnt-keys-window.h"
#include "vnt-desk-writing.h"
#include "vnt-palette.h"
#include "vnt-status.h"
#include "vnt-window-supervisor.h"

static void
on_created (VntWindow *self, gint64 ticket, const char *uuid)
{
  g_free (self->made);
  self->made = g_strdup (uuid);
  if (self->desk == NULL)
    return;
  vnt_window_link_about (self, ticket);
  vnt_window_keep_alert (self, ticket);
  vnt_window_say_sent (self, uuid);
  vnt_window_open_ticket (self, ticket, TRUE);
}

/* Closed; what it still saves keeps it for a moment. */
static void
on_form_gone (VntWindow *self)
{
  g_clear_weak_pointer (&self->new_ticket);
  self->about = 0;
  g_clear_pointer (&self->about_alert, g_free);
}

static void
on_new_ticket (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk == NULL || vnt_desk_get_account (self->desk) == NULL)
    return;
  if (self->new_ticket == NULL)
    {
      g_set_weak_pointer (&self->new_ticket,
                          vnt_new_ticket_window_new (GTK_WINDOW (self), self->desk));
      g_signal_connect_object (self->new_ticket, "created", G_CALLBACK (on_created), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->new_ticket, "unrealize", G_CALLBACK (on_form_gone), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self->new_ticket));
}

static void
on_creation_undone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (vnt_desk_undo_send_finish (VNT_DESK (source), result, &error))
    {
      if (self->desk == NULL)
        return;
      if (vnt_window_get_ticket_id (self) < 0)
        vnt_window_open_ticket (self, 0, FALSE);
      on_new_ticket (NULL, NULL, self);
    }
  else if (self->desk != NULL)
    vnt_window_notice (self, error->message);
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 ticket = 0;

  if (vnt_desk_undo_send_finish_ticket (VNT_DESK (source), result, &ticket, &error))
    {
      if (self->desk == NULL)
        return;
      /* The agent may have gone on to the next ticket by now. */
      vnt_window_open_ticket (self, ticket, TRUE);
      vnt_ticket_page_reload_draft (vnt_window_get_ticket (self));
    }
  else if (self->desk != NULL)
    vnt_window_notice (self, error->message);
}

static void
undo (VntWindow *self, const char *uuid)
{
  vnt_desk_undo_send_async (self->desk, uuid, NULL,
                            g_strcmp0 (uuid, self->made) == 0 ? on_creation_undone : on_undone,
                            g_object_ref (self));
}

static void
on_undo_send (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk != NULL)
    undo (self, g_variant_get_string (parameter, NULL));
}

static void
on_undo_last_send (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  g_autofree char *uuid = g_steal_pointer (&self->sent);

  if (self->desk == NULL || uuid == NULL)
    return;
  if (self->sent_toast != NULL)
    adw_toast_dismiss (self->sent_toast);
  undo (self, uuid);
}

static void
on_palette_chosen (VntWindow *self, VntPaletteEntry *entry)
{
  const char *target = vnt_palette_entry_get_target (entry);

  switch (vnt_palette_entry_get_kind (entry))
    {
    case VNT_PALETTE_TICKET:
      vnt_window_open_ticket (self, vnt_palette_entry_get_number (entry), TRUE);
      break;
    case VNT_PALETTE_PERSON:
      {
        g_autoptr (VntTicketQuery) everyone = vnt_ticket_query_new (VNT_SCOPE_ALL);

        gtk_stack_set_visible_child (self->places, GTK_WIDGET (self->list));
        adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
        everyone->closed = TRUE;
        everyone->text = g_strdup (target);
        vnt_list_page_show_view (self->list, everyone, vnt_palette_entry_get_title (entry));
        vnt_list_page_focus_list (self->list);
        break;
      }
    case VNT_PALETTE_ARTICLE:
      vnt_window_show_beside (self, VNT_KNOWLEDGE_ARTICLE,
                              vnt_palette_entry_get_article (entry)->id,
                              vnt_palette_entry_get_title (entry));
      break;
    case VNT_PALETTE_MACHINE:
      vnt_window_open_machine (self, vnt_palette_entry_get_number (entry));
      break;
    case VNT_PALETTE_ACTION:
    default:
      vnt_window_activate (self, target);
      break;
    }
}

void
vnt_window_present_palette (VntWindow *self, VntPaletteSearch *search, const char *placeholder)
{
  VntPalette *palette = vnt_palette_new (GTK_WINDOW (self), search, placeholder);

  g_signal_connect_object (palette, "chosen", G_CALLBACK (on_palette_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (palette));
}

/* Why what the palette offers cannot be done now. */
static char *
explain (const char *action, gpointer user_data)
{
  return vnt_window_explain (user_data, action);
}

static void
on_palette (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  g_autoptr (VntPaletteSearch) search = vnt_palette_search_new (self->desk);

  vnt_palette_search_explain (search, explain, self);
  vnt_palette_search_add_all_actions (search, vnt_window_get_ticket_id (self) != 0);
  vnt_window_offer_macros (self, search);
  if (vnt_window_get_article_page (self) != NULL)
    vnt_palette_search_add_article_actions (search);
  vnt_window_present_palette (self, search, _ ("Actions, tickets, people, articles, machines"));
}

/* Those it cannot take say why. */
static void
offer_statuses (VntWindow *self, VntPaletteSearch *search, GStrv statuses)
{
  for (gsize i = 0; statuses[i] != NULL; i++)
    {
      g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (statuses[i]));
      g_autofree char *name = g_action_print_detailed_name ("ticket.set-status", target);
      g_autofree char *why = vnt_window_explain (self, name);

      vnt_palette_search_add_action (
        search, vnt_palette_entry_new_action (name, vnt_status_label (statuses[i]), why, NULL));
    }
}

static void
on_set_status (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  g_auto (GStrv) statuses = vnt_ticket_page_dup_statuses (vnt_window_get_ticket (self));
  g_auto (GStrv) others = vnt_ticket_page_dup_other_statuses (vnt_window_get_ticket (self));
  g_autoptr (VntPaletteSearch) search = vnt_palette_search_new (NULL);

  if (statuses == NULL || statuses[0] == NULL)
    return;
  offer_statuses (self, search, statuses);
  offer_statuses (self, search, others);
  vnt_window_present_palette (self, search, _ ("Change the status to"));
}

static void
on_set_queue (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  g_autoptr (GPtrArray) queues = self->desk != NULL ? vnt_desk_list_queues (self->desk) : NULL;
  g_autoptr (VntPaletteSearch) search = vnt_palette_search_new (NULL);

  if (queues == NULL || queues->len == 0 || vnt_window_get_ticket_id (self) == 0)
    return;
  for (guint i = 0; i < queues->len; i++)
    {
      const VntQueue *queue = g_ptr_array_index (queues, i);
      g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (queue->id));
      g_autofree char *name = g_action_print_detailed_name ("ticket.set-queue", target);

      vnt_palette_search_add_action (search,
                                     vnt_palette_entry_new_action (name, queue->name,
                                                                   queue->description, NULL));
    }
  vnt_window_present_palette (self, search, _ ("Move the ticket to"));
}

static void
on_ticket (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *name = g_strconcat ("ticket.", g_variant_get_string (parameter, NULL), NULL);

  vnt_window_activate (user_data, name);
}

/* From a row's menu: whichever ticket is shown, it is done with that row's. */
static void
on_with_ticket (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  const char *name;
  gint64 ticket;

  g_variant_get (parameter, "(x&s)", &ticket, &name);
  if (self->desk == NULL || vnt_actions_find (name) == NULL)
    return;
  vnt_window_open_ticket (self, ticket, FALSE);
  vnt_window_activate (self, name);
}

static void
on_show_view (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  vnt_sidebar_choose (self->sidebar, g_variant_get_string (parameter, NULL));
  gtk_stack_set_visible_child (self->places, GTK_WIDGET (self->list));
  vnt_window_leave_sidebar (self);
  vnt_window_focus_place (self);
}

static void
on_show_outbox (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  gtk_stack_set_visible_child (self->places, GTK_WIDGET (vnt_window_get_outbox (self)));
  vnt_window_enter_place (self, VNT_SIDEBAR_OUTBOX);
}

static void
on_back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "sign-in"))
    {
      if (self->desk != NULL && vnt_desk_get_account (self->desk) != NULL)
        vnt_window_leave_sign_in (self);
    }
  else if (adw_flap_get_folded (self->flap) && adw_flap_get_reveal_flap (self->flap))
    {
      adw_flap_set_reveal_flap (self->flap, FALSE);
      vnt_window_focus_place (self);
    }
  else if (focus != NULL && gtk_widget_is_ancestor (focus, self->ticket_pane) &&
           vnt_window_back_in_article (self))
    return;
  else if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  else if (focus == NULL || gtk_widget_is_ancestor (focus, self->ticket_pane))
    vnt_window_focus_place (self);
}

static void
on_refresh (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk != NULL)
    vnt_desk_refresh (self->desk);
}

static void
on_sign_in (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk == NULL)
    return;
  vnt_window_flush (self);
  vnt_window_show_sign_in (self);
}

static void
on_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  gtk_window_present (
    vnt_keys_window_new (GTK_WINDOW (self), self->settings, vnt_window_get_ticket_id (self) != 0));
}

static void
on_stopwatch (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  vnt_stopwatch_button_toggle (VNT_WINDOW (user_data)->stopwatch);
}

static void
on_book_time (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  vnt_stopwatch_button_book (VNT_WINDOW (user_data)->stopwatch);
}

static void
on_close (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

static const GActionEntry entries[] = {
  { .name = "new-ticket", .activate = on_new_ticket },
  { .name = "palette", .activate = on_palette },
  { .name = "set-status", .activate = on_set_status },
  { .name = "set-queue", .activate = on_set_queue },
  { .name = "stopwatch", .activate = on_stopwatch },
  { .name = "book-time", .activate = on_book_time },
  { .name = "ticket", .activate = on_ticket, .parameter_type = "s" },
  { .name = "with-ticket", .activate = on_with_ticket, .parameter_type = "(xs)" },
  { .name = "undo-send", .activate = on_undo_send, .parameter_type = "s" },
  { .name = "undo-last-send", .activate = on_undo_last_send },
  { .name = "show-view", .activate = on_show_view, .parameter_type = "s" },
  { .name = "show-outbox", .activate = on_show_outbox },
  { .name = "back", .activate = on_back },
  { .name = "refresh", .activate = on_refresh },
  { .name = "sign-in", .activate = on_sign_in },
  { .name = "shortcuts", .activate = on_shortcuts },
  { .name = "close", .activate = on_close },
};

/**
 * vnt_window_add_actions:
 * @self: the window
 *
 * Adds the actions named "win.…" of the table.
 */
void
vnt_window_add_actions (VntWindow *self)
{
  g_autoptr (GPropertyAction) toggle = NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  vnt_window_add_flow_actions (self);
  vnt_window_add_remote_actions (self);
  vnt_window_add_writing_actions (self);
  vnt_window_add_machine_actions (self);
  vnt_window_add_monitor_actions (self);
  vnt_window_add_macro_actions (self);
  vnt_window_add_supervisor_actions (self);
  vnt_window_add_knowledge_actions (self);
  toggle = g_property_action_new ("toggle-sidebar", self->flap, "reveal-flap");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (toggle));
}
