/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notifications leave with nobody to say that none arrived: whether somebody takes them is asked beside. */
#include "vnt-notice-check.h"

#include <glib/gi18n.h>

#include "vnt-trouble.h"

static void
say (GApplication *application)
{
  vnt_trouble_say (vnt_trouble_of (application, VNT_TROUBLE_NOTICES),
                   _ ("This desktop shows no notifications."),
                   _ (
                     "What is new is told in this window only. Have a notification service started "
                     "with your session, or switch notifications off in the preferences."));
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GApplication) application = user_data;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (answer != NULL)
    vnt_trouble_clear (vnt_trouble_of (application, VNT_TROUBLE_NOTICES));
  else
    say (application);
}

/**
 * vnt_notice_check:
 * @application: whose notifications they are
 * @sandboxed: whether they go through the desktop's portal
 *
 * Starts whatever takes notifications. When there is nothing that does, the application's %VNT_TROUBLE_NOTICES says so.
 */
void
vnt_notice_check (GApplication *application, gboolean sandboxed)
{
  GDBusConnection *bus = g_application_get_dbus_connection (application);
  const char *name = sandboxed ? "org.freedesktop.portal.Desktop" : "org.freedesktop.Notifications";

  if (bus == NULL)
    {
      say (application);
      return;
    }
  g_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", "StartServiceByName",
                          g_variant_new ("(su)", name, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          on_answered, g_object_ref (application));
}
