/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes after a ticket: the next one, later, and being told about it. */
#include "vnt-window-private.h"

#include <glib/gi18n.h>

#include "vnt-away-window.h"
#include "vnt-clock.h"
#include "vnt-desk-flow.h"
#include "vnt-flow-words.h"
#include "vnt-palette.h"
#include "vnt-snooze-times.h"
#include "vnt-words.h"

/* A ticket that is only passed by asks for nothing. */
#define AHEAD_MS 500
#define AHEAD_TICKETS 3

/* -- the next one -- */

/**
 * vnt_window_go_next:
 * @self: the window
 *
 * The agent is done with the ticket that is shown: the next one of the list. Not in the middle of a text: it is read first.
 */
void
vnt_window_go_next (VntWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (vnt_window_get_ticket (self)));
  vnt_window_activate (self, "tickets.next");
}

/**
 * vnt_window_go_on:
 * @self: the window
 *
 * The agent is done with the ticket that is shown: stays, goes to the next one or back to the list, as they prefer.
 */
void
vnt_window_go_on (VntWindow *self)
{
  g_autofree char *after = g_settings_get_string (self->settings, "after-action");

  if (g_str_equal (after, "next"))
    vnt_window_go_next (self);
  else if (g_str_equal (after, "list"))
    {
      adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
      vnt_window_focus_place (self);
    }
}

static gboolean
on_ahead (gpointer data)
{
  VntWindow *self = data;
  gint64 next[AHEAD_TICKETS];
  guint n = 0;

  self->coming = 0;
  if (vnt_window_get_ticket_id (self) != 0)
    n = vnt_list_page_peek_next (self->list, next, AHEAD_TICKETS);
  if (n > 0)
    vnt_desk_prefetch (self->desk, next, n);
  return G_SOURCE_REMOVE;
}

/**
 * vnt_window_look_ahead:
 * @self: the window
 *
 * Another ticket is shown; those after it in the list are brought quietly.
 */
void
vnt_window_look_ahead (VntWindow *self)
{
  g_clear_handle_id (&self->coming, g_source_remove);
  if (self->desk != NULL)
    self->coming = g_timeout_add (AHEAD_MS, on_ahead, self);
}

/**
 * vnt_window_forget_ahead:
 * @self: the window, which is going
 */
void
vnt_window_forget_ahead (VntWindow *self)
{
  g_clear_handle_id (&self->coming, g_source_remove);
}

/* -- later -- */

typedef struct
{
  VntWindow *window;
  gint64 ticket;
  gint64 until;
} Snooze;

static void
snooze_free (Snooze *snooze)
{
  g_object_unref (snooze->window);
  g_free (snooze);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Snooze, snooze_free)

static void
on_snoozed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Snooze) snooze = user_data;
  VntWindow *self = snooze->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = vnt_words_ticket_number (snooze->ticket);
  g_autofree char *until = vnt_flow_words_until (snooze->until, vnt_clock_now ());
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (!vnt_desk_snooze_ticket_finish (VNT_DESK (source), result, &error))
    {
      if (self->desk != NULL)
        vnt_window_notice (self, error->message);
      return;
    }
  if (self->desk == NULL)
    return;
  if (snooze->until == 0)
    {
      vnt_window_open_ticket (self, snooze->ticket, FALSE);
      return;
    }
  /* Translators: a ticket's number, then a time */
  text = g_strdup_printf (_ ("%s put off until %s"), number, until);
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo-snooze");
  adw_toast_set_action_target (toast, "x", snooze->ticket);
  adw_toast_overlay_add_toast (self->toasts, toast);
  if (vnt_window_get_ticket_id (self) == snooze->ticket)
    vnt_window_go_on (self);
}

static void
snooze (VntWindow *self, gint64 ticket, gint64 until)
{
  Snooze *wish;

  if (self->desk == NULL || ticket == 0)
    return;
  wish = g_new0 (Snooze, 1);
  wish->window = g_object_ref (self);
  wish->ticket = ticket;
  wish->until = until;
  vnt_desk_snooze_ticket_async (self->desk, ticket, until, NULL, on_snoozed, wish);
}

/* "win.snooze": until Unix seconds, the ticket that is shown. */
static void
on_snooze (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  snooze (self, vnt_window_get_ticket_id (self), g_variant_get_int64 (parameter));
}

static void
on_undo_snooze (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  snooze (user_data, g_variant_get_int64 (parameter), 0);
}

