/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-background.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "vnt-autostart.h"

typedef struct
{
  GApplication *application; /* owns this */
  GSettings *settings;
  gboolean held;
} Background;

static void
background_free (gpointer data)
{
  Background *self = data;

  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_object_unref (self->settings);
  g_free (self);
}

static void
update_hold (Background *self)
{
  gboolean wanted = g_settings_get_boolean (self->settings, "run-in-background");

  if (wanted == self->held)
    return;
  self->held = wanted;
  if (wanted)
    g_application_hold (self->application);
  else
    g_application_release (self->application);
}

/* Where the switch is, it goes back, and why is said below it. */
static void
tell_failure (Background *self, const char *why)
{
  GtkWindow *window = GTK_IS_APPLICATION (self->application)
                        ? gtk_application_get_active_window (GTK_APPLICATION (self->application))
                        : NULL;
  g_autofree char *text = g_strdup_printf (
    _ ("Ventanilla does not start with your session, because the desktop was not told to: %s"),
    why);
  g_autofree char *title = g_markup_escape_text (text, -1);

  g_signal_handlers_block_matched (self->settings, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  g_settings_set_boolean (self->settings, "start-with-session", FALSE);
  g_signal_handlers_unblock_matched (self->settings, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  if (ADW_IS_PREFERENCES_WINDOW (window))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), adw_toast_new (title));
  else
    g_message ("%s", text);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GApplication) application = user_data;
  Background *self = g_object_get_data (G_OBJECT (application), "vnt-background");
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL && self != NULL &&
      g_settings_get_boolean (self->settings, "start-with-session"))
    tell_failure (self, error->message);
}

/* In a sandbox only the desktop itself can do it, and asks the person; elsewhere it does not know which program asks. */
static void
ask_portal (Background *self, gboolean on)
{
  static const char *const command[] = { "ventanilla", "--background", NULL };
  GDBusConnection *bus = g_application_get_dbus_connection (self->application);
  GVariantBuilder options;

  if (bus == NULL)
    return;
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (on));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_dbus_connection_call (bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                          "org.freedesktop.portal.Background", "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), NULL, G_DBUS_CALL_FLAGS_NONE,
                          -1, NULL, on_answered, g_object_ref (self->application));
}

static void
on_start_changed (Background *self)
{
  gboolean on = g_settings_get_boolean (self->settings, "start-with-session");
  g_autoptr (GError) error = NULL;

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    ask_portal (self, on);
  else if (!vnt_autostart_set (g_get_user_config_dir (), on, &error))
    tell_failure (self, error->message);
}

/**
 * vnt_background_follow:
 * @application: stays when its window is closed, while the agent wants that
 * @settings: whether they do, and whether the session starts the program
 */
void
vnt_background_follow (GApplication *application, GSettings *settings)
{
  Background *self = g_new0 (Background, 1);

  self->application = application;
  self->settings = g_object_ref (settings);
  g_object_set_data_full (G_OBJECT (application), "vnt-background", self, background_free);
  g_signal_connect_swapped (settings, "changed::run-in-background", G_CALLBACK (update_hold), self);
  g_signal_connect_swapped (settings, "changed::start-with-session", G_CALLBACK (on_start_changed),
                            self);
  update_hold (self);
}
