/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A machine's state by way of the desk: a real Icinga 2, the keyring, what is kept for later, and the ticket of an alert. */
#include <string.h>

#include "monitor-fixture.h"
#include "store-fixture.h"
#include "vnt-desk-monitor.h"

typedef struct
{
  Fixture store;
  VntDesk *desk;
  VntMachine *machine;
  VntMonitored *said;
  GError *error;
  gboolean done;
} Monitored;

static Monitoring icinga;

static gboolean
is_done (gpointer data)
{
  return ((Monitored *) data)->done;
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (vnt_desk_open_finish (VNT_DESK (source), result, NULL));
  ((Monitored *) user_data)->done = TRUE;
}

static void
wait (Monitored *self)
{
  iterate_until (is_done, self);
  self->done = FALSE;
}

static void
forget (Monitored *self)
{
  g_clear_pointer (&self->said, vnt_monitored_free);
  g_clear_error (&self->error);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Monitored *self = user_data;

  vnt_desk_keep_monitor_secret_finish (VNT_DESK (source), result, &self->error);
  self->done = TRUE;
}

static void
keep_secret (Monitored *self, const char *secret)
{
  vnt_desk_keep_monitor_secret_async (self->desk, secret, NULL, on_kept, self);
  wait (self);
  g_assert_no_error (self->error);
}

static void
set_up (Monitored *self, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (4711, "The disk of the counter");

  fixture_set_up (&self->store, data);
  save_ticket (self->store.store, ticket);
  fixture_close (&self->store);
  vnt_clock_set_for_tests (2000000);
  self->machine = vnt_machine_new (7, "PC-0042");
  self->desk = vnt_desk_new (self->store.cache_dir, self->store.work_dir);
  vnt_desk_open_async (self->desk, NULL, on_opened, self);
  wait (self);
  g_assert_true (
    vnt_desk_set_monitor (self->desk, "icinga", icinga.url, MONITOR_USER, &self->error));
  keep_secret (self, MONITOR_SECRET);
}

static void
tear_down (Monitored *self, gconstpointer data)
{
  forget (self);
  vnt_machine_unref (self->machine);
  vnt_desk_close (self->desk);
  g_clear_object (&self->desk);
  vnt_clock_set_for_tests (0);
  fixture_tear_down (&self->store, data);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Monitored *self = user_data;

  self->said = vnt_desk_ask_monitor_finish (VNT_DESK (source), result, &self->error);
  self->done = TRUE;
}

static void
ask (Monitored *self)
{
  forget (self);
  vnt_desk_ask_monitor_async (self->desk, self->machine, NULL, on_asked, self);
  wait (self);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Monitored *self = user_data;

  self->said = vnt_desk_load_monitored_finish (VNT_DESK (source), result, &self->error);
  self->done = TRUE;
}

static void
load (Monitored *self)
{
  forget (self);
  vnt_desk_load_monitored_async (self->desk, 7, NULL, on_loaded, self);
  wait (self);
}

static const VntAlert *
worst (Monitored *self)
{
  g_assert_no_error (self->error);
  g_assert_nonnull (self->said);
  g_assert_cmpuint (self->said->alerts->len, ==, 2);
  return g_ptr_array_index (self->said->alerts, 0);
}

/* What is said is shown with its age once nobody answers any more. */
static void
test_offline (Monitored *self, gconstpointer data)
{
  monitoring_check (&icinga, "pc-0042", "disk", 2, "full");
  ask (self);
  g_assert_cmpstr (worst (self)->output, ==, "full");
  g_assert_cmpint (self->said->asked, ==, 2000000);
  vnt_clock_set_for_tests (2003600);
  monitoring_stop (&icinga);
  ask (self);
  g_assert_error (self->error, VNT_ERROR, VNT_ERROR_OFFLINE);
  load (self);
  g_assert_cmpstr (worst (self)->output, ==, "full");
  g_assert_cmpint (self->said->asked, ==, 2000000);
  monitoring_start_icinga (&icinga);
}

