/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New articles: made and linked once, found again, refused when there is one of that name. */
#include "contract.h"

#include <string.h>

#include "vnt-article.h"
#include "vnt-error.h"
#include "vnt-new-article.h"

#define TEXT "<p>Reinicie la cola: ñ €.</p>"

static VntOperation *
make_article (const char *title, const char *body_field)
{
  VntOperation *operation = vnt_operation_new (VNT_OPERATION_ARTICLE, 1);
  g_autoptr (VntNewArticle) made = vnt_new_article_new (title);

  made->category = g_strdup ("General");
  made->summary = g_strdup ("En una frase");
  made->body_field = g_strdup (body_field);
  operation->name = g_strdup (title);
  operation->value = vnt_new_article_write (made, NULL);
  operation->content = g_strdup (TEXT);
  operation->content_type = g_strdup ("text/html");
  operation->attempted = g_get_real_time () / G_USEC_PER_SEC;

  return operation;
}

static VntFate
find (const VntOperation *operation, gint64 *article)
{
  g_autoptr (GError) error = NULL;
  VntFate fate = vnt_server_find (contract_server ("lucia"), operation, contract_marker (), article,
                                  NULL, &error);

  g_assert_no_error (error);
  return fate;
}

/* The page of articles that has @id, which is the newest. */
static VntArticle *
fetch (gint64 id)
{
  g_autofree char *cursor = g_strdup_printf ("%" G_GINT64_FORMAT, id - 1);
  g_autofree char *next = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) page =
    vnt_server_fetch_articles (contract_server ("lucia"), cursor, &next, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->len, ==, 1);
  return vnt_article_ref (page->pdata[0]);
}

static void
check_made (const char *title, const char *body_field)
{
  g_autoptr (VntOperation) operation = make_article (title, body_field);
  g_autoptr (GError) error = NULL;
  g_autoptr (VntArticle) article = NULL;
  gint64 id = 0, found = 0;

  g_assert_cmpint (find (operation, &found), ==, VNT_FATE_DID_NOT_HAPPEN);
  vnt_server_send (contract_server ("lucia"), operation, contract_marker (), &id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (find (operation, &found), ==, VNT_FATE_HAPPENED);
  g_assert_cmpint (found, ==, id);

  article = fetch (id);
  g_assert_cmpstr (article->title, ==, title);
  g_assert_cmpstr (article->category, ==, "General");
  g_assert_cmpstr (article->body, ==, TEXT);
  g_assert_cmpstr (article->author, ==, "lucia");
  g_assert_nonnull (article->body_field);
}

static void
test_made (void)
{
  check_made ("Un artículo nuevo", "Contenido");
}

/* Nobody told what the field of the text is called. */
static void
test_field_found (void)
{
  check_made ("Otro artículo nuevo", NULL);
}

static void
test_name_in_use (void)
{
  g_autoptr (VntOperation) first = make_article ("El mismo nombre", "Contenido");
  g_autoptr (VntOperation) second = make_article ("El mismo nombre", "Contenido");
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_true (
    vnt_server_send (contract_server ("lucia"), first, contract_marker (), &id, NULL, NULL));
  g_assert_false (
    vnt_server_send (contract_server ("lucia"), second, contract_marker (), &id, NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "General"));
  g_assert_false (vnt_error_may_have_happened (error));
}

void
contract_add_articles (void)
{
  g_test_add_func ("/contract/articles/made", test_made);
  g_test_add_func ("/contract/articles/field-found", test_field_found);
  g_test_add_func ("/contract/articles/name-in-use", test_name_in_use);
}
