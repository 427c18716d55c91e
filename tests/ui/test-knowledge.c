/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The articles: found as one types, read, put into a reply, suggested. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "ui-fixture.h"
#include "vnt-article-form.h"
#include "vnt-article-row.h"
#include "vnt-article-view.h"
#include "vnt-composer.h"
#include "vnt-desk-knowledge.h"
#include "vnt-desk-writing.h"
#include "vnt-guide-view.h"
#include "vnt-knowledge-page.h"
#include "vnt-sheet.h"
#include "vnt-suggestion-line.h"
#include "vnt-text-popover.h"
#include "vnt-text.h"
#include "vnt-window.h"

/* A red one. */
#define PIXEL \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=="

static void
fill (VntStore *store)
{
  static const char *const words[][3] = {
    { "La impresora no imprime", "Guías",
      "<h2>Antes</h2><p>Mire el <a href=\"article:2\">cable</a>.</p><h2>Pasos</h2><ol><li>Apague.</li>"
      "<li>Encienda.</li><li>Avise.</li></ol>" },
    { "El cable de red", "Guías", "<p>Enchufe el cable.</p>" },
    { "Normas de correo", "Normas", "<p>Sin adjuntos grandes.</p>" },
    { "Con fotos", "Fotos",
      "<p>Mire:</p><p><img alt=\"Uno\" src=\"data:image/png;base64," PIXEL
      "\"></p><p><img alt=\"Dos\" src=\"cid:article-picture.12.34\"></p>"
      "<p><img alt=\"Tres\" src=\"https://elsewhere.example/Ticket/Attachment/1/2/x.png\"></p>" },
  };
  g_autoptr (GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_article_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      VntArticle *article = vnt_article_new ((gint64) i + 1, words[i][0]);

      vnt_text_set (&article->category, words[i][1]);
      vnt_text_set (&article->body, words[i][2]);
      vnt_text_set (&article->editor, "marta");
      article->updated = FIXTURE_NOW;
      g_ptr_array_add (articles, article);
    }
  g_assert_true (vnt_store_save_articles (store, articles, NULL, NULL, NULL));
}

static void
set_up (UiFixture *fixture, gconstpointer data)
{
  fixture->fill = fill;
  ui_fixture_set_up (fixture, data);
}

