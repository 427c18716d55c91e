/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The service level on rows and ticket: colour, shape and words, and why. */
#include "ui-fixture.h"
#include "vnt-clock-button.h"
#include "vnt-clock-words.h"
#include "vnt-ticket-row.h"

#define HOUR 3600

static void
test_words (void)
{
  static const struct
  {
    VntClockReading reading;
    const char *chip;
    const char *spoken;
    const char *style;
  } cases[] = {
    { { VNT_CLOCK_RUNNING, VNT_TARGET_RESOLUTION, HOUR },
      "◔ 1 h",
      "Resolution: 1 hour of working time left",
      "later" },
    { { VNT_CLOCK_RUNNING, VNT_TARGET_RESPONSE, 100 * HOUR },
      "◔ 100 h",
      "First response: 100 hours of working time left",
      "later" },
    { { VNT_CLOCK_AT_RISK, VNT_TARGET_RESPONSE, HOUR / 3 },
      "⚠ 20 min",
      "First response: at risk, 20 minutes of working time left",
      "soon" },
    { { VNT_CLOCK_BREACHED, VNT_TARGET_RESOLUTION, 2 * HOUR + 10 },
      "✕ 2 h late",
      "Resolution: late by 2 hours of working time",
      "late" },
    { { VNT_CLOCK_PAUSED, VNT_TARGET_RESOLUTION, 3 * HOUR },
      "⏸ waiting",
      "Resolution: waiting, with 3 hours of working time left",
      "paused" },
    { { VNT_CLOCK_NONE, VNT_TARGET_NONE, 0 }, NULL, NULL, "later" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *chip = vnt_clock_words_chip (&cases[i].reading);
      g_autofree char *spoken = vnt_clock_words_spoken (&cases[i].reading);

      g_assert_cmpstr (chip, ==, cases[i].chip);
      g_assert_cmpstr (spoken, ==, cases[i].spoken);
      g_assert_cmpstr (vnt_clock_words_class (cases[i].reading.state), ==, cases[i].style);
    }
}

static void
test_spans (void)
{
  static const struct
  {
    gint64 seconds;
    const char *text;
  } cases[] = {
    { 0, "0 min" },
    { 59, "0 min" },
    { 60, "1 min" },
    { HOUR, "1 h" },
    { HOUR + 1800, "1 h 30 min" },
    { 30 * HOUR + 600, "30 h" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = vnt_clock_words_span (cases[i].seconds);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* -- a desk with levels -- */

static void
on_imported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vnt_desk_import_levels_finish (VNT_DESK (source), result, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
has_clock (gpointer data)
{
  const VntTicket *ticket = vnt_ticket_item_get_ticket (data);

  return ticket != NULL && ticket->clock.target == VNT_TARGET_RESOLUTION;
}

/* Around the clock, so that hours are hours: five for a resolution. */
static VntTicketItem *
open_with_levels (UiFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->store.folder, "levels.conf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  VntTicketItem *item = vnt_desk_open_ticket (fixture->desk, 3);

  g_assert_true (g_file_set_contents (
    path,
    "[Service levels]\nVersion=1\nCalendar=Always\nLevel=One\n[Calendar Always]\nTimeZone=UTC\n"
    "Monday=00:00-24:00\nTuesday=00:00-24:00\nWednesday=00:00-24:00\nThursday=00:00-24:00\n"
    "Friday=00:00-24:00\nSaturday=00:00-24:00\nSunday=00:00-24:00\n[Level One]\nResolution=5h\n",
    -1, NULL));
  vnt_desk_import_levels_async (fixture->desk, file, NULL, on_imported, NULL);
  iterate_until (has_clock, item);

  return item;
}

static gboolean
says (GtkWidget *within, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = ui_find_nth (within, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_label (GTK_LABEL (label)), text) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_row (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicketItem) item = open_with_levels (fixture);
  GtkWidget *window = gtk_window_new ();
  VntTicketRow *row = vnt_ticket_row_new (fixture->desk);
  gint64 created = vnt_ticket_item_get_ticket (item)->created;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (row));
  vnt_clock_set_for_tests (created + HOUR);
  vnt_ticket_row_set_item (row, item, 0);
  g_assert_true (says (GTK_WIDGET (row), "◔ 4 h"));

  /* Time goes by, and only the words are another. */
  vnt_clock_set_for_tests (created + 4 * HOUR);
  vnt_ticket_row_update (row);
  g_assert_true (says (GTK_WIDGET (row), "⚠ 1 h"));
  vnt_clock_set_for_tests (created + 7 * HOUR);
  vnt_ticket_row_update (row);
  g_assert_true (says (GTK_WIDGET (row), "✕ 2 h late"));
  vnt_ticket_row_set_item (row, NULL, GTK_INVALID_LIST_POSITION);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_explained (gpointer data)
{
  return ui_find_nth (data, GTK_TYPE_LIST_BOX_ROW, 0) != NULL;
}

static void
test_why (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicketItem) item = open_with_levels (fixture);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = vnt_clock_button_new ();
  const VntTicket *ticket = vnt_ticket_item_get_ticket (item);

  vnt_clock_set_for_tests (ticket->created + HOUR);
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (vnt_clock_button_show_ticket (VNT_CLOCK_BUTTON (button), fixture->desk, ticket));
  g_assert_true (says (button, "◔ 4 h"));

  gtk_widget_show (ui_find (button, GTK_TYPE_POPOVER));
  iterate_until (is_explained, button);
  g_assert_true (says (button, "◔ 4 h left"));
  g_assert_true (says (button, "1 h of 5 h used (One)"));
  g_assert_true (says (button, vnt_target_get_definition (VNT_TARGET_RESOLUTION)));
  g_assert_true (says (button, "Counted"));
  g_assert_true (says (button, "Not all of its history"));

  g_assert_false (vnt_clock_button_show_ticket (VNT_CLOCK_BUTTON (button), fixture->desk, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/clock/words", test_words);
  g_test_add_func ("/clock/spans", test_spans);
#define ADD(name, test) \
  g_test_add ("/clock/" name, UiFixture, NULL, ui_fixture_set_up, test, ui_fixture_tear_down)
  ADD ("row", test_row);
  ADD ("why", test_why);
  return g_test_run ();
}
