/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the supervisor's figures take: bench-report HOME. Prints `name value unit`, a line each. A cache whose tickets have
 * little history gets more the first time. */
#include <time.h>

#include "vnt-clock.h"
#include "vnt-forecast-run.h"
#include "vnt-report-writer.h"
#include "vnt-store-forecast.h"
#include "vnt-store-report.h"
#include "vnt-store-workload.h"

#define DAY (24 * 60 * 60)
#define ROUNDS 5
#define BATCH 4000
#define EVENTS 4
#define STAMP "bench-report"

static void
check (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("%s", error->message);
}

static double
work_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* -- more history: statuses, a queue, an owner -- */

static void
add_events (const VntServiceFacts *facts, const char *const *values, gpointer data)
{
  static const char *const fields[EVENTS] = { "status", "status", "status", "queue" };
  static const char *const becomes[EVENTS] = { "open", "stalled", "open", "Soporte 2" };
  GPtrArray *messages = data;

  for (guint i = 0; i < EVENTS; i++)
    {
      VntMessage *message =
        vnt_message_new (G_GINT64_CONSTANT (0x40000000) + facts->ticket->id * EVENTS + i,
                         facts->ticket->id, VNT_MESSAGE_EVENT);

      message->created = facts->ticket->created + (gint64) (i + 1) * 1800;
      message->event = g_strdup ("field");
      message->field = g_strdup (fields[i]);
      message->old_value = g_strdup (i == 0 ? "new" : becomes[i - 1]);
      message->new_value = g_strdup (becomes[i]);
      g_ptr_array_add (messages, message);
    }
}

static void
fill (VntStore *store, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *done = vnt_store_get_cursor (store, STAMP, NULL);
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  VntStoreTelling telling = { .until = now + DAY, .tell = add_events, .data = messages };

  if (done != NULL)
    return;
  check (vnt_store_tell_facts (store, &telling, NULL, &error), error);
  for (guint i = 0; i < messages->len; i += BATCH)
    {
      g_autoptr (GPtrArray) some = g_ptr_array_new ();

      for (guint k = i; k < MIN (i + BATCH, messages->len); k++)
        g_ptr_array_add (some, g_ptr_array_index (messages, k));
      check (vnt_store_save_messages (store, some, NULL, NULL, &error), error);
    }
  check (vnt_store_set_cursor (store, STAMP, "1", &error), error);
}

/* -- figures -- */

/* Every clock has a promise: it is worked out when that is late. */
static VntServicePolicy *
read_policy (void)
{
  g_autoptr (GError) error = NULL;
  VntServicePolicy *policy = vnt_service_policy_new_from_text (
    "[Service levels]\nVersion=1\nCalendar=Desk\nPause=stalled\n"
    "[Calendar Desk]\nTimeZone=Europe/Madrid\nMonday=08:00-14:00;16:00-20:00\n"
    "Tuesday=08:00-14:00;16:00-20:00\nWednesday=08:00-14:00;16:00-20:00\n"
    "Thursday=08:00-14:00;16:00-20:00\nFriday=08:00-14:00\n"
    "[Level Urgente]\nResponse=30\nNextResponse=1h\nOwn=15m\nResolution=4h\n"
    "[Level Normal]\nResponse=4h\nNextResponse=4h\nOwn=2h\nResolution=3d\n",
    NULL, &error);

  check (policy != NULL, error);
  return policy;
}

static void
time_workload (VntStore *store, gint64 now)
{
  VntWorkloadMoments moments = { now,
                                 now - DAY / 2,
                                 now - 14 * DAY,
                                 { now - DAY, now - 3 * DAY, now - 7 * DAY, now - 15 * DAY,
                                   now - 30 * DAY } };
  double least = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      double begin = work_ms ();
      g_autoptr (VntWorkload) workload = vnt_store_read_workload (store, &moments, &error);

      check (workload != NULL, error);
      least = i == 0 ? work_ms () - begin : MIN (least, work_ms () - begin);
    }
  g_print ("workload-cpu-least %.1f ms\n", least);
}

static void
time_forecast (VntStore *store, gint64 now)
{
  g_autoptr (VntServicePolicy) policy = read_policy ();
  VntCalendar *calendar = vnt_service_policy_find_calendar (policy, NULL, NULL);
  double least = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VntForecast) forecast = NULL;
      g_autoptr (GPtrArray) tickets =
        g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_forecast_ticket_free);
      g_autoptr (GPtrArray) agents =
        g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_forecast_agent_free);
      double begin = work_ms ();

      check (vnt_store_read_forecast (store, tickets, agents, &error), error);
      forecast = vnt_forecast_run (calendar, now, tickets, agents);
      least = i == 0 ? work_ms () - begin : MIN (least, work_ms () - begin);
      if (i == 0)
        g_print ("forecast-tickets %u tickets\nforecast-breaches %u tickets\n", forecast->n_tickets,
                 forecast->breaches->len);
    }
  g_print ("forecast-cpu-least %.1f ms\n", least);
}

typedef struct
{
  VntReport *report;
  guint tickets;
  guint entries;
} Telling;

static void
on_ticket (const VntServiceFacts *facts, const char *const *values, gpointer data)
{
  Telling *told = data;

  told->tickets++;
  told->entries += facts->history->len;
  vnt_report_add (told->report, facts, values);
}

static void
time_report (VntStore *store, gint64 now)
{
  g_autoptr (VntServicePolicy) policy = read_policy ();
  const VntReportSpan span = { now - 800 * DAY, now - 400 * DAY, now + DAY };
  double work = 0, span_ms = G_MAXDOUBLE;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VntReport) report = vnt_report_new (policy, &span, now, TRUE);
      g_autoptr (VntReportPlan) plan = vnt_report_plan_new ();
      g_autoptr (VntReportDocument) document = NULL;
      Telling told = { report, 0, 0 };
      VntStoreTelling telling = { .until = now + DAY, .tell = on_ticket, .data = &told };
      gint64 begin = g_get_monotonic_time ();
      double before = work_ms ();

      check (vnt_store_tell_facts (store, &telling, NULL, &error), error);
      document = vnt_report_write_document (report, plan, 0);
      work = i == 0 ? work_ms () - before : MIN (work, work_ms () - before);
      span_ms = MIN (span_ms, (double) (g_get_monotonic_time () - begin) / 1000.0);
      if (i == 0)
        g_print ("report-tickets %u tickets\nreport-entries %u entries\n", told.tickets,
                 told.entries);
    }
  g_print ("report-cpu-least %.1f ms\nreport-least %.1f ms\n", work, span_ms);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntStore) store = NULL;
  g_autofree char *cache = NULL;
  g_autofree char *work = NULL;
  gint64 now = vnt_clock_now ();

  if (argc != 2)
    {
      g_printerr ("usage: bench-report HOME\n");
      return 2;
    }
  cache = g_build_filename (argv[1], ".cache", "ventanilla", NULL);
  work = g_build_filename (argv[1], ".local", "share", "ventanilla", NULL);
  store = vnt_store_open (cache, work, NULL, &error);
  check (store != NULL, error);
  fill (store, now);
  time_workload (store, now);
  time_forecast (store, now);
  time_report (store, now);
  vnt_store_close (store);

  return 0;
}
