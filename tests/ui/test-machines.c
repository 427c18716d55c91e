/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"
#include "vnt-desk-machine-draft.h"
#include "vnt-desk-machines.h"
#include "vnt-dispute-dialog.h"
#include "vnt-machine-chips.h"
#include "vnt-machine-page.h"
#include "vnt-machine-records.h"
#include "vnt-machine-row.h"
#include "vnt-machine-window.h"
#include "vnt-machines-page.h"
#include "vnt-outbox-row.h"
#include "vnt-record-window.h"
#include "vnt-store-machines.h"

/* A desk with two machines, the first held by Ana and linked with ticket 5. */
typedef struct
{
  UiFixture ui;
  GtkWidget *window;
  GListModel *outbox;
  gint64 opened;
} Machines;

static VntMachine *
make (gint64 id, const char *name, const char *serial, const char *holder)
{
  VntMachine *machine = vnt_machine_new (id, name);

  machine->catalog = 1;
  machine->may_change = TRUE;
  vnt_machine_set_value (machine, VNT_MACHINE_STATUS, "in-use");
  vnt_machine_add_field (machine, 10, "Serial", (const char *[]){ serial, NULL });
  vnt_machine_set_value (machine, VNT_MACHINE_HOLDERS, holder);
  return machine;
}

static void
add_list (VntCatalog *catalog, gint64 id, const char *name)
{
  VntFieldValue *field = vnt_field_value_new (id, name, NULL);

  field->custom = vnt_custom_field_new (id);
  field->custom->kind = VNT_CUSTOM_LINE;
  field->custom->many = TRUE;
  g_ptr_array_add (catalog->fields, field);
}

static void
fill (VntStore *store)
{
  g_autoptr (GPtrArray) catalogs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_catalog_unref);
  g_autoptr (GPtrArray) machines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_machine_unref);
  VntCatalog *catalog = vnt_catalog_new (1, "Equipment");
  VntFieldValue *serial = vnt_field_value_new (10, "Serial", NULL);
  VntMachine *first = make (1, "PC-001", "S-1", "ana@example.org");

  catalog->can_create = TRUE;
  serial->custom = vnt_custom_field_new (10);
  serial->custom->kind = VNT_CUSTOM_LINE;
  g_ptr_array_add (catalog->fields, serial);
  add_list (catalog, 11, "Failures");
  add_list (catalog, 12, "Software");
  g_ptr_array_add (catalogs, catalog);
  vnt_machine_add_link (first, "referred-to-by", "ticket:5");
  vnt_machine_add_link (first, "referred-to-by", "ticket:77");
  g_ptr_array_add (machines, first);
  g_ptr_array_add (machines, make (2, "SRV-002", "S-2", ""));
  g_assert_true (vnt_store_save_catalogs (store, catalogs, NULL));
  g_assert_true (vnt_store_save_machines (store, machines, NULL));
}

static void
set_up (Machines *self, gconstpointer data)
{
  self->ui.fill = fill;
  ui_fixture_set_up (&self->ui, data);
  self->outbox = G_LIST_MODEL (vnt_desk_list_outbox (self->ui.desk));
  self->window = gtk_window_new ();
}

static void
tear_down (Machines *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->outbox);
  ui_fixture_tear_down (&self->ui, data);
}

static void
present (Machines *self, GtkWidget *page)
{
  gtk_window_set_child (GTK_WINDOW (self->window), page);
  gtk_window_present (GTK_WINDOW (self->window));
}

static gboolean
says (GtkWidget *within, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = ui_find_nth (within, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), text))
      return TRUE;
  return FALSE;
}

static gboolean
has_one_row (gpointer page)
{
  return ui_find_nth (page, VNT_TYPE_MACHINE_ROW, 0) != NULL &&
         ui_find_nth (page, VNT_TYPE_MACHINE_ROW, 1) == NULL;
}

static gboolean
has_two_rows (gpointer page)
{
  return ui_find_nth (page, VNT_TYPE_MACHINE_ROW, 1) != NULL;
}

static void
on_open (GtkWidget *page, gint64 machine, Machines *self)
{
  self->opened = machine;
}

static void
test_search (Machines *self, gconstpointer data)
{
  GtkWidget *page = vnt_machines_page_new (self->ui.desk);
  GtkWidget *row;

  present (self, page);
  g_signal_connect (page, "open", G_CALLBACK (on_open), self);
  iterate_until (has_two_rows, page);
  vnt_machines_page_find (VNT_MACHINES_PAGE (page), "s-2");
  iterate_until (has_one_row, page);
  row = ui_find (page, VNT_TYPE_MACHINE_ROW);
  g_assert_cmpint (vnt_machine_row_get_machine (VNT_MACHINE_ROW (row)), ==, 2);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  g_assert_cmpint (self->opened, ==, 2);
}

