/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was counted, in words and tables. */
#include "config.h"

#include "vnt-report-writer.h"

#include <math.h>

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

  return g_date_time_format (local, "%Y-%m-%d");
}

static GArray *
copy_numbers (GArray *numbers)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), numbers->len);

  g_array_append_vals (copy, numbers->data, numbers->len);
  return copy;
}

/* -- cells -- */

static void
add_kept (VntFigures *table, const VntReportKept *kept)
{
  VntFigureCell *cell = vnt_figures_add_share (table, kept->met, kept->met + kept->missed);

  cell->hint = g_strdup_printf (
    /* Translators: numbers of tickets */
    _ ("%u kept, %u not kept; %u not due yet and %u with nothing promised are left out."),
    kept->met, kept->missed, kept->pending, kept->none);
}

static void
add_missed (VntFigures *table, const VntReportKept *kept)
{
  VntFigureCell *cell = vnt_figures_add_count (table, kept->missed, 0);

  if (kept->missed > 0)
    cell->tickets = copy_numbers (kept->late);
}

static void
add_percentile (VntFigures *table, GArray *seconds, guint percent)
{
  VntFigureCell *cell =
    vnt_figures_add_minutes (table, vnt_report_percentile (seconds, percent) / 60.0);

  cell->hint =
    g_strdup_printf (ngettext ("Of %u ticket.", "Of %u tickets.", seconds->len), seconds->len);
}

/* -- the summary: a figure a row -- */

typedef enum
{
  ROW_CREATED,
  ROW_CLOSED,
  ROW_REOPENED,
  ROW_NET,
  ROW_BEFORE,
  ROW_AFTER,
  ROW_RESPONSE,
  ROW_NEXT,
  ROW_OWN,
  ROW_RESOLUTION,
  ROW_RESPONSE_MEDIAN,
  ROW_RESPONSE_NINETY,
  ROW_OWN_MEDIAN,
  ROW_RESOLUTION_MEDIAN,
  ROW_RESOLUTION_NINETY,
  ROW_FIRST_CONTACT,
  ROW_FIRST_LEVEL,
  ROW_CAME_BACK,
  ROW_ESCALATED,
  ROW_SUPPLIER,
  ROW_SATISFIED,
  ROW_ANSWERED,
  ROW_PARTIAL,
  N_ROWS
} Row;

