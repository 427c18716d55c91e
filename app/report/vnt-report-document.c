/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was counted, in words and tables. */
#include "config.h"

#include "vnt-report-summary.h"
#include "vnt-report-writer.h"

#include <stdlib.h>
#include <string.h>

#include "vnt-say.h"
#include "vnt-text.h"

/* So many services are named as those that failed most. */
#define WORST 10

static const char *
say_or (const char *key, const char *otherwise)
{
  return *key != '\0' ? key : otherwise;
}

static char *
say_day (VntReport *report, gint64 when)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (when);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, vnt_report_get_zone (report));

  /* Translators: a day, as g_date_time_format() writes it, in numbers */
  return g_date_time_format (local, _ ("%Y-%m-%d"));
}

/* -- by something: a key a row -- */

static void
add_columns (VntFigures *table, const char *first)
{
  vnt_figures_add_column (table, first, NULL, VNT_CHART_NONE);
  vnt_figures_add_column (table, vnt_report_row_get_title (VNT_ROW_CREATED),
                          vnt_report_row_get_definition (VNT_ROW_CREATED), VNT_CHART_COUNT);
  vnt_figures_add_column (table, vnt_report_row_get_title (VNT_ROW_CLOSED),
                          vnt_report_row_get_definition (VNT_ROW_CLOSED), VNT_CHART_COUNT);
  vnt_figures_add_column (table, vnt_report_row_get_title (VNT_ROW_AFTER),
                          vnt_report_row_get_definition (VNT_ROW_AFTER), VNT_CHART_COUNT);
  vnt_figures_add_column (table, vnt_report_row_get_title (VNT_ROW_RESPONSE),
                          vnt_report_row_get_definition (VNT_ROW_RESPONSE), VNT_CHART_PERCENT);
  vnt_figures_add_column (table, _ ("First response not kept"),
                          _ ("Tickets created in the period that were answered late, or are late "
                             "and not answered."),
                          VNT_CHART_NONE);
  vnt_figures_add_column (table, vnt_report_row_get_title (VNT_ROW_RESOLUTION),
                          vnt_report_row_get_definition (VNT_ROW_RESOLUTION), VNT_CHART_PERCENT);
  vnt_figures_add_column (table, _ ("Resolution not kept"),
                          _ ("Tickets created in the period that were resolved late, or are late "
                             "and not resolved."),
                          VNT_CHART_NONE);
  vnt_figures_add_column (table, _ ("Resolution not due yet"),
                          _ (
                            "Tickets created in the period that are neither resolved nor late: the "
                            "share leaves them out."),
                          VNT_CHART_NONE);
  vnt_figures_add_column (table, vnt_report_row_get_title (VNT_ROW_RESOLUTION_MEDIAN),
                          vnt_report_row_get_definition (VNT_ROW_RESOLUTION_MEDIAN),
                          VNT_CHART_NONE);
  vnt_figures_add_column (table, _ ("Nothing promised"),
                          _ ("Tickets created in the period without a promise of a resolution."),
                          VNT_CHART_NONE);
}

static void
add_row (VntFigures *table, const char *name, const VntReportTally *tally, gint64 after)
{
  const VntReportKept *response = &tally->kept[VNT_TARGET_RESPONSE];
  const VntReportKept *resolution = &tally->kept[VNT_TARGET_RESOLUTION];

  vnt_figures_add_row (table);
  vnt_figures_add_text (table, name);
  vnt_figures_add_count (table, tally->created, -1);
  vnt_figures_add_count (table, tally->closed, -1);
  vnt_figures_add_count (table, after, -1);
  vnt_report_add_kept (table, response);
  vnt_report_add_missed (table, response);
  vnt_report_add_kept (table, resolution);
  vnt_report_add_missed (table, resolution);
  vnt_figures_add_count (table, resolution->pending, -1);
  vnt_report_add_percentile (table, resolution->seconds, 50);
  vnt_figures_add_count (table, resolution->none, -1);
}

static void
add_table (VntReportDocument *document,
           VntReport *report,
           VntReportBy by,
           const char *id,
           const char *title,
           const char *first,
           const char *nothing)
{
  VntFigures *table =
    vnt_figures_new (id, title, _ ("A ticket belongs to where it is now, whatever it was before."));
  g_autoptr (GPtrArray) list = vnt_report_list (report, by);

  add_columns (table, first);
  for (guint i = 0; i < list->len; i++)
    {
      const VntReportTally *tally = g_ptr_array_index (list, i);

      add_row (table, say_or (tally->key, nothing), tally, tally->open_after);
    }
  g_ptr_array_add (document->tables, table);
}

