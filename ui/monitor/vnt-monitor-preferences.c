/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-monitor-preferences.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-desk-monitor.h"

struct _VntMonitorPreferences
{
  AdwPreferencesGroup parent_instance;

  GSettings *settings;
  VntDesk *desk;
  GCancellable *cancellable;
  AdwComboRow *kind;
  GtkEditable *address;
  GtkEditable *user;
  GtkEditable *secret;
  GtkWidget *try;
  AdwActionRow *certificate;
  GtkLabel *result;
};

G_DEFINE_FINAL_TYPE (VntMonitorPreferences, vnt_monitor_preferences, ADW_TYPE_PREFERENCES_GROUP)

static const char *const kinds[] = { "icinga", "alertmanager" };

static void
say (VntMonitorPreferences *self, const char *text, const char *class)
{
  gtk_label_set_label (self->result, text);
  gtk_widget_set_visible (GTK_WIDGET (self->result), *text != '\0');
  gtk_widget_remove_css_class (GTK_WIDGET (self->result), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->result), "success");
  if (class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->result), class);
}

static void
show_certificate (VntMonitorPreferences *self)
{
  g_autofree char *known = vnt_desk_dup_monitor_certificate (self->desk);

  gtk_widget_set_visible (GTK_WIDGET (self->certificate), known != NULL);
  adw_action_row_set_subtitle (self->certificate, known != NULL ? known : "");
}

static void
on_tried (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMonitorPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMonitored) said = vnt_desk_ask_monitor_finish (VNT_DESK (source), result, &error);

  if (self->desk == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  gtk_widget_set_sensitive (self->try, TRUE);
  if (said != NULL)
    say (self, _ ("The monitoring answers."), "success");
  else
    say (self, error->message, "error");
  show_certificate (self);
}

static void
try_it (VntMonitorPreferences *self)
{
  vnt_desk_ask_monitor_async (self->desk, NULL, self->cancellable, on_tried, g_object_ref (self));
}

static void
on_secret_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMonitorPreferences) self = user_data;
  g_autoptr (GError) error = NULL;

  vnt_desk_keep_monitor_secret_finish (VNT_DESK (source), result, &error);
  if (self->desk == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (error != NULL)
    {
      gtk_widget_set_sensitive (self->try, TRUE);
      say (self, error->message, "error");
      return;
    }
  gtk_editable_set_text (self->secret, "");
  try_it (self);
}

/* Keeps what is entered, then asks: what was wrong is said here, not on the page of some machine. */
static void
on_try (VntMonitorPreferences *self)
{
  g_autoptr (GError) error = NULL;
  const char *secret = gtk_editable_get_text (self->secret);
  guint kind = adw_combo_row_get_selected (self->kind);

  g_settings_set_string (self->settings, "monitor-kind", kinds[kind < 2 ? kind : 0]);
  g_settings_set_string (self->settings, "monitor-address", gtk_editable_get_text (self->address));
  g_settings_set_string (self->settings, "monitor-user", gtk_editable_get_text (self->user));
  if (!vnt_monitor_preferences_apply (self->settings, self->desk, &error))
    {
      say (self, error->message, "error");
      return;
    }
  if (!vnt_desk_has_monitor (self->desk))
    {
      say (self, _ ("No monitoring is asked."), NULL);
      show_certificate (self);
      return;
    }
  gtk_widget_set_sensitive (self->try, FALSE);
  say (self, _ ("The monitoring is being asked…"), NULL);
  if (*secret != '\0')
    vnt_desk_keep_monitor_secret_async (self->desk, secret, self->cancellable, on_secret_kept,
                                        g_object_ref (self));
  else
    try_it (self);
}

static void
on_forget (VntMonitorPreferences *self)
{
  g_autoptr (GError) error = NULL;

  if (vnt_desk_forget_monitor_certificate (self->desk, &error))
    say (self, _ ("What it shows next is trusted."), NULL);
  else
    say (self, error->message, "error");
  show_certificate (self);
}

static void
vnt_monitor_preferences_dispose (GObject *object)
{
  VntMonitorPreferences *self = VNT_MONITOR_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_monitor_preferences_parent_class)->dispose (object);
}