/* The ticket that was shown when it was asked for. */
static void
on_day_chosen (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (Snooze) asked = user_data;
  VntWindow *self = asked->window;
  GtkCalendar *calendar = GTK_CALENDAR (adw_message_dialog_get_extra_child (dialog));
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (vnt_clock_now ());
  gint64 until;

  if (!g_str_equal (response, "snooze") || self->desk == NULL)
    return;
  until = vnt_snooze_time_of_day (g_date_time_get_year (day), g_date_time_get_month (day),
                                  g_date_time_get_day_of_month (day), now);
  if (until != 0)
    snooze (self, asked->ticket, until);
  else
    vnt_window_notice (self, _ ("Nothing was put off: choose a day after today."));
}

static void
on_snooze_until_day (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  GtkWidget *calendar = gtk_calendar_new ();
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (vnt_clock_now ());
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  AdwMessageDialog *dialog;
  Snooze *asked;

  if (vnt_window_get_ticket_id (self) == 0)
    return;
  asked = g_new0 (Snooze, 1);
  asked->window = g_object_ref (self);
  asked->ticket = vnt_window_get_ticket_id (self);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), tomorrow);
  dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (self), _ ("Put Off Until"),
                            _ ("It comes back at nine in the morning of that day.")));
  adw_message_dialog_set_extra_child (dialog, calendar);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "snooze", _ ("_Put Off"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "snooze", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "snooze");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_day_chosen), asked);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (calendar);
}

static void
offer (VntPaletteSearch *search, const char *title, gint64 until, gint64 now)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (until));
  g_autofree char *name = g_action_print_detailed_name ("win.snooze", target);
  g_autofree char *when = vnt_flow_words_until (until, now);

  if (until != 0)
    vnt_palette_search_add_action (search, vnt_palette_entry_new_action (name, title, when, NULL));
}

static void
on_snooze_menu (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  gint64 now = vnt_clock_now ();
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);
  g_autoptr (VntPaletteSearch) search = vnt_palette_search_new (NULL);
  gint64 tomorrow = vnt_snooze_time (VNT_SNOOZE_TOMORROW, today);

  if (vnt_window_get_ticket_id (self) == 0)
    return;
  offer (search, _ ("Later today"), vnt_snooze_time (VNT_SNOOZE_LATER_TODAY, today), now);
  offer (search, _ ("Tomorrow morning"), tomorrow, now);
  if (vnt_snooze_time (VNT_SNOOZE_NEXT_WEEK, today) != tomorrow)
    offer (search, _ ("Next week"), vnt_snooze_time (VNT_SNOOZE_NEXT_WEEK, today), now);
  vnt_palette_search_add_action (search, vnt_palette_entry_new_action ("win.snooze-until-day",
                                                                       _ ("A day…"), NULL, NULL));
  if (vnt_ticket_page_is_snoozed (vnt_window_get_ticket (self)))
    {
      g_autoptr (GVariant) target =
        g_variant_ref_sink (g_variant_new_int64 (vnt_window_get_ticket_id (self)));
      g_autofree char *name = g_action_print_detailed_name ("win.undo-snooze", target);

      vnt_palette_search_add_action (search,
                                     vnt_palette_entry_new_action (name, _ ("Bring it back now"),
                                                                   NULL, NULL));
    }
  vnt_window_present_palette (self, search, _ ("Put off until"));
}

/* -- being told -- */

static void
on_followed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_follow_changes_finish (VNT_DESK (source), result, &error) && self->desk != NULL)
    vnt_window_notice (self, error->message);
}

/* Pressed again it lets go; the star says which. */
static void
on_follow (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  gint64 ticket = vnt_window_get_ticket_id (self);

  if (self->desk != NULL && ticket != 0)
    vnt_desk_follow_changes_async (self->desk, ticket,
                                   !vnt_ticket_page_is_followed (vnt_window_get_ticket (self)),
                                   NULL, on_followed, g_object_ref (self));
}

/* -- since they left -- */

static void
on_open_away (VntWindow *self, gint64 ticket)
{
  vnt_window_open_ticket (self, ticket, FALSE);
  adw_leaflet_set_visible_child (self->leaflet, self->ticket_pane);
}

static void
on_since (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  VntAwayWindow *window;

  if (self->desk == NULL || vnt_desk_get_account (self->desk) == NULL)
    return;
  window = vnt_away_window_new (GTK_WINDOW (self), self->desk);
  g_signal_connect_object (window, "open", G_CALLBACK (on_open_away), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static const GActionEntry entries[] = {
  { .name = "since", .activate = on_since },
  { .name = "snooze", .activate = on_snooze, .parameter_type = "x" },
  { .name = "undo-snooze", .activate = on_undo_snooze, .parameter_type = "x" },
  { .name = "snooze-until-day", .activate = on_snooze_until_day },
  { .name = "snooze-menu", .activate = on_snooze_menu },
  { .name = "follow", .activate = on_follow },
};

/**
 * vnt_window_add_flow_actions:
 * @self: the window
 */
void
vnt_window_add_flow_actions (VntWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