static const struct
{
  const char *title;
  const char *definition;
} rows[N_ROWS] = {
  [ROW_CREATED] = { N_ ("Created"), N_ ("Tickets that were made in the period.") },
  [ROW_CLOSED] = { N_ ("Closed"), N_ ("Times a ticket went from an open to a closed status.") },
  [ROW_REOPENED] = { N_ ("Opened again"),
                     N_ ("Times a ticket went from a closed to an open status.") },
  [ROW_NET] = { N_ ("Net flow"), N_ ("Created and opened again, less those closed: by how much "
                                     "the backlog grew.") },
  [ROW_BEFORE] = { N_ ("Backlog at the beginning"),
                   N_ ("Tickets that were open when the period began.") },
  [ROW_AFTER] = { N_ ("Backlog at the end"),
                  N_ ("Tickets that were open when the period was over, or now.") },
  [ROW_RESPONSE] = { N_ ("First response kept"),
                     N_ ("Of the tickets created in the period: first answered in the time "
                         "promised, of those answered or late.") },
  [ROW_NEXT] = { N_ ("Next response kept"),
                 N_ ("Of the tickets created in the period, each time the requestor wrote again: "
                     "answered in the time promised, of those answered or late. What was written "
                     "after the last resolution does not count.") },
  [ROW_OWN] = { N_ ("Time to own kept"), N_ ("Of the tickets created in the period: taken in the "
                                             "time promised, of those taken or late.") },
  [ROW_RESOLUTION] = { N_ ("Resolution kept"),
                       N_ ("Of the tickets created in the period: resolved in the time promised, "
                           "of those resolved or late.") },
  [ROW_RESPONSE_MEDIAN] = { N_ ("First response, median"),
                            N_ ("Working time from creation to the first answer of the desk, or "
                                "to the resolution when there was none.") },
  [ROW_RESPONSE_NINETY] = { N_ ("First response, 90 %"),
                            N_ ("The working time that nine of ten did not exceed.") },
  [ROW_OWN_MEDIAN] = { N_ ("Time to own, median"),
                       N_ ("Working time from creation to the first owner.") },
  [ROW_RESOLUTION_MEDIAN] = { N_ ("Resolution, median"),
                              N_ ("Working time from creation to the last resolution, less the "
                                  "pauses.") },
  [ROW_RESOLUTION_NINETY] = { N_ ("Resolution, 90 %"),
                              N_ ("The working time that nine of ten did not exceed.") },
  [ROW_FIRST_CONTACT] = { N_ ("Resolved at the first contact"),
                          N_ ("With at most one answer before and not opened again within 7 days; "
                              "of those created in the period and closed at least 7 days ago.") },
  [ROW_FIRST_LEVEL] = { N_ ("Resolved at the first level"),
                        N_ ("Without a change of queue before; of those created in the period and "
                            "closed at least 7 days ago.") },
  [ROW_CAME_BACK] = { N_ ("Opened again within 7 days"),
                      N_ ("Of the closings in the period that are at least 7 days ago.") },
  [ROW_ESCALATED] = { N_ ("Escalated"), N_ ("Tickets created in the period that changed their "
                                            "queue, of those whose history is here.") },
  [ROW_SUPPLIER] = { N_ ("With a supplier, median"),
                     N_ ("Working time in the statuses in which a supplier has it, of tickets that "
                         "were in one.") },
  [ROW_SATISFIED] = { N_ ("Satisfied"),
                      N_ ("Tickets created in the period and closed whose requestor gave a 4 or 5 "
                          "of 5, of those with a mark.") },
  [ROW_ANSWERED] = { N_ ("Satisfaction, answers"),
                     N_ ("Tickets created in the period and closed that have a mark, of those of "
                         "which that is known.") },
  [ROW_PARTIAL] = { N_ ("Without their history"),
                    N_ ("Tickets created in the period whose beginning is not on this computer: "
                        "no clock and no rate counts them.") },
};

static void
add_flow (VntFigures *table, const VntReportTally *tally, Row row)
{
  if (row == ROW_CREATED)
    vnt_figures_add_count (table, tally->created, -1);
  else if (row == ROW_CLOSED)
    vnt_figures_add_count (table, tally->closed, -1);
  else if (row == ROW_REOPENED)
    vnt_figures_add_count (table, tally->reopened, -1);
  else if (row == ROW_NET)
    vnt_figures_add_count (
      table, (gint64) tally->created + (gint64) tally->reopened - (gint64) tally->closed, -1);
  else if (row == ROW_BEFORE)
    vnt_figures_add_count (table, tally->open_before, -1);
  else if (row == ROW_AFTER)
    vnt_figures_add_count (table, tally->open_after, -1);
  else
    vnt_figures_add_count (table, tally->partial, -1);
}

static void
add_rate (VntFigures *table, const VntReportTally *tally, Row row)
{
  if (row == ROW_FIRST_CONTACT)
    vnt_figures_add_share (table, tally->first_contact, tally->judged);
  else if (row == ROW_FIRST_LEVEL)
    vnt_figures_add_share (table, tally->first_level, tally->judged);
  else if (row == ROW_CAME_BACK)
    vnt_figures_add_share (table, tally->came_back, tally->watched);
  else if (row == ROW_SATISFIED)
    vnt_figures_add_share (table, tally->satisfied, tally->answered);
  else if (row == ROW_ANSWERED)
    vnt_figures_add_share (table, tally->answered, tally->surveyed);
  else
    vnt_figures_add_share (table, tally->escalated, tally->created - tally->partial);
}

