/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the monitoring said of a machine, as it is shown, and the ticket about it. The real ones are in tests/monitor. */
#include "ui-fixture.h"
#include "vnt-desk-monitor.h"
#include "vnt-desk-writing.h"
#include "vnt-machine-page.h"
#include "vnt-machine-change.h"
#include "vnt-monitor-box.h"
#include "vnt-monitor-preferences.h"
#include "vnt-monitor-row.h"
#include "vnt-monitor-words.h"
#include "vnt-new-ticket-window.h"
#include "vnt-store-machines.h"
#include "vnt-store-monitor.h"
#include "vnt-window.h"

/* A machine of which the monitoring, which does not answer now, said that its disk is full. */
typedef struct
{
  UiFixture ui;
  GtkWidget *window;
} Monitored;

static VntAlert *
make_alert (const char *service, VntAlertState state)
{
  g_autofree char *key = g_strdup_printf ("pc-1!%s", service);
  VntAlert *alert = vnt_alert_new (key, "pc-1", service);

  alert->state = state;
  g_free (alert->output);
  alert->output = g_strdup ("<b>98 %</b> & more");
  alert->since = FIXTURE_NOW - 7200;
  return alert;
}

static void
fill (VntStore *store)
{
  g_autoptr (GPtrArray) catalogs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_catalog_unref);
  g_autoptr (GPtrArray) machines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_machine_unref);
  g_autoptr (VntMonitored) said = vnt_monitored_new (1, FIXTURE_NOW - 3600);
  VntMachine *machine = vnt_machine_new (1, "PC-1");

  machine->catalog = 1;
  vnt_machine_set_value (machine, VNT_MACHINE_STATUS, "in-use");
  g_ptr_array_add (catalogs, vnt_catalog_new (1, "Equipment"));
  g_ptr_array_add (machines, machine);
  g_assert_true (vnt_store_save_catalogs (store, catalogs, NULL));
  g_assert_true (vnt_store_save_machines (store, machines, NULL));
  vnt_monitored_take (said, make_alert ("disk", VNT_ALERT_CRITICAL));
  vnt_monitored_take (said, make_alert ("load", VNT_ALERT_OK));
  g_assert_true (vnt_store_save_monitored (store, said, NULL));
}

static void
set_up (Monitored *self, gconstpointer data)
{
  self->ui.fill = fill;
  ui_fixture_set_up (&self->ui, data);
  vnt_clock_set_for_tests (FIXTURE_NOW);
  /* Nothing listens there. */
  g_assert_true (
    vnt_desk_set_monitor (self->ui.desk, "alertmanager", "http://127.0.0.1:1", "", NULL));
  self->window = gtk_window_new ();
}

static void
tear_down (Monitored *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  vnt_clock_set_for_tests (0);
  ui_fixture_tear_down (&self->ui, data);
}

static GtkWidget *
show_page (Monitored *self)
{
  GtkWidget *page = vnt_machine_page_new (self->ui.desk);

  gtk_window_set_child (GTK_WINDOW (self->window), page);
  gtk_window_present (GTK_WINDOW (self->window));
  vnt_machine_page_show (VNT_MACHINE_PAGE (page), 1);
  return page;
}

/* The label within that says @text, or has it in it. */
static GtkWidget *
find_label (GtkWidget *within, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = ui_find_nth (within, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_label (GTK_LABEL (label)), text) != NULL)
      return label;
  return NULL;
}

static gboolean
says_why (gpointer page)
{
  GtkWidget *box = ui_find (page, VNT_TYPE_MONITOR_BOX);

  return ui_find_nth (box, VNT_TYPE_MONITOR_ROW, 0) != NULL &&
         find_label (box, "This was said 1 hour ago") != NULL;
}

/* While nobody answers, what was said before is shown, with its age and the reason; all of it as text. */
static void
test_offline (Monitored *self, gconstpointer data)
{
  GtkWidget *page = show_page (self);
  GtkWidget *box = ui_find (page, VNT_TYPE_MONITOR_BOX);
  GtkWidget *output;

  iterate_until (says_why, page);
  g_assert_true (gtk_widget_get_visible (box));
  g_assert_null (ui_find_nth (box, VNT_TYPE_MONITOR_ROW, 1));
  output = find_label (box, "<b>98 %</b> & more");
  g_assert_nonnull (output);
  g_assert_false (gtk_label_get_use_markup (GTK_LABEL (output)));
  g_assert_nonnull (find_label (box, "Critical"));
  g_assert_nonnull (find_label (box, "Began 2 hours ago"));
  g_assert_nonnull (find_label (box, "1 check is good"));
}

