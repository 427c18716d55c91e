/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and what answers mean, without anybody to answer. */
#include <string.h>

#include "vnt-alertmanager-rows.h"
#include "vnt-error.h"
#include "vnt-icinga-rows.h"
#include "vnt-json.h"
#include "vnt-monitor-value.h"

static void
free_alert (gpointer alert)
{
  vnt_alert_free (alert);
}

/* Whatever a machine is called, the filter is the same text. */
static void
test_question (void)
{
  static const char *const names[] = { "pc-1", "x\" || true || \"", "a\\", "{{{", "ñandú 7", "'" };
  g_autofree char *filter = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (VntMachine) machine = vnt_machine_new (1, names[i]);
      g_autoptr (JsonNode) question = vnt_icinga_question (machine);
      JsonObject *object = json_node_get_object (question);
      JsonObject *values = vnt_json_object (object, "filter_vars");

      if (filter == NULL)
        filter = g_strdup (vnt_json_string (object, "filter"));
      g_assert_cmpstr (vnt_json_string (object, "filter"), ==, filter);
      g_assert_cmpstr (vnt_json_string (values, "name"), ==, names[i]);
    }
}

/* Nothing to know it by is nothing to ask. */
static void
test_no_question (void)
{
  g_autoptr (VntMachine) machine = vnt_machine_new (1, "");

  g_assert_null (vnt_icinga_question (machine));
}

static GPtrArray *
read_icinga (const char *json, GError **error)
{
  g_autoptr (JsonNode) answer = json_from_string (json, NULL);
  GPtrArray *alerts = g_ptr_array_new_with_free_func (free_alert);

  if (vnt_icinga_read_rows (answer, alerts, error))
    return alerts;
  g_ptr_array_unref (alerts);
  return NULL;
}

/* Members that are missing or of another kind make no alert, or an alert that knows less. */
static void
test_odd_answers (void)
{
  static const char *const odd[] = { "[]", "{}", "{\"results\":7}", "7" };
  g_autoptr (GPtrArray) alerts = NULL;
  g_autoptr (GError) error = NULL;
  VntAlert *alert;

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_assert_null (read_icinga (odd[i], &error));
      g_assert_error (error, VNT_ERROR, VNT_ERROR_PROTOCOL);
      g_clear_error (&error);
    }
  alerts =
    read_icinga ("{\"results\":[null,7,{},{\"name\":\"\",\"attrs\":{}},{\"name\":[],\"attrs\":{}},"
                 "{\"name\":\"a!b!c\",\"attrs\":{\"state\":\"x\",\"last_check\":1e300,"
                 "\"last_state_change\":\"x\",\"notes_url\":\"javascript:alert(1)\","
                 "\"last_check_result\":{\"output\":[]}}}]}",
                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (alerts->len, ==, 1);
  alert = g_ptr_array_index (alerts, 0);
  g_assert_cmpstr (alert->host, ==, "a");
  g_assert_cmpstr (alert->service, ==, "b!c");
  g_assert_cmpint (alert->state, ==, VNT_ALERT_PENDING);
  g_assert_cmpstr (alert->output, ==, "");
  g_assert_null (alert->link);
}

/* Texts are cut, lines joined, marks that turn text around dropped. */
static void
test_long (void)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autofree char *json =
    g_strdup_printf ("{\"results\":[{\"name\":\"h!s\",\"attrs\":{\"display_name\":\"%s\","
                     "\"state\":1,\"last_check\":5.5,\"last_state_change\":4.5,"
                     "\"last_check_result\":{\"output\":\"a\\n\\u202eb%s\"}}}]}",
                     long_text, long_text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) alerts = read_icinga (json, &error);
  VntAlert *alert;

  g_assert_no_error (error);
  alert = g_ptr_array_index (alerts, 0);
  g_assert_cmpint (g_utf8_strlen (alert->service, -1), <=, 120);
  g_assert_cmpint (g_utf8_strlen (alert->output, -1), <=, 500);
  g_assert_true (g_str_has_prefix (alert->output, "a bxx"));
  g_assert_cmpint (alert->state, ==, VNT_ALERT_WARNING);
  g_assert_cmpint (alert->since, ==, 4);
}

