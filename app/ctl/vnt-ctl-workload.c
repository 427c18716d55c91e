/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has what. */
#include "vnt-ctl-print.h"
#include "vnt-desk-forecast.h"
#include "vnt-desk-workload.h"

/* Never translated, never changed; of the ages the first has number 0. */
static const char *const words[VNT_LOAD_N_FIGURES] = {
  [VNT_LOAD_OPEN] = "open",         [VNT_LOAD_TODAY] = "today",
  [VNT_LOAD_LATE] = "late",         [VNT_LOAD_RISK] = "at_risk",
  [VNT_LOAD_PROGRESS] = "progress", [VNT_LOAD_UNSTARTED] = "unstarted",
  [VNT_LOAD_AGE] = "age_1",         [VNT_LOAD_AGE + 1] = "age_3",
  [VNT_LOAD_AGE + 2] = "age_7",     [VNT_LOAD_AGE + 3] = "age_15",
  [VNT_LOAD_AGE + 4] = "age_30",    [VNT_LOAD_AGE + 5] = "age_more",
  [VNT_LOAD_SOLVED] = "closed_14",
};

static void
add_load (JsonBuilder *builder, const VntLoad *load, int worked_days)
{
  double days = vnt_load_get_days_to_clear (load, worked_days);

  json_builder_begin_object (builder);
  vnt_ctl_add_string (builder, "key", load->key);
  vnt_ctl_add_string (builder, "name", load->name);
  for (guint i = 0; i < VNT_LOAD_N_FIGURES; i++)
    vnt_ctl_add_int (builder, words[i], load->counts[i]);
  vnt_ctl_add_time (builder, "oldest", load->oldest);
  vnt_ctl_add_int (builder, "minutes", load->minutes);
  vnt_ctl_add_int (builder, "guessed", load->guessed);
  vnt_ctl_add_int (builder, "unknown", load->unknown);
  json_builder_set_member_name (builder, "days_to_clear");
  if (days < 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, days);
  json_builder_end_object (builder);
}

static void
add_loads (JsonBuilder *builder, const char *name, GPtrArray *loads, int worked_days)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < loads->len; i++)
    add_load (builder, g_ptr_array_index (loads, i), worked_days);
  json_builder_end_array (builder);
}

static const char *const reasons[] = {
  [VNT_FORECAST_QUEUED] = "queued",
  [VNT_FORECAST_NOBODY] = "nobody",
  [VNT_FORECAST_AWAY] = "away",
  [VNT_FORECAST_LONG] = "long",
};

static void
add_breach (JsonBuilder *builder, const VntForecastBreach *breach, gboolean people)
{
  json_builder_begin_object (builder);
  vnt_ctl_add_int (builder, "ticket", breach->ticket);
  vnt_ctl_add_time (builder, "due", breach->due);
  vnt_ctl_add_time (builder, "done", breach->done);
  vnt_ctl_add_int (builder, "minutes", breach->minutes);
  vnt_ctl_add_int (builder, "ahead", breach->ahead);
  vnt_ctl_add_string (builder, "why", reasons[breach->why]);
  if (people)
    {
      vnt_ctl_add_string (builder, "owner", breach->owner);
      vnt_ctl_add_string (builder, "to", breach->to);
    }
  json_builder_end_object (builder);
}

static void
add_forecast (JsonBuilder *builder, const VntForecast *forecast, gboolean people)
{
  json_builder_set_member_name (builder, "forecast");
  json_builder_begin_object (builder);
  vnt_ctl_add_time (builder, "now", forecast->now);
  vnt_ctl_add_time (builder, "until", forecast->week);
  vnt_ctl_add_int (builder, "tickets", forecast->n_tickets);
  vnt_ctl_add_int (builder, "guessed", forecast->n_guessed);
  vnt_ctl_add_int (builder, "today", forecast->n_today);
  vnt_ctl_add_int (builder, "avoided", forecast->n_avoided);
  json_builder_set_member_name (builder, "breaches");
  json_builder_begin_array (builder);
  for (guint i = 0; i < forecast->breaches->len; i++)
    add_breach (builder, g_ptr_array_index (forecast->breaches, i), people);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const VntWorkload *workload, const VntForecast *forecast, gboolean people)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  vnt_ctl_add_time (builder, "now", workload->now);
  vnt_ctl_add_time (builder, "news", workload->news);
  vnt_ctl_add_int (builder, "worked_days", workload->worked_days);
  if (people)
    add_loads (builder, "people", workload->people, workload->worked_days);
  add_loads (builder, "queues", workload->queues, workload->worked_days);
  json_builder_set_member_name (builder, "all");
  add_load (builder, workload->all, workload->worked_days);
  add_forecast (builder, forecast, people);
  json_builder_end_object (builder);
  vnt_ctl_print_json (builder);
}

static void
print_loads (GPtrArray *loads)
{
  for (guint i = 0; i < loads->len; i++)
    {
      const VntLoad *load = g_ptr_array_index (loads, i);

      g_print ("%s", *load->name != '\0' ? load->name : "–");
      for (guint figure = 0; figure < VNT_LOAD_AGE; figure++)
        g_print ("\t%s %u", words[figure], load->counts[figure]);
      g_print ("\n");
    }
}

/* The words are never translated. */
static void
print_forecast (const VntForecast *forecast)
{
  for (guint i = 0; i < forecast->breaches->len; i++)
    {
      const VntForecastBreach *breach = g_ptr_array_index (forecast->breaches, i);
      g_autofree char *due = vnt_ctl_time_text (breach->due);

      g_print ("#%" G_GINT64_FORMAT "\tlate_at %s\twhy %s\t%s\n", breach->ticket, due,
               reasons[breach->why], breach->subject);
    }
}

int
vnt_ctl_workload (VntCtl *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) next = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntWorkload) workload = NULL;
  g_autoptr (VntForecast) forecast = NULL;
  gboolean people = vnt_desk_get_supervision (self->desk) != VNT_SUPERVISES_NOT;

  vnt_desk_load_workload_async (self->desk, NULL, vnt_ctl_keep_result, &result);
  workload = vnt_desk_load_workload_finish (self->desk, vnt_ctl_wait_for (&result), &error);
  if (workload == NULL)
    return vnt_ctl_say_error (error);
  vnt_desk_load_forecast_async (self->desk, NULL, vnt_ctl_keep_result, &next);
  forecast = vnt_desk_load_forecast_finish (self->desk, vnt_ctl_wait_for (&next), &error);
  if (forecast == NULL)
    return vnt_ctl_say_error (error);
  if (self->json)
    print_json (workload, forecast, people);
  else
    {
      if (people)
        print_loads (workload->people);
      print_loads (workload->queues);
      print_forecast (forecast);
    }

  return VNT_CTL_DONE;
}