/* A button that is being pressed is not taken away by an answer that says the same. */
static void
test_same_again (Monitored *self, gconstpointer data)
{
  GtkWidget *page = show_page (self);
  GtkWidget *box = ui_find (page, VNT_TYPE_MONITOR_BOX);
  GtkWidget *row;

  iterate_until (says_why, page);
  row = ui_find (box, VNT_TYPE_MONITOR_ROW);
  vnt_monitor_box_show (VNT_MONITOR_BOX (box),
                        vnt_machine_page_get_machine (VNT_MACHINE_PAGE (page)));
  g_assert_true (ui_find (box, VNT_TYPE_MONITOR_ROW) == row);
  g_assert_nonnull (find_label (row, "Began 2 hours ago"));
}

/* Without a monitoring there is nothing about it. */
static gboolean
has_machine (gpointer page)
{
  return vnt_machine_page_get_machine (page) != NULL;
}

static void
test_none (Monitored *self, gconstpointer data)
{
  GtkWidget *page;

  g_assert_true (vnt_desk_set_monitor (self->ui.desk, "icinga", "", "", NULL));
  page = show_page (self);
  iterate_until (has_machine, page);
  g_assert_false (gtk_widget_get_visible (ui_find (page, VNT_TYPE_MONITOR_BOX)));
}

static GtkWidget *
find_button (GtkWidget *within, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_find_nth (within, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  return NULL;
}

/* The acknowledgement waits for a ticket with a number; the ticket's own button leads to it. */
static void
test_buttons (Monitored *self, gconstpointer data)
{
  g_autoptr (VntAlert) alert = make_alert ("disk", VNT_ALERT_CRITICAL);
  g_autoptr (GtkWidget) bare = g_object_ref_sink (vnt_monitor_row_new (alert, 1));
  g_autoptr (GtkWidget) waiting = NULL;
  g_autoptr (GtkWidget) known = NULL;
  g_autoptr (GtkWidget) doubled = NULL;
  g_autoptr (GtkWidget) done = NULL;

  g_assert_nonnull (find_button (bare, "Open a Ticket"));
  g_assert_false (gtk_widget_get_sensitive (find_button (bare, "Acknowledge")));
  alert->ticket = -2;
  waiting = g_object_ref_sink (vnt_monitor_row_new (alert, 1));
  g_assert_null (find_button (waiting, "Open a Ticket"));
  g_assert_false (gtk_widget_get_sensitive (find_button (waiting, "Acknowledge")));
  alert->ticket = 12;
  known = g_object_ref_sink (vnt_monitor_row_new (alert, 1));
  g_assert_cmpstr (gtk_actionable_get_action_name (
                     GTK_ACTIONABLE (find_button (known, "Ticket #12"))),
                   ==, "app.open-ticket");
  g_assert_true (gtk_widget_get_sensitive (find_button (known, "Acknowledge")));
  g_assert_null (find_button (known, "Merge Them…"));
  alert->other = 13;
  doubled = g_object_ref_sink (vnt_monitor_row_new (alert, 1));
  g_assert_nonnull (find_label (doubled, "Ticket #13 is about the same."));
  g_assert_true (gtk_widget_get_visible (find_button (doubled, "Merge Them…")));
  alert->acknowledged = TRUE;
  done = g_object_ref_sink (vnt_monitor_row_new (alert, 1));
  g_assert_null (find_button (done, "Acknowledge"));
}

static GtkWidget *
find_form (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (VNT_IS_NEW_TICKET_WINDOW (window))
        return window;
    }
  return NULL;
}

static GtkEditable *
subject_of (GtkWidget *form)
{
  return GTK_EDITABLE (ui_find_nth (form, ADW_TYPE_ENTRY_ROW, 1));
}

static gboolean
is_filled (gpointer data)
{
  GtkWidget *form = find_form ();

  return form != NULL && gtk_widget_is_sensitive (GTK_WIDGET (subject_of (form))) &&
         *gtk_editable_get_text (subject_of (form)) != '\0';
}

static gboolean
is_ready (gpointer data)
{
  GtkWidget *form = find_form ();

  return form != NULL && gtk_widget_is_sensitive (GTK_WIDGET (subject_of (form)));
}