/* -- people: by the names the window has for them -- */

static const char *
name_of (const VntReportTally *tally)
{
  return tally->name != NULL ? tally->name : tally->key;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const VntReportTally *one = *(const VntReportTally *const *) a;
  const VntReportTally *other = *(const VntReportTally *const *) b;
  int order = (*one->key == '\0') - (*other->key == '\0');

  if (order == 0)
    order = g_utf8_collate (name_of (one), name_of (other));
  return order != 0 ? order : strcmp (one->key, other->key);
}

/* Two of one name have their logins beside it. */
static char *
say_person (GPtrArray *list, guint i)
{
  const VntReportTally *tally = g_ptr_array_index (list, i);
  const char *name = name_of (tally);
  gboolean shared = FALSE;

  for (guint k = 0; k < list->len; k++)
    shared = shared || (k != i && strcmp (name_of (g_ptr_array_index (list, k)), name) == 0);
  if (*tally->key == '\0')
    return g_strdup (_ ("Nobody"));
  return shared ? g_strdup_printf ("%s (%s)", name, tally->key) : g_strdup (name);
}

static void
add_people (VntReportDocument *document, VntReport *report)
{
  VntFigures *table =
    vnt_figures_new ("people", _ ("By Person"),
                     _ ("A ticket belongs to where it is now, whatever it was before."));
  g_autoptr (GPtrArray) list = vnt_report_list (report, VNT_BY_PERSON);

  g_ptr_array_sort (list, compare_names);
  add_columns (table, _ ("Person"));
  for (guint i = 0; i < list->len; i++)
    {
      const VntReportTally *tally = g_ptr_array_index (list, i);
      g_autofree char *name = say_person (list, i);

      add_row (table, name, tally, tally->open_after);
    }
  g_ptr_array_add (document->tables, table);
}

/* @key: as "2026-11" */
static char *
say_month (const char *key)
{
  int year = atoi (key);
  int month = strlen (key) == 7 ? CLAMP (atoi (key + 5), 1, 12) : 1;
  g_autoptr (GDateTime) begin = g_date_time_new_utc (CLAMP (year, 1, 9999), month, 1, 0, 0, 0);

  /* Translators: a month, as g_date_time_format() writes it, in numbers */
  return g_date_time_format (begin, _ ("%Y-%m"));
}

/* The backlog at a month's end follows from the one before and what came and went. */
static void
add_months (VntReportDocument *document, VntReport *report)
{
  VntFigures *table = vnt_figures_new ("months", _ ("By Month"), NULL);
  g_autoptr (GPtrArray) list = vnt_report_list (report, VNT_BY_MONTH);
  gint64 backlog = vnt_report_get_all (report, FALSE)->open_before;

  add_columns (table, _ ("Month"));
  for (guint i = 0; i < list->len; i++)
    {
      const VntReportTally *tally = g_ptr_array_index (list, i);
      g_autofree char *month = say_month (tally->key);

      backlog += (gint64) tally->created + (gint64) tally->reopened - (gint64) tally->closed;
      add_row (table, month, tally, backlog);
    }
  g_ptr_array_add (document->tables, table);
}

static int
compare_missed (gconstpointer a, gconstpointer b)
{
  const VntReportTally *one = *(const VntReportTally *const *) a;
  const VntReportTally *other = *(const VntReportTally *const *) b;

  return (int) (other->kept[VNT_TARGET_RESPONSE].missed +
                other->kept[VNT_TARGET_RESOLUTION].missed) -
         (int) (one->kept[VNT_TARGET_RESPONSE].missed + one->kept[VNT_TARGET_RESOLUTION].missed);
}

