/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop does not do for the program is said where it was asked for, with what to do, and said once. */
#include "ui-fixture.h"
#include "vnt-background.h"
#include "vnt-notice-check.h"
#include "vnt-preferences.h"
#include "vnt-trouble.h"
#include "vnt-window.h"

#include <glib/gstdio.h>

#define START "start-with-session"
#define STAY "run-in-background"
#define PORTAL "org.freedesktop.portal.Desktop"

/* How the portal of the desktop answers. */
typedef enum
{
  ANSWER_FAILS,
  ANSWER_REFUSES,
  ANSWER_ONLY_BACKGROUND,
  ANSWER_ALLOWS,
} Answer;

typedef struct
{
  UiFixture ui;
  GtkApplication *application;
  GSettings *settings;
  GtkWindow *window;
  GtkWindow *preferences;
  Answer answer;
  guint asked;
  guint owner;
  guint object;
  gboolean ready;
} Desktop;

static void
answer_request (Desktop *self, GDBusConnection *bus, const char *path)
{
  GVariantBuilder results;

  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (TRUE));
  g_variant_builder_add (&results, "{sv}", "autostart",
                         g_variant_new_boolean (self->answer == ANSWER_ALLOWS));
  g_dbus_connection_emit_signal (bus, NULL, path, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", self->answer == ANSWER_REFUSES ? 1 : 0,
                                                &results),
                                 NULL);
}

static void
on_call (GDBusConnection *bus,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  Desktop *self = user_data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *request = NULL;
  const char *token;

  self->asked++;
  if (self->answer == ANSWER_FAILS)
    {
      g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_FAILED,
                                                     "no <backend> & more");
      return;
    }
  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  request = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", name, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  answer_request (self, bus, request);
}

static void
on_owned (GDBusConnection *bus, const char *name, gpointer user_data)
{
  ((Desktop *) user_data)->ready = TRUE;
}

static gboolean
is_ready (gpointer data)
{
  return ((Desktop *) data)->ready;
}

static void
begin_portal (Desktop *self, Answer answer)
{
  static const char xml[] =
    "<node><interface name='org.freedesktop.portal.Background'><method name='RequestBackground'>"
    "<arg type='s'/><arg type='a{sv}'/><arg type='o' direction='out'/></method></interface></node>";
  static const GDBusInterfaceVTable vtable = { .method_call = on_call };
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);

  self->answer = answer;
  self->object = g_dbus_connection_register_object (bus, "/org/freedesktop/portal/desktop",
                                                    node->interfaces[0], &vtable, self, NULL, NULL);
  g_assert_cmpuint (self->object, >, 0);
  self->owner = g_bus_own_name_on_connection (bus, PORTAL, G_BUS_NAME_OWNER_FLAGS_NONE, on_owned,
                                              NULL, self, NULL);
  iterate_until (is_ready, self);
}

static void
set_up (Desktop *self, gconstpointer data)
{
  static guint n = 0;
  g_autofree char *id = g_strdup_printf ("org.ventanilla.Test%u", n++);
  g_autoptr (GError) error = NULL;

  ui_fixture_set_up (&self->ui, data);
  self->settings = g_settings_new ("org.ventanilla.Ventanilla");
  /* One that was never run does not leave the bus: a name of its own for each. */
  self->application = gtk_application_new (id, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (self->application), NULL, &error));
  g_assert_no_error (error);
  self->window = GTK_WINDOW (vnt_window_new (self->application, self->settings));
  gtk_window_present (self->window);
}

static void
tear_down (Desktop *self, gconstpointer data)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));

  if (self->preferences != NULL)
    gtk_window_destroy (self->preferences);
  g_clear_pointer (&self->window, gtk_window_destroy);
  if (self->owner != 0)
    g_bus_unown_name (self->owner);
  if (self->object != 0)
    g_dbus_connection_unregister_object (bus, self->object);
  g_object_set_data (G_OBJECT (self->application), "vnt-background", NULL);
  g_settings_reset (self->settings, START);
  g_settings_reset (self->settings, STAY);
  g_clear_object (&self->settings);
  ui_fixture_tear_down (&self->ui, data);
  g_clear_object (&self->application);
}

static void
follow (Desktop *self, gboolean sandboxed)
{
  vnt_background_follow (G_APPLICATION (self->application), self->settings, sandboxed);
}

static const char *
get_trouble (Desktop *self, const char *about)
{
  return vnt_trouble_get_text (vnt_trouble_of (G_APPLICATION (self->application), about));
}

static gboolean
is_in_trouble (gpointer data)
{
  return get_trouble (data, VNT_TROUBLE_BACKGROUND) != NULL;
}

static gboolean
has_no_notices (gpointer data)
{
  return get_trouble (data, VNT_TROUBLE_NOTICES) != NULL;
}

static gboolean
was_asked (gpointer data)
{
  return ((Desktop *) data)->asked > 0;
}

/* How often it stands there to be read. */
static guint
count_shown (GtkWindow *window, const char *words)
{
  GtkWidget *label;
  guint n = 0;

  for (guint i = 0; (label = ui_find_nth (GTK_WIDGET (window), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), words) != NULL &&
        gtk_widget_get_child_visible (label))
      n++;
  return n;
}