static void
on_acknowledged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Monitored *self = user_data;

  vnt_desk_acknowledge_alert_finish (VNT_DESK (source), result, &self->error);
  self->done = TRUE;
}

/* The alert leads to its ticket, whose number is what the monitoring is told. */
static void
test_ticket (Monitored *self, gconstpointer data)
{
  g_autoptr (VntAlert) alert = NULL;
  g_autofree char *comments = NULL;

  monitoring_check (&icinga, "pc-0042", "disk", 2, "full again");
  ask (self);
  alert = vnt_alert_copy (worst (self));
  g_assert_cmpint (alert->ticket, ==, 0);
  vnt_desk_acknowledge_alert_async (self->desk, alert, NULL, on_acknowledged, self);
  wait (self);
  g_assert_error (self->error, VNT_ERROR, VNT_ERROR_INVALID);

  vnt_desk_keep_alert_ticket (self->desk, alert->key, 4711);
  ask (self);
  g_assert_cmpint (worst (self)->ticket, ==, 4711);
  alert->ticket = 4711;
  vnt_desk_acknowledge_alert_async (self->desk, alert, NULL, on_acknowledged, self);
  wait (self);
  g_assert_no_error (self->error);
  ask (self);
  g_assert_true (worst (self)->acknowledged);
  comments = monitoring_get (&icinga, "/v1/objects/comments");
  g_assert_nonnull (strstr (comments, "Ticket #4711"));
  g_assert_nonnull (strstr (comments, "\"ana\""));
}

/* The first certificate is kept; another one is an error until the agent forgets the first. */
static void
test_certificate (Monitored *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_null (vnt_desk_dup_monitor_certificate (self->desk));
  ask (self);
  g_assert_no_error (self->error);
  first = vnt_desk_dup_monitor_certificate (self->desk);
  g_assert_nonnull (first);
  monitoring_stop (&icinga);
  monitoring_start_icinga (&icinga);
  ask (self);
  g_assert_error (self->error, VNT_ERROR, VNT_ERROR_TLS);
  g_assert_true (vnt_desk_forget_monitor_certificate (self->desk, NULL));
  ask (self);
  g_assert_no_error (self->error);
  second = vnt_desk_dup_monitor_certificate (self->desk);
  g_assert_cmpstr (second, !=, first);
}

static void
test_password (Monitored *self, gconstpointer data)
{
  keep_secret (self, "wrong");
  ask (self);
  g_assert_error (self->error, VNT_ERROR, VNT_ERROR_AUTH);
  g_assert_true (vnt_desk_set_monitor (self->desk, "icinga", icinga.url, "somebody-else", NULL));
  ask (self);
  g_assert_error (self->error, VNT_ERROR, VNT_ERROR_AUTH);
  g_assert_nonnull (strstr (self->error->message, "preferences"));
}

static void
test_none (Monitored *self, gconstpointer data)
{
  g_assert_false (
    vnt_desk_set_monitor (self->desk, "icinga", "ftp://example.org", "", &self->error));
  g_assert_error (self->error, VNT_ERROR, VNT_ERROR_INVALID);
  g_assert_false (vnt_desk_has_monitor (self->desk));
  ask (self);
  g_assert_error (self->error, VNT_ERROR, VNT_ERROR_INVALID);
}

#define ADD(path, func) g_test_add ("/desk/monitor/" path, Monitored, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  if (monitoring_is_missing ("icinga2", "icinga2-bin"))
    return 0;
  monitoring_start_icinga (&icinga);
  ADD ("offline", test_offline);
  ADD ("ticket", test_ticket);
  ADD ("certificate", test_certificate);
  ADD ("password", test_password);
  ADD ("none", test_none);
  result = g_test_run ();
  monitoring_clear (&icinga);
  return result;
}
