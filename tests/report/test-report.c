/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of tickets in a period, age in working days, and the tables and files it becomes. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "story.h"
#include "vnt-ageing.h"
#include "vnt-report-writer.h"
#include "vnt-text.h"

#define FROM (MONDAY)
#define TO (MONDAY + 7 * DAY)
#define NOW (MONDAY + 40 * DAY)

static const VntReportSpan span = { MONDAY - 7 * DAY, FROM, TO };

static const char *const marks[] = { "", "5 - Very good", "4", "1", "none of 7" };

static void
add (VntReport *report, Story *story, gint64 id)
{
  VntServiceFacts facts = { story->ticket, story->queue, story->history, NULL, story->classes };

  const char *values[] = { id % 2 == 0 ? "Phone" : NULL, id % 3 == 0 ? NULL : marks[id % 5],
                           id == 2 ? "Norte" : "" };

  story->ticket->id = id;
  vnt_report_add (report, &facts, values);
  story_end (story);
}

/* Asked at nine, answered an hour later, resolved when told. */
static void
begin_answered (Story *story, gint64 day, gint64 resolved)
{
  story_begin (story, "");
  say (story, day + 9 * HOUR, VNT_MESSAGE_REQUEST, "rosa");
  say (story, day + 10 * HOUR, VNT_MESSAGE_REPLY, "lucia");
  if (resolved != 0)
    set_status (story, resolved, "resolved");
}

static void
test_figures (void)
{
  Story story;
  g_autoptr (VntServicePolicy) policy = NULL;
  g_autoptr (VntReport) report = NULL;
  const VntReportTally *all;

  story_begin (&story, "");
  policy = vnt_service_policy_ref (story.policy);
  story_end (&story);
  report = vnt_report_new (policy, &span, NOW, TRUE);

  /* Kept, at the first contact. */
  begin_answered (&story, MONDAY, MONDAY + 11 * HOUR);
  add (report, &story, 1);
  /* Resolved late, and handed over before. */
  begin_answered (&story, MONDAY, 0);
  change (&story, MONDAY + 12 * HOUR, "queue", (char **) &story.ticket->owner_name, "2");
  set_status (&story, MONDAY + 4 * DAY + 17 * HOUR, "resolved");
  add (report, &story, 2);
  /* Opened again within a week: not at the first contact. */
  begin_answered (&story, MONDAY + DAY, MONDAY + DAY + 11 * HOUR);
  set_status (&story, MONDAY + 3 * DAY + 9 * HOUR, "open");
  add (report, &story, 3);
  /* Before the period, closed in it. */
  begin_answered (&story, MONDAY - 4 * DAY, MONDAY + 9 * HOUR);
  add (report, &story, 4);
  /* Its beginning is not here. */
  story_begin (&story, "");
  story.ticket->created = MONDAY + 2 * DAY;
  add (report, &story, 5);
  /* After the period. */
  begin_answered (&story, MONDAY + 8 * DAY, 0);
  add (report, &story, 6);

  all = vnt_report_get_all (report, FALSE);
  g_assert_cmpuint (all->created, ==, 4);
  g_assert_cmpuint (all->partial, ==, 1);
  g_assert_cmpuint (all->closed, ==, 4);
  g_assert_cmpuint (all->reopened, ==, 1);
  g_assert_cmpuint (all->open_before, ==, 1);
  g_assert_cmpuint (all->open_after, ==, 2);
  g_assert_cmpint ((int) (all->open_before + all->created + all->reopened - all->closed), ==,
                   (int) all->open_after);
  g_assert_cmpuint (all->kept[VNT_TARGET_RESPONSE].met, ==, 3);
  g_assert_cmpuint (all->kept[VNT_TARGET_RESPONSE].missed, ==, 0);
  g_assert_cmpuint (all->kept[VNT_TARGET_RESOLUTION].met, ==, 1);
  g_assert_cmpuint (all->kept[VNT_TARGET_RESOLUTION].missed, ==, 2);
  g_assert_cmpint (g_array_index (all->kept[VNT_TARGET_RESOLUTION].late, gint64, 0), ==, 2);
  g_assert_cmpuint (all->judged, ==, 3);
  g_assert_cmpuint (all->first_contact, ==, 2);
  g_assert_cmpuint (all->first_level, ==, 2);
  g_assert_cmpuint (all->escalated, ==, 1);
  g_assert_cmpuint (all->watched, ==, 4);
  g_assert_cmpuint (all->came_back, ==, 1);
  g_assert_cmpuint (vnt_report_get_all (report, TRUE)->created, ==, 1);
  g_assert_cmpuint (vnt_report_get_all (report, TRUE)->open_after, ==, 1);
}

