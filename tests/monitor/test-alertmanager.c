/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A machine's alerts out of a real Alertmanager. */
#include "monitor-fixture.h"
#include "vnt-clock.h"
#include "vnt-error.h"

static Monitoring alertmanager;

static GPtrArray *
ask (const char *name, const char *address)
{
  g_autoptr (VntMonitor) monitor = monitoring_open (&alertmanager, NULL, NULL);
  g_autoptr (VntMachine) machine = vnt_machine_new (7, name);
  const char *values[] = { address, NULL };
  g_autoptr (GError) error = NULL;
  GPtrArray *alerts;

  if (address != NULL)
    vnt_machine_add_field (machine, 1, "IP", values);
  alerts = vnt_monitor_ask (monitor, machine, NULL, &error);
  g_assert_no_error (error);
  return alerts;
}

static void
test_alerts (void)
{
  g_autoptr (GPtrArray) mine = NULL;
  g_autoptr (GPtrArray) by_address = NULL;
  g_autoptr (GPtrArray) others = NULL;
  VntAlert *alert;

  monitoring_post (&alertmanager, "/api/v2/alerts",
                   "[{\"labels\":{\"alertname\":\"DiskFull\",\"instance\":\"PC-0042:9100\","
                   "\"severity\":\"warning\"},\"annotations\":{\"summary\":\"<b>98 %</b>\\nused\"},"
                   "\"generatorURL\":\"https://prometheus.example.org/graph\"},"
                   "{\"labels\":{\"alertname\":\"Down\",\"instance\":\"127.0.0.42:9100\"}},"
                   "{\"labels\":{\"alertname\":\"Down\",\"instance\":\"pc-00421:9100\"}}]");
  mine = ask ("pc-0042", NULL);
  g_assert_cmpuint (mine->len, ==, 1);
  alert = g_ptr_array_index (mine, 0);
  g_assert_cmpstr (alert->service, ==, "DiskFull");
  g_assert_cmpstr (alert->output, ==, "<b>98 %</b> used");
  g_assert_cmpint (alert->state, ==, VNT_ALERT_WARNING);
  g_assert_cmpint (alert->since, >, 0);
  g_assert_cmpstr (alert->link, ==, "https://prometheus.example.org/graph");
  g_assert_false (alert->acknowledged);
  by_address = ask ("Mostrador", "127.0.0.42");
  g_assert_cmpuint (by_address->len, ==, 1);
  others = ask ("pc-004", NULL);
  g_assert_cmpuint (others->len, ==, 0);
}

static void
test_acknowledge (void)
{
  g_autoptr (VntMonitor) monitor = monitoring_open (&alertmanager, NULL, NULL);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (VntAlert) gone = vnt_alert_new ("0000000000000000", "pc-0042", "Gone");
  g_autoptr (GError) error = NULL;

  monitoring_post (&alertmanager, "/api/v2/alerts",
                   "[{\"labels\":{\"alertname\":\"A\",\"instance\":\"pc-7.example.org\"}},"
                   "{\"labels\":{\"alertname\":\"A\",\"instance\":\"pc-8.example.org\"}}]");
  before = ask ("pc-7", NULL);
  g_assert_cmpuint (before->len, ==, 1);
  /* A laptop whose clock is an hour ahead. */
  vnt_clock_set_for_tests (vnt_clock_now () + 3600);
  g_assert_true (vnt_monitor_acknowledge (monitor, g_ptr_array_index (before, 0), "ana",
                                          "Ticket #4711", NULL, &error));
  vnt_clock_set_for_tests (0);
  g_assert_no_error (error);
  after = ask ("pc-7", NULL);
  g_assert_true (((VntAlert *) g_ptr_array_index (after, 0))->acknowledged);
  other = ask ("pc-8", NULL);
  g_assert_false (((VntAlert *) g_ptr_array_index (other, 0))->acknowledged);
  g_assert_false (vnt_monitor_acknowledge (monitor, gone, "ana", "Ticket #1", NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  if (monitoring_is_missing ("prometheus-alertmanager", "prometheus-alertmanager"))
    return 0;
  monitoring_start_alertmanager (&alertmanager);
  g_test_add_func ("/monitor/alertmanager/alerts", test_alerts);
  g_test_add_func ("/monitor/alertmanager/acknowledge", test_acknowledge);
  result = g_test_run ();
  monitoring_clear (&alertmanager);
  return result;
}
