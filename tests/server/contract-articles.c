/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New articles: made and linked once, found again, refused when there is one of that name. */
#include "contract.h"

#include <glib/gstdio.h>
#include <string.h>

#include "vnt-article-picture.h"
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

/* The first file of the conversation that is a picture. */
static VntAttachment *
find_picture (void)
{
  g_autoptr (VntConversation) conversation =
    vnt_server_fetch_conversation (contract_server ("lucia"), 3, NULL, NULL);

  for (guint i = 0; i < conversation->messages->len; i++)
    {
      const VntMessage *message = conversation->messages->pdata[i];

      for (guint j = 0; j < message->attachments->len; j++)
        if (g_strcmp0 (((VntAttachment *) message->attachments->pdata[j])->content_type,
                       "image/png") == 0)
          return vnt_attachment_ref (message->attachments->pdata[j]);
    }
  g_assert_not_reached ();
}

static char *
fetch_file (VntAttachment *attachment, gsize *length)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "vnt-contract-picture-XXXXXX", NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_assert_cmpint (g_mkstemp (path), >=, 0);
  file = g_file_new_for_path (path);
  vnt_server_fetch_attachment (contract_server ("lucia"), attachment, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &bytes, length, NULL, NULL));
  g_file_delete (file, NULL, NULL);
  return bytes;
}

/* Of the pictures in a text those of the server itself can be fetched; one from elsewhere stays what it is. */
static void
test_pictures (void)
{
  g_autoptr (VntAttachment) picture = find_picture ();
  g_autoptr (VntOperation) operation = make_article ("Con fotos", "Contenido");
  g_autoptr (VntAttachment) found = NULL;
  g_autoptr (VntArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = vnt_article_picture_id (picture->message, picture->id);
  g_autofree char *wanted = NULL;
  g_autofree char *bytes = NULL;
  gint64 made = 0;
  gsize length = 0;

  g_free (operation->content);
  operation->content = g_strdup_printf (
    "<p>Mire: <img src=\"/Ticket/Attachment/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT
    "/captura.png\"> <img src=\"https://elsewhere.example/Ticket/Attachment/1/2/x.png\"></p>",
    picture->message, picture->id);
  vnt_server_send (contract_server ("lucia"), operation, contract_marker (), &made, NULL, &error);
  g_assert_no_error (error);
  article = fetch (made);
  wanted = g_strdup_printf ("<img src=\"cid:%s\">", id);
  g_assert_nonnull (strstr (article->body, wanted));
  g_assert_nonnull (strstr (article->body, "\"https://elsewhere.example/Ticket/Attachment/1/2/"));
  found = vnt_article_picture_find (id);
  bytes = fetch_file (found, &length);
  g_assert_cmpuint (length, >, 8);
  g_assert_cmpmem (bytes, 8, "\x89PNG\r\n\x1a\n", 8);
}

void
contract_add_articles (void)
{
  g_test_add_func ("/contract/articles/made", test_made);
  g_test_add_func ("/contract/articles/field-found", test_field_found);
  g_test_add_func ("/contract/articles/name-in-use", test_name_in_use);
  g_test_add_func ("/contract/articles/pictures", test_pictures);
}
