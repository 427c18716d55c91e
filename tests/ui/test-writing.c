/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet, the composer around it, and the page of all drafts. */
#include "ui-fixture.h"
#include "vnt-composer.h"
#include "vnt-desk-article.h"
#include "vnt-desk-machine-draft.h"
#include "vnt-desk-writing.h"
#include "vnt-draft-row.h"
#include "vnt-drafts-page.h"
#include "vnt-forward.h"
#include "vnt-machine-change.h"
#include "vnt-machine-draft.h"
#include "vnt-sheet.h"
#include "vnt-ticket-page.h"

typedef struct
{
  UiFixture ui;
  GtkWidget *window;
  GtkWidget *page;
  GListModel *outbox;
} Writing;

static gboolean
is_editable (gpointer data)
{
  return gtk_text_view_get_editable (data);
}

static VntSheet *
get_sheet (Writing *self)
{
  return VNT_SHEET (ui_find (self->page, VNT_TYPE_SHEET));
}

static void
set_up (Writing *self, gconstpointer data)
{
  ui_fixture_set_up (&self->ui, data);
  self->outbox = vnt_desk_list_outbox (self->ui.desk);
  self->window = gtk_window_new ();
  self->page = vnt_ticket_page_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
  vnt_ticket_page_set_desk (VNT_TICKET_PAGE (self->page), self->ui.desk);
  vnt_ticket_page_show_ticket (VNT_TICKET_PAGE (self->page), 3);
  iterate_until (is_editable, get_sheet (self));
}

static void
tear_down (Writing *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->outbox);
  ui_fixture_tear_down (&self->ui, data);
}

/* As the keyboard does. */
static void
type (VntSheet *sheet, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (sheet));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *one = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

      gtk_text_buffer_insert_interactive_at_cursor (buffer, one, -1, TRUE);
    }
}

static void
assert_text (VntSheet *sheet, const char *expected)
{
  g_autofree char *text = vnt_sheet_get_text (sheet);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_lists_go_on (Writing *self, gconstpointer data)
{
  VntSheet *sheet = get_sheet (self);

  type (sheet, "- uno\ndos\n\nfin");
  assert_text (sheet, "- uno\n- dos\nfin");
  vnt_sheet_set_text (sheet, "", 0);
  type (sheet, "9. a\nb");
  assert_text (sheet, "9. a\n10. b");
}

static void
test_bold (Writing *self, gconstpointer data)
{
  VntSheet *sheet = get_sheet (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (sheet));
  GtkTextIter start, end;

  type (sheet, "muy urgente");
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 4);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  vnt_sheet_wrap (sheet, "**");
  assert_text (sheet, "muy **urgente**");
  vnt_sheet_wrap (sheet, "**");
  assert_text (sheet, "muy urgente");
}

static gboolean
has_change (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (data)) > 0;
}

static const VntOperation *
wait_sent (Writing *self)
{
  g_autoptr (VntOperationItem) item = NULL;

  iterate_until (has_change, self->outbox);
  item = g_list_model_get_item (G_LIST_MODEL (self->outbox), 0);
  return vnt_operation_item_get_operation (item);
}

static void
save_signature (Writing *self, const char *text)
{
  g_autoptr (GPtrArray) modules =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_text_module_unref);

  g_ptr_array_add (modules, vnt_text_module_new (VNT_TEXT_MODULE_SIGNATURE, "Firma", text));
  vnt_desk_save_texts_async (self->ui.desk, modules, NULL, NULL, NULL);
}

static gboolean
shows_signature (gpointer data)
{
  Writing *self = data;

  for (guint i = 0;; i++)
    {
      GtkWidget *label = ui_find_nth (self->page, GTK_TYPE_LABEL, i);

      if (label == NULL)
        return FALSE;
      if (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), "Sobre #3"))
        return TRUE;
    }
}

