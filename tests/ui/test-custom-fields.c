/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"
#include "vnt-changes.h"
#include "vnt-custom-fields.h"
#include "vnt-moment-button.h"
#include "vnt-picker.h"
#include "vnt-value-editor.h"

/* The fields of a ticket's queue in a window of their own: one of each kind. */
typedef struct
{
  UiFixture ui;
  GtkWidget *window;
  VntCustomFields *fields;
  VntTicketDetail *detail;
  VntTicketWork *work;
  GListModel *outbox;
} Customs;

enum
{
  LINE,
  WIKI,
  CHOICE,
  MANY,
  DAY,
  ADDRESS,
  PICTURE,
};

static void
add_field (VntTicketDetail *detail,
           gint64 id,
           const char *name,
           VntCustomKind kind,
           gboolean many,
           const char *value)
{
  const char *values[] = { value, NULL };
  g_autoptr (VntCustomField) custom = vnt_custom_field_new (id);

  custom->kind = kind;
  custom->many = many;
  if (kind == VNT_CUSTOM_CHOICE)
    {
      g_strfreev (custom->choices);
      custom->choices = g_strsplit ("Low,Middle,High", ",", -1);
    }
  if (id == 1)
    {
      custom->pattern = g_strdup ("^[A-Z]{2}-[0-9]+$");
      custom->hint = g_strdup ("Two letters, a dash, a number");
    }
  vnt_ticket_detail_add_field (detail, id, name, values);
  vnt_ticket_detail_set_custom (detail, custom);
}

static VntTicketDetail *
make_detail (void)
{
  VntTicketDetail *detail = vnt_ticket_detail_new (3);

  add_field (detail, 1, "Inventory", VNT_CUSTOM_LINE, FALSE, "AB-12");
  add_field (detail, 2, "Notes", VNT_CUSTOM_TEXT, FALSE, "one\ntwo");
  add_field (detail, 3, "Impact", VNT_CUSTOM_CHOICE, FALSE, "Low");
  add_field (detail, 4, "Levels", VNT_CUSTOM_CHOICE, TRUE, "Low");
  add_field (detail, 5, "Visit", VNT_CUSTOM_DATE, FALSE, "2026-11-25");
  add_field (detail, 6, "Address", VNT_CUSTOM_ADDRESS, FALSE, NULL);
  add_field (detail, 7, "Photo", VNT_CUSTOM_OTHER, FALSE, "printer.jpg");
  return detail;
}

static void
show (Customs *self)
{
  vnt_custom_fields_show (self->fields, self->ui.desk, 3, self->detail, self->work, NULL);
}

static void
set_up (Customs *self, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (3, "Printer 3 does not print");

  ui_fixture_set_up (&self->ui, data);
  self->detail = make_detail ();
  ui_fixture_save_detail (&self->ui, ticket, self->detail);
  self->work = vnt_ticket_work_new (self->ui.desk, 3);
  self->outbox = vnt_desk_list_outbox (self->ui.desk);
  self->window = gtk_window_new ();
  self->fields = VNT_CUSTOM_FIELDS (vnt_custom_fields_new ());
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->fields));
  gtk_window_present (GTK_WINDOW (self->window));
  show (self);
}

static void
tear_down (Customs *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  vnt_ticket_detail_unref (self->detail);
  g_clear_object (&self->work);
  g_clear_object (&self->outbox);
  ui_fixture_tear_down (&self->ui, data);
}

static GtkWidget *
row_of (Customs *self, guint n)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->fields));

  for (; n > 0; n--)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static gboolean
has_change (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (data)) > 0;
}

static void
assert_queued (Customs *self, VntField field, const char *name, const char *value)
{
  g_autoptr (VntOperationItem) item = NULL;
  const VntOperation *operation;

  iterate_until (has_change, self->outbox);
  item = g_list_model_get_item (G_LIST_MODEL (self->outbox), 0);
  operation = vnt_operation_item_get_operation (item);
  g_assert_cmpint (operation->field, ==, field);
  g_assert_cmpstr (operation->name, ==, name);
  g_assert_cmpstr (operation->value, ==, value);
}

static void
type (Customs *self, guint n, const char *text)
{
  GtkWidget *entry = ui_find (row_of (self, n), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
test_line (Customs *self, gconstpointer data)
{
  type (self, LINE, "CD-7");
  assert_queued (self, VNT_FIELD_CUSTOM, "Inventory", "CD-7");
}

static gboolean
says_hint (gpointer row)
{
  return ui_find_nth (row, GTK_TYPE_LABEL, 3) != NULL &&
         strstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (row))),
                 "Two letters") != NULL;
}

/* What is not taken is never queued, what was typed stays, and the field says what it takes. */
static void
test_pattern (Customs *self, gconstpointer data)
{
  GtkWidget *row = row_of (self, LINE);

  type (self, LINE, "twelve");
  iterate_until (says_hint, row);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_last_child (row)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (row, GTK_TYPE_ENTRY))), ==,
                   "twelve");
  g_assert_false (has_change (self->outbox));
}

