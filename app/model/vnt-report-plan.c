/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-report-plan.h"

#define GROUP "Report"
#define VERSION 1

/* Stored: never changed. */
static const char *const words[] = {
  [VNT_PERIOD_LAST_MONTH] = "last-month", [VNT_PERIOD_THIS_MONTH] = "this-month",
  [VNT_PERIOD_LAST_WEEK] = "last-week",   [VNT_PERIOD_LAST_QUARTER] = "last-quarter",
  [VNT_PERIOD_LAST_YEAR] = "last-year",   [VNT_PERIOD_THIS_YEAR] = "this-year",
};

static const char *const fields[] = { [VNT_REPORT_CHANNEL] = "Channel",
                                      [VNT_REPORT_SURVEY] = "Satisfaction",
                                      [VNT_REPORT_SUPPLIER] = "Supplier" };

/* (transfer full): last month, nine tenths */
VntReportPlan *
vnt_report_plan_new (void)
{
  VntReportPlan *self = g_new0 (VntReportPlan, 1);

  self->target = 90;
  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    self->fields[i] = g_strdup ("");
  self->organisation = g_strdup ("");
  self->title = g_strdup ("");
  self->words = g_strdup ("");
  self->logo = g_strdup ("");
  self->language = g_strdup ("");

  return self;
}

VntReportPlan *
vnt_report_plan_copy (const VntReportPlan *self)
{
  VntReportPlan *copy = g_new0 (VntReportPlan, 1);

  *copy = *self;
  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    copy->fields[i] = g_strdup (self->fields[i]);
  copy->organisation = g_strdup (self->organisation);
  copy->title = g_strdup (self->title);
  copy->words = g_strdup (self->words);
  copy->logo = g_strdup (self->logo);
  copy->language = g_strdup (self->language);

  return copy;
}

void
vnt_report_plan_free (VntReportPlan *self)
{
  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    g_free (self->fields[i]);
  g_free (self->organisation);
  g_free (self->title);
  g_free (self->words);
  g_free (self->logo);
  g_free (self->language);
  g_free (self);
}

/* (transfer full): its text, for vnt_report_plan_read() */
char *
vnt_report_plan_write (const VntReportPlan *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_integer (file, GROUP, "Version", VERSION);
  g_key_file_set_string (file, GROUP, "Period", words[self->period]);
  g_key_file_set_double (file, GROUP, "Target", self->target);
  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    g_key_file_set_string (file, GROUP, fields[i], self->fields[i]);
  g_key_file_set_string (file, GROUP, "Organisation", self->organisation);
  g_key_file_set_string (file, GROUP, "Title", self->title);
  g_key_file_set_string (file, GROUP, "Words", self->words);
  g_key_file_set_string (file, GROUP, "Logo", self->logo);
  g_key_file_set_string (file, GROUP, "Language", self->language);
  g_key_file_set_boolean (file, GROUP, "People", self->people);

  return g_key_file_to_data (file, NULL, NULL);
}

static void
read_text (GKeyFile *file, const char *key, char **place)
{
  char *text = g_key_file_get_string (file, GROUP, key, NULL);

  if (text == NULL)
    return;
  g_free (*place);
  *place = text;
}

/**
 * vnt_report_plan_read:
 * @text: what vnt_report_plan_write() said
 *
 * Returns: (transfer full) (nullable): the plan; %NULL when a newer version wrote it, or somebody else
 */
VntReportPlan *
vnt_report_plan_read (const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (VntReportPlan) self = vnt_report_plan_new ();
  g_autofree char *period = NULL;

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL) ||
      g_key_file_get_integer (file, GROUP, "Version", NULL) != VERSION)
    return NULL;
  period = g_key_file_get_string (file, GROUP, "Period", NULL);
  if (period == NULL || !vnt_period_from_word (period, &self->period))
    return NULL;
  self->target = CLAMP (g_key_file_get_double (file, GROUP, "Target", NULL), 0, 100);
  self->people = g_key_file_get_boolean (file, GROUP, "People", NULL);
  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    read_text (file, fields[i], &self->fields[i]);
  read_text (file, "Organisation", &self->organisation);
  read_text (file, "Title", &self->title);
  read_text (file, "Words", &self->words);
  read_text (file, "Logo", &self->logo);
  read_text (file, "Language", &self->language);

  return g_steal_pointer (&self);
}

gboolean
vnt_period_from_word (const char *word, VntPeriod *period)
{
  for (guint i = 0; i < VNT_N_PERIODS; i++)
    if (g_str_equal (words[i], word))
      {
        *period = (VntPeriod) i;
        return TRUE;
      }

  return FALSE;
}

const char *
vnt_period_get_word (VntPeriod period)
{
  return words[period];
}

static gint64
first_of_month (GTimeZone *zone, int year, int month)
{
  g_autoptr (GDateTime) when = NULL;

  year += (month - 1 >= 0 ? (month - 1) / 12 : -((12 - month) / 12));
  month = ((month - 1) % 12 + 12) % 12 + 1;
  when = g_date_time_new (zone, year, month, 1, 0, 0, 0);

  return g_date_time_to_unix (when);
}

static void
find_months (GTimeZone *zone, int year, int month, int months, VntReportSpan *span)
{
  span->before = first_of_month (zone, year, month - months);
  span->from = first_of_month (zone, year, month);
  span->to = first_of_month (zone, year, month + months);
}

static void
find_week (GTimeZone *zone, GDateTime *local, VntReportSpan *span)
{
  gint64 edges[3];

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GDateTime) day =
        g_date_time_add_days (local, 1 - g_date_time_get_day_of_week (local) - 7 * (2 - i));
      g_autoptr (GDateTime) midnight =
        g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                         g_date_time_get_day_of_month (day), 0, 0, 0);

      edges[i] = g_date_time_to_unix (midnight);
    }
  *span = (VntReportSpan){ edges[0], edges[1], edges[2] };
}

/**
 * vnt_period_find:
 * @period: which
 * @zone: whose midnights count
 * @now: Unix seconds
 * @span: (out caller-allocates): when it is, and the one before it
 */
void
vnt_period_find (VntPeriod period, GTimeZone *zone, gint64 now, VntReportSpan *span)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  int year = g_date_time_get_year (local);
  int month = g_date_time_get_month (local);

  switch (period)
    {
    case VNT_PERIOD_THIS_MONTH:
      find_months (zone, year, month, 1, span);
      break;
    case VNT_PERIOD_LAST_WEEK:
      find_week (zone, local, span);
      break;
    case VNT_PERIOD_LAST_QUARTER:
      find_months (zone, year, (month - 1) / 3 * 3 + 1 - 3, 3, span);
      break;
    case VNT_PERIOD_LAST_YEAR:
      find_months (zone, year - 1, 1, 12, span);
      break;
    case VNT_PERIOD_THIS_YEAR:
      find_months (zone, year, 1, 12, span);
      break;
    case VNT_PERIOD_LAST_MONTH:
    case VNT_N_PERIODS:
    default:
      find_months (zone, year, month - 1, 1, span);
      break;
    }
}