/* Written as Markdown, sent as HTML, signed; the signature was on show before. */
static void
test_reply (Writing *self, gconstpointer data)
{
  const VntOperation *operation;

  save_signature (self, "Sobre {ticket}");
  iterate_until (shows_signature, self);
  type (get_sheet (self), "Es **hoy**");
  g_assert_true (gtk_widget_activate_action (self->page, "ticket.send", NULL));
  operation = wait_sent (self);
  g_assert_cmpint (operation->kind, ==, VNT_OPERATION_REPLY);
  g_assert_cmpstr (operation->content_type, ==, "text/html");
  g_assert_cmpstr (operation->content, ==,
                   "<p>Es <strong>hoy</strong></p>\n<p>-- </p>\n<p>Sobre #3</p>\n");
  g_assert_cmpstr (vnt_operation_get_words (operation), ==, "Es **hoy**");
}

static void
test_note (Writing *self, gconstpointer data)
{
  const VntOperation *operation;

  save_signature (self, "Sobre {ticket}");
  iterate_until (shows_signature, self);
  g_assert_true (gtk_widget_activate_action (self->page, "ticket.comment", NULL));
  type (get_sheet (self), "Entre nosotros");
  g_assert_true (gtk_widget_activate_action (self->page, "ticket.send", NULL));
  operation = wait_sent (self);
  g_assert_cmpint (operation->kind, ==, VNT_OPERATION_COMMENT);
  g_assert_cmpstr (operation->content, ==, "Entre nosotros");
}

