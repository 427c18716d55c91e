/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told to a desktop that listens: in quiet hours nothing, afterwards one word, also by another run of the program. */
#include "ui-fixture.h"
#include "vnt-desk-tell.h"
#include "vnt-notifier.h"

/* The desktop's side: what it was asked to tell. */
typedef struct
{
  UiFixture ui;
  GtkApplication *application;
  GSettings *settings;
  VntNotifier *notifier;
  GPtrArray *told;
  guint owner;
  guint object;
  gboolean ready;
} Told;

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
  Told *self = user_data;
  const char *title;

  if (g_str_equal (method, "Notify"))
    {
      g_variant_get_child (parameters, 3, "&s", &title);
      g_ptr_array_add (self->told, g_strdup (title));
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", self->told->len));
    }
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
on_owned (GDBusConnection *bus, const char *name, gpointer user_data)
{
  ((Told *) user_data)->ready = TRUE;
}

static gboolean
is_ready (gpointer data)
{
  return ((Told *) data)->ready;
}

static void
begin_to_listen (Told *self)
{
  static const char xml[] =
    "<node><interface name='org.freedesktop.Notifications'>"
    "<method name='Notify'><arg type='s'/><arg type='u'/><arg type='s'/><arg type='s'/><arg "
    "type='s'/><arg type='as'/><arg type='a{sv}'/><arg type='i'/><arg type='u' direction='out'/>"
    "</method><method name='CloseNotification'><arg type='u'/></method>"
    "</interface></node>";
  static const GDBusInterfaceVTable vtable = { .method_call = on_call };
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (node);
  self->object =
    g_dbus_connection_register_object (bus, "/org/freedesktop/Notifications", node->interfaces[0],
                                       &vtable, self, NULL, &error);
  g_assert_no_error (error);
  self->owner =
    g_bus_own_name_on_connection (bus, "org.freedesktop.Notifications", G_BUS_NAME_OWNER_FLAGS_NONE,
                                  on_owned, NULL, self, NULL);
  iterate_until (is_ready, self);
}

static void
fill (VntStore *store)
{
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);

  g_ptr_array_add (messages, make_message (900, 3, "hello", "text/plain"));
  g_assert_true (vnt_store_save_messages (store, messages, NULL, NULL, NULL));
}

static void
set_up (Told *self, gconstpointer data)
{
  static guint n = 0;
  g_autofree char *id = g_strdup_printf ("org.ventanilla.Test%u", n++);
  g_autoptr (GError) error = NULL;

  self->ui.fill = fill;
  ui_fixture_set_up (&self->ui, data);
  self->told = g_ptr_array_new_with_free_func (g_free);
  self->settings = g_settings_new ("org.ventanilla.Ventanilla");
  /* One that was never run does not leave the bus: a name of its own for each. */
  self->application = gtk_application_new (id, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (self->application), NULL, &error));
  g_assert_no_error (error);
  begin_to_listen (self);
  self->notifier = vnt_notifier_new (self->application, self->settings, self->ui.desk);
}

static void
let_go (Told *self)
{
  g_object_run_dispose (G_OBJECT (self->notifier));
  g_clear_object (&self->notifier);
}

static void
tear_down (Told *self, gconstpointer data)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));

  let_go (self);
  g_bus_unown_name (self->owner);
  g_dbus_connection_unregister_object (bus, self->object);
  g_settings_reset (self->settings, "quiet-from");
  g_settings_reset (self->settings, "quiet-to");
  g_clear_object (&self->settings);
  ui_fixture_tear_down (&self->ui, data);
  g_clear_object (&self->application);
  g_ptr_array_unref (self->told);
}

/* As if another process of the agent had fetched it. */
static void
say (Told *self, gint64 id, gint64 ticket)
{
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);

  g_ptr_array_add (messages, make_message (id, ticket, "more", "text/plain"));
  fixture_open (&self->ui.store);
  g_assert_true (vnt_store_save_messages (self->ui.store.store, messages, NULL, NULL, NULL));
  fixture_close (&self->ui.store);
}

/* Looks at what is new at once, instead of in a minute. */
static void
set_quiet (Told *self, gboolean quiet)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (vnt_clock_now ());
  guint hour = (guint) g_date_time_get_hour (now);

  g_settings_set_uint (self->settings, "quiet-to", 0);
  g_settings_set_uint (self->settings, "quiet-from", 0);
  g_settings_set_uint (self->settings, "quiet-from", quiet ? hour : 1);
  g_settings_set_uint (self->settings, "quiet-to", quiet ? (hour + 1) % 24 : 1);
}

static guint
count_held (Told *self)
{
  g_autoptr (GArray) held = vnt_desk_dup_held (self->ui.desk);

  return held->len;
}

static gboolean
two_are_held (gpointer data)
{
  return count_held (data) == 2;
}

static gboolean
none_is_held (gpointer data)
{
  return count_held (data) == 0;
}

static gboolean
was_told (gpointer data)
{
  return ((Told *) data)->told->len > 0;
}

static void
start_again (Told *self)
{
  let_go (self);
  ui_fixture_reopen (&self->ui);
  self->notifier = vnt_notifier_new (self->application, self->settings, self->ui.desk);
}

static void
test_told (Told *self, gconstpointer data)
{
  say (self, 901, 4);
  set_quiet (self, FALSE);
  iterate_until (was_told, self);
  g_assert_nonnull (strstr (self->told->pdata[0], "#4"));
}

/* The program may end in between: it is told by the next one. */
static void
test_quiet_hours (Told *self, gconstpointer data)
{
  say (self, 901, 4);
  say (self, 902, 5);
  set_quiet (self, TRUE);
  iterate_until (two_are_held, self);
  start_again (self);
  g_assert_cmpuint (self->told->len, ==, 0);
  set_quiet (self, FALSE);
  iterate_until (was_told, self);
  g_assert_nonnull (strstr (self->told->pdata[0], "2"));
  iterate_until (none_is_held, self);
  g_assert_cmpuint (self->told->len, ==, 1);
}

/* What was looked at meanwhile is no news any more, also not for the next one. */
static void
test_seen_meanwhile (Told *self, gconstpointer data)
{
  g_autoptr (VntTicket) fourth = make_ticket (4, "Printer");
  g_autoptr (VntTicket) fifth = make_ticket (5, "Printer");

  say (self, 901, 4);
  say (self, 902, 5);
  set_quiet (self, TRUE);
  iterate_until (two_are_held, self);
  start_again (self);
  fourth->unread = fifth->unread = TRUE;
  vnt_desk_mark_seen (self->ui.desk, fourth);
  vnt_desk_mark_seen (self->ui.desk, fifth);
  iterate_until (none_is_held, self);
}

#define ADD(path, func) g_test_add ("/notifier/" path, Told, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("told", test_told);
  ADD ("quiet-hours", test_quiet_hours);
  ADD ("seen-meanwhile", test_seen_meanwhile);

  return g_test_run ();
}