static void
add_worst (VntReportDocument *document, VntReport *report)
{
  VntFigures *table =
    vnt_figures_new ("failing", _ ("Where Most Was Not Kept"),
                     _ ("Queues by the number of first responses and resolutions not kept."));
  g_autoptr (GPtrArray) list = vnt_report_list (report, VNT_BY_QUEUE);

  g_ptr_array_sort (list, compare_missed);
  add_columns (table, _ ("Queue"));
  for (guint i = 0; i < MIN (WORST, list->len); i++)
    {
      const VntReportTally *tally = g_ptr_array_index (list, i);

      if (tally->kept[VNT_TARGET_RESPONSE].missed + tally->kept[VNT_TARGET_RESOLUTION].missed > 0)
        add_row (table, tally->key, tally, tally->open_after);
    }
  g_ptr_array_add (document->tables, table);
}

/* -- what a reader has to know -- */

static void
add_note (VntReportDocument *document, char *note)
{
  g_ptr_array_add (document->notes, note);
}

static void
add_notes (VntReportDocument *document, VntReport *report, gint64 since)
{
  const VntReportTally *all = vnt_report_get_all (report, FALSE);
  const VntReportSpan *span = vnt_report_get_span (report);

  if (span->to > vnt_report_get_now (report))
    add_note (document, g_strdup (_ ("The period is not over: its figures will change.")));
  if (since < 0)
    add_note (document, g_strdup (_ ("INCOMPLETE: how far back the server’s history is on this "
                                     "computer is not known.")));
  else if (since > span->before)
    {
      g_autofree char *day = say_day (report, since);

      add_note (document,
                g_strdup_printf (_ ("INCOMPLETE: the server’s history is on this computer only "
                                    "from %s on. It is still being brought, or there was no room "
                                    "for it."),
                                 day));
    }
  if (all->partial > 0)
    add_note (document, g_strdup_printf (
                          ngettext ("%u ticket is left out of clocks and rates: its history is "
                                    "not on this computer.",
                                    "%u tickets are left out of clocks and rates: their history "
                                    "is not on this computer.",
                                    all->partial),
                          all->partial));
  add_note (document, g_strdup (_ ("Shares of fewer than 10 are not shown in percent.")));
}

/* What is not counted for want of a field is said, too. */
static void
add_missing (VntReportDocument *document, VntReport *report, const VntReportPlan *plan)
{
  if (*plan->fields[VNT_REPORT_CHANNEL] == '\0')
    add_note (document, g_strdup (_ ("No figures by channel: no custom field was chosen for it.")));
  if (*plan->fields[VNT_REPORT_SURVEY] == '\0')
    add_note (document,
              g_strdup (_ ("No figures of satisfaction: no custom field was chosen for it.")));
  if (*plan->fields[VNT_REPORT_SUPPLIER] == '\0')
    add_note (document,
              g_strdup (_ ("No figures by supplier: no custom field was chosen for it.")));
  if (!vnt_report_knows_suppliers (report))
    add_note (document, g_strdup (_ ("No time with a supplier: the service levels name no status "
                                     "in which one has a ticket.")));
}

/* Of how many of the tickets it is known what a field holds. */
static guint
count_known (VntReport *report, VntReportBy by)
{
  g_autoptr (GPtrArray) list = vnt_report_list (report, by);
  guint known = 0;

  for (guint i = 0; i < list->len; i++)
    known += ((const VntReportTally *) g_ptr_array_index (list, i))->created;

  return known;
}

static void
add_channels (VntReportDocument *document, VntReport *report, const VntReportPlan *plan)
{
  const char *field = plan->fields[VNT_REPORT_CHANNEL];
  guint known = count_known (report, VNT_BY_CHANNEL);
  guint all = vnt_report_get_all (report, FALSE)->created;

  if (*field == '\0')
    return;
  add_table (document, report, VNT_BY_CHANNEL, "channels", field, field, _ ("None"));
  if (known < all)
    add_note (document, g_strdup_printf (_ ("INCOMPLETE: what “%s” says is known of %u of the %u "
                                            "tickets created: the server has to be reached for "
                                            "the others."),
                                         field, known, all));
}

