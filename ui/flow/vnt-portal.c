/* SPDX-License-Identifier: GPL-3.0-or-later */
/* org.freedesktop.portal.Background, version 1: in a sandbox only the desktop lets a program go on, or start, without a window. */
#include "vnt-portal.h"

#include <glib/gi18n.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define REQUEST "org.freedesktop.portal.Request"

/* One question, and the answer that comes as a signal, at once or after the person was asked. */
typedef struct
{
  GDBusConnection *bus;
  char *path; /* of the request */
  gboolean autostart;
  guint subscription;
  gboolean done;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  g_object_unref (self->bus);
  g_free (self->path);
  g_free (self);
}

static void
on_response (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Question *self = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  guint32 response;
  gboolean background = FALSE;
  gboolean autostart = FALSE;

  if (self->done || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;
  self->done = TRUE;
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &background);
  g_variant_lookup (results, "autostart", "b", &autostart);
  /* The subscription holds the task. */
  g_dbus_connection_signal_unsubscribe (bus, self->subscription);
  self->subscription = 0;
  if (response == 0 && background && (autostart || !self->autostart))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "%s",
                             _ ("the desktop did not allow it"));
}

static void
subscribe (GTask *task, const char *path)
{
  Question *self = g_task_get_task_data (task);

  if (self->subscription != 0 && g_strcmp0 (self->path, path) == 0)
    return;
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  g_free (self->path);
  self->path = g_strdup (path);
  self->subscription =
    g_dbus_connection_signal_subscribe (self->bus, PORTAL, REQUEST, "Response", path, NULL,
                                        G_DBUS_SIGNAL_FLAGS_NONE, on_response, g_object_ref (task),
                                        g_object_unref);
}

static void
on_called (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  const char *path;

  if (self->done)
    return;
  if (answer != NULL)
    {
      g_variant_get (answer, "(&o)", &path);
      subscribe (task, path); /* an old portal has names of its own */
      return;
    }
  self->done = TRUE;
  g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_INTERFACE) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                             _ ("this desktop has nothing that could do it (xdg-desktop-portal)"));
  else
    {
      g_dbus_error_strip_remote_error (error);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

/**
 * vnt_portal_is_needed:
 *
 * Returns: whether the program is in a sandbox and has to ask the desktop
 */
gboolean
vnt_portal_is_needed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * vnt_portal_ask_background_async:
 * @bus: (nullable): the session bus
 * @autostart: whether the session shall start the program, too
 *
 * Asks to go on without a window. The desktop may ask the person.
 */
void
vnt_portal_ask_background_async (GDBusConnection *bus,
                                 gboolean autostart,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const char *const command[] = { "ventanilla", "--background", NULL };
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autofree char *token = g_strdup_printf ("ventanilla%u", g_random_int ());
  g_autofree char *sender = NULL;
  g_autofree char *path = NULL;
  GVariantBuilder options;
  Question *self;

  if (bus == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                               _ ("there is no session bus"));
      return;
    }
  self = g_new0 (Question, 1);
  self->bus = g_object_ref (bus);
  self->autostart = autostart;
  g_task_set_task_data (task, self, question_free);
  sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (bus) + 1), ".", '_');
  path = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", sender, token);
  subscribe (task, path);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (autostart));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_dbus_connection_call (bus, PORTAL, "/org/freedesktop/portal/desktop",
                          "org.freedesktop.portal.Background", "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_called, g_object_ref (task));
}

/**
 * vnt_portal_ask_background_finish:
 *
 * Returns: %TRUE if all that was asked for is allowed; an error says why not, as the end of a sentence
 */
gboolean
vnt_portal_ask_background_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