/* Each time the requestor wrote again is one answer; thanks after the end are none, and what waits is not late by nothing. */
static void
test_every_answer (void)
{
  Story story;
  g_autoptr (VntServicePolicy) policy = NULL;
  g_autoptr (VntReport) report = NULL;
  const VntReportKept *kept;

  story_begin (&story, "");
  policy = vnt_service_policy_ref (story.policy);
  story_end (&story);
  report = vnt_report_new (policy, &span, NOW, FALSE);
  begin_answered (&story, MONDAY, 0);
  say (&story, MONDAY + 11 * HOUR, VNT_MESSAGE_REPLY, "rosa");
  say (&story, MONDAY + 12 * HOUR, VNT_MESSAGE_REPLY, "rosa"); /* more of the same */
  say (&story, MONDAY + 15 * HOUR, VNT_MESSAGE_REPLY, "lucia"); /* four hours, two were promised */
  say (&story, MONDAY + 16 * HOUR, VNT_MESSAGE_REPLY, "rosa");
  say (&story, MONDAY + 17 * HOUR, VNT_MESSAGE_REPLY, "lucia");
  set_status (&story, MONDAY + DAY + 9 * HOUR, "resolved");
  say (&story, MONDAY + DAY + 10 * HOUR, VNT_MESSAGE_REPLY, "rosa");
  add (report, &story, 1);
  begin_answered (&story, MONDAY, 0);
  say (&story, NOW - HOUR, VNT_MESSAGE_REPLY, "rosa");
  add (report, &story, 2);

  kept = &vnt_report_get_all (report, FALSE)->kept[VNT_TARGET_NEXT_RESPONSE];
  g_assert_cmpuint (kept->met, ==, 1);
  g_assert_cmpuint (kept->missed, ==, 1);
  g_assert_cmpuint (kept->pending, ==, 1);
  g_assert_cmpuint (kept->seconds->len, ==, 2);
  g_assert_cmpint (g_array_index (kept->seconds, gint64, 0), ==, 4 * HOUR);
}

static void
test_told_apart (void)
{
  Story story;
  g_autoptr (VntServicePolicy) policy = NULL;
  g_autoptr (VntReport) report = NULL;

  story_begin (&story, "");
  policy = vnt_service_policy_ref (story.policy);
  story_end (&story);
  report = vnt_report_new (policy, &span, NOW, FALSE);
  for (int i = 1; i <= 4; i++)
    {
      begin_answered (&story, MONDAY, MONDAY + 11 * HOUR);
      story.ticket->priority = i * 5;
      if (i == 4)
        vnt_text_set (&story.ticket->service_level, "Urgente");
      add (report, &story, i);
    }
  for (guint by = VNT_BY_LEVEL; by < VNT_BY_N; by++)
    {
      g_autoptr (GPtrArray) list = vnt_report_list (report, (VntReportBy) by);
      guint n = 0;

      for (guint i = 0; i < list->len; i++)
        n += ((VntReportTally *) g_ptr_array_index (list, i))->created;
      g_assert_cmpuint (n, ==,
                        by == VNT_BY_PERSON     ? 0
                        : by == VNT_BY_CHANNEL  ? 2
                        : by == VNT_BY_SUPPLIER ? 1
                                                : 4);
    }
}