static GtkWidget *
show (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static guint
count_rows (GtkWidget *page)
{
  guint n = 0;

  while (ui_find_nth (page, VNT_TYPE_ARTICLE_ROW, n) != NULL)
    n++;
  return n;
}

static gboolean
has_all (gpointer page)
{
  return count_rows (page) == 4;
}

static gboolean
has_first_only (gpointer page)
{
  GtkWidget *row = ui_find (page, VNT_TYPE_ARTICLE_ROW);

  return count_rows (page) == 1 && vnt_article_row_get_article (VNT_ARTICLE_ROW (row)) == 1;
}

static gboolean
has_none (gpointer page)
{
  GtkWidget *status = ui_find (page, ADW_TYPE_STATUS_PAGE);

  return status != NULL && gtk_widget_get_mapped (status);
}

static void
on_open (gint64 *opened, gint64 article, gboolean enter)
{
  *opened = article;
}

static void
test_page (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = vnt_knowledge_page_new (fixture->desk);
  GtkWidget *window = show (page);
  GtkWidget *search = ui_find (page, GTK_TYPE_SEARCH_ENTRY);
  gint64 opened = 0;

  g_signal_connect_swapped (page, "open", G_CALLBACK (on_open), &opened);
  iterate_until (has_all, page);
  gtk_editable_set_text (GTK_EDITABLE (search), "impresoras");
  iterate_until (has_first_only, page);
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpint (opened, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (search), "zzz");
  iterate_until (has_none, page);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
shows (gpointer view, const char *title)
{
  return g_strcmp0 (vnt_article_view_get_title (view), title) == 0;
}

static gboolean
shows_first (gpointer view)
{
  return shows (view, "La impresora no imprime");
}

static gboolean
shows_second (gpointer view)
{
  return shows (view, "El cable de red");
}

static void
on_use (int *used, gpointer article, int form)
{
  *used = form + 1;
}

static void
test_view (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view = vnt_article_view_new (fixture->desk);
  GtkWidget *window = show (view);
  int used = 0;

  g_signal_connect_swapped (view, "use", G_CALLBACK (on_use), &used);
  vnt_article_view_show (VNT_ARTICLE_VIEW (view), 1);
  iterate_until (shows_first, view);
  /* Without a ticket there is no reply. */
  gtk_widget_activate_action (view, "article.insert-quote", NULL);
  g_assert_cmpint (used, ==, 0);
  vnt_article_view_set_ticket (VNT_ARTICLE_VIEW (view), 7);
  gtk_widget_activate_action (view, "article.insert-quote", NULL);
  g_assert_cmpint (used, ==, VNT_ARTICLE_AS_QUOTE + 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A link to another article stays inside, and there is a way back. */
static void
test_link (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view = vnt_article_view_new (fixture->desk);
  GtkWidget *window = show (view);
  GtkWidget *label;
  gboolean followed = FALSE;

  vnt_article_view_show (VNT_ARTICLE_VIEW (view), 1);
  iterate_until (shows_first, view);
  for (guint i = 0; !followed && (label = ui_find_nth (view, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_label (GTK_LABEL (label)), "article:2") != NULL)
      g_signal_emit_by_name (label, "activate-link", "article:2", &followed);
  g_assert_true (followed);
  iterate_until (shows_second, view);
  g_assert_true (vnt_article_view_back (VNT_ARTICLE_VIEW (view)));
  iterate_until (shows_first, view);
  g_assert_false (vnt_article_view_back (VNT_ARTICLE_VIEW (view)));
  gtk_window_destroy (GTK_WINDOW (window));
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

static gboolean
has_picture (gpointer view)
{
  GtkWidget *picture = ui_find_nth (view, GTK_TYPE_PICTURE, 0);

  return picture != NULL && gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL;
}

/* A picture in the text is shown, one of the server's waits for its file, and nothing is fetched from elsewhere. */
static void
test_pictures (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view = vnt_article_view_new (fixture->desk);
  GtkWidget *window = show (view);
  GtkWidget *waiting;

  vnt_article_view_show (VNT_ARTICLE_VIEW (view), 4);
  iterate_until (has_picture, view);
  waiting = ui_find_nth (view, GTK_TYPE_PICTURE, 1);
  g_assert_nonnull (waiting);
  g_assert_null (gtk_picture_get_paintable (GTK_PICTURE (waiting)));
  g_assert_null (ui_find_nth (view, GTK_TYPE_PICTURE, 2));
  g_assert_true (says (view, "1 remote picture was not fetched"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Came with its article while there was a network. */
static void
bring_picture (UiFixture *fixture)
{
  g_autofree char *account =
    g_compute_checksum_for_string (G_CHECKSUM_SHA256, "rt ana http://127.0.0.1:1", -1);
  g_autofree char *folder =
    g_build_filename (fixture->store.cache_dir, "attachments", account, "34", NULL);
  g_autofree char *path = g_build_filename (folder, "picture", NULL);
  g_autofree guchar *bytes = NULL;
  gsize length;

  bytes = g_base64_decode (PIXEL, &length);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, (const char *) bytes, (gssize) length, NULL));
}

static gboolean
has_both_pictures (gpointer view)
{
  GtkWidget *picture = ui_find_nth (view, GTK_TYPE_PICTURE, 1);

  return picture != NULL && gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL;
}

static void
test_pictures_offline (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view = vnt_article_view_new (fixture->desk);
  GtkWidget *window = show (view);

  bring_picture (fixture);
  vnt_article_view_show (VNT_ARTICLE_VIEW (view), 4);
  iterate_until (has_both_pictures, view);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_print (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view = vnt_article_view_new (fixture->desk);
  GtkWidget *window = show (view);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *path =
    g_strdup_printf ("%s/vnt-article-%d.pdf", g_get_tmp_dir (), (int) getpid ());
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  int pages = 0;

  vnt_article_view_show (VNT_ARTICLE_VIEW (view), 1);
  iterate_until (shows_first, view);
  operation = vnt_article_view_new_print (VNT_ARTICLE_VIEW (view));
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &pages, NULL);
  g_assert_cmpint (pages, ==, 1);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
  g_unlink (path);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
offers_article (gpointer popover)
{
  return says (popover, "La impresora no imprime");
}

static void
on_detail (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(VntArticleDetail **) user_data = vnt_desk_load_article_finish (VNT_DESK (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
on_text (char **chosen, const char *text)
{
  g_free (*chosen);
  *chosen = g_strdup (text);
}

/* Put in with "::", the whole text goes in, and it counts as used on the ticket. */
static void
test_texts (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (VntValueList) texts = vnt_desk_list_texts (fixture->desk);
  g_autoptr (VntTicket) ticket = make_ticket (7, "Printer 7 does not print");
  GtkWidget *button = gtk_button_new ();
  GtkWidget *window = show (button);
  GtkWidget *popover = vnt_text_popover_new (fixture->desk, texts, ticket, NULL, NULL);
  GtkWidget *search = ui_find (popover, GTK_TYPE_SEARCH_ENTRY);
  VntArticleDetail *detail = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_parent (popover, button);
  g_signal_connect_swapped (popover, "chosen", G_CALLBACK (on_text), &text);
  gtk_editable_set_text (GTK_EDITABLE (search), "impresoras");
  iterate_until (offers_article, popover);
  g_signal_emit_by_name (search, "activate");
  iterate_until (is_set, &text);
  g_assert_nonnull (strstr (text, "Apague."));
  /* What an agent used is written down behind the back of who asks: ask until it is. */
  do
    {
      g_clear_pointer (&detail, vnt_article_detail_free);
      vnt_desk_load_article_async (fixture->desk, 1, NULL, on_detail, &detail);
      iterate_until (is_set, &detail);
    }
  while (detail->uses == 0);
  g_assert_cmpuint (detail->uses, ==, 1);
  vnt_article_detail_free (detail);
  gtk_widget_unparent (popover);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Steps are ticked, and are so the next time. */
static void
test_guide (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view = vnt_article_view_new (fixture->desk);
  GtkWidget *window = show (view);
  GtkWidget *guide, *step;

  vnt_article_view_show (VNT_ARTICLE_VIEW (view), 1);
  iterate_until (shows_first, view);
  gtk_widget_activate_action (view, "article.steps", NULL);
  guide = ui_find (view, VNT_TYPE_GUIDE_VIEW);
  g_assert_nonnull (ui_find_nth (guide, GTK_TYPE_CHECK_BUTTON, 2));
  g_assert_null (ui_find_nth (guide, GTK_TYPE_CHECK_BUTTON, 3));
  step = ui_find_nth (guide, GTK_TYPE_CHECK_BUTTON, 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (step), TRUE);
  vnt_article_view_show (VNT_ARTICLE_VIEW (view), 2);
  iterate_until (shows_second, view);
  vnt_article_view_show (VNT_ARTICLE_VIEW (view), 1);
  iterate_until (shows_first, view);
  step = ui_find_nth (guide, GTK_TYPE_CHECK_BUTTON, 1);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (step)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_forms (void)
{
  g_autoptr (VntArticle) article = vnt_article_new (3, "Título");
  g_autofree char *text = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *link = NULL;

  vnt_text_set (&article->body, "<p>Uno</p><p>Dos</p>");
  text = vnt_article_form_make (article, VNT_ARTICLE_AS_TEXT, NULL);
  quote = vnt_article_form_make (article, VNT_ARTICLE_AS_QUOTE, NULL);
  link = vnt_article_form_make (article, VNT_ARTICLE_AS_LINK, "https://d.example/3");
  g_assert_true (g_str_has_prefix (text, "Uno"));
  g_assert_nonnull (strstr (quote, "Título"));
  g_assert_nonnull (strstr (quote, "> Dos"));
  g_assert_cmpstr (link, ==, "Título: https://d.example/3");
}

static gboolean
has_chip (gpointer line)
{
  GtkWidget *chip = ui_find (line, GTK_TYPE_BUTTON);

  return chip != NULL && gtk_widget_get_mapped (chip) &&
         strstr (gtk_button_get_label (GTK_BUTTON (chip)), "impresora") != NULL;
}

static void
test_suggestions (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *line = vnt_suggestion_line_new ();
  GtkWidget *window = show (line);

  vnt_suggestion_line_set_ticket (VNT_SUGGESTION_LINE (line), fixture->desk, 7);
  vnt_suggestion_line_set_text (VNT_SUGGESTION_LINE (line), "Su impresora no imprime");
  iterate_until (has_chip, line);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_into_reply (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *composer = vnt_composer_new ();
  GtkWidget *window = show (composer);
  g_autofree char *text = NULL;

  vnt_composer_set_ticket (VNT_COMPOSER (composer), fixture->desk, 7);
  vnt_composer_insert (VNT_COMPOSER (composer), "Enchufe el cable.");
  text = vnt_sheet_get_text (VNT_SHEET (ui_find (composer, VNT_TYPE_SHEET)));
  g_assert_nonnull (strstr (text, "Enchufe el cable."));
  vnt_composer_set_ticket (VNT_COMPOSER (composer), NULL, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, UiFixture, NULL, set_up, func, ui_fixture_tear_down)
  ADD ("/knowledge/page", test_page);
  ADD ("/knowledge/view", test_view);
  ADD ("/knowledge/link", test_link);
  ADD ("/knowledge/pictures", test_pictures);
  ADD ("/knowledge/pictures-offline", test_pictures_offline);
  ADD ("/knowledge/print", test_print);
  ADD ("/knowledge/texts", test_texts);
  ADD ("/knowledge/guide", test_guide);
  ADD ("/knowledge/suggestions", test_suggestions);
  ADD ("/knowledge/into-reply", test_into_reply);
  g_test_add_func ("/knowledge/forms", test_forms);
  return g_test_run ();
}