static void
vnt_monitor_preferences_finalize (GObject *object)
{
  g_object_unref (VNT_MONITOR_PREFERENCES (object)->cancellable);
  G_OBJECT_CLASS (vnt_monitor_preferences_parent_class)->finalize (object);
}

static void
vnt_monitor_preferences_class_init (VntMonitorPreferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_monitor_preferences_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_monitor_preferences_finalize;
}

static GtkEditable *
add_entry (VntMonitorPreferences *self, GtkWidget *row, const char *title, const char *tooltip)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_tooltip_text (row, tooltip);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (on_try), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return GTK_EDITABLE (row);
}

static void
add_kind (VntMonitorPreferences *self)
{
  g_autoptr (GtkStringList) names =
    gtk_string_list_new ((const char *[]){ "Icinga 2", "Alertmanager", NULL });

  self->kind = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind), _ ("Kind"));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (names));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->kind));
}

static GtkWidget *
new_button (VntMonitorPreferences *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
add_certificate (VntMonitorPreferences *self)
{
  GtkWidget *forget = new_button (self, _ ("Forget"), G_CALLBACK (on_forget));

  self->certificate = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->certificate),
                                 _ ("Certificate Trusted at First Sight"));
  gtk_widget_set_tooltip_text (forget, _ ("Trust the certificate it shows next; only when whoever "
                                          "runs it says that it was renewed"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Forget the certificate of the monitoring"), -1);
  adw_action_row_add_suffix (self->certificate, forget);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->certificate));
}

static void
vnt_monitor_preferences_init (VntMonitorPreferences *self)
{
  self->cancellable = g_cancellable_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Monitoring"));
  add_kind (self);
  self->address = add_entry (self, adw_entry_row_new (), _ ("Address"),
                             _ ("Like https://icinga.example.org:5665; empty for no monitoring"));
  self->user =
    add_entry (self, adw_entry_row_new (), _ ("User"), _ ("Empty where nobody has to sign in"));
  self->secret = add_entry (self, adw_password_entry_row_new (), _ ("Password"),
                            _ ("Goes into the keyring; empty to leave the one that is there"));
  add_certificate (self);
  self->result = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->result, TRUE);
  gtk_label_set_xalign (self->result, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->result), "field-error");
  gtk_widget_set_visible (GTK_WIDGET (self->result), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->result));
  self->try = new_button (self, _ ("Apply and Try"), G_CALLBACK (on_try));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->try);
}

/**
 * vnt_monitor_preferences_new:
 * @settings: where they are kept, but for the password
 * @desk: who asks
 *
 * Returns: (transfer floating): the group
 */
GtkWidget *
vnt_monitor_preferences_new (GSettings *settings, VntDesk *desk)
{
  VntMonitorPreferences *self = g_object_new (VNT_TYPE_MONITOR_PREFERENCES, NULL);
  g_autofree char *kind = g_settings_get_string (settings, "monitor-kind");
  g_autofree char *address = g_settings_get_string (settings, "monitor-address");
  g_autofree char *user = g_settings_get_string (settings, "monitor-user");

  self->settings = g_object_ref (settings);
  self->desk = g_object_ref (desk);
  adw_combo_row_set_selected (self->kind, g_str_equal (kind, kinds[1]) ? 1 : 0);
  gtk_editable_set_text (self->address, address);
  gtk_editable_set_text (self->user, user);
  show_certificate (self);
  return GTK_WIDGET (self);
}

/**
 * vnt_monitor_preferences_apply:
 * @error: place for an error: the address is none
 *
 * Tells the desk which monitoring the settings name.
 *
 * Returns: whether it is one, or none on purpose
 */
gboolean
vnt_monitor_preferences_apply (GSettings *settings, VntDesk *desk, GError **error)
{
  g_autofree char *kind = g_settings_get_string (settings, "monitor-kind");
  g_autofree char *address = g_settings_get_string (settings, "monitor-address");
  g_autofree char *user = g_settings_get_string (settings, "monitor-user");

  return vnt_desk_set_monitor (desk, kind, g_strstrip (address), g_strstrip (user), error);
}
