/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles, and what helps with a ticket. */
#include <string.h>

#include "store-fixture.h"
#include "vnt-store-knowledge.h"

static VntArticle *
make_article (gint64 id, const char *title, const char *category, const char *body)
{
  VntArticle *article = vnt_article_new (id, title);

  vnt_text_set (&article->category, category);
  vnt_text_set (&article->service, id % 2 == 0 ? "Red" : "Puesto");
  vnt_text_set (&article->body, body);
  vnt_text_set (&article->editor, "marta");
  article->updated = FIXTURE_NOW + id;
  return article;
}

static void
save_articles (VntStore *store)
{
  g_autoptr (GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_article_unref);

  g_ptr_array_add (articles, make_article (1, "La impresora no imprime", "Guías",
                                           "<p>Reinicie la <b>cola</b> de impresión.</p>"));
  g_ptr_array_add (articles,
                   make_article (2, "Conectar por VPN", "Guías",
                                 "<p>Abra el cliente. Instalación del cliente nueva.</p>"));
  g_ptr_array_add (articles, make_article (3, "Cuentas bloqueadas", "Normas",
                                           "<p>El técnico desbloquea la cuenta en Identidad.</p>"));
  g_assert_true (vnt_store_save_articles (store, articles, NULL, NULL, NULL));
}

static GPtrArray *
find (VntStore *store, const char *text, const char *category, VntArticleShelf shelf)
{
  VntArticleQuery query = {
    .shelf = shelf, .text = (char *) text, .category = (char *) category, .limit = 20
  };
  GError *error = NULL;
  GPtrArray *found = vnt_store_find_articles (store, &query, &error);

  g_assert_no_error (error);
  return found;
}

static gint64
id_at (GPtrArray *found, guint i)
{
  g_assert_cmpuint (found->len, >, i);
  return ((VntFoundArticle *) found->pdata[i])->article->id;
}

static void
test_forms (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *text;
    gint64 id;
  } cases[] = {
    { "impresoras", 1 },
    { "IMPRESION", 1 },
    { "impr", 1 },
    { "reiniciar colas", 1 },
    { "instalar cliente", 2 },
    { "instalaci", 2 },
    { "vpn", 2 },
    { "cuenta bloqueada", 3 },
    { "bloquear", 3 },
    { "tecnicos", 3 },
    { "\"desbloqueo\" (cuentas", 3 },
  };

  save_articles (fixture->store);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = find (fixture->store, cases[i].text, NULL, VNT_ARTICLES_ALL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (id_at (found, 0), ==, cases[i].id);
    }
}

static void
test_any_word (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  save_articles (fixture->store);
  found = find (fixture->store, "impresora zzz", NULL, VNT_ARTICLES_ALL);
  g_assert_cmpint (id_at (found, 0), ==, 1);
}

static void
test_passage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  const VntFoundArticle *first;
  const VntMark *mark;
  g_autofree char *marked = NULL;

  save_articles (fixture->store);
  found = find (fixture->store, "colas", NULL, VNT_ARTICLES_ALL);
  g_assert_cmpuint (found->len, ==, 1);
  first = found->pdata[0];
  g_assert_cmpstr (first->passage, ==, "Reinicie la cola de impresión.");
  g_assert_cmpuint (first->passage_marks->len, ==, 1);
  mark = &g_array_index (first->passage_marks, VntMark, 0);
  marked = g_strndup (first->passage + mark->start, mark->end - mark->start);
  g_assert_cmpstr (marked, ==, "cola");
  g_assert_cmpuint (first->title_marks->len, ==, 0);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) norms = NULL;
  g_auto (GStrv) categories = NULL;
  g_auto (GStrv) services = NULL;

  save_articles (fixture->store);
  all = find (fixture->store, NULL, NULL, VNT_ARTICLES_ALL);
  norms = find (fixture->store, "", "Normas", VNT_ARTICLES_ALL);
  categories = vnt_store_list_article_groups (fixture->store, FALSE, NULL);
  services = vnt_store_list_article_groups (fixture->store, TRUE, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (id_at (all, 0), ==, 2);
  g_assert_cmpuint (norms->len, ==, 1);
  g_assert_cmpint (id_at (norms, 0), ==, 3);
  g_assert_cmpstr (categories[0], ==, "Guías");
  g_assert_cmpstr (services[1], ==, "Red");
}

