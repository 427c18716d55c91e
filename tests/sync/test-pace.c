/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often the server is asked, and what the computer says of itself: from a bus of the test's own. */
#include <gio/gio.h>

#include "vnt-surroundings.h"

#define FOREVER (60 * G_USEC_PER_SEC)

static const struct
{
  VntPace pace; /* interval, battery, saver, metered, background, no network */
  guint seconds;
} CASES[] = {
  { { 30, FALSE, FALSE, FALSE, FALSE, FALSE }, 30 },
  { { 30, TRUE, FALSE, FALSE, FALSE, FALSE }, 60 },
  { { 30, FALSE, TRUE, FALSE, FALSE, FALSE }, 120 },
  { { 30, TRUE, TRUE, FALSE, FALSE, FALSE }, 120 },
  { { 30, FALSE, FALSE, TRUE, FALSE, FALSE }, 120 },
  { { 30, FALSE, FALSE, FALSE, TRUE, FALSE }, 60 },
  { { 30, TRUE, FALSE, FALSE, TRUE, FALSE }, 120 },
  { { 30, TRUE, FALSE, TRUE, TRUE, FALSE }, 240 },
  { { 30, FALSE, TRUE, TRUE, TRUE, FALSE }, 240 },
  { { 10, FALSE, TRUE, TRUE, TRUE, FALSE }, 80 },
  /* Not so slow that it looks broken, and never quicker than the agent wants. */
  { { 120, FALSE, TRUE, TRUE, TRUE, FALSE }, 600 },
  { { 600, TRUE, FALSE, FALSE, FALSE, FALSE }, 600 },
  { { 900, TRUE, FALSE, FALSE, TRUE, FALSE }, 900 },
  { { 0, FALSE, FALSE, FALSE, FALSE, FALSE }, 1 },
  { { 30, FALSE, FALSE, FALSE, FALSE, TRUE }, 0 },
  { { 30, TRUE, TRUE, TRUE, TRUE, TRUE }, 0 },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_test_message ("line %u", i);
      g_assert_cmpuint (vnt_pace_seconds (&CASES[i].pace), ==, CASES[i].seconds);
    }
}

/* -- what UPower says -- */

static const char POWER[] = "<node><interface name='org.freedesktop.UPower'>"
                            "<property name='OnBattery' type='b' access='read'/>"
                            "</interface></node>";

static gboolean on_battery;

static GVariant *
get_property (GDBusConnection *connection,
              const char *sender,
              const char *path,
              const char *interface,
              const char *property,
              GError **error,
              gpointer data)
{
  return g_variant_new_boolean (on_battery);
}

static void
set_battery (GDBusConnection *connection, gboolean battery)
{
  GVariantBuilder changed = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  on_battery = battery;
  g_variant_builder_add (&changed, "{sv}", "OnBattery", g_variant_new_boolean (battery));
  g_dbus_connection_emit_signal (connection, NULL, "/org/freedesktop/UPower",
                                 "org.freedesktop.DBus.Properties", "PropertiesChanged",
                                 g_variant_new ("(sa{sv}as)", "org.freedesktop.UPower", &changed,
                                                NULL),
                                 NULL);
}

typedef struct
{
  VntSurroundings *surroundings;
  VntPace pace;
} Watch;

static void
on_changed (gboolean network, gpointer data)
{
  Watch *watch = data;

  vnt_surroundings_read (watch->surroundings, &watch->pace);
}

static void
iterate_until_battery (Watch *watch, gboolean battery)
{
  gint64 end = g_get_monotonic_time () + FOREVER;

  while (watch->pace.battery != battery)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static void
own_name (GDBusConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) owned =
    g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                 "org.freedesktop.DBus", "RequestName",
                                 g_variant_new ("(su)", "org.freedesktop.UPower", 4), NULL,
                                 G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

static void
test_battery (void)
{
  static const GDBusInterfaceVTable vtable = { .get_property = get_property };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (POWER, NULL);
  g_autoptr (GDBusConnection) service = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };

  service =
    g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SYSTEM_BUS_ADDRESS"),
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                              G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                            NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_dbus_connection_register_object (service, "/org/freedesktop/UPower",
                                                       node->interfaces[0], &vtable, NULL, NULL,
                                                       NULL),
                    >, 0);
  own_name (service);

  on_battery = TRUE;
  watch.surroundings = vnt_surroundings_new ("http://127.0.0.1:1", on_changed, &watch);
  iterate_until_battery (&watch, TRUE);
  set_battery (service, FALSE);
  iterate_until_battery (&watch, FALSE);
  set_battery (service, TRUE);
  iterate_until_battery (&watch, TRUE);
  /* The service ends: on mains, as far as anybody knows. */
  g_dbus_connection_close_sync (service, NULL, NULL);
  iterate_until_battery (&watch, FALSE);
  vnt_surroundings_free (watch.surroundings);
}

/* A server on this computer needs no network, so there is always reason to ask it. */
static void
test_own_server (void)
{
  static const char *const HERE[] = { "http://127.0.0.1:8080", "http://[::1]/rt",
                                      "http://localhost" };
  Watch watch = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (HERE); i++)
    {
      watch.pace.no_network = TRUE;
      watch.surroundings = vnt_surroundings_new (HERE[i], on_changed, &watch);
      vnt_surroundings_read (watch.surroundings, &watch.pace);
      g_assert_false (watch.pace.no_network);
      vnt_surroundings_free (watch.surroundings);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char **argv)
{
  g_autoptr (GTestDBus) bus = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (bus), TRUE);
  g_test_add_func ("/sync/pace/table", test_table);
  g_test_add_func ("/sync/pace/own-server", test_own_server);
  g_test_add_func ("/sync/pace/battery", test_battery);
  result = g_test_run ();
  g_test_dbus_stop (bus);

  return result;
}