/* What others have, and how long they take. */
static void
add_suppliers (VntReportDocument *document, VntReport *report, const VntReportPlan *plan)
{
  const char *field = plan->fields[VNT_REPORT_SUPPLIER];
  g_autoptr (GPtrArray) list = vnt_report_list (report, VNT_BY_SUPPLIER);
  VntFigures *table;

  if (*field == '\0')
    return;
  table = vnt_figures_new ("suppliers", _ ("By Supplier"),
                           _ ("Tickets that name one, whether they are with them or not."));
  vnt_figures_add_column (table, field, NULL, VNT_CHART_NONE);
  vnt_figures_add_column (table, vnt_report_row_get_title (VNT_ROW_CREATED),
                          vnt_report_row_get_definition (VNT_ROW_CREATED), VNT_CHART_COUNT);
  vnt_figures_add_column (table, _ ("With them now"),
                          _ ("Open tickets in a status in which a supplier has it."),
                          VNT_CHART_COUNT);
  vnt_figures_add_column (table, vnt_report_row_get_title (VNT_ROW_SUPPLIER),
                          vnt_report_row_get_definition (VNT_ROW_SUPPLIER), VNT_CHART_NONE);
  vnt_figures_add_column (table, _ ("With a supplier, 90 %"),
                          _ ("The working time that nine of ten did not exceed."), VNT_CHART_NONE);
  vnt_figures_add_column (table, vnt_report_row_get_title (VNT_ROW_RESOLUTION),
                          vnt_report_row_get_definition (VNT_ROW_RESOLUTION), VNT_CHART_PERCENT);
  for (guint i = 0; i < list->len; i++)
    {
      const VntReportTally *tally = g_ptr_array_index (list, i);

      vnt_figures_add_row (table);
      vnt_figures_add_text (table, tally->key);
      vnt_figures_add_count (table, tally->created, -1);
      vnt_figures_add_count (table, tally->at_supplier, -1);
      vnt_report_add_percentile (table, tally->supplier, 50);
      vnt_report_add_percentile (table, tally->supplier, 90);
      vnt_report_add_kept (table, &tally->kept[VNT_TARGET_RESOLUTION]);
    }
  g_ptr_array_add (document->tables, table);
}

/* What this thread writes is in that language until vnt_translation_end(); without its words, in that of the program. */
VntTranslation *
vnt_report_begin_language (const char *language)
{
  VntTranslation *words =
    *language != '\0'
      ? vnt_translation_open (bindtextdomain (GETTEXT_PACKAGE, NULL), GETTEXT_PACKAGE, language)
      : NULL;

  vnt_translation_begin (words);
  return words;
}

/**
 * vnt_report_write_document:
 * @report: what was counted
 * @plan: what was asked for
 * @history_since: from when on the server's history is here without a gap; -1 when that is not known
 *
 * Returns: (transfer full): the report in words and tables
 */
VntReportDocument *
vnt_report_write_document (VntReport *report, const VntReportPlan *plan, gint64 history_since)
{
  const VntReportSpan *span = vnt_report_get_span (report);
  g_autoptr (VntTranslation) words = vnt_report_begin_language (plan->language);
  g_autofree char *from = say_day (report, span->from);
  g_autofree char *to = say_day (report, span->to - 1);
  g_autofree char *made = say_day (report, vnt_report_get_now (report));
  g_autofree char *subtitle =
    /* Translators: days: first and last of the period, and when the report was made */
    g_strdup_printf (_ ("%s to %s, as things stood on %s"), from, to, made);
  VntReportDocument *document =
    vnt_report_document_new (*plan->title != '\0' ? plan->title : _ ("Service Level Report"),
                             subtitle);

  vnt_text_set (&document->language, plan->language);
  document->words = *plan->words != '\0' ? g_strdup (plan->words) : NULL;
  document->organisation = *plan->organisation != '\0' ? g_strdup (plan->organisation) : NULL;
  document->logo = *plan->logo != '\0' ? g_strdup (plan->logo) : NULL;
  add_notes (document, report, history_since);
  add_missing (document, report, plan);
  g_ptr_array_add (document->tables, vnt_report_make_summary (report, plan));
  add_months (document, report);
  add_table (document, report, VNT_BY_LEVEL, "levels", _ ("By Service Level"), _ ("Service level"),
             _ ("None"));
  add_table (document, report, VNT_BY_QUEUE, "queues", _ ("By Queue"), _ ("Queue"), _ ("None"));
  add_table (document, report, VNT_BY_PRIORITY, "priorities", _ ("By Priority"), _ ("Priority"),
             _ ("None"));
  add_worst (document, report);
  add_channels (document, report, plan);
  add_suppliers (document, report, plan);
  if (plan->people)
    add_people (document, report);
  vnt_translation_end ();

  return document;
}
