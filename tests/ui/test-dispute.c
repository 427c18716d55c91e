/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"
#include "vnt-dispute-dialog.h"
#include "vnt-outbox-row.h"

/* A desk with one change of ticket 3's status that is in conflict, as it was read back. */
typedef struct
{
  UiFixture ui;
  GListModel *outbox;
  VntDispute *dispute;
} Disputed;

static gboolean
has_change (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (data)) > 0;
}

static gboolean
has_none (gpointer data)
{
  return !has_change (data);
}

static void
on_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vnt_desk_set_field_finish (VNT_DESK (source), result, &error));
  g_assert_no_error (error);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
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

static void
set_up (Disputed *self, gconstpointer data)
{
  g_autoptr (VntOperationItem) item = NULL;

  ui_fixture_set_up (&self->ui, data);
  self->outbox = vnt_desk_list_outbox (self->ui.desk);
  vnt_desk_set_field_async (self->ui.desk, 3, VNT_FIELD_SUBJECT, "What I want", NULL, on_set, NULL);
  iterate_until (has_change, self->outbox);
  item = g_list_model_get_item (G_LIST_MODEL (self->outbox), 0);
  vnt_desk_load_dispute_async (self->ui.desk, vnt_operation_item_get_operation (item)->uuid, NULL,
                               on_loaded, &self->dispute);
  iterate_until (is_set, &self->dispute);
}

static void
tear_down (Disputed *self, gconstpointer data)
{
  g_clear_pointer (&self->dispute, vnt_dispute_unref);
  g_clear_object (&self->outbox);
  ui_fixture_tear_down (&self->ui, data);
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

/* The server's own row, though the agent's change is laid over what is shown. */
static void
test_read (Disputed *self, gconstpointer data)
{
  g_assert_cmpstr (self->dispute->operation->base, ==, "Printer 3 does not print");
  g_assert_cmpstr (self->dispute->operation->value, ==, "What I want");
  g_assert_cmpstr (self->dispute->theirs, ==, "Printer 3 does not print");
}

static void
test_words (Disputed *self, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *values;

  g_free (self->dispute->theirs);
  self->dispute->theirs = g_strdup ("What they want");
  g_free (self->dispute->who);
  self->dispute->who = g_strdup ("Marta Ruiz");
  self->dispute->when = FIXTURE_NOW;
  dialog = vnt_dispute_dialog_new (NULL, self->ui.desk, self->dispute);
  values = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  g_assert_nonnull (
    strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), "Subject"));
  g_assert_nonnull (
    strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "Marta Ruiz"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "#3"));
  g_assert_true (says (values, "Printer 3 does not print"));
  g_assert_true (says (values, "What they want"));
  g_assert_true (says (values, "What I want"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_theirs (Disputed *self, gconstpointer data)
{
  GtkWidget *dialog = vnt_dispute_dialog_new (NULL, self->ui.desk, self->dispute);

  gtk_window_present (GTK_WINDOW (dialog));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "theirs");
  iterate_until (has_none, self->outbox);
}

/* Neither "later" nor "mine" gives the change up. */
static void
test_kept (Disputed *self, gconstpointer data)
{
  const char *responses[] = { "cancel", "mine" };

  for (gsize i = 0; i < G_N_ELEMENTS (responses); i++)
    {
      GtkWidget *dialog = vnt_dispute_dialog_new (NULL, self->ui.desk, self->dispute);
      VntDispute *again = NULL;

      gtk_window_present (GTK_WINDOW (dialog));
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), responses[i]);
      vnt_desk_load_dispute_async (self->ui.desk, self->dispute->operation->uuid, NULL, on_loaded,
                                   &again);
      iterate_until (is_set, &again);
      vnt_dispute_unref (again);
    }
}

static GtkWidget *
find_button (GtkWidget *row, const char *action)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_find_nth (row, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) == 0)
      return button;
  g_assert_not_reached ();
}

/* A field in conflict is decided, not blindly retried; a refused reply can be written anew. */
static void
test_row (void)
{
  g_autoptr (VntOperation) field = vnt_operation_new_field (3, VNT_FIELD_STATUS, "new", "open");
  g_autoptr (VntOperation) reply = vnt_operation_new (VNT_OPERATION_REPLY, 3);
  g_autoptr (VntOperationItem) field_item = NULL;
  g_autoptr (VntOperationItem) reply_item = NULL;
  g_autoptr (GtkWidget) field_row = NULL;
  g_autoptr (GtkWidget) reply_row = NULL;

  field->state = VNT_STATE_CONFLICT;
  reply->state = VNT_STATE_REFUSED;
  field_item = vnt_operation_item_new (field);
  reply_item = vnt_operation_item_new (reply);
  field_row = g_object_ref_sink (vnt_outbox_row_new (field_item));
  reply_row = g_object_ref_sink (vnt_outbox_row_new (reply_item));
  g_assert_true (gtk_widget_get_visible (find_button (field_row, "outbox.decide")));
  g_assert_false (gtk_widget_get_visible (find_button (field_row, "outbox.retry")));
  g_assert_false (gtk_widget_get_visible (find_button (reply_row, "outbox.decide")));
  g_assert_true (gtk_widget_get_visible (find_button (reply_row, "outbox.retry")));
  g_assert_true (gtk_widget_get_visible (find_button (reply_row, "outbox.edit")));
}

#define ADD(path, func) g_test_add ("/dispute/" path, Disputed, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("read", test_read);
  ADD ("words", test_words);
  ADD ("theirs", test_theirs);
  ADD ("kept", test_kept);
  g_test_add_func ("/outbox/row", test_row);
  return g_test_run ();
}