static void
test_shelves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) starred = NULL;
  g_autoptr (GPtrArray) recent = NULL;
  g_autoptr (GPtrArray) searched = NULL;
  g_autoptr (GPtrArray) none = NULL;

  save_articles (fixture->store);
  g_assert_true (vnt_store_star_article (fixture->store, 3, TRUE, NULL));
  g_assert_true (vnt_store_star_article (fixture->store, 2, TRUE, NULL));
  g_assert_true (vnt_store_star_article (fixture->store, 2, FALSE, NULL));
  g_assert_true (vnt_store_note_article_opened (fixture->store, 1, NULL));

  starred = find (fixture->store, NULL, NULL, VNT_ARTICLES_STARRED);
  recent = find (fixture->store, NULL, NULL, VNT_ARTICLES_RECENT);
  searched = find (fixture->store, "cuenta", NULL, VNT_ARTICLES_STARRED);
  none = find (fixture->store, "vpn", NULL, VNT_ARTICLES_STARRED);
  g_assert_cmpuint (starred->len, ==, 1);
  g_assert_cmpint (id_at (starred, 0), ==, 3);
  g_assert_true (((VntFoundArticle *) starred->pdata[0])->starred);
  g_assert_cmpuint (recent->len, ==, 1);
  g_assert_cmpint (id_at (recent, 0), ==, 1);
  g_assert_cmpuint (searched->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_detail (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntArticleDetail) detail = NULL;
  g_autoptr (VntArticleDetail) after = NULL;
  g_autoptr (VntArticleDetail) nothing = NULL;
  g_autoptr (GPtrArray) again = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_article_unref);
  VntArticle *changed = make_article (1, "La impresora no imprime", "Guías", "<p>Otra</p>");

  save_articles (fixture->store);
  changed->updated += 1000;
  vnt_text_set (&changed->editor, "ana");
  g_ptr_array_add (again, changed);
  g_assert_true (vnt_store_save_articles (fixture->store, again, NULL, NULL, NULL));
  g_assert_true (vnt_store_set_article_step (fixture->store, 1, 2, TRUE, NULL));
  g_assert_true (vnt_store_note_use (fixture->store, 7, VNT_KNOWLEDGE_ARTICLE, 1, NULL));
  g_assert_true (vnt_store_note_use (fixture->store, 7, VNT_KNOWLEDGE_ARTICLE, 1, NULL));

  detail = vnt_store_read_article_detail (fixture->store, 1, NULL);
  g_assert_nonnull (detail);
  g_assert_cmpuint (detail->changes->len, ==, 2);
  g_assert_cmpstr (((VntArticleChange *) detail->changes->pdata[0])->editor, ==, "ana");
  g_assert_cmpuint (detail->done->len, ==, 1);
  g_assert_cmpuint (g_array_index (detail->done, guint, 0), ==, 2);
  g_assert_cmpuint (detail->uses, ==, 1);

  g_assert_true (vnt_store_set_article_step (fixture->store, 1, -1, FALSE, NULL));
  after = vnt_store_read_article_detail (fixture->store, 1, NULL);
  g_assert_cmpuint (after->done->len, ==, 0);
  nothing = vnt_store_read_article_detail (fixture->store, 99, NULL);
  g_assert_null (nothing);
}

/* -- what helps -- */

static void
solve (VntStore *store, gint64 id, const char *subject, const char *body, VntStatusClass status)
{
  g_autoptr (VntTicket) ticket = make_ticket (id, subject);
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);

  ticket->status_class = status;
  vnt_text_set (&ticket->status, status == VNT_STATUS_CLOSED ? "resolved" : "open");
  save_ticket (store, ticket);
  g_ptr_array_add (messages, make_message (1000 + id, id, body, "text/plain"));
  g_assert_true (vnt_store_save_messages (store, messages, NULL, NULL, NULL));
}

static void
fill_desk (VntStore *store)
{
  solve (store, 10, "Impresora atascada en Padrón", "No sale el papel", VNT_STATUS_CLOSED);
  solve (store, 11, "Impresora sin tóner", "La impresora pide tóner", VNT_STATUS_OPEN);
  solve (store, 12, "VPN cae cada hora", "El cliente se cierra", VNT_STATUS_CLOSED);
  solve (store, 13, "Cuenta bloqueada", "No puedo entrar en Identidad", VNT_STATUS_CLOSED);
  for (gint64 id = 20; id < 40; id++)
    solve (store, id, "Consulta general", "Buenos días, tengo una duda", VNT_STATUS_CLOSED);
  solve (store, 50, "La impresora de Padrón no imprime", "Está atascada desde ayer",
         VNT_STATUS_OPEN);
}

