/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report is asked for: its period, and how a plan is kept. */
#include "story.h"
#include "vnt-report-plan.h"
#include "vnt-text.h"

static void
test_periods (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Madrid");
  /* Sunday, 2026-11-22, 10:00 UTC */
  const gint64 now = MONDAY - 14 * HOUR;
  static const struct
  {
    VntPeriod period;
    const char *before;
    const char *from;
    const char *to;
  } cases[] = {
    { VNT_PERIOD_LAST_MONTH, "2026-09-01", "2026-10-01", "2026-11-01" },
    { VNT_PERIOD_THIS_MONTH, "2026-10-01", "2026-11-01", "2026-12-01" },
    { VNT_PERIOD_LAST_WEEK, "2026-11-02", "2026-11-09", "2026-11-16" },
    { VNT_PERIOD_LAST_QUARTER, "2026-04-01", "2026-07-01", "2026-10-01" },
    { VNT_PERIOD_LAST_YEAR, "2024-01-01", "2025-01-01", "2026-01-01" },
    { VNT_PERIOD_THIS_YEAR, "2025-01-01", "2026-01-01", "2027-01-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *expected[3] = { cases[i].before, cases[i].from, cases[i].to };
      VntReportSpan found;
      gint64 edges[3];

      vnt_period_find (cases[i].period, zone, now, &found);
      edges[0] = found.before;
      edges[1] = found.from;
      edges[2] = found.to;
      for (guint k = 0; k < 3; k++)
        {
          g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (edges[k]);
          g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
          g_autofree char *text = g_date_time_format (local, "%Y-%m-%d");
          g_autofree char *hour = g_date_time_format (local, "%H:%M:%S");

          g_assert_cmpstr (text, ==, expected[k]);
          g_assert_cmpstr (hour, ==, "00:00:00");
        }
    }
}

static void
test_plan (void)
{
  g_autoptr (VntReportPlan) plan = vnt_report_plan_new ();
  g_autofree char *text = NULL;
  g_autoptr (VntReportPlan) again = NULL;

  plan->period = VNT_PERIOD_LAST_QUARTER;
  plan->target = 92.5;
  plan->people = TRUE;
  vnt_text_set (&plan->language, "es");
  vnt_text_set (&plan->organisation, "Ayuntamiento de Valdeamor; CAU");
  vnt_text_set (&plan->title, "Informe mensual del CAU");
  vnt_text_set (&plan->words, "Según el pliego, apartado 7.");
  vnt_text_set (&plan->fields[VNT_REPORT_CHANNEL], "Canal");
  text = vnt_report_plan_write (plan);
  again = vnt_report_plan_read (text);
  g_assert_cmpint (again->period, ==, plan->period);
  g_assert_cmpfloat (again->target, ==, 92.5);
  g_assert_true (again->people);
  g_assert_cmpstr (again->organisation, ==, plan->organisation);
  g_assert_cmpstr (again->title, ==, plan->title);
  g_assert_cmpstr (again->words, ==, plan->words);
  g_assert_cmpstr (again->fields[VNT_REPORT_CHANNEL], ==, "Canal");
  g_assert_cmpstr (again->language, ==, "es");
  g_assert_null (vnt_report_plan_read ("[Report]\nVersion=2\nPeriod=last-month\n"));
  g_assert_null (vnt_report_plan_read ("nonsense"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-plan/periods", test_periods);
  g_test_add_func ("/report-plan/plan", test_plan);
  return g_test_run ();
}
