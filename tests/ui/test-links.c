/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"
#include "vnt-changes.h"
#include "vnt-chips.h"
#include "vnt-history-window.h"
#include "vnt-link-fields.h"
#include "vnt-merge-dialog.h"
#include "vnt-people-fields.h"
#include "vnt-picker.h"

/* Who a ticket is from and what it is linked with, in a window of their own. */
typedef struct
{
  UiFixture ui;
  GtkWidget *window;
  VntPeopleFields *people;
  VntLinkFields *links;
  VntTicketDetail *detail;
  GListModel *outbox;
} Links;

static void
set_up (Links *self, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (3, "Printer 3 does not print");
  const char *requestors[] = { "rosa@example.org", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  ui_fixture_set_up (&self->ui, data);
  self->detail = vnt_ticket_detail_new (3);
  vnt_text_set_list (&self->detail->requestors, requestors);
  vnt_ticket_detail_add_link (self->detail, "refers-to", "ticket:5");
  ui_fixture_save_detail (&self->ui, ticket, self->detail);
  self->outbox = vnt_desk_list_outbox (self->ui.desk);
  self->window = gtk_window_new ();
  self->people = VNT_PEOPLE_FIELDS (vnt_people_fields_new ());
  self->links = VNT_LINK_FIELDS (vnt_link_fields_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->people));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->links));
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_present (GTK_WINDOW (self->window));
  vnt_people_fields_show (self->people, self->ui.desk, 3, self->detail, NULL, NULL);
  vnt_link_fields_show (self->links, self->ui.desk, 3, self->detail, NULL, NULL);
}

static void
tear_down (Links *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  vnt_ticket_detail_unref (self->detail);
  g_clear_object (&self->outbox);
  ui_fixture_tear_down (&self->ui, data);
}

static gboolean
has_change (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (data)) > 0;
}

static void
assert_queued (
  Links *self, VntField field, const char *name, const char *added, const char *removed)
{
  const char *come[] = { added, NULL };
  const char *go[] = { removed, NULL };
  g_autofree char *changes = vnt_changes_make (come, go);
  g_autoptr (VntOperationItem) item = NULL;
  const VntOperation *operation;

  iterate_until (has_change, self->outbox);
  item = g_list_model_get_item (G_LIST_MODEL (self->outbox), 0);
  operation = vnt_operation_item_get_operation (item);
  g_assert_cmpint (operation->field, ==, field);
  g_assert_cmpstr (operation->name, ==, name);
  g_assert_cmpstr (operation->value, ==, changes);
}

static void
choose (GtkWidget *within, guint n, const char *value)
{
  g_signal_emit_by_name (ui_find_nth (within, VNT_TYPE_PICKER, n), "chosen", value);
}

static void
test_address (Links *self, gconstpointer data)
{
  choose (GTK_WIDGET (self->people), 1, "somebody@example.org");
  assert_queued (self, VNT_FIELD_CC, NULL, "somebody@example.org", NULL);
}

/* A slip of the keyboard is not sent to the server. */
static void
test_nobody (Links *self, gconstpointer data)
{
  choose (GTK_WIDGET (self->people), 1, "Rosa from upstairs");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (has_change (self->outbox));
}

static void
test_remove_person (Links *self, gconstpointer data)
{
  GtkWidget *chips = ui_find (GTK_WIDGET (self->people), VNT_TYPE_CHIPS);

  g_signal_emit_by_name (ui_find (chips, GTK_TYPE_BUTTON), "clicked");
  assert_queued (self, VNT_FIELD_REQUESTORS, NULL, NULL, "rosa@example.org");
}

static void
test_add_link (Links *self, gconstpointer data)
{
  GtkDropDown *relation = GTK_DROP_DOWN (ui_find (GTK_WIDGET (self->links), GTK_TYPE_DROP_DOWN));

  gtk_drop_down_set_selected (relation, 2);
  choose (GTK_WIDGET (self->links), 0, "7");
  assert_queued (self, VNT_FIELD_LINKS, "depends-on", "ticket:7", NULL);
}

static gboolean
has_button (gpointer data)
{
  return ui_find_nth (data, GTK_TYPE_BUTTON, 1) != NULL;
}

static GtkWidget *
shown_chips (Links *self)
{
  for (guint n = 0; n < 6; n++)
    {
      GtkWidget *chips = ui_find_nth (GTK_WIDGET (self->links), VNT_TYPE_CHIPS, n);

      if (gtk_widget_get_first_child (chips) != NULL)
        return chips;
    }
  return NULL;
}

static void
test_remove_link (Links *self, gconstpointer data)
{
  GtkWidget *chips = shown_chips (self);

  iterate_until (has_button, chips);
  g_signal_emit_by_name (ui_find_nth (chips, GTK_TYPE_BUTTON, 1), "clicked");
  assert_queued (self, VNT_FIELD_LINKS, "refers-to", NULL, "ticket:5");
}

static gboolean
has_subject (gpointer data)
{
  GtkWidget *label = ui_find_nth (data, GTK_TYPE_LABEL, 0);

  return label != NULL &&
         g_str_equal (gtk_label_get_label (GTK_LABEL (label)), "#5 Printer 5 does not print");
}

/* A link is more than a number. */
static void
test_subject (Links *self, gconstpointer data)
{
  iterate_until (has_subject, shown_chips (self));
}

static gboolean
may_merge (gpointer data)
{
  return adw_message_dialog_get_response_enabled (data, "merge");
}

/* Nothing is merged before it was said what that does. */
static void
test_merge (Links *self, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (3, "Printer 3 does not print");
  GtkWidget *dialog = vnt_merge_dialog_new (GTK_WINDOW (self->window), self->ui.desk, ticket);

  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (may_merge (dialog));
  vnt_merge_dialog_choose (dialog, 7);
  iterate_until (may_merge, dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "merge");
  gtk_window_destroy (GTK_WINDOW (dialog));
  iterate_until (has_change, self->outbox);
  {
    g_autoptr (VntOperationItem) item = g_list_model_get_item (G_LIST_MODEL (self->outbox), 0);
    const VntOperation *operation = vnt_operation_item_get_operation (item);

    g_assert_cmpint (operation->field, ==, VNT_FIELD_MERGE);
    g_assert_cmpstr (operation->value, ==, "7");
  }
}

/* With nothing fetched there is nothing to show, and the window says so. */
static void
test_history_is_empty (Links *self, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (4, "Printer 4 does not print");
  GtkWindow *window = vnt_history_window_new (GTK_WINDOW (self->window), self->ui.desk, ticket);
  GtkStack *stack = GTK_STACK (ui_find (GTK_WIDGET (window), GTK_TYPE_STACK));

  gtk_window_present (window);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "none");
  gtk_window_destroy (window);
}

#define ADD(path, func) g_test_add ("/links/" path, Links, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("address", test_address);
  ADD ("nobody", test_nobody);
  ADD ("remove-person", test_remove_person);
  ADD ("add-link", test_add_link);
  ADD ("remove-link", test_remove_link);
  ADD ("subject", test_subject);
  ADD ("merge", test_merge);
  ADD ("history-empty", test_history_is_empty);
  return g_test_run ();
}
