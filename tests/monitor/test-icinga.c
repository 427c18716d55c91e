/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A machine's state out of a real Icinga 2. */
#include <string.h>

#include "monitor-fixture.h"
#include "vnt-clock.h"
#include "vnt-error.h"
#include "vnt-http.h"
#include "vnt-monitor-kinds.h"

/* One for all tests; what a test says of a host stays said. */
static Monitoring icinga;

static GPtrArray *
ask (const char *name, const char *field, const char *value)
{
  g_autoptr (VntMonitor) monitor = monitoring_open (&icinga, MONITOR_USER, MONITOR_SECRET);
  g_autoptr (VntMachine) machine = vnt_machine_new (7, name);
  const char *values[] = { value, NULL };
  g_autoptr (GError) error = NULL;
  GPtrArray *alerts;

  if (field != NULL)
    vnt_machine_add_field (machine, 1, field, values);
  alerts = vnt_monitor_ask (monitor, machine, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (alerts);
  return alerts;
}

static VntAlert *
find (GPtrArray *alerts, const char *key)
{
  for (guint i = 0; i < alerts->len; i++)
    if (g_str_equal (((VntAlert *) g_ptr_array_index (alerts, i))->key, key))
      return g_ptr_array_index (alerts, i);
  return NULL;
}

static void
test_state (void)
{
  g_autoptr (GPtrArray) alerts = NULL;
  gint64 now = vnt_clock_now ();
  VntAlert *disk, *host;

  monitoring_check (&icinga, "pc-0042", NULL, 0, "PING OK");
  monitoring_check (&icinga, "pc-0042", "disk", 2, "<b>DISK</b> CRITICAL\\n98 % of / used");
  alerts = ask ("PC-0042", NULL, NULL);

  g_assert_cmpuint (alerts->len, ==, 2);
  disk = find (alerts, "pc-0042!disk");
  g_assert_cmpint (disk->state, ==, VNT_ALERT_CRITICAL);
  g_assert_cmpstr (disk->host, ==, "pc-0042");
  g_assert_cmpstr (disk->service, ==, "disk");
  g_assert_cmpstr (disk->output, ==, "<b>DISK</b> CRITICAL 98 % of / used");
  g_assert_cmpint (disk->since, >=, now - 60);
  g_assert_cmpint (disk->since, <=, vnt_clock_now () + 60);
  g_assert_false (disk->acknowledged);
  host = find (alerts, "pc-0042");
  g_assert_cmpint (host->state, ==, VNT_ALERT_OK);
  g_assert_null (host->service);
  g_assert_cmpstr (host->link, ==, "https://wiki.example.org/pc-0042");
}

static void
test_never_checked (void)
{
  g_autoptr (GPtrArray) alerts = ask ("printer-7", NULL, NULL);

  g_assert_cmpuint (alerts->len, ==, 2);
  g_assert_cmpint (find (alerts, "printer-7.example.org!disk")->state, ==, VNT_ALERT_PENDING);
}

static void
test_known_by (void)
{
  static const char *const ways[][3] = {
    { "Mostrador", "IP", "127.0.0.42" },
    { "Mostrador", "Número de serie", "SN-0042" },
    { "Counter 3", NULL, NULL },
    { "pc-0042.example.org", NULL, NULL },
    { "Mostrador", "IP Address", "127.0.0.42" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GPtrArray) alerts = ask (ways[i][0], ways[i][1], ways[i][2]);

      g_test_message ("%s %s", ways[i][0], ways[i][2]);
      g_assert_cmpuint (alerts->len, ==, 2);
      g_assert_nonnull (find (alerts, "pc-0042"));
    }
}

/* Neither a stranger, nor a name that would be a filter, nor one that is empty, finds what is not its own. */
static void
test_not_known (void)
{
  static const char *const names[] = { "pc-004", "pc-0042.*",        "*",
                                       "",       "\" || true || \"", "printer-7.elsewhere.org" };
  g_autoptr (GPtrArray) odd = ask ("x\" || true || host.name==\"", NULL, NULL);
  g_autoptr (GPtrArray) empty = ask ("nothing", "IP", "");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) alerts = ask (names[i], "Serial number", "1\" || true || \"");

      g_test_message ("%s", names[i]);
      g_assert_cmpuint (alerts->len, ==, 0);
    }
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_cmpuint (odd->len, ==, 2);
}

