/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-window-private.h"

#include <glib/gi18n.h>

#include "vnt-key-map.h"
#include "vnt-drafts-page.h"
#include "vnt-keeping.h"
#include "vnt-keys.h"
#include "vnt-machine-change.h"
#include "vnt-menu-later.h"
#include "vnt-pane.h"
#include "vnt-reminder-notice.h"
#include "vnt-words.h"

/* Moving through the list by keyboard opens a ticket only where it comes to rest. */
#define REST_MS 90

G_DEFINE_FINAL_TYPE (VntWindow, vnt_window, ADW_TYPE_APPLICATION_WINDOW)

void
vnt_window_notice (VntWindow *self, const char *text)
{
  gtk_label_set_label (self->notice, text);
  gtk_revealer_set_reveal_child (self->notice_revealer, TRUE);
}

/* Said and gone, unlike a notice. */
void
vnt_window_say (VntWindow *self, const char *text)
{
  g_autofree char *title = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

/* (transfer full) (nullable): why an action cannot be done with the ticket that is shown */
char *
vnt_window_explain (VntWindow *self, const char *action)
{
  return vnt_window_get_ticket_id (self) != 0 ? vnt_ticket_page_explain (self->made_ticket, action)
                                              : NULL;
}

static void
on_notice_closed (VntWindow *self)
{
  gtk_revealer_set_reveal_child (self->notice_revealer, FALSE);
}

/* The window's own buttons stand at its outer corners, whichever panes those are now. */
void
vnt_window_place_buttons (VntWindow *self)
{
  gboolean alone = adw_leaflet_get_folded (self->leaflet);
  gboolean no_sidebar = adw_flap_get_folded (self->flap);
  AdwHeaderBar *headers[] = {
    vnt_list_page_get_header (self->list),
    self->made_outbox != NULL ? vnt_outbox_page_get_header (self->made_outbox) : NULL,
    self->made_drafts != NULL ? vnt_drafts_page_get_header (VNT_DRAFTS_PAGE (self->made_drafts))
                              : NULL,
    vnt_window_get_knowledge_header (self),
    vnt_window_get_machines_header (self),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      if (headers[i] == NULL)
        continue;
      adw_header_bar_set_show_start_title_buttons (headers[i], no_sidebar);
      adw_header_bar_set_show_end_title_buttons (headers[i], alone);
    }
  adw_header_bar_set_show_start_title_buttons (self->ticket_header, alone);
  gtk_widget_set_visible (self->back, alone);
  g_object_set (self->list, "narrow", alone, NULL);
}

static void
show_ticket_title (VntWindow *self)
{
  gint64 id = vnt_window_get_ticket_id (self);
  g_autofree char *number = id != 0 ? vnt_words_ticket_number (id) : g_strdup ("");
  g_autofree char *title = id != 0 ? g_strdup_printf ("%s – Ventanilla", number) : NULL;

  adw_window_title_set_title (self->ticket_title, number);
  gtk_widget_set_visible (GTK_WIDGET (self->ticket_menu_button), id != 0);
  vnt_stopwatch_button_set_ticket (self->stopwatch, id);
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : "Ventanilla");
}

/* Also when the server gave a ticket that was made here its number. */
void
vnt_window_show_ticket (VntWindow *self, gint64 id)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  if (vnt_window_get_ticket_id (self) != id)
    {
      vnt_ticket_page_show_ticket (vnt_window_get_ticket (self), id);
      vnt_window_look_ahead (self);
    }
  gtk_stack_set_visible_child_name (self->reading,
                                    vnt_window_get_ticket_id (self) != 0 ? "ticket" : "empty");
  vnt_list_page_set_current (self->list, id);
  show_ticket_title (self);
}

static gboolean
on_rest (gpointer data)
{
  VntWindow *self = data;

  self->rest = 0;
  vnt_window_show_ticket (self, self->wanted);
  return G_SOURCE_REMOVE;
}

void
vnt_window_open (VntWindow *self, gint64 id, gboolean enter)
{
  if (enter || vnt_machine_is_subject (id))
    {
      vnt_window_open_ticket (self, id, TRUE);
      return;
    }
  self->wanted = id;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, on_rest, self);
}

void
vnt_window_focus_place (VntWindow *self)
{
  if (gtk_stack_get_visible_child (self->places) == GTK_WIDGET (self->list))
    vnt_list_page_focus_list (self->list);
  else if (vnt_window_focus_knowledge (self) || vnt_window_focus_machines (self))
    return;
  else if (self->made_drafts != NULL &&
           gtk_stack_get_visible_child (self->places) == self->made_drafts)
    vnt_drafts_page_focus (VNT_DRAFTS_PAGE (self->made_drafts));
  else
    vnt_outbox_page_focus (vnt_window_get_outbox (self));
}

