/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with an article is said where somebody looks after it. */
#include <string.h>

#include "ui-fixture.h"
#include "vnt-article-view.h"
#include "vnt-desk-knowledge.h"
#include "vnt-knowledge-page.h"
#include "vnt-text.h"
#include "vnt-window.h"
#include "vnt-wrong-window.h"

static void
fill (VntStore *store)
{
  g_autoptr (GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_article_unref);
  VntArticle *article = vnt_article_new (1, "La impresora no imprime");

  vnt_text_set (&article->body, "<p>Apague y encienda.</p>");
  article->updated = FIXTURE_NOW;
  g_ptr_array_add (articles, article);
  g_assert_true (vnt_store_save_articles (store, articles, NULL, NULL, NULL));
}

static void
set_up (UiFixture *fixture, gconstpointer data)
{
  fixture->fill = fill;
  ui_fixture_set_up (fixture, data);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
shows_three (gpointer window)
{
  return vnt_window_get_ticket_id (window) == 3;
}

static gboolean
has_page (gpointer window)
{
  return ui_find (window, VNT_TYPE_KNOWLEDGE_PAGE) != NULL;
}

static GtkWidget *
find_dialog (void)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i);

      if (VNT_IS_WRONG_WINDOW (window))
        return window;
    }
  return NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL;
}

static GtkWidget *
find_send (GtkWidget *dialog)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_find_nth (dialog, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "_Send") == 0)
      return button;
  g_assert_not_reached ();
}

static gboolean
says_problem (gpointer dialog)
{
  GtkWidget *label;

  for (guint i = 0; (label = ui_find_nth (dialog, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_has_css_class (label, "error") && gtk_widget_get_visible (label))
      return *gtk_label_get_label (GTK_LABEL (label)) != '\0';
  return FALSE;
}

/* It cannot be written down: what was said stays until it can. */
static void
send_in_vain (UiFixture *fixture, GtkWidget *dialog, const char *said)
{
  ui_fixture_refuse (fixture, "operation");
  g_signal_emit_by_name (find_send (dialog), "clicked");
  g_assert_false (gtk_widget_get_sensitive (find_send (dialog)));
  gtk_window_close (GTK_WINDOW (dialog));
  iterate_until (says_problem, dialog);
  g_assert_true (find_dialog () == dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (dialog, GTK_TYPE_ENTRY))), ==,
                   said);
  g_assert_true (gtk_widget_get_sensitive (find_send (dialog)));
  g_assert_cmpuint (vnt_desk_get_waiting (fixture->desk), ==, 0);
  ui_fixture_accept (fixture);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static gboolean
waits_something (gpointer desk)
{
  return vnt_desk_get_waiting (desk) > 0;
}

/* Says that the first article is wrong, and returns what then waits to be sent. */
static VntOperation *
report (UiFixture *fixture, const char *queue, gboolean in_vain)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");
  g_autoptr (VntArticle) article = vnt_article_new (1, "La impresora no imprime");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) outbox = NULL;
  VntOperation *operation;
  VntWindow *window;
  GtkWidget *dialog;

  g_settings_set_string (settings, "knowledge-queue", queue);
  vnt_text_set (&article->author, "marta");
  window = vnt_window_new (NULL, settings);
  gtk_window_present (GTK_WINDOW (window));
  vnt_window_set_desk (window, fixture->desk);
  vnt_window_open_ticket (window, 3, TRUE);
  iterate_until (shows_three, window);
  g_assert_true (vnt_window_activate (window, "win.show-knowledge"));
  iterate_until (has_page, window);
  g_signal_emit_by_name (ui_find (GTK_WIDGET (window), VNT_TYPE_KNOWLEDGE_PAGE), "open",
                         article->id, TRUE);
  g_signal_emit_by_name (ui_find (GTK_WIDGET (window), VNT_TYPE_ARTICLE_VIEW), "report", article);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (gtk_widget_get_sensitive (find_send (dialog)));
  gtk_editable_set_text (GTK_EDITABLE (ui_find (dialog, GTK_TYPE_ENTRY)), "Falta el paso 3");
  g_assert_true (gtk_widget_get_sensitive (find_send (dialog)));
  if (in_vain)
    send_in_vain (fixture, dialog, "Falta el paso 3");
  g_signal_emit_by_name (find_send (dialog), "clicked");
  iterate_until (has_no_dialog, NULL);
  iterate_until (waits_something, fixture->desk);
  vnt_desk_load_outbox_async (fixture->desk, NULL, keep_result, &result);
  iterate_until (is_set, &result);
  outbox = vnt_desk_load_outbox_finish (fixture->desk, result, NULL);
  g_assert_cmpuint (outbox->len, ==, 1);
  operation = vnt_operation_ref (g_ptr_array_index (outbox, 0));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  iterate_until (is_gone, &window);
  g_settings_reset (settings, "knowledge-queue");
  return operation;
}

static void
assert_says_all (const char *text)
{
  g_assert_nonnull (strstr (text, "Falta el paso 3"));
  g_assert_nonnull (strstr (text, "La impresora no imprime"));
  g_assert_nonnull (strstr (text, "marta"));
}

/* Nobody looks after the articles: it stands where the agent found out. */
static void
test_on_ticket (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (VntOperation) operation = report (fixture, "", FALSE);

  g_assert_cmpint (operation->kind, ==, VNT_OPERATION_COMMENT);
  g_assert_cmpint (operation->ticket, ==, 3);
  assert_says_all (operation->content);
}

/* A queue does: it is told by a ticket of its own. */
static void
test_to_queue (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) queues = vnt_desk_list_queues (fixture->desk);
  const VntQueue *first = g_ptr_array_index (queues, 0);
  g_autoptr (VntOperation) operation = report (fixture, first->name, FALSE);

  g_assert_cmpint (operation->kind, ==, VNT_OPERATION_CREATE);
  assert_says_all (operation->content);
}

/* With no room on the disk, whether by comment or ticket. */
static void
test_in_vain (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) queues = vnt_desk_list_queues (fixture->desk);
  const VntQueue *first = g_ptr_array_index (queues, 0);
  g_autoptr (VntOperation) operation = report (fixture, data != NULL ? first->name : "", TRUE);

  assert_says_all (operation->content);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, data, func) g_test_add (name, UiFixture, data, set_up, func, ui_fixture_tear_down)
  ADD ("/wrong/on-ticket", NULL, test_on_ticket);
  ADD ("/wrong/to-queue", NULL, test_to_queue);
  ADD ("/wrong/in-vain/ticket", NULL, test_in_vain);
  ADD ("/wrong/in-vain/queue", "queue", test_in_vain);
  return g_test_run ();
}