static void
add_summary_cell (VntFigures *table, const VntReportTally *tally, Row row)
{
  switch (row)
    {
    case ROW_RESPONSE:
      add_kept (table, &tally->kept[VNT_TARGET_RESPONSE]);
      break;
    case ROW_NEXT:
      add_kept (table, &tally->kept[VNT_TARGET_NEXT_RESPONSE]);
      break;
    case ROW_OWN:
      add_kept (table, &tally->kept[VNT_TARGET_OWN]);
      break;
    case ROW_RESOLUTION:
      add_kept (table, &tally->kept[VNT_TARGET_RESOLUTION]);
      break;
    case ROW_RESPONSE_MEDIAN:
    case ROW_RESPONSE_NINETY:
      add_percentile (table, tally->kept[VNT_TARGET_RESPONSE].seconds,
                      row == ROW_RESPONSE_MEDIAN ? 50 : 90);
      break;
    case ROW_OWN_MEDIAN:
      add_percentile (table, tally->kept[VNT_TARGET_OWN].seconds, 50);
      break;
    case ROW_RESOLUTION_MEDIAN:
    case ROW_RESOLUTION_NINETY:
      add_percentile (table, tally->kept[VNT_TARGET_RESOLUTION].seconds,
                      row == ROW_RESOLUTION_MEDIAN ? 50 : 90);
      break;
    case ROW_SUPPLIER:
      add_percentile (table, tally->supplier, 50);
      break;
    case ROW_FIRST_CONTACT:
    case ROW_FIRST_LEVEL:
    case ROW_CAME_BACK:
    case ROW_ESCALATED:
    case ROW_SATISFIED:
    case ROW_ANSWERED:
      add_rate (table, tally, row);
      break;
    case ROW_CREATED:
    case ROW_CLOSED:
    case ROW_REOPENED:
    case ROW_NET:
    case ROW_BEFORE:
    case ROW_AFTER:
    case ROW_PARTIAL:
    case N_ROWS:
    default:
      add_flow (table, tally, row);
      break;
    }
}

static VntFigures *
make_summary (VntReport *report, const VntReportPlan *plan)
{
  VntFigures *table = vnt_figures_new ("summary", _ ("In Short"), NULL);
  g_autofree char *target = g_strdup_printf (_ ("%.0f %%"), plan->target);

  vnt_figures_add_column (table, _ ("Figure"), NULL, VNT_CHART_NONE);
  vnt_figures_add_column (table, _ ("This period"), NULL, VNT_CHART_NONE);
  vnt_figures_add_column (table, _ ("Period before"), NULL, VNT_CHART_NONE);
  vnt_figures_add_column (table, _ ("Target"), NULL, VNT_CHART_NONE);
  vnt_figures_add_column (table, _ ("What is counted"), NULL, VNT_CHART_WORDS);
  for (guint row = 0; row < N_ROWS; row++)
    {
      gboolean kept = row >= ROW_RESPONSE && row <= ROW_RESOLUTION;

      if ((row == ROW_SATISFIED || row == ROW_ANSWERED) && *plan->fields[VNT_REPORT_SURVEY] == '\0')
        continue;
      vnt_figures_add_row (table);
      vnt_figures_add_text (table, _ (rows[row].title))->hint = g_strdup (_ (rows[row].definition));
      add_summary_cell (table, vnt_report_get_all (report, FALSE), (Row) row);
      add_summary_cell (table, vnt_report_get_all (report, TRUE), (Row) row);
      vnt_figures_add_text (table, kept && plan->target > 0 ? target : "");
      vnt_figures_add_text (table, _ (rows[row].definition));
    }

  return table;
}

/* -- by something: a key a row -- */