static gboolean
warns (gpointer form)
{
  return find_label (form, "was being written before") != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return find_form () == NULL;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMonitored) said = vnt_desk_load_monitored_finish (VNT_DESK (source), result, NULL);

  *(gint64 *) user_data = ((VntAlert *) g_ptr_array_index (said->alerts, 0))->ticket;
}

static gint64
read_ticket_of_alert (VntDesk *desk)
{
  gint64 ticket = G_MAXINT64;

  vnt_desk_load_monitored_async (desk, 1, NULL, on_loaded, &ticket);
  while (ticket == G_MAXINT64)
    g_main_context_iteration (NULL, TRUE);
  return ticket;
}

static gboolean
has_ticket (gpointer desk)
{
  return read_ticket_of_alert (desk) < 0;
}

static VntWindow *
open_window (Monitored *self)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");
  VntWindow *window = vnt_window_new (NULL, settings);

  gtk_window_present (GTK_WINDOW (window));
  vnt_window_set_desk (window, self->ui.desk);
  return window;
}

static void
open_from_alert (VntWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.ticket-from-alert", "(xs)",
                                             G_GINT64_CONSTANT (1), "pc-1!disk"));
}

/* Opened once; then the alert leads to it. */
static void
test_open (Monitored *self, gconstpointer data)
{
  VntWindow *window = open_window (self);
  GtkWidget *form;

  open_from_alert (window);
  iterate_until (is_filled, NULL);
  form = find_form ();
  g_assert_cmpstr (gtk_editable_get_text (subject_of (form)), ==,
                   "disk on pc-1: Critical [pc-1!disk]");
  /* The agent's own words do not matter: it is remembered. */
  gtk_editable_set_text (subject_of (form), "The disk is full");
  g_signal_emit_by_name (find_button (form, "C_reate"), "clicked");
  iterate_until (is_gone, NULL);
  iterate_until (has_ticket, self->ui.desk);
  open_from_alert (window);
  for (int i = 0; i < 20; i++)
    read_ticket_of_alert (self->ui.desk);
  g_assert_null (find_form ());
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Another ticket that is being written is not written over, and is not the alert's. */
static void
test_other_draft (Monitored *self, gconstpointer data)
{
  VntWindow *window = open_window (self);
  GtkWidget *form;

  g_assert_true (vnt_window_activate (window, "win.new-ticket"));
  iterate_until (is_ready, NULL);
  form = find_form ();
  gtk_editable_set_text (subject_of (form), "A mouse");
  open_from_alert (window);
  iterate_until (warns, form);
  g_assert_cmpstr (gtk_editable_get_text (subject_of (form)), ==, "A mouse");
  g_signal_emit_by_name (find_button (form, "C_reate"), "clicked");
  iterate_until (is_gone, NULL);
  g_assert_cmpint (read_ticket_of_alert (self->ui.desk), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
says_unreachable (gpointer group)
{
  return find_label (group, "could not be reached") != NULL;
}

/* What is entered is kept, and why it does not work is said. */
static void
test_preferences (Monitored *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");
  GtkWidget *group = vnt_monitor_preferences_new (settings, self->ui.desk);
  GtkEditable *address = GTK_EDITABLE (ui_find_nth (group, ADW_TYPE_ENTRY_ROW, 0));
  g_autofree char *kept = NULL;

  gtk_window_set_child (GTK_WINDOW (self->window), group);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_editable_set_text (address, "ftp://example.org");
  g_signal_emit_by_name (find_button (group, "Apply and Try"), "clicked");
  g_assert_nonnull (find_label (group, "is not the address of a server"));
  gtk_editable_set_text (address, "http://127.0.0.1:1");
  g_signal_emit_by_name (find_button (group, "Apply and Try"), "clicked");
  iterate_until (says_unreachable, group);
  kept = g_settings_get_string (settings, "monitor-address");
  g_assert_cmpstr (kept, ==, "http://127.0.0.1:1");
  gtk_editable_set_text (address, "");
  g_signal_emit_by_name (find_button (group, "Apply and Try"), "clicked");
  g_assert_false (vnt_desk_has_monitor (self->ui.desk));
  g_settings_reset (settings, "monitor-address");
}

#define ADD(path, func) g_test_add ("/ui/monitor/" path, Monitored, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("offline", test_offline);
  ADD ("same-again", test_same_again);
  ADD ("none", test_none);
  ADD ("buttons", test_buttons);
  ADD ("open", test_open);
  ADD ("other-draft", test_other_draft);
  ADD ("preferences", test_preferences);
  return g_test_run ();
}
