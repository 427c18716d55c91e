/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a report one below the other, and what each of them counts. */
#include "vnt-report-summary.h"

#include "vnt-say.h"

static GArray *
copy_numbers (GArray *numbers)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), numbers->len);

  g_array_append_vals (copy, numbers->data, numbers->len);
  return copy;
}

/* -- cells -- */

void
vnt_report_add_kept (VntFigures *table, const VntReportKept *kept)
{
  VntFigureCell *cell = vnt_figures_add_share (table, kept->met, kept->met + kept->missed);

  cell->hint = g_strdup_printf (
    /* Translators: numbers of tickets */
    _ ("%u kept, %u not kept; %u not due yet and %u with nothing promised are left out."),
    kept->met, kept->missed, kept->pending, kept->none);
}

void
vnt_report_add_missed (VntFigures *table, const VntReportKept *kept)
{
  VntFigureCell *cell = vnt_figures_add_count (table, kept->missed, 0);

  if (kept->missed > 0)
    cell->tickets = copy_numbers (kept->late);
}

void
vnt_report_add_percentile (VntFigures *table, GArray *seconds, guint percent)
{
  VntFigureCell *cell =
    vnt_figures_add_minutes (table, vnt_report_percentile (seconds, percent) / 60.0);

  cell->hint =
    g_strdup_printf (ngettext ("Of %u ticket.", "Of %u tickets.", seconds->len), seconds->len);
}

/* -- the summary: a figure a row -- */

static const struct
{
  const char *title;
  const char *definition;
} rows[VNT_N_ROWS] = {
  [VNT_ROW_CREATED] = { N_ ("Created"), N_ ("Tickets that were made in the period.") },
  [VNT_ROW_CLOSED] = { N_ ("Closed"), N_ ("Times a ticket went from an open to a closed status.") },
  [VNT_ROW_REOPENED] = { N_ ("Opened again"),
                         N_ ("Times a ticket went from a closed to an open status.") },
  [VNT_ROW_NET] = { N_ ("Net flow"), N_ ("Created and opened again, less those closed: by how much "
                                         "the backlog grew.") },
  [VNT_ROW_BEFORE] = { N_ ("Backlog at the beginning"),
                       N_ ("Tickets that were open when the period began.") },
  [VNT_ROW_AFTER] = { N_ ("Backlog at the end"),
                      N_ ("Tickets that were open when the period was over, or now.") },
  [VNT_ROW_RESPONSE] = { N_ ("First response kept"),
                         N_ ("Of the tickets created in the period: first answered in the time "
                             "promised, of those answered or late.") },
  [VNT_ROW_NEXT] = { N_ ("Next response kept"),
                     N_ (
                       "Of the tickets created in the period, each time the requestor wrote again: "
                       "answered in the time promised, of those answered or late. What was written "
                       "after the last resolution does not count.") },
  [VNT_ROW_OWN] = { N_ ("Time to own kept"),
                    N_ ("Of the tickets created in the period: taken in the "
                        "time promised, of those taken or late.") },
  [VNT_ROW_RESOLUTION] = { N_ ("Resolution kept"),
                           N_ (
                             "Of the tickets created in the period: resolved in the time promised, "
                             "of those resolved or late.") },
  [VNT_ROW_RESPONSE_MEDIAN] = { N_ ("First response, median"),
                                N_ (
                                  "Working time from creation to the first answer of the desk, or "
                                  "to the resolution when there was none.") },
  [VNT_ROW_RESPONSE_NINETY] = { N_ ("First response, 90 %"),
                                N_ ("The working time that nine of ten did not exceed.") },
  [VNT_ROW_OWN_MEDIAN] = { N_ ("Time to own, median"),
                           N_ ("Working time from creation to the first owner.") },
  [VNT_ROW_RESOLUTION_MEDIAN] = { N_ ("Resolution, median"),
                                  N_ ("Working time from creation to the last resolution, less the "
                                      "pauses.") },
  [VNT_ROW_RESOLUTION_NINETY] = { N_ ("Resolution, 90 %"),
                                  N_ ("The working time that nine of ten did not exceed.") },
  [VNT_ROW_FIRST_CONTACT] = { N_ ("Resolved at the first contact"),
                              N_ (
                                "With at most one answer before and not opened again within 7 days; "
                                "of those created in the period and closed at least 7 days ago.") },
  [VNT_ROW_FIRST_LEVEL] = { N_ ("Resolved at the first level"),
                            N_ (
                              "Without a change of queue before; of those created in the period and "
                              "closed at least 7 days ago.") },
  [VNT_ROW_CAME_BACK] = { N_ ("Opened again within 7 days"),
                          N_ ("Of the closings in the period that are at least 7 days ago.") },
  [VNT_ROW_ESCALATED] = { N_ ("Escalated"), N_ ("Tickets created in the period that changed their "
                                                "queue, of those whose history is here.") },
  [VNT_ROW_SUPPLIER] = { N_ ("With a supplier, median"),
                         N_ (
                           "Working time in the statuses in which a supplier has it, of tickets that "
                           "were in one.") },
  [VNT_ROW_SATISFIED] = { N_ ("Satisfied"),
                          N_ (
                            "Tickets created in the period and closed whose requestor gave a 4 or 5 "
                            "of 5, of those with a mark.") },
  [VNT_ROW_ANSWERED] = { N_ ("Satisfaction, answers"),
                         N_ (
                           "Tickets created in the period and closed that have a mark, of those of "
                           "which that is known.") },
  [VNT_ROW_PARTIAL] = { N_ ("Without their history"),
                        N_ (
                          "Tickets created in the period whose beginning is not on this computer: "
                          "no clock and no rate counts them.") },
};