static void
add_columns (VntFigures *table, const char *first)
{
  vnt_figures_add_column (table, first, NULL, VNT_CHART_NONE);
  vnt_figures_add_column (table, _ (rows[ROW_CREATED].title), _ (rows[ROW_CREATED].definition),
                          VNT_CHART_COUNT);
  vnt_figures_add_column (table, _ (rows[ROW_CLOSED].title), _ (rows[ROW_CLOSED].definition),
                          VNT_CHART_COUNT);
  vnt_figures_add_column (table, _ (rows[ROW_AFTER].title), _ (rows[ROW_AFTER].definition),
                          VNT_CHART_COUNT);
  vnt_figures_add_column (table, _ (rows[ROW_RESPONSE].title), _ (rows[ROW_RESPONSE].definition),
                          VNT_CHART_PERCENT);
  vnt_figures_add_column (table, _ ("First response not kept"),
                          _ ("Tickets created in the period that were answered late, or are late "
                             "and not answered."),
                          VNT_CHART_NONE);
  vnt_figures_add_column (table, _ (rows[ROW_RESOLUTION].title),
                          _ (rows[ROW_RESOLUTION].definition), VNT_CHART_PERCENT);
  vnt_figures_add_column (table, _ ("Resolution not kept"),
                          _ ("Tickets created in the period that were resolved late, or are late "
                             "and not resolved."),
                          VNT_CHART_NONE);
  vnt_figures_add_column (table, _ (rows[ROW_RESOLUTION_MEDIAN].title),
                          _ (rows[ROW_RESOLUTION_MEDIAN].definition), VNT_CHART_NONE);
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
  add_kept (table, response);
  add_missed (table, response);
  add_kept (table, resolution);
  add_missed (table, resolution);
  add_percentile (table, resolution->seconds, 50);
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

      backlog += (gint64) tally->created + (gint64) tally->reopened - (gint64) tally->closed;
      add_row (table, tally->key, tally, backlog);
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
  vnt_figures_add_column (table, _ (rows[ROW_CREATED].title), _ (rows[ROW_CREATED].definition),
                          VNT_CHART_COUNT);
  vnt_figures_add_column (table, _ ("With them now"),
                          _ ("Open tickets in a status in which a supplier has it."),
                          VNT_CHART_COUNT);
  vnt_figures_add_column (table, _ (rows[ROW_SUPPLIER].title), _ (rows[ROW_SUPPLIER].definition),
                          VNT_CHART_NONE);
  vnt_figures_add_column (table, _ ("With a supplier, 90 %"),
                          _ ("The working time that nine of ten did not exceed."), VNT_CHART_NONE);
  vnt_figures_add_column (table, _ (rows[ROW_RESOLUTION].title),
                          _ (rows[ROW_RESOLUTION].definition), VNT_CHART_PERCENT);
  for (guint i = 0; i < list->len; i++)
    {
      const VntReportTally *tally = g_ptr_array_index (list, i);

      vnt_figures_add_row (table);
      vnt_figures_add_text (table, tally->key);
      vnt_figures_add_count (table, tally->created, -1);
      vnt_figures_add_count (table, tally->at_supplier, -1);
      add_percentile (table, tally->supplier, 50);
      add_percentile (table, tally->supplier, 90);
      add_kept (table, &tally->kept[VNT_TARGET_RESOLUTION]);
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
  VntReportDocument *document = vnt_report_document_new (_ ("Service Level Report"), subtitle);

  vnt_text_set (&document->language, plan->language);
  document->organisation = *plan->organisation != '\0' ? g_strdup (plan->organisation) : NULL;
  document->logo = *plan->logo != '\0' ? g_strdup (plan->logo) : NULL;
  add_notes (document, report, history_since);
  g_ptr_array_add (document->tables, make_summary (report, plan));
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
    add_table (document, report, VNT_BY_PERSON, "people", _ ("By Person"), _ ("Person"),
               _ ("Nobody"));
  vnt_translation_end ();

  return document;
}