static gboolean
shows_error (GtkWidget *composer)
{
  GtkWidget *label;

  for (guint i = 0; (label = ui_find_nth (composer, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_has_css_class (label, "error") && gtk_widget_get_visible (label))
      return TRUE;
  return FALSE;
}

/* Nothing leaves without an address; what does, says to whom. A draft keeps them. */
static void
test_forward (Writing *self, gconstpointer data)
{
  GtkWidget *composer = ui_find (self->page, VNT_TYPE_COMPOSER);
  GtkWidget *to = ui_find (composer, GTK_TYPE_ENTRY);
  g_autoptr (VntForward) forward = NULL;
  const VntOperation *operation;

  g_assert_false (gtk_widget_get_visible (to));
  g_assert_true (gtk_widget_activate_action (self->page, "ticket.forward", NULL));
  g_assert_true (gtk_widget_get_visible (to));
  type (get_sheet (self), "Para que lo vean");
  g_assert_true (gtk_widget_activate_action (self->page, "ticket.send", NULL));
  g_assert_true (shows_error (composer));
  gtk_editable_set_text (GTK_EDITABLE (to), "fuera@example.org, nadie");
  g_assert_true (gtk_widget_activate_action (self->page, "ticket.send", NULL));
  g_assert_true (shows_error (composer));
  g_assert_cmpuint (g_list_model_get_n_items (self->outbox), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (to), "fuera@example.org");
  /* Away and back: as it was. */
  vnt_ticket_page_show_ticket (VNT_TICKET_PAGE (self->page), 2);
  vnt_ticket_page_show_ticket (VNT_TICKET_PAGE (self->page), 3);
  iterate_until (is_editable, get_sheet (self));
  g_assert_true (gtk_widget_get_visible (to));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "fuera@example.org");
  g_assert_true (gtk_widget_activate_action (self->page, "ticket.send", NULL));
  operation = wait_sent (self);
  g_assert_cmpint (operation->kind, ==, VNT_OPERATION_FORWARD);
  g_assert_cmpstr (operation->content, ==, "Para que lo vean");
  forward = vnt_forward_read (operation->value);
  g_assert_cmpstr (forward->to, ==, "fuera@example.org");
  g_assert_cmpint (forward->message, ==, 0);
  g_assert_false (gtk_widget_get_visible (to));
}

static gboolean
has_row (gpointer data)
{
  return ui_find_nth (data, VNT_TYPE_DRAFT_ROW, 0) != NULL;
}

static gboolean
has_no_row (gpointer data)
{
  return !has_row (data);
}

/* A draft is listed, goes from sight when it is discarded, and comes back. */
static void
test_drafts (Writing *self, gconstpointer data)
{
  GtkWidget *drafts = vnt_drafts_page_new (self->ui.desk);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row;

  gtk_window_set_child (GTK_WINDOW (window), drafts);
  gtk_window_present (GTK_WINDOW (window));
  type (get_sheet (self), "A medias");
  iterate_until (has_row, drafts);
  row = ui_find (drafts, VNT_TYPE_DRAFT_ROW);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Reply · #3 Printer 3 does not print, A medias, just now");
  gtk_widget_activate_action (drafts, "drafts.discard", "x", G_GINT64_CONSTANT (3));
  g_assert_true (has_no_row (drafts));
  gtk_widget_activate_action (drafts, "drafts.undo", NULL);
  g_assert_true (has_row (drafts));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_three_rows (gpointer drafts)
{
  return ui_find_nth (drafts, VNT_TYPE_DRAFT_ROW, 2) != NULL;
}

static gboolean
has_two_rows (gpointer drafts)
{
  return ui_find_nth (drafts, VNT_TYPE_DRAFT_ROW, 1) != NULL && !has_three_rows (drafts);
}

static void
assert_spoken (GtkWidget *drafts, const char *expected)
{
  GtkWidget *row;

  for (guint n = 0; (row = ui_find_nth (drafts, VNT_TYPE_DRAFT_ROW, n)) != NULL; n++)
    {
      g_autofree char *problem =
        gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                            expected);

      if (problem == NULL)
        return;
    }
  g_error ("No draft says “%s”", expected);
}

/* An article and a machine's form that were begun stand beside the reply of the same ticket. */
static void
test_other_drafts (Writing *self, gconstpointer data)
{
  GtkWidget *drafts = vnt_drafts_page_new (self->ui.desk);
  GtkWidget *window = gtk_window_new ();
  g_autoptr (VntNewArticle) article = vnt_new_article_new ("Atascos");
  g_autofree char *written = vnt_new_article_write (article, "Abra la tapa.");
  g_autoptr (VntMachine) before = vnt_machine_new (4, "PC-004");
  g_autoptr (VntMachine) after = vnt_machine_copy (before);
  g_autofree char *filled_in = NULL;

  gtk_window_set_child (GTK_WINDOW (window), drafts);
  gtk_window_present (GTK_WINDOW (window));
  vnt_machine_set_value (after, VNT_MACHINE_DESCRIPTION, "En el sótano");
  filled_in = vnt_machine_draft_write (before, after);
  vnt_desk_save_article_draft_async (self->ui.desk, 3, written, NULL, NULL, NULL);
  vnt_desk_save_machine_draft_async (self->ui.desk, 4, "PC-004", filled_in, NULL, NULL, NULL);
  type (get_sheet (self), "A medias");
  iterate_until (has_three_rows, drafts);
  assert_spoken (drafts, "New article · #3 Atascos, Abra la tapa., just now");
  assert_spoken (drafts, "Machine · PC-004, En el sótano, just now");
  /* Only that one goes. */
  gtk_widget_activate_action (drafts, "drafts.discard", "x",
                              vnt_draft_entry_key (
                                vnt_draft_item_get_entry (vnt_draft_row_get_item (VNT_DRAFT_ROW (
                                                            ui_find (drafts, VNT_TYPE_DRAFT_ROW))))
                                  ->draft));
  g_assert_true (has_two_rows (drafts));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, func) g_test_add ("/writing/" path, Writing, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("lists-go-on", test_lists_go_on);
  ADD ("bold", test_bold);
  ADD ("reply", test_reply);
  ADD ("note", test_note);
  ADD ("forward", test_forward);
  ADD ("drafts", test_drafts);
  ADD ("other-drafts", test_other_drafts);
  return g_test_run ();
}