static void
test_marks (void)
{
  static const struct
  {
    const char *value;
    int mark;
  } cases[] = {
    { NULL, -1 },   { "", 0 },         { "none", 0 }, { "4", 4 }, { "5 - Very good", 5 },
    { "★ 1/5", 1 }, { "10 of 10", 0 }, { "0", 0 },    { "6", 0 }, { "99999999999", 0 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (vnt_report_read_mark (cases[i].value), ==, cases[i].mark);
}

/* Of those closed of which it is known; an open one has nothing to say yet. */
static void
test_satisfaction (void)
{
  static const char *const said[] = { "5", "4", "3", "", NULL, "1" };
  Story story;
  g_autoptr (VntServicePolicy) policy = NULL;
  g_autoptr (VntReport) report = NULL;
  const VntReportTally *all;

  story_begin (&story, "");
  policy = vnt_service_policy_ref (story.policy);
  story_end (&story);
  report = vnt_report_new (policy, &span, NOW, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      const char *values[VNT_REPORT_N_FIELDS] = {
        [VNT_REPORT_SURVEY] = said[i], [VNT_REPORT_SUPPLIER] = i < 2 ? "Norte" : NULL
      };
      VntServiceFacts facts;

      begin_answered (&story, MONDAY, i < 5 ? MONDAY + 11 * HOUR : 0);
      facts = (VntServiceFacts){ story.ticket, story.queue, story.history, NULL, story.classes };
      vnt_report_add (report, &facts, values);
      story_end (&story);
    }
  all = vnt_report_get_all (report, FALSE);
  g_assert_cmpuint (all->surveyed, ==, 4);
  g_assert_cmpuint (all->answered, ==, 3);
  g_assert_cmpuint (all->satisfied, ==, 2);
}

/* What the supplier has now, and how long they had it. */
static void
test_supplier (void)
{
  static const char *const values[VNT_REPORT_N_FIELDS] = { [VNT_REPORT_SUPPLIER] = "Norte" };
  Story story;
  g_autoptr (VntServicePolicy) policy = NULL;
  g_autoptr (VntReport) report = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const VntReportTally *norte;

  story_begin (&story, "");
  policy = vnt_service_policy_ref (story.policy);
  story_end (&story);
  report = vnt_report_new (policy, &span, MONDAY + 17 * HOUR, FALSE);
  for (int i = 0; i < 2; i++)
    {
      VntServiceFacts facts;

      begin_answered (&story, MONDAY, 0);
      set_status (&story, MONDAY + 11 * HOUR, "supplier");
      if (i == 1)
        set_status (&story, MONDAY + 13 * HOUR, "open");
      facts = (VntServiceFacts){ story.ticket, story.queue, story.history, NULL, story.classes };
      vnt_report_add (report, &facts, values);
      story_end (&story);
    }
  list = vnt_report_list (report, VNT_BY_SUPPLIER);
  g_assert_cmpuint (list->len, ==, 1);
  norte = g_ptr_array_index (list, 0);
  g_assert_cmpstr (norte->key, ==, "Norte");
  g_assert_cmpuint (norte->at_supplier, ==, 1);
  g_assert_cmpfloat (vnt_report_percentile (norte->supplier, 50), ==, 2 * HOUR);
  g_assert_cmpfloat (vnt_report_percentile (norte->supplier, 90), ==, 6 * HOUR);
}

static void
test_percentile (void)
{
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_true (isnan (vnt_report_percentile (some, 50)));
  for (gint64 i = 10; i > 0; i--)
    g_array_append_val (some, i);
  g_assert_cmpfloat (vnt_report_percentile (some, 50), ==, 5);
  g_assert_cmpfloat (vnt_report_percentile (some, 90), ==, 9);
  g_assert_cmpfloat (vnt_report_percentile (some, 100), ==, 10);
}

/* Monday; the Wednesday before is a holiday, and nobody works at the weekend. */
static void
test_ageing (void)
{
  static const int days[] = { 0, 1, 2 };
  Story story;
  VntCalendar *calendar;
  gint64 bounds[3];

  story_begin (&story, "");
  calendar = vnt_service_policy_find_calendar (story.policy, NULL, NULL);
  vnt_ageing_bounds (calendar, MONDAY + 7 * DAY + 9 * HOUR, days, 3, bounds);
  g_assert_cmpint (bounds[0], ==, MONDAY + 7 * DAY);
  g_assert_cmpint (bounds[1], ==, MONDAY + 4 * DAY);
  g_assert_cmpint (bounds[2], ==, MONDAY + 3 * DAY);
  g_assert_cmpint (vnt_ageing_worked_days (calendar, MONDAY + 7 * DAY + 9 * HOUR, 8), ==, 5);
  g_assert_cmpint (vnt_ageing_midnight (calendar, MONDAY + 9 * HOUR), ==, MONDAY);
  story_end (&story);
}

/* -- files -- */

static VntReportDocument *
make_document (void)
{
  Story story;
  g_autoptr (VntServicePolicy) policy = NULL;
  g_autoptr (VntReport) report = NULL;
  g_autoptr (VntReportPlan) plan = vnt_report_plan_new ();

  story_begin (&story, "");
  policy = vnt_service_policy_ref (story.policy);
  story_end (&story);
  report = vnt_report_new (policy, &span, NOW, TRUE);
  for (int i = 1; i <= 30; i++)
    {
      begin_answered (&story, MONDAY, i > 3 ? MONDAY + 11 * HOUR : 0);
      story.queue = i % 2 == 0 ? "=1+1,\"x\"" : "<Soporte & Redes>";
      add (report, &story, i);
    }
  plan->people = TRUE;
  vnt_text_set (&plan->fields[VNT_REPORT_CHANNEL], "Canal");
  vnt_text_set (&plan->organisation, "Valdeamor & Co");

  return vnt_report_write_document (report, plan, MONDAY);
}

static void
test_document (void)
{
  g_autoptr (VntReportDocument) document = make_document ();
  const VntFigures *summary = g_ptr_array_index (document->tables, 0);

  g_assert_cmpstr (summary->id, ==, "summary");
  for (guint i = 0; i < document->tables->len; i++)
    {
      const VntFigures *table = g_ptr_array_index (document->tables, i);

      for (guint row = 0; row < table->rows->len; row++)
        g_assert_cmpuint (((GPtrArray *) g_ptr_array_index (table->rows, row))->len, ==,
                          table->columns->len);
    }
  /* Of 30 a percentage, of few never; what is missing is said. */
  g_assert_cmpstr (vnt_figures_get_cell (summary, 6, 1)->text, ==, "100.0 % (30 of 30)");
  g_assert_cmpstr (vnt_figures_get_cell (summary, 6, 2)->text, ==, "–");
  g_assert_true (g_str_has_prefix (g_ptr_array_index (document->notes, 0), "INCOMPLETE"));
}

/* People are called by their names, two of one name by their logins as well; nobody is last. */
static void
test_names (void)
{
  static const char *const people[][2] = { { "zoe", "Ana Gil" },
                                           { "ana", "Ana Gil" },
                                           { "eva", "Eva Ruiz" },
                                           { "bot", NULL },
                                           { NULL, NULL } };
  static const char *const names[] = { "Ana Gil (ana)", "Ana Gil (zoe)", "Eva Ruiz", "bot",
                                       "Nobody" };
  g_autoptr (VntServicePolicy) policy = vnt_service_policy_new_default ();
  g_autoptr (VntReport) report = vnt_report_new (policy, &span, NOW, TRUE);
  g_autoptr (VntReportPlan) plan = vnt_report_plan_new ();
  g_autoptr (VntReportDocument) document = NULL;
  const VntFigures *table;

  for (gint64 i = 0; i < (gint64) G_N_ELEMENTS (people); i++)
    {
      Story story;

      begin_answered (&story, MONDAY, 0);
      g_free (story.ticket->owner);
      g_free (story.ticket->owner_name);
      story.ticket->owner = g_strdup (people[i][0]);
      story.ticket->owner_name = g_strdup (people[i][1]);
      add (report, &story, i + 1);
    }
  plan->people = TRUE;
  document = vnt_report_write_document (report, plan, 0);
  table = g_ptr_array_index (document->tables, document->tables->len - 1);
  g_assert_cmpstr (table->id, ==, "people");
  g_assert_cmpuint (table->rows->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < table->rows->len; i++)
    g_assert_cmpstr (vnt_figures_get_cell (table, i, 0)->text, ==, names[i]);
}

static gboolean
has_note (const VntReportDocument *document, const char *words)
{
  for (guint i = 0; i < document->notes->len; i++)
    if (strstr (g_ptr_array_index (document->notes, i), words) != NULL)
      return TRUE;

  return FALSE;
}

/* What is not there for want of a field, or of a status, is said. */
static void
test_missing (void)
{
  g_autoptr (VntReportDocument) document = make_document ();
  g_autoptr (VntServicePolicy) policy = vnt_service_policy_new_default ();
  g_autoptr (VntReport) report = vnt_report_new (policy, &span, NOW, TRUE);
  g_autoptr (VntReportPlan) plan = vnt_report_plan_new ();
  g_autoptr (VntReportDocument) bare = vnt_report_write_document (report, plan, 0);

  g_assert_false (has_note (document, "by channel"));
  g_assert_true (has_note (document, "of satisfaction"));
  g_assert_true (has_note (document, "by supplier"));
  g_assert_false (has_note (document, "No time with a supplier"));
  g_assert_true (has_note (bare, "No time with a supplier"));
}

/* The organisation's own title and words are on every form of it. */
static void
test_wording (void)
{
  g_autoptr (VntServicePolicy) policy = vnt_service_policy_new_default ();
  g_autoptr (VntReport) report = vnt_report_new (policy, &span, NOW, FALSE);
  g_autoptr (VntReportPlan) plan = vnt_report_plan_new ();
  g_autoptr (VntReportDocument) document = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *fods = NULL;

  vnt_text_set (&plan->title, "Monthly Report");
  vnt_text_set (&plan->words, "As agreed in section 7 & 8.");
  document = vnt_report_write_document (report, plan, 0);
  csv = vnt_report_write_csv (document);
  fods = vnt_report_write_fods (document);
  g_assert_cmpstr (document->title, ==, "Monthly Report");
  g_assert_nonnull (strstr (csv, "\"As agreed in section 7 & 8.\"\r\n"));
  g_assert_nonnull (strstr (fods, "<text:p>As agreed in section 7 &amp; 8.</text:p>"));
}

static void
test_small (void)
{
  g_autoptr (VntFigures) table = vnt_figures_new ("t", "T", NULL);

  vnt_figures_add_column (table, "A", NULL, VNT_CHART_NONE);
  vnt_figures_add_row (table);
  g_assert_cmpstr (vnt_figures_add_share (table, 8, 9)->text, ==, "8 of 9");
  g_assert_cmpstr (vnt_figures_add_share (table, 9, 10)->text, ==, "90.0 % (9 of 10)");
  g_assert_cmpstr (vnt_figures_add_share (table, 0, 0)->text, ==, "–");
  g_assert_true (isnan (vnt_figures_add_share (table, 8, 9)->value));
}

/* What begins like a formula is none in a spreadsheet; every line has as many fields as its heading. */
static void
test_csv (void)
{
  g_autoptr (VntReportDocument) document = make_document ();
  g_autofree char *text = vnt_report_write_csv (document);

  g_assert_nonnull (strstr (text, "\"'=1+1,\"\"x\"\"\""));
  g_assert_null (strstr (text, ",=1"));
  g_assert_true (g_str_has_suffix (text, "\r\n"));
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
test_fods (void)
{
  g_autoptr (VntReportDocument) document = make_document ();
  g_autofree char *text = vnt_report_write_fods (document);

  /* A share is a percentage, its numbers stand beside it; a time is a time. */
  g_assert_nonnull (strstr (text, "office:value-type=\"percentage\" office:value=\"1\""));
  g_assert_nonnull (strstr (text, "First response kept: of how many"));
  g_assert_nonnull (strstr (text, "office:time-value=\"PT1H00M00S\""));
  g_assert_nonnull (strstr (text, "&lt;Soporte &amp; Redes&gt;"));
  g_assert_nonnull (strstr (text, "table:name="));
  g_assert_true (g_str_has_suffix (text, "</office:document>\n"));
}

/* The zipped form begins with what says which file it is, and is what Python's zipfile takes. */
static void
test_ods (void)
{
  g_autoptr (VntReportDocument) document = make_document ();
  g_autoptr (GBytes) bytes = vnt_report_write_ods (document);
  g_autofree char *folder = g_dir_make_tmp ("vnt-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.ods", NULL);
  g_autofree char *said = NULL;
  const char *argv[] = { "/usr/bin/python3", "-m", "zipfile", "-t", path, NULL };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GError) error = NULL;

  g_assert_cmpmem (data + 30, 54, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", 54);
  g_assert_true (g_file_set_contents (path, data, (gssize) size, &error));
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (said, ==, "Done testing\n");
  remove (path);
  remove (folder);
}

/* Beside a share its numbers, beside a time its minutes. */
static void
test_csv_numbers (void)
{
  g_autoptr (VntFigures) table = vnt_figures_new ("t", "T", NULL);
  g_autoptr (VntReportDocument) document = vnt_report_document_new ("R", "S");
  g_autofree char *text = NULL;

  vnt_figures_add_column (table, "Queue", NULL, VNT_CHART_NONE);
  vnt_figures_add_column (table, "Kept", NULL, VNT_CHART_PERCENT);
  vnt_figures_add_column (table, "Median", NULL, VNT_CHART_NONE);
  vnt_figures_add_row (table);
  vnt_figures_add_text (table, "Networks");
  vnt_figures_add_share (table, 7, 9);
  vnt_figures_add_minutes (table, 90);
  g_ptr_array_add (document->tables, vnt_figures_ref (table));
  text = vnt_report_write_csv (document);
  g_assert_nonnull (strstr (text, "\"Queue\",\"Kept\",\"Kept: how many\",\"Kept: of how many\","
                                  "\"Median\",\"Median: minutes\"\r\n"
                                  "\"Networks\",\"7 of 9\",7,9,\"1 h 30 min\",90\r\n"));
}

static void
test_pdf (void)
{
  g_autoptr (VntReportDocument) document = make_document ();
  g_autofree char *folder = g_dir_make_tmp ("vnt-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (vnt_report_write_pdf (document, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF"));
  g_assert_cmpuint (size, >, 10000);
  g_assert_false (vnt_report_write_pdf (document, "/nowhere/at/all.pdf", &error));
  g_assert_nonnull (error);
  remove (path);
  remove (folder);
}

/* The same pages on paper and in the file, however many; a logo that is gone takes none of them away. */
static void
test_pages (void)
{
  g_autoptr (VntReportDocument) document = make_document ();
  g_autoptr (GPtrArray) pages = vnt_report_draw_pages (document);
  g_autoptr (GPtrArray) again = NULL;

  g_assert_cmpuint (pages->len, >, 3);
  vnt_text_set (&document->logo, "/nowhere/logo.png");
  again = vnt_report_draw_pages (document);
  g_assert_cmpuint (again->len, ==, pages->len);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/figures", test_figures);
  g_test_add_func ("/report/every-answer", test_every_answer);
  g_test_add_func ("/report/told-apart", test_told_apart);
  g_test_add_func ("/report/marks", test_marks);
  g_test_add_func ("/report/satisfaction", test_satisfaction);
  g_test_add_func ("/report/supplier", test_supplier);
  g_test_add_func ("/report/percentile", test_percentile);
  g_test_add_func ("/report/ageing", test_ageing);
  g_test_add_func ("/report/document", test_document);
  g_test_add_func ("/report/names", test_names);
  g_test_add_func ("/report/missing", test_missing);
  g_test_add_func ("/report/wording", test_wording);
  g_test_add_func ("/report/small-numbers", test_small);
  g_test_add_func ("/report/csv", test_csv);
  g_test_add_func ("/report/csv-numbers", test_csv_numbers);
  g_test_add_func ("/report/ods", test_ods);
  g_test_add_func ("/report/fods", test_fods);
  g_test_add_func ("/report/pdf", test_pdf);
  g_test_add_func ("/report/pages", test_pages);
  return g_test_run ();
}