static void
test_most (void)
{
  g_autoptr (GString) json = g_string_new ("{\"results\":[");
  g_autoptr (GPtrArray) alerts = NULL;

  for (int i = 0; i < 2000; i++)
    g_string_append_printf (json, "%s{\"name\":\"h!%d\",\"attrs\":{}}", i > 0 ? "," : "", i);
  g_string_append (json, "]}");
  alerts = read_icinga (json->str, NULL);
  g_assert_cmpuint (alerts->len, ==, VNT_MONITOR_MOST_ALERTS);
}

static void
test_done (void)
{
  g_autoptr (JsonNode) good = json_from_string ("{\"results\":[{\"code\":200}]}", NULL);
  g_autoptr (JsonNode) none = json_from_string ("{\"results\":[]}", NULL);
  g_autoptr (JsonNode) bad = json_from_string ("{\"results\":[{\"code\":409}]}", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (vnt_icinga_read_done (good, NULL));
  g_assert_false (vnt_icinga_read_done (none, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (vnt_icinga_read_done (bad, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_REFUSED);
}

static guint
count_labelled (const char *label, const char *value, const char *name)
{
  g_autofree char *json =
    g_strdup_printf ("[{\"fingerprint\":\"f\",\"labels\":{\"alertname\":\"A\",\"%s\":\"%s\"}}]",
                     label, value);
  g_autoptr (JsonNode) answer = json_from_string (json, NULL);
  g_autoptr (VntMachine) machine = vnt_machine_new (1, name);
  g_autoptr (GPtrArray) alerts = g_ptr_array_new_with_free_func (free_alert);

  g_assert_true (vnt_alertmanager_read_rows (answer, machine, alerts, NULL));
  return alerts->len;
}

static void
test_labels (void)
{
  g_assert_cmpuint (count_labelled ("instance", "PC-1:9100", "pc-1"), ==, 1);
  g_assert_cmpuint (count_labelled ("instance", "pc-1.example.org:9100", "PC-1"), ==, 1);
  g_assert_cmpuint (count_labelled ("host", "pc-1", "pc-1.example.org"), ==, 1);
  g_assert_cmpuint (count_labelled ("instance", "[fe80::1]:9100", "fe80::1"), ==, 1);
  g_assert_cmpuint (count_labelled ("instance", "pc-10:9100", "pc-1"), ==, 0);
  g_assert_cmpuint (count_labelled ("instance", "pc-1.a.org", "pc-1.b.org"), ==, 0);
  g_assert_cmpuint (count_labelled ("instance", "10.0.0.1", "10"), ==, 0);
  g_assert_cmpuint (count_labelled ("instance", "", ""), ==, 0);
  g_assert_cmpuint (count_labelled ("alert", "pc-1", "pc-1"), ==, 0);
}

/* The mark of a ticket, and the order in which alerts are shown. */
static void
test_alert (void)
{
  g_autoptr (VntAlert) bad = vnt_alert_new ("h!b", "h", "b [x]\n");
  g_autoptr (VntAlert) good = vnt_alert_new ("h!a", "h", "a");
  g_autofree char *mark = vnt_alert_get_mark (bad);

  g_assert_cmpstr (mark, ==, "[h!b _x_]");
  bad->state = VNT_ALERT_CRITICAL;
  good->state = VNT_ALERT_OK;
  g_assert_cmpint (vnt_alert_compare (bad, good), <, 0);
  good->state = VNT_ALERT_CRITICAL;
  bad->acknowledged = TRUE;
  g_assert_cmpint (vnt_alert_compare (bad, good), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/monitor/rows/question", test_question);
  g_test_add_func ("/monitor/rows/no-question", test_no_question);
  g_test_add_func ("/monitor/rows/odd-answers", test_odd_answers);
  g_test_add_func ("/monitor/rows/long", test_long);
  g_test_add_func ("/monitor/rows/most", test_most);
  g_test_add_func ("/monitor/rows/done", test_done);
  g_test_add_func ("/monitor/rows/labels", test_labels);
  g_test_add_func ("/monitor/rows/alert", test_alert);
  return g_test_run ();
}