const char *
vnt_report_row_get_title (VntReportRow row)
{
  return _ (rows[row].title);
}

const char *
vnt_report_row_get_definition (VntReportRow row)
{
  return _ (rows[row].definition);
}

static void
add_flow (VntFigures *table, const VntReportTally *tally, VntReportRow row)
{
  if (row == VNT_ROW_CREATED)
    vnt_figures_add_count (table, tally->created, -1);
  else if (row == VNT_ROW_CLOSED)
    vnt_figures_add_count (table, tally->closed, -1);
  else if (row == VNT_ROW_REOPENED)
    vnt_figures_add_count (table, tally->reopened, -1);
  else if (row == VNT_ROW_NET)
    vnt_figures_add_count (
      table, (gint64) tally->created + (gint64) tally->reopened - (gint64) tally->closed, -1);
  else if (row == VNT_ROW_BEFORE)
    vnt_figures_add_count (table, tally->open_before, -1);
  else if (row == VNT_ROW_AFTER)
    vnt_figures_add_count (table, tally->open_after, -1);
  else
    vnt_figures_add_count (table, tally->partial, -1);
}

static void
add_rate (VntFigures *table, const VntReportTally *tally, VntReportRow row)
{
  if (row == VNT_ROW_FIRST_CONTACT)
    vnt_figures_add_share (table, tally->first_contact, tally->judged);
  else if (row == VNT_ROW_FIRST_LEVEL)
    vnt_figures_add_share (table, tally->first_level, tally->judged);
  else if (row == VNT_ROW_CAME_BACK)
    vnt_figures_add_share (table, tally->came_back, tally->watched);
  else if (row == VNT_ROW_SATISFIED)
    vnt_figures_add_share (table, tally->satisfied, tally->answered);
  else if (row == VNT_ROW_ANSWERED)
    vnt_figures_add_share (table, tally->answered, tally->surveyed);
  else
    vnt_figures_add_share (table, tally->escalated, tally->created - tally->partial);
}