/* Swiped back: the focus goes with it. */
static void
on_pane_changed (VntWindow *self)
{
  if (adw_leaflet_get_folded (self->leaflet) &&
      adw_leaflet_get_visible_child (self->leaflet) == self->list_pane &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    vnt_window_focus_place (self);
}

static void
on_view (VntWindow *self, VntViewItem *view)
{
  vnt_list_page_show_item (self->list, view);
  gtk_stack_set_visible_child (self->places, GTK_WIDGET (self->list));
}

/* A place was pressed: on a narrow window the sidebar was only there for that. */
void
vnt_window_leave_sidebar (VntWindow *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  if (!adw_flap_get_folded (self->flap))
    return;
  adw_flap_set_reveal_flap (self->flap, FALSE);
  vnt_window_focus_place (self);
}

/**
 * vnt_window_enter_place:
 * @self: the window
 * @place: what was just put where the list is
 *
 * Marks it in the sidebar, and gives it the keyboard.
 */
void
vnt_window_enter_place (VntWindow *self, VntSidebarPlace place)
{
  vnt_sidebar_mark_place (self->sidebar, place);
  vnt_window_leave_sidebar (self);
  vnt_window_focus_place (self);
}

static void
update_account (VntWindow *self)
{
  gboolean nobody = vnt_desk_get_state (self->desk) == VNT_DESK_NO_ACCOUNT;

  if (nobody && !g_str_equal (gtk_stack_get_visible_child_name (self->stack), "sign-in"))
    {
      vnt_window_show_ticket (self, 0);
      vnt_window_show_sign_in (self);
    }
}

void
vnt_window_leave_sign_in (VntWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "main");
  vnt_window_focus_place (self);
}

void
vnt_window_say_sent (VntWindow *self, const char *uuid)
{
  guint delay = g_settings_get_uint (self->settings, "send-delay");
  gboolean online = vnt_desk_get_state (self->desk) == VNT_DESK_ONLINE;
  AdwToast *sent = adw_toast_new (online ? _ ("Kept and on its way")
                                         : _ ("Kept; it is sent when the server answers"));

  if (delay > 0 || !online)
    {
      adw_toast_set_button_label (sent, _ ("Undo"));
      adw_toast_set_action_name (sent, "win.undo-send");
      adw_toast_set_action_target (sent, "s", uuid);
      g_free (self->sent);
      self->sent = g_strdup (uuid);
    }
  adw_toast_set_timeout (sent, MAX (delay, 3));
  g_set_weak_pointer (&self->sent_toast, sent);
  adw_toast_overlay_add_toast (self->toasts, sent);
}

/* Nobody asked yet, but the first ticket opens sooner so. */
static gboolean
on_ahead (gpointer data)
{
  VntWindow *self = data;

  self->ahead = 0;
  vnt_window_get_ticket (self);
  vnt_window_read_macros (self);
  return G_SOURCE_REMOVE;
}

static gboolean
activate_by_key (GtkWidget *window, const char *action)
{
  return vnt_window_activate (VNT_WINDOW (window), action);
}

static void
save_size (VntWindow *self)
{
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width = 0;
  int height = 0;

  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (maximized || width < 360 || height < 294)
    return;
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
}

static gboolean
vnt_window_close_request (GtkWindow *window)
{
  VntWindow *self = VNT_WINDOW (window);

  vnt_window_flush (self);
  save_size (self);
  return GTK_WINDOW_CLASS (vnt_window_parent_class)->close_request (window);
}

static void
vnt_window_dispose (GObject *object)
{
  VntWindow *self = VNT_WINDOW (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_handle_id (&self->ahead, g_source_remove);
  vnt_window_forget_ahead (self);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->sent, g_free);
  g_clear_pointer (&self->made, g_free);
  g_clear_pointer (&self->about_alert, g_free);
  g_clear_weak_pointer (&self->new_ticket);
  g_clear_weak_pointer (&self->sent_toast);
  g_clear_weak_pointer (&self->texts);
  vnt_window_forget_macros (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_WINDOW);
  G_OBJECT_CLASS (vnt_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (VNT_TYPE_PANE);
  g_type_ensure (VNT_TYPE_SIDEBAR);
  g_type_ensure (VNT_TYPE_LIST_PAGE);
  g_type_ensure (VNT_TYPE_STOPWATCH_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/Ventanilla/ui/vnt-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VntWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, notice_revealer);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, list_pane);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, places);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, list);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, ticket_pane);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, ticket_header);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, ticket_title);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, ticket_menu_button);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, ticket_menu);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, reading);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, no_ticket);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, stopwatch);
  gtk_widget_class_bind_template_child (widget_class, VntWindow, back);
  gtk_widget_class_bind_template_callback (widget_class, on_notice_closed);
  gtk_widget_class_bind_template_callback (widget_class, vnt_window_place_buttons);
  gtk_widget_class_bind_template_callback (widget_class, on_view);
  gtk_widget_class_bind_template_callback (widget_class, vnt_window_leave_sidebar);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_changed);
  gtk_widget_class_bind_template_callback (widget_class, vnt_window_open);
}