/* No portal at all, as on a plain window manager. */
static void
test_no_portal (Desktop *self, gconstpointer data)
{
  follow (self, TRUE);
  g_settings_set_boolean (self->settings, START, TRUE);
  iterate_until (is_in_trouble, self);
  g_assert_false (g_settings_get_boolean (self->settings, START));
  g_assert_nonnull (strstr (get_trouble (self, VNT_TROUBLE_BACKGROUND), "xdg-desktop-portal"));
  g_assert_nonnull (strstr (get_trouble (self, VNT_TROUBLE_BACKGROUND), "ventanilla --background"));
  g_assert_cmpuint (count_shown (self->window, "does not start with your session"), ==, 1);
}

static void
test_portal_fails (Desktop *self, gconstpointer data)
{
  begin_portal (self, ANSWER_FAILS);
  follow (self, TRUE);
  g_settings_set_boolean (self->settings, STAY, TRUE);
  iterate_until (is_in_trouble, self);
  g_assert_false (g_settings_get_boolean (self->settings, STAY));
  g_assert_nonnull (strstr (get_trouble (self, VNT_TROUBLE_BACKGROUND), "no <backend> & more"));
}

/* The person said no, or did long ago. */
static void
test_portal_refuses (Desktop *self, gconstpointer data)
{
  begin_portal (self, ANSWER_REFUSES);
  follow (self, TRUE);
  g_settings_set_boolean (self->settings, STAY, TRUE);
  iterate_until (is_in_trouble, self);
  g_assert_false (g_settings_get_boolean (self->settings, STAY));
  g_assert_nonnull (strstr (get_trouble (self, VNT_TROUBLE_BACKGROUND), "did not allow"));
  g_assert_nonnull (strstr (get_trouble (self, VNT_TROUBLE_BACKGROUND), "Applications"));
}

static void
test_no_start (Desktop *self, gconstpointer data)
{
  begin_portal (self, ANSWER_ONLY_BACKGROUND);
  follow (self, TRUE);
  g_settings_set_boolean (self->settings, START, TRUE);
  iterate_until (is_in_trouble, self);
  g_assert_false (g_settings_get_boolean (self->settings, START));
}

static gboolean
is_out_of_trouble (gpointer data)
{
  return !is_in_trouble (data);
}

/* What works now is not complained about any longer. */
static void
test_allowed (Desktop *self, gconstpointer data)
{
  begin_portal (self, ANSWER_REFUSES);
  follow (self, TRUE);
  g_settings_set_boolean (self->settings, START, TRUE);
  iterate_until (is_in_trouble, self);
  self->asked = 0;
  self->answer = ANSWER_ALLOWS;
  g_settings_set_boolean (self->settings, START, TRUE);
  iterate_until (was_asked, self);
  iterate_until (is_out_of_trouble, self);
  g_assert_true (g_settings_get_boolean (self->settings, START));
}

/* Where the desktop keeps what starts with the session is no folder: said in the preferences, where the switch is. */
static void
test_no_autostart (Desktop *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "autostart", NULL);

  g_assert_true (g_file_set_contents (folder, "", -1, NULL));
  follow (self, FALSE);
  self->preferences = vnt_preferences_new (self->window, self->settings, self->ui.desk);
  gtk_window_present (self->preferences);
  g_settings_set_boolean (self->settings, START, TRUE);
  iterate_until (is_in_trouble, self);
  g_assert_false (g_settings_get_boolean (self->settings, START));
  g_assert_cmpuint (count_shown (self->preferences, "does not start with the session"), ==, 2);
  g_assert_cmpuint (count_shown (self->window, "does not start with the session"), ==, 0);
  g_unlink (folder);
}

/* Nothing takes notifications: said once, however often it is found. */
static void
test_no_notices (Desktop *self, gconstpointer data)
{
  vnt_notice_check (G_APPLICATION (self->application), FALSE);
  iterate_until (has_no_notices, self);
  g_assert_cmpuint (count_shown (self->window, "shows no notifications"), ==, 1);
}

/* A program that runs without a window says it when it has one. */
static void
test_no_window (Desktop *self, gconstpointer data)
{
  g_clear_pointer (&self->window, gtk_window_destroy);
  vnt_notice_check (G_APPLICATION (self->application), FALSE);
  iterate_until (has_no_notices, self);
  self->window = GTK_WINDOW (vnt_window_new (self->application, self->settings));
  gtk_window_present (self->window);
  g_assert_cmpuint (count_shown (self->window, "shows no notifications"), ==, 1);
  gtk_window_destroy (self->window);
  self->window = GTK_WINDOW (vnt_window_new (self->application, self->settings));
  g_assert_cmpuint (count_shown (self->window, "shows no notifications"), ==, 0);
}

#define ADD(path, func) g_test_add ("/trouble/" path, Desktop, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("no-portal", test_no_portal);
  ADD ("portal-fails", test_portal_fails);
  ADD ("portal-refuses", test_portal_refuses);
  ADD ("no-start", test_no_start);
  ADD ("allowed", test_allowed);
  ADD ("no-autostart", test_no_autostart);
  ADD ("no-notices", test_no_notices);
  ADD ("no-window", test_no_window);

  return g_test_run ();
}
