/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"
#include "vnt-fields-panel.h"
#include "vnt-ticket-fields.h"
#include "vnt-ticket-page.h"

/* A ticket's fields in a window of their own. */
typedef struct
{
  UiFixture ui;
  GtkWidget *window;
  VntTicketFields *fields;
  VntTicketItem *item;
  VntTicketWork *work;
  GListModel *outbox;
} Fields;

static void
show (Fields *self)
{
  vnt_ticket_fields_show (self->fields, self->ui.desk, vnt_ticket_item_get_ticket (self->item),
                          self->work, NULL);
}

static void
set_up (Fields *self, gconstpointer data)
{
  ui_fixture_set_up (&self->ui, data);
  self->item = vnt_desk_open_ticket (self->ui.desk, 3);
  self->work = vnt_ticket_work_new (self->ui.desk, 3);
  self->outbox = vnt_desk_list_outbox (self->ui.desk);
  self->window = gtk_window_new ();
  self->fields = VNT_TICKET_FIELDS (vnt_ticket_fields_new ());
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->fields));
  gtk_window_present (GTK_WINDOW (self->window));
  show (self);
  g_signal_connect_swapped (self->item, "notify::ticket", G_CALLBACK (show), self);
  g_signal_connect_swapped (self->work, "changed", G_CALLBACK (show), self);
}

static void
tear_down (Fields *self, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (self->item, self);
  g_signal_handlers_disconnect_by_data (self->work, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->item);
  g_clear_object (&self->work);
  g_clear_object (&self->outbox);
  ui_fixture_tear_down (&self->ui, data);
}

static gboolean
has_change (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (data)) > 0;
}

static void
assert_queued (Fields *self, VntField field, const char *base, const char *value)
{
  g_autoptr (VntOperationItem) item = NULL;
  const VntOperation *operation;

  iterate_until (has_change, self->outbox);
  item = g_list_model_get_item (G_LIST_MODEL (self->outbox), 0);
  operation = vnt_operation_item_get_operation (item);
  g_assert_cmpint (operation->ticket, ==, 3);
  g_assert_cmpint (operation->field, ==, field);
  g_assert_cmpstr (operation->base, ==, base);
  g_assert_cmpstr (operation->value, ==, value);
}

static void
test_subject (Fields *self, gconstpointer data)
{
  GtkWidget *entry = ui_find (GTK_WIDGET (self->fields), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "  Printed at last ");
  g_signal_emit_by_name (entry, "activate");
  assert_queued (self, VNT_FIELD_SUBJECT, "Printer 3 does not print", "Printed at last");
}

static gboolean
shows_laid_over (gpointer data)
{
  Fields *self = data;

  return g_str_equal (vnt_ticket_item_get_ticket (self->item)->subject, "Printed at last") &&
         vnt_ticket_work_find_field (self->work, VNT_FIELD_SUBJECT) != NULL;
}

/* The new value is there at once, and says that it waits. */
static void
test_waiting (Fields *self, gconstpointer data)
{
  GtkWidget *entry = ui_find (GTK_WIDGET (self->fields), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "Printed at last");
  g_signal_emit_by_name (entry, "activate");
  iterate_until (shows_laid_over, self);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Printed at last");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "⏳ waiting");
}

static void
test_empty_subject (Fields *self, gconstpointer data)
{
  GtkWidget *entry = ui_find (GTK_WIDGET (self->fields), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), " ");
  g_signal_emit_by_name (entry, "activate");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (has_change (self->outbox));
}

static void
test_queue (Fields *self, gconstpointer data)
{
  GtkDropDown *queue = GTK_DROP_DOWN (ui_find (GTK_WIDGET (self->fields), GTK_TYPE_DROP_DOWN));

  g_assert_cmpuint (gtk_drop_down_get_selected (queue), ==, 0);
  gtk_drop_down_set_selected (queue, 1);
  assert_queued (self, VNT_FIELD_QUEUE, "1", "2");
}

/* Stepping through numbers is one change. */
static void
test_priority (Fields *self, gconstpointer data)
{
  GtkSpinButton *priority =
    GTK_SPIN_BUTTON (ui_find (GTK_WIDGET (self->fields), GTK_TYPE_SPIN_BUTTON));

  for (int i = 1; i <= 5; i++)
    gtk_spin_button_set_value (priority, 40 + i);
  assert_queued (self, VNT_FIELD_PRIORITY, "0", "45");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->outbox)), ==, 1);
}

static void
test_due (Fields *self, gconstpointer data)
{
  GtkWidget *due =
    gtk_widget_get_parent (ui_find_nth (GTK_WIDGET (self->fields), GTK_TYPE_MENU_BUTTON, 0));

  g_signal_emit_by_name (due, "chosen", G_GINT64_CONSTANT (1800000000));
  assert_queued (self, VNT_FIELD_DUE, "0", "1800000000");
}

static void
test_minutes (Fields *self, gconstpointer data)
{
  GtkWidget *time =
    gtk_widget_get_parent (ui_find_nth (GTK_WIDGET (self->fields), GTK_TYPE_MENU_BUTTON, 1));

  g_signal_emit_by_name (time, "added", 15);
  assert_queued (self, VNT_FIELD_MINUTES, NULL, "15");
}

/* What may not be changed is insensitive and says why. */
static void
test_locked (Fields *self, gconstpointer data)
{
  GtkWidget *entry = ui_find (GTK_WIDGET (self->fields), GTK_TYPE_ENTRY);
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (3);
  const char *why;

  g_assert_null (vnt_fields_panel_explain_lock (detail));
  detail->rights = VNT_RIGHT_NONE;
  why = vnt_fields_panel_explain_lock (detail);
  g_assert_nonnull (why);
  vnt_ticket_fields_show (self->fields, self->ui.desk, vnt_ticket_item_get_ticket (self->item),
                          self->work, why);
  g_assert_false (gtk_widget_is_sensitive (entry));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (gtk_widget_get_parent (entry)), ==, why);
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

/* Reading comes first: the focus is on the conversation, not on what changes the ticket. */
static void
test_focus (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = vnt_ticket_page_new ();
  GtkWidget *focus;

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  vnt_ticket_page_set_desk (VNT_TICKET_PAGE (page), fixture->desk);
  vnt_ticket_page_show_ticket (VNT_TICKET_PAGE (page), 3);
  iterate_until (is_mapped, page);
  g_assert_true (gtk_widget_grab_focus (page));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (focus);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (focus), ==, "VntConversationView");
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, func) g_test_add ("/fields/" path, Fields, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("subject", test_subject);
  ADD ("waiting", test_waiting);
  ADD ("empty-subject", test_empty_subject);
  ADD ("queue", test_queue);
  ADD ("priority", test_priority);
  ADD ("due", test_due);
  ADD ("minutes", test_minutes);
  ADD ("locked", test_locked);
  g_test_add ("/ticket/focus", UiFixture, NULL, ui_fixture_set_up, test_focus,
              ui_fixture_tear_down);
  return g_test_run ();
}