static gboolean
has_incident (gpointer page)
{
  GtkWidget *row = ui_find_nth (page, ADW_TYPE_ACTION_ROW, 1);

  return row != NULL && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                     "Printer 5 does not print");
}

/* It and what happened to it are read one beside the other. */
static gboolean
has_machine (gpointer page)
{
  return vnt_machine_page_get_machine (page) != NULL;
}

static void
test_page (Machines *self, gconstpointer data)
{
  GtkWidget *page = vnt_machine_page_new (self->ui.desk);

  present (self, page);
  vnt_machine_page_show (VNT_MACHINE_PAGE (page), 1);
  iterate_until (has_incident, page);
  iterate_until (has_machine, page);
  /* One that is not on this computer is named all the same. */
  g_assert_cmpstr (adw_preferences_row_get_title (
                     ADW_PREFERENCES_ROW (ui_find_nth (page, ADW_TYPE_ACTION_ROW, 0))),
                   ==, "#77");
  g_assert_cmpstr (vnt_machine_page_get_machine (VNT_MACHINE_PAGE (page))->name, ==, "PC-001");
}

static gboolean
has_change (gpointer outbox)
{
  return g_list_model_get_n_items (outbox) > 0;
}

static gboolean
has_two_changes (gpointer outbox)
{
  return g_list_model_get_n_items (outbox) == 2;
}

static const VntOperation *
first_change (Machines *self)
{
  g_autoptr (VntOperationItem) item = NULL;

  iterate_until (has_change, self->outbox);
  item = g_list_model_get_item (self->outbox, 0);
  return vnt_operation_item_get_operation (item);
}

