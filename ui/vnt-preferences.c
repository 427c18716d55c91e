/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-preferences.h"

#include <glib/gi18n.h>

#include "vnt-levels-group.h"

#include "vnt-flow-preferences.h"
#include "vnt-knowledge-preferences.h"
#include "vnt-monitor-preferences.h"

struct _VntPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *color_scheme;
  GtkWidget *compact;
  GtkWidget *send_delay;
  GtkWidget *poll_interval;
  GtkWidget *file_limit;
  GtkWidget *room_limit;
  VntLevelsGroup *levels;
  GtkWidget *account_group;
  AdwActionRow *account;
  GtkLabel *error;

  GSettings *settings;
  VntDesk *desk;
};

G_DEFINE_FINAL_TYPE (VntPreferences, vnt_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const schemes[] = { "default", "light", "dark" };

static void
on_scheme_selected (VntPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->color_scheme);

  if (self->settings != NULL && selected < G_N_ELEMENTS (schemes))
    g_settings_set_string (self->settings, "color-scheme", schemes[selected]);
}

static void
show_scheme (VntPreferences *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "color-scheme");

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i], name))
      adw_combo_row_set_selected (self->color_scheme, i);
}

static void
update_account (VntPreferences *self)
{
  const VntAccount *account = vnt_desk_get_account (self->desk);

  gtk_widget_set_visible (self->account_group, account != NULL);
  if (account == NULL)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->account),
                                 account->name != NULL ? account->name : account->login);
  adw_action_row_set_subtitle (self->account, account->url);
}

static void
on_signed_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntPreferences) self = user_data;
  g_autoptr (GError) error = NULL;

  if (vnt_desk_sign_out_finish (VNT_DESK (source), result, &error))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (self->desk == NULL)
    return;
  gtk_label_set_label (self->error, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
}

static void
on_sign_out_response (VntPreferences *self, const char *response)
{
  if (g_str_equal (response, "sign-out") && self->desk != NULL)
    vnt_desk_sign_out_async (self->desk, NULL, on_signed_out, g_object_ref (self));
}

static void
on_sign_out (VntPreferences *self)
{
  guint waiting = vnt_desk_get_waiting (self->desk);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Sign Out?"), NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  if (waiting > 0)
    adw_message_dialog_format_body (
      message,
      ngettext (
        "The password is forgotten. %u change has not been sent yet: wait for it, or it stays "
        "on this computer until you sign in to this server again.",
        "The password is forgotten. %u changes have not been sent yet: wait for them, or they "
        "stay on this computer until you sign in to this server again.",
        waiting),
      waiting);
  else
    adw_message_dialog_set_body (message,
                                 _ ("The password is forgotten. Everything of yours is on the "
                                    "server; drafts stay on this computer."));
  adw_message_dialog_add_responses (message, "stay", _ ("_Stay"), "sign-out", _ ("Sign _Out"),
                                    NULL);
  adw_message_dialog_set_response_appearance (message, "sign-out", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (message, "stay");
  adw_message_dialog_set_close_response (message, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_sign_out_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
vnt_preferences_dispose (GObject *object)
{
  VntPreferences *self = VNT_PREFERENCES (object);

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_object (&self->settings);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_PREFERENCES);
  G_OBJECT_CLASS (vnt_preferences_parent_class)->dispose (object);
}

static void
vnt_preferences_class_init (VntPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_preferences_dispose;
  g_type_ensure (VNT_TYPE_LEVELS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/Ventanilla/ui/vnt-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, VntPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, VntPreferences, compact);
  gtk_widget_class_bind_template_child (widget_class, VntPreferences, send_delay);
  gtk_widget_class_bind_template_child (widget_class, VntPreferences, poll_interval);
  gtk_widget_class_bind_template_child (widget_class, VntPreferences, file_limit);
  gtk_widget_class_bind_template_child (widget_class, VntPreferences, room_limit);
  gtk_widget_class_bind_template_child (widget_class, VntPreferences, levels);
  gtk_widget_class_bind_template_child (widget_class, VntPreferences, account_group);
  gtk_widget_class_bind_template_child (widget_class, VntPreferences, account);
  gtk_widget_class_bind_template_child (widget_class, VntPreferences, error);
  gtk_widget_class_bind_template_callback (widget_class, on_scheme_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_out);
}

static void
vnt_preferences_init (VntPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static AdwPreferencesPage *
make_monitor_page (GSettings *settings, VntDesk *desk)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  adw_preferences_page_set_title (page, _ ("Monitoring"));
  adw_preferences_page_set_icon_name (page, "network-server-symbolic");
  adw_preferences_page_add (page,
                            ADW_PREFERENCES_GROUP (vnt_monitor_preferences_new (settings, desk)));
  return page;
}

/**
 * vnt_preferences_new:
 * @parent: (nullable): the window it belongs to
 * @settings: where they are kept
 * @desk: whose account can be signed out
 *
 * Returns: (transfer none): the preferences; present them
 */
GtkWindow *
vnt_preferences_new (GtkWindow *parent, GSettings *settings, VntDesk *desk)
{
  GtkApplication *application = parent != NULL ? gtk_window_get_application (parent) : NULL;
  VntPreferences *self =
    g_object_new (VNT_TYPE_PREFERENCES, "application", application, "transient-for", parent,
                  "modal", TRUE, "destroy-with-parent", TRUE, NULL);
  AdwPreferencesPage *flow;

  /* Not wider than what it belongs to, which may be a telephone. */
  if (parent != NULL && gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    gtk_window_set_default_size (GTK_WINDOW (self),
                                 MIN (gtk_widget_get_width (GTK_WIDGET (parent)), 640), 560);
  self->settings = g_object_ref (settings);
  self->desk = g_object_ref (desk);
  show_scheme (self);
  g_settings_bind (settings, "compact-rows", self->compact, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "send-delay", self->send_delay, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "poll-interval", self->poll_interval, "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "file-limit", self->file_limit, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "room-limit", self->room_limit, "value", G_SETTINGS_BIND_DEFAULT);
  flow = vnt_flow_preferences_new (settings, G_APPLICATION (application));
  adw_preferences_page_add (flow, vnt_knowledge_preferences_new (settings));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), flow);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), make_monitor_page (settings, desk));
  g_signal_connect_swapped (desk, "notify::account", G_CALLBACK (update_account), self);
  vnt_levels_group_set_desk (self->levels, desk);
  update_account (self);
  return GTK_WINDOW (self);
}