static void
test_acknowledge (void)
{
  g_autoptr (VntMonitor) monitor = monitoring_open (&icinga, MONITOR_USER, MONITOR_SECRET);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  VntAlert *disk;

  monitoring_check (&icinga, "printer-7.example.org", "disk", 1, "WARNING");
  before = ask ("printer-7", NULL, NULL);
  disk = find (before, "printer-7.example.org!disk");
  g_assert_false (disk->acknowledged);
  g_assert_true (vnt_monitor_acknowledge (monitor, disk, "ana", "Ticket #4711", NULL, &error));
  g_assert_no_error (error);
  after = ask ("printer-7", NULL, NULL);
  g_assert_true (find (after, "printer-7.example.org!disk")->acknowledged);
  g_assert_false (find (after, "printer-7.example.org")->acknowledged);

  /* What is acknowledged already, and what is not there any more. */
  g_assert_false (vnt_monitor_acknowledge (monitor, disk, "ana", "Ticket #4711", NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_REFUSED);
  g_clear_error (&error);
  strcpy (disk->key, "printer-7!nix");
  g_assert_false (vnt_monitor_acknowledge (monitor, disk, "ana", "Ticket #4711", NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_NOT_FOUND);
}

/* Who may only look is told so. */
static void
test_may_not (void)
{
  g_autoptr (VntMonitor) monitor = monitoring_open (&icinga, "looker", "looker");
  g_autoptr (VntAlert) alert = vnt_alert_new ("pc-0042!disk", "pc-0042", "disk");
  g_autoptr (GError) error = NULL;

  g_assert_false (vnt_monitor_acknowledge (monitor, alert, "ana", "Ticket #1", NULL, &error));
  g_assert_true (g_error_matches (error, VNT_ERROR, VNT_ERROR_FORBIDDEN) ||
                 g_error_matches (error, VNT_ERROR, VNT_ERROR_NOT_FOUND));
}

static void
test_wrong_password (void)
{
  g_autoptr (VntMonitor) monitor = monitoring_open (&icinga, MONITOR_USER, "wrong");
  g_autoptr (VntMachine) machine = vnt_machine_new (7, "pc-0042");
  g_autoptr (GError) error = NULL;

  g_assert_null (vnt_monitor_ask (monitor, machine, NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_AUTH);
  g_assert_null (strstr (error->message, "wrong"));
}

/* Its certificate is trusted at first sight; another one stops with an explanation, and nothing was sent. */
static void
test_certificate (void)
{
  g_autoptr (VntMachine) machine = vnt_machine_new (7, "pc-0042");
  g_autoptr (VntMonitor) first = monitoring_open (&icinga, MONITOR_USER, MONITOR_SECRET);
  g_autoptr (VntMonitor) later = NULL;
  g_autoptr (GPtrArray) alerts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *seen = NULL;
  VntMonitorAccess access = {
    .kind = "icinga", .url = icinga.url, .user = MONITOR_USER, .secret = MONITOR_SECRET
  };

  g_assert_null (vnt_monitor_dup_fingerprint (first));
  alerts = vnt_monitor_ask (first, machine, NULL, &error);
  g_assert_no_error (error);
  seen = vnt_monitor_dup_fingerprint (first);
  g_assert_cmpuint (strlen (seen), ==, 95);

  monitoring_stop (&icinga);
  monitoring_start_icinga (&icinga);
  vnt_http_rest ();
  access.url = icinga.url;
  access.fingerprint = seen;
  later = vnt_monitor_new (&access, &error);
  g_assert_null (vnt_monitor_ask (later, machine, NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_TLS);
  g_assert_nonnull (strstr (error->message, "another certificate"));
}

static void
test_offline (void)
{
  g_autoptr (VntMachine) machine = vnt_machine_new (7, "pc-0042");
  g_autoptr (VntMonitor) monitor = NULL;
  g_autoptr (GError) error = NULL;

  monitoring_stop (&icinga);
  vnt_http_rest ();
  monitor = monitoring_open (&icinga, MONITOR_USER, MONITOR_SECRET);
  g_assert_null (vnt_monitor_ask (monitor, machine, NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_OFFLINE);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  if (monitoring_is_missing ("icinga2", "icinga2-bin"))
    return 0;
  monitoring_start_icinga (&icinga);
  g_test_add_func ("/monitor/icinga/state", test_state);
  g_test_add_func ("/monitor/icinga/never-checked", test_never_checked);
  g_test_add_func ("/monitor/icinga/known-by", test_known_by);
  g_test_add_func ("/monitor/icinga/not-known", test_not_known);
  g_test_add_func ("/monitor/icinga/acknowledge", test_acknowledge);
  g_test_add_func ("/monitor/icinga/may-not", test_may_not);
  g_test_add_func ("/monitor/icinga/wrong-password", test_wrong_password);
  g_test_add_func ("/monitor/icinga/certificate", test_certificate);
  g_test_add_func ("/monitor/icinga/offline", test_offline);
  result = g_test_run ();
  monitoring_clear (&icinga);
  return result;
}