static void
vnt_window_class_init (VntWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = vnt_window_close_request;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
vnt_window_init (VntWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vnt_window_add_actions (self);
  vnt_keys_install (GTK_WIDGET (self), activate_by_key);
  vnt_key_map_show_in (GTK_WIDGET (self));
  vnt_menu_later (self->ticket_menu_button, self->ticket_menu);
  vnt_window_place_buttons (self);
  show_ticket_title (self);
}

/**
 * vnt_window_new:
 * @application: (nullable): its application
 * @settings: the program's settings
 *
 * Returns: (transfer none): a window that has no desk yet; it can be shown at once
 */
VntWindow *
vnt_window_new (GtkApplication *application, GSettings *settings)
{
  VntWindow *self = g_object_new (VNT_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "compact-rows", self->list, "compact", G_SETTINGS_BIND_GET);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  return self;
}

/**
 * vnt_window_set_desk:
 * @self: the window
 * @desk: an open desk
 *
 * Fills the window. Call it once.
 */
void
vnt_window_set_desk (VntWindow *self, VntDesk *desk)
{
  g_return_if_fail (self->desk == NULL);
  self->desk = g_object_ref (desk);
  /* Nobody could choose one before. */
  gtk_widget_set_visible (self->no_ticket, TRUE);
  vnt_sidebar_set_desk (self->sidebar, desk);
  vnt_list_page_set_desk (self->list, desk);
  vnt_stopwatch_button_set_desk (self->stopwatch, desk);
  vnt_reminder_notice_watch (GTK_WINDOW (self), desk);
  vnt_window_watch_remote (self);
  vnt_window_follow_machines (self);
  g_signal_connect_swapped (desk, "notice", G_CALLBACK (vnt_window_notice), self);
  g_signal_connect_swapped (desk, "notify::state", G_CALLBACK (update_account), self);
  update_account (self);
  self->ahead = g_idle_add_full (G_PRIORITY_LOW, on_ahead, self, NULL);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "main"))
    vnt_window_focus_place (self);
}

/**
 * vnt_window_open_ticket:
 * @self: the window
 * @ticket: its number
 * @enter: whether the agent wants to be in it, not only see it
 */
void
vnt_window_open_ticket (VntWindow *self, gint64 ticket, gboolean enter)
{
  if (vnt_machine_is_subject (ticket))
    {
      vnt_window_open_machine (self, vnt_machine_of_subject (ticket));
      return;
    }
  vnt_window_show_ticket (self, ticket);
  if (!enter)
    return;
  adw_leaflet_set_visible_child (self->leaflet, self->ticket_pane);
  gtk_widget_grab_focus (GTK_WIDGET (vnt_window_get_ticket (self)));
}

/**
 * vnt_window_activate:
 * @self: the window
 * @action: detailed name of an action of the table
 *
 * Runs an action on the page it belongs to.
 *
 * Returns: whether it could be run
 */
gboolean
vnt_window_activate (VntWindow *self, const char *action)
{
  g_autofree char *name = NULL;
  g_autofree char *why = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkWidget *page = GTK_WIDGET (self);

  if (self->desk == NULL && !g_str_has_prefix (action, "app."))
    return FALSE;
  action = vnt_window_redirect_to_article (self, vnt_list_page_redirect (self->list, action));
  if (!g_action_parse_detailed_name (action, &name, &target, NULL))
    return FALSE;
  if (g_str_has_prefix (name, "ticket."))
    {
      if (vnt_window_get_ticket_id (self) == 0)
        return FALSE;
      page = GTK_WIDGET (vnt_window_get_ticket (self));
      if (vnt_window_get_article_page (self) != NULL)
        vnt_window_show_ticket (self, vnt_window_get_ticket_id (self));
      adw_leaflet_set_visible_child (self->leaflet, self->ticket_pane);
    }
  else if (g_str_has_prefix (name, "article."))
    {
      page = vnt_window_get_article_page (self);
      if (page == NULL)
        return FALSE;
    }
  else if (g_str_has_prefix (name, "tickets."))
    {
      page = GTK_WIDGET (self->list);
      gtk_stack_set_visible_child (self->places, page);
      if (g_str_equal (name, "tickets.search"))
        adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
    }
  /* Only what the sign-in page itself answers to may be done there. */
  if (page != GTK_WIDGET (self) &&
      !g_str_equal (gtk_stack_get_visible_child_name (self->stack), "main"))
    return FALSE;
  why = vnt_window_explain (self, action);
  if (why != NULL)
    {
      vnt_window_say (self, why);
      return TRUE;
    }
  if (!gtk_widget_activate_action_variant (page, name, target))
    return FALSE;
  /* On a narrow window choosing is not opening, but who reads a ticket wants to read the next one. */
  if (adw_leaflet_get_folded (self->leaflet) &&
      adw_leaflet_get_visible_child (self->leaflet) == self->ticket_pane &&
      (g_str_equal (name, "tickets.next") || g_str_equal (name, "tickets.previous")))
    gtk_widget_activate_action (page, "tickets.open", NULL);
  return TRUE;
}

/**
 * vnt_window_flush:
 * @self: the window
 *
 * Saves what is being written, now, and closes the windows above, which save what is in them.
 */
void
vnt_window_flush (VntWindow *self)
{
  if (self->made_ticket != NULL)
    vnt_ticket_page_flush (self->made_ticket);
  vnt_keeping_close_above (GTK_WINDOW (self));
}