static void
test_choice (Customs *self, gconstpointer data)
{
  GtkDropDown *box = GTK_DROP_DOWN (ui_find (row_of (self, CHOICE), GTK_TYPE_DROP_DOWN));

  g_assert_cmpuint (gtk_drop_down_get_selected (box), ==, 1);
  gtk_drop_down_set_selected (box, 3);
  assert_queued (self, VNT_FIELD_CUSTOM, "Impact", "High");
}

static void
test_many (Customs *self, gconstpointer data)
{
  const char *high[] = { "High", NULL };
  g_autofree char *changes = vnt_changes_make (high, NULL);

  g_signal_emit_by_name (ui_find (row_of (self, MANY), VNT_TYPE_PICKER), "chosen", "High");
  assert_queued (self, VNT_FIELD_CUSTOM_VALUES, "Levels", changes);
}

static void
test_remove (Customs *self, gconstpointer data)
{
  const char *low[] = { "Low", NULL };
  g_autofree char *changes = vnt_changes_make (NULL, low);

  g_signal_emit_by_name (ui_find (row_of (self, MANY), GTK_TYPE_BUTTON), "clicked");
  assert_queued (self, VNT_FIELD_CUSTOM_VALUES, "Levels", changes);
}

static void
test_day (Customs *self, gconstpointer data)
{
  g_autoptr (GDateTime) noon = g_date_time_new_local (2027, 1, 31, 12, 0, 0);

  g_signal_emit_by_name (ui_find (row_of (self, DAY), VNT_TYPE_MOMENT_BUTTON), "chosen",
                         g_date_time_to_unix (noon));
  assert_queued (self, VNT_FIELD_CUSTOM, "Visit", "2027-01-31");
}

static gboolean
says_address (gpointer row)
{
  return strstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (row))), "10.1.0.7") !=
         NULL;
}

static void
test_address (Customs *self, gconstpointer data)
{
  type (self, ADDRESS, "the one upstairs");
  iterate_until (says_address, row_of (self, ADDRESS));
  g_assert_false (has_change (self->outbox));
  type (self, ADDRESS, "10.2.3.4");
  assert_queued (self, VNT_FIELD_CUSTOM, "Address", "10.2.3.4");
}

static void
test_text (Customs *self, gconstpointer data)
{
  GtkWidget *view = ui_find (row_of (self, WIKI), GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "three\nfour", -1);
  vnt_value_editor_flush (VNT_VALUE_EDITOR (ui_find (row_of (self, WIKI), VNT_TYPE_VALUE_EDITOR)));
  assert_queued (self, VNT_FIELD_CUSTOM, "Notes", "three\nfour");
}

/* A picture is named, not changed. */
static void
test_picture (Customs *self, gconstpointer data)
{
  GtkWidget *row = row_of (self, PICTURE);

  g_assert_null (ui_find_nth (row, GTK_TYPE_ENTRY, 0));
  g_assert_null (ui_find_nth (row, GTK_TYPE_BUTTON, 0));
}

/* What was typed belongs to the ticket it was typed for. */
static void
test_other_ticket (Customs *self, gconstpointer data)
{
  g_autoptr (VntTicketDetail) other = make_detail ();
  GtkWidget *entry = ui_find (row_of (self, LINE), GTK_TYPE_ENTRY);
  g_autoptr (VntOperationItem) item = NULL;

  gtk_editable_set_text (GTK_EDITABLE (entry), "EF-9");
  other->ticket = 4;
  vnt_custom_fields_show (self->fields, self->ui.desk, 4, other, NULL, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "AB-12");
  assert_queued (self, VNT_FIELD_CUSTOM, "Inventory", "EF-9");
  item = g_list_model_get_item (G_LIST_MODEL (self->outbox), 0);
  g_assert_cmpint (vnt_operation_item_get_operation (item)->ticket, ==, 3);
}

static gboolean
finds_waiting (gpointer data)
{
  return vnt_ticket_work_find_named (data, VNT_FIELD_CUSTOM, "Impact") != NULL;
}

/* Only the field that was changed says so. */
static void
test_waiting (Customs *self, gconstpointer data)
{
  GtkDropDown *box = GTK_DROP_DOWN (ui_find (row_of (self, CHOICE), GTK_TYPE_DROP_DOWN));
  GtkWidget *entry = ui_find (row_of (self, LINE), GTK_TYPE_ENTRY);

  gtk_drop_down_set_selected (box, 2);
  iterate_until (finds_waiting, self->work);
  show (self);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "⏳ waiting");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "");
}

#define ADD(path, func) g_test_add ("/custom-fields/" path, Customs, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("line", test_line);
  ADD ("pattern", test_pattern);
  ADD ("choice", test_choice);
  ADD ("many", test_many);
  ADD ("remove", test_remove);
  ADD ("day", test_day);
  ADD ("address", test_address);
  ADD ("text", test_text);
  ADD ("picture", test_picture);
  ADD ("other-ticket", test_other_ticket);
  ADD ("waiting", test_waiting);
  return g_test_run ();
}