static const VntSuggestion *
first_of (GPtrArray *found, VntKnowledgeKind kind)
{
  for (guint i = 0; i < found->len; i++)
    if (((VntSuggestion *) found->pdata[i])->kind == kind)
      return found->pdata[i];
  return NULL;
}

static void
test_suggest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  const VntSuggestion *article, *ticket;

  save_articles (fixture->store);
  fill_desk (fixture->store);
  found = vnt_store_suggest (fixture->store, 50, NULL, 3, NULL);
  g_assert_nonnull (found);
  article = first_of (found, VNT_KNOWLEDGE_ARTICLE);
  ticket = first_of (found, VNT_KNOWLEDGE_TICKET);
  g_assert_nonnull (article);
  g_assert_cmpint (article->id, ==, 1);
  g_assert_nonnull (ticket);
  g_assert_cmpint (ticket->id, ==, 10);
  /* Neither itself nor one that is open. */
  for (guint i = 0; i < found->len; i++)
    {
      const VntSuggestion *one = found->pdata[i];

      g_assert_false (one->kind == VNT_KNOWLEDGE_TICKET && (one->id == 50 || one->id == 11));
    }
}

static void
test_suggest_typed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  save_articles (fixture->store);
  fill_desk (fixture->store);
  found = vnt_store_suggest (fixture->store, 20, "Su cuenta de Identidad está bloqueada", 3, NULL);
  g_assert_nonnull (found);
  g_assert_cmpint (first_of (found, VNT_KNOWLEDGE_ARTICLE)->id, ==, 3);
  g_assert_cmpint (first_of (found, VNT_KNOWLEDGE_TICKET)->id, ==, 13);
}

/* Two alike: the one that was used comes first the next time; and an article that helped with a ticket like this one. */
static void
test_uses_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  gint64 first, second;

  solve (fixture->store, 60, "Escáner torcido", "", VNT_STATUS_CLOSED);
  solve (fixture->store, 61, "Escáner torcido", "", VNT_STATUS_CLOSED);
  solve (fixture->store, 62, "Escáner torcido", "", VNT_STATUS_OPEN);
  before = vnt_store_suggest (fixture->store, 62, NULL, 5, NULL);
  g_assert_cmpuint (before->len, ==, 2);
  first = ((VntSuggestion *) before->pdata[0])->id;
  second = ((VntSuggestion *) before->pdata[1])->id;
  g_assert_true (vnt_store_note_use (fixture->store, 40, VNT_KNOWLEDGE_TICKET, second, NULL));

  after = vnt_store_suggest (fixture->store, 62, NULL, 5, NULL);
  g_assert_cmpint (((VntSuggestion *) after->pdata[0])->id, ==, second);
  g_assert_cmpint (((VntSuggestion *) after->pdata[1])->id, ==, first);
}

static void
test_suggest_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) unknown = NULL;

  save_articles (fixture->store);
  solve (fixture->store, 1, "", "de la que", VNT_STATUS_OPEN);
  found = vnt_store_suggest (fixture->store, 1, "\"* OR ( -", 3, NULL);
  g_assert_nonnull (found);
  g_assert_cmpuint (found->len, ==, 0);
  unknown = vnt_store_suggest (fixture->store, 999, NULL, 3, NULL);
  g_assert_nonnull (unknown);
  g_assert_cmpuint (unknown->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("/knowledge/forms", test_forms);
  ADD ("/knowledge/any-word", test_any_word);
  ADD ("/knowledge/passage", test_passage);
  ADD ("/knowledge/filter", test_filter);
  ADD ("/knowledge/shelves", test_shelves);
  ADD ("/knowledge/detail", test_detail);
  ADD ("/knowledge/suggest", test_suggest);
  ADD ("/knowledge/suggest-typed", test_suggest_typed);
  ADD ("/knowledge/uses-count", test_uses_count);
  ADD ("/knowledge/suggest-nothing", test_suggest_nothing);
  return g_test_run ();
}