/* The form's entries in reading order: the name, the description, then the field's. */
static void
type (GtkWindow *form, guint n, const char *text)
{
  GtkWidget *entry = ui_find_nth (GTK_WIDGET (form), GTK_TYPE_ENTRY, n);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
press (GtkWindow *form, const char *label)
{
  GtkWidget *button;

  for (guint n = 0; (button = ui_find_nth (GTK_WIDGET (form), GTK_TYPE_BUTTON, n)) != NULL; n++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      {
        g_signal_emit_by_name (button, "clicked");
        return;
      }
  g_assert_not_reached ();
}

static void
test_edit (Machines *self, gconstpointer data)
{
  g_autoptr (VntMachine) machine = make (2, "SRV-002", "S-2", "");
  GtkWindow *form;
  const VntOperation *change;

  gtk_window_present (GTK_WINDOW (self->window));
  form = vnt_machine_window_new (GTK_WINDOW (self->window), self->ui.desk, machine, NULL);
  gtk_window_present (form);
  type (form, 1, "In the cellar");
  press (form, "Save");
  change = first_change (self);
  g_assert_cmpint (change->kind, ==, VNT_OPERATION_EDIT_MACHINE);
  g_assert_cmpstr (change->name, ==, VNT_MACHINE_DESCRIPTION);
  g_assert_cmpstr (change->value, ==, "In the cellar");
  g_assert_cmpuint (g_list_model_get_n_items (self->outbox), ==, 1);
}

static void
test_create (Machines *self, gconstpointer data)
{
  g_autoptr (VntMachine) machine = vnt_machine_new (0, "");
  g_autoptr (VntMachine) made = NULL;
  GtkWindow *form;
  const VntOperation *change;

  gtk_window_present (GTK_WINDOW (self->window));
  form = vnt_machine_window_new (GTK_WINDOW (self->window), self->ui.desk, machine, NULL);
  gtk_window_present (form);
  type (form, 0, "PT-003");
  press (form, "Save");
  change = first_change (self);
  g_assert_cmpint (change->kind, ==, VNT_OPERATION_CREATE_MACHINE);
  made = vnt_machine_read (-1, change->value);
  g_assert_cmpstr (made->name, ==, "PT-003");
  g_assert_cmpint (made->catalog, ==, 1);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = vnt_desk_load_machine_draft_finish (VNT_DESK (source), result, NULL);
}

static gboolean
is_read (gpointer data)
{
  return *(char **) data != NULL;
}

/* Returns: (transfer full): what is kept of the machine, "" for nothing */
static char *
read_draft (Machines *self, gint64 machine)
{
  char *draft = NULL;

  vnt_desk_load_machine_draft_async (self->ui.desk, machine, NULL, on_read, &draft);
  iterate_until (is_read, &draft);
  return draft;
}

static gboolean
is_kept (gpointer form)
{
  return says (form, "Saved on this computer");
}

/* Typed in a field that was not left yet, it is on the disk; the next form goes on there, and saved it is no draft. */
static void
test_draft (Machines *self, gconstpointer data)
{
  g_autoptr (VntMachine) machine = make (2, "SRV-002", "S-2", "");
  g_autofree char *draft = NULL;
  g_autofree char *gone = NULL;
  VntFieldValue *serial = g_ptr_array_index (machine->fields, 0);
  GtkWindow *form;
  const VntOperation *change;

  serial->custom = vnt_custom_field_new (10);
  serial->custom->kind = VNT_CUSTOM_LINE;
  gtk_window_present (GTK_WINDOW (self->window));
  form = vnt_machine_window_new (GTK_WINDOW (self->window), self->ui.desk, machine, NULL);
  gtk_window_present (form);
  type (form, 2, "S-2b");
  iterate_until (is_kept, form);
  gtk_window_destroy (form);
  draft = read_draft (self, 2);
  form = vnt_machine_window_new (GTK_WINDOW (self->window), self->ui.desk, machine, draft);
  gtk_window_present (form);
  g_assert_true (says (GTK_WIDGET (form), "As you left it"));
  press (form, "Save");
  change = first_change (self);
  g_assert_cmpstr (change->base, ==, "S-2");
  g_assert_cmpstr (change->value, ==, "S-2b");
  gone = read_draft (self, 2);
  g_assert_cmpstr (gone, ==, "");
}

/* Closed before the pause after typing is over, it is kept all the same; thrown away, it is not. */
static void
test_close (Machines *self, gconstpointer data)
{
  g_autoptr (VntMachine) machine = vnt_machine_new (0, "");
  g_autofree char *draft = NULL;
  g_autofree char *gone = NULL;
  GtkWindow *form;

  gtk_window_present (GTK_WINDOW (self->window));
  form = vnt_machine_window_new (GTK_WINDOW (self->window), self->ui.desk, machine, NULL);
  gtk_window_present (form);
  type (form, 0, "PT-003");
  gtk_window_close (form);
  draft = read_draft (self, 0);
  g_assert_nonnull (strstr (draft, "PT-003"));
  form = vnt_machine_window_new (GTK_WINDOW (self->window), self->ui.desk, machine, draft);
  gtk_window_present (form);
  press (form, "Discard");
  gone = read_draft (self, 0);
  g_assert_cmpstr (gone, ==, "");
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static void
test_link (Machines *self, gconstpointer data)
{
  GtkWidget *chips = vnt_machine_chips_new ();
  g_autoptr (VntTicket) ticket = make_ticket (3, "Printer 3 does not print");
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (3);
  const VntOperation *change;

  vnt_text_set (&ticket->requestor, "ana@example.org");
  present (self, chips);
  vnt_machine_chips_show (VNT_MACHINE_CHIPS (chips), self->ui.desk, ticket, detail, NULL);
  iterate_until (is_visible, chips);
  g_signal_emit_by_name (ui_find_nth (chips, GTK_TYPE_BUTTON, 1), "clicked");
  change = first_change (self);
  g_assert_cmpint (change->field, ==, VNT_FIELD_LINKS);
  g_assert_cmpstr (change->value, ==, "+asset:1");
}

static void
on_disputed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(VntDispute **) user_data = vnt_desk_load_dispute_finish (VNT_DESK (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* One made here is linked before the server has it. */
static void
test_link_new (Machines *self, gconstpointer data)
{
  g_autoptr (VntMachine) made = make (0, "PC-NEW", "S-9", "bea@example.org");
  GtkWidget *chips = vnt_machine_chips_new ();
  g_autoptr (VntTicket) ticket = make_ticket (3, "Printer 3 does not print");
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (3);
  g_autoptr (VntOperationItem) link = NULL;

  vnt_desk_create_machine_async (self->ui.desk, made, NULL, NULL, NULL);
  first_change (self);
  vnt_text_set (&ticket->requestor, "bea@example.org");
  present (self, chips);
  vnt_machine_chips_show (VNT_MACHINE_CHIPS (chips), self->ui.desk, ticket, detail, NULL);
  iterate_until (is_visible, chips);
  g_signal_emit_by_name (ui_find_nth (chips, GTK_TYPE_BUTTON, 1), "clicked");
  iterate_until (has_two_changes, self->outbox);
  link = g_list_model_get_item (self->outbox, 1);
  g_assert_cmpstr (vnt_operation_item_get_operation (link)->value, ==, "+asset:-1");
}

/* What it was, what the server says and what the agent wants stand side by side. */
static void
test_dispute (Machines *self, gconstpointer data)
{
  g_autoptr (VntMachine) before = make (2, "SRV-002", "S-before", "");
  g_autoptr (VntMachine) after = make (2, "SRV-002", "S-mine", "");
  g_autoptr (VntDispute) dispute = NULL;
  GtkWidget *dialog;
  GtkWidget *values;

  vnt_desk_change_machine_async (self->ui.desk, before, after, NULL, NULL, NULL);
  vnt_desk_load_dispute_async (self->ui.desk, first_change (self)->uuid, NULL, on_disputed,
                               &dispute);
  iterate_until (is_set, &dispute);
  dialog = vnt_dispute_dialog_new (NULL, self->ui.desk, dispute);
  values = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Two Changes of “Serial”");
  g_assert_true (says (values, "S-before"));
  g_assert_true (says (values, "S-2"));
  g_assert_true (says (values, "S-mine"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* It is decided there, not sent blindly over theirs. */
static void
test_conflict (void)
{
  g_autoptr (VntMachine) machine = make (2, "SRV-002", "S-2", "");
  g_autoptr (VntOperation) change = vnt_machine_change_new (machine, VNT_MACHINE_NAME, "SRV-003");
  g_autoptr (VntOperationItem) item = NULL;
  g_autoptr (GtkWidget) row = NULL;
  GtkWidget *button;

  change->state = VNT_STATE_CONFLICT;
  item = vnt_operation_item_new (change);
  row = g_object_ref_sink (vnt_outbox_row_new (item));
  for (guint n = 0; (button = ui_find_nth (row, GTK_TYPE_BUTTON, n)) != NULL; n++)
    {
      const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (button));

      if (g_strcmp0 (action, "outbox.decide") == 0)
        g_assert_true (gtk_widget_get_visible (button));
      if (g_strcmp0 (action, "outbox.retry") == 0)
        g_assert_false (gtk_widget_get_visible (button));
    }
}

#define ADD(path, func) g_test_add ("/machines/" path, Machines, NULL, set_up, func, tear_down)

/* -- what is written down of it -- */

static GtkWidget *
find_record (GtkWidget *page, const char *text)
{
  GtkWidget *records = ui_find (page, VNT_TYPE_MACHINE_RECORDS);
  GtkWidget *row;

  for (guint i = 0; (row = ui_find_nth (records, ADW_TYPE_ACTION_ROW, i)) != NULL; i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), text))
      return row;
  return NULL;
}

static gboolean
has_record (gpointer page)
{
  return find_record (page, "The screen flickers") != NULL;
}

static gboolean
has_no_record (gpointer page)
{
  return find_record (page, "The screen flickers") == NULL;
}

static gboolean
has_software (gpointer page)
{
  return find_record (page, "LibreOffice 7.4") != NULL;
}

/* The entries in order: what was seen, the software, its version, the ticket. */
static GtkWindow *
open_record (Machines *self, GtkWidget *page)
{
  const VntMachine *machine = vnt_machine_page_get_machine (VNT_MACHINE_PAGE (page));
  GtkWindow *form = vnt_record_window_new (GTK_WINDOW (self->window), self->ui.desk, machine);

  gtk_window_present (form);
  return form;
}

/* Seen at once, and gone again when it is taken back before it left. */
static void
test_record (Machines *self, gconstpointer data)
{
  GtkWidget *page = vnt_machine_page_new (self->ui.desk);
  GtkWindow *form;
  GtkWidget *row;
  const VntOperation *change;

  present (self, page);
  vnt_machine_page_show (VNT_MACHINE_PAGE (page), 1);
  iterate_until (has_machine, page);
  form = open_record (self, page);
  type (form, 0, "The screen flickers");
  type (form, 3, "#5");
  press (form, "Record");
  iterate_until (has_record, page);
  row = find_record (page, "The screen flickers");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "#5"));
  g_assert_nonnull (
    strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Waits to be sent"));
  change = first_change (self);
  g_assert_cmpstr (change->name, ==, "fields:Failures");
  g_assert_true (g_str_has_suffix (change->value, " The screen flickers #5"));

  g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON), "clicked");
  iterate_until (has_no_record, page);
  g_assert_cmpuint (g_list_model_get_n_items (self->outbox), ==, 0);
}

static void
test_record_software (Machines *self, gconstpointer data)
{
  GtkWidget *page = vnt_machine_page_new (self->ui.desk);
  GtkWindow *form;

  present (self, page);
  vnt_machine_page_show (VNT_MACHINE_PAGE (page), 1);
  iterate_until (has_machine, page);
  form = open_record (self, page);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find (GTK_WIDGET (form), GTK_TYPE_DROP_DOWN)), 1);
  type (form, 1, "LibreOffice");
  type (form, 2, "7.4");
  press (form, "Record");
  iterate_until (has_software, page);
  g_assert_cmpstr (first_change (self)->name, ==, "fields:Software");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("search", test_search);
  ADD ("page", test_page);
  ADD ("edit", test_edit);
  ADD ("create", test_create);
  ADD ("draft", test_draft);
  ADD ("close", test_close);
  ADD ("link", test_link);
  ADD ("link-new", test_link_new);
  ADD ("dispute", test_dispute);
  ADD ("record", test_record);
  ADD ("record-software", test_record_software);
  g_test_add_func ("/machines/conflict", test_conflict);
  return g_test_run ();
}