static void
add_summary_cell (VntFigures *table, const VntReportTally *tally, VntReportRow row)
{
  switch (row)
    {
    case VNT_ROW_RESPONSE:
      vnt_report_add_kept (table, &tally->kept[VNT_TARGET_RESPONSE]);
      break;
    case VNT_ROW_NEXT:
      vnt_report_add_kept (table, &tally->kept[VNT_TARGET_NEXT_RESPONSE]);
      break;
    case VNT_ROW_OWN:
      vnt_report_add_kept (table, &tally->kept[VNT_TARGET_OWN]);
      break;
    case VNT_ROW_RESOLUTION:
      vnt_report_add_kept (table, &tally->kept[VNT_TARGET_RESOLUTION]);
      break;
    case VNT_ROW_RESPONSE_MEDIAN:
    case VNT_ROW_RESPONSE_NINETY:
      vnt_report_add_percentile (table, tally->kept[VNT_TARGET_RESPONSE].seconds,
                                 row == VNT_ROW_RESPONSE_MEDIAN ? 50 : 90);
      break;
    case VNT_ROW_OWN_MEDIAN:
      vnt_report_add_percentile (table, tally->kept[VNT_TARGET_OWN].seconds, 50);
      break;
    case VNT_ROW_RESOLUTION_MEDIAN:
    case VNT_ROW_RESOLUTION_NINETY:
      vnt_report_add_percentile (table, tally->kept[VNT_TARGET_RESOLUTION].seconds,
                                 row == VNT_ROW_RESOLUTION_MEDIAN ? 50 : 90);
      break;
    case VNT_ROW_SUPPLIER:
      vnt_report_add_percentile (table, tally->supplier, 50);
      break;
    case VNT_ROW_FIRST_CONTACT:
    case VNT_ROW_FIRST_LEVEL:
    case VNT_ROW_CAME_BACK:
    case VNT_ROW_ESCALATED:
    case VNT_ROW_SATISFIED:
    case VNT_ROW_ANSWERED:
      add_rate (table, tally, row);
      break;
    case VNT_ROW_CREATED:
    case VNT_ROW_CLOSED:
    case VNT_ROW_REOPENED:
    case VNT_ROW_NET:
    case VNT_ROW_BEFORE:
    case VNT_ROW_AFTER:
    case VNT_ROW_PARTIAL:
    case VNT_N_ROWS:
    default:
      add_flow (table, tally, row);
      break;
    }
}

VntFigures *
vnt_report_make_summary (VntReport *report, const VntReportPlan *plan)
{
  VntFigures *table = vnt_figures_new ("summary", _ ("In Short"), NULL);
  g_autofree char *target = g_strdup_printf (_ ("%.0f %%"), plan->target);

  vnt_figures_add_column (table, _ ("Figure"), NULL, VNT_CHART_NONE);
  vnt_figures_add_column (table, _ ("This period"), NULL, VNT_CHART_NONE);
  vnt_figures_add_column (table, _ ("Period before"), NULL, VNT_CHART_NONE);
  vnt_figures_add_column (table, _ ("Target"), NULL, VNT_CHART_NONE);
  vnt_figures_add_column (table, _ ("What is counted"), NULL, VNT_CHART_WORDS);
  for (guint row = 0; row < VNT_N_ROWS; row++)
    {
      gboolean kept = row >= VNT_ROW_RESPONSE && row <= VNT_ROW_RESOLUTION;

      if ((row == VNT_ROW_SATISFIED || row == VNT_ROW_ANSWERED) &&
          *plan->fields[VNT_REPORT_SURVEY] == '\0')
        continue;
      vnt_figures_add_row (table);
      vnt_figures_add_text (table, _ (rows[row].title))->hint = g_strdup (_ (rows[row].definition));
      add_summary_cell (table, vnt_report_get_all (report, FALSE), (VntReportRow) row);
      add_summary_cell (table, vnt_report_get_all (report, TRUE), (VntReportRow) row);
      vnt_figures_add_text (table, kept && plan->target > 0 ? target : "");
      vnt_figures_add_text (table, _ (rows[row].definition));
    }

  return table;
}
