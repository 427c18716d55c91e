/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New articles: made and linked to their ticket in one request. A class has no two articles of one name, so that a request
 * that arrived already is refused; before it is sent again the article is looked for all the same, by name, author and text. */
#include "vnt-rt-article-write.h"

#include <glib/gi18n.h>

#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-new-article.h"
#include "vnt-rt-body.h"
#include "vnt-rt-mine.h"

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* A desk that has no article yet has not told what it calls the field of the text: the first one articles of the class have. */
static char *
find_body_field (VntRt *rt, const char *category, GCancellable *cancellable, GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (category, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/class/", escaped, NULL);
  g_autoptr (JsonObject) record = vnt_rt_get (rt, path, NULL, cancellable, error);
  JsonArray *fields = vnt_json_array (record, "ArticleCustomFields");
  const char *name = vnt_json_string (vnt_json_object_at (fields, 0), "name");

  if (record != NULL && name == NULL)
    g_set_error (error, VNT_ERROR, VNT_ERROR_REFUSED,
                 _ ("Articles of “%s” have no field for a text. Choose another category."),
                 category);
  return g_strdup (name);
}

static char *
article_json (const VntOperation *operation, const VntNewArticle *made, const char *body_field)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_text (builder, "Name", made->title);
  add_text (builder, "Class", made->category);
  add_text (builder, "Summary", made->summary);
  json_builder_set_member_name (builder, "CustomFields");
  json_builder_begin_object (builder);
  add_text (builder, body_field, operation->content);
  if (made->service_field != NULL)
    add_text (builder, made->service_field, made->service);
  json_builder_end_object (builder);
  if (operation->ticket > 0)
    {
      g_autofree char *ticket = g_strdup_printf ("t:%" G_GINT64_FORMAT, operation->ticket);

      add_text (builder, "RefersTo-new", ticket);
    }
  json_builder_end_object (builder);

  return vnt_rt_json (builder);
}

static char *
name_query (const char *title)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_text (builder, "field", "Name");
  add_text (builder, "value", title);
  json_builder_end_object (builder);
  json_builder_end_array (builder);

  return vnt_rt_json (builder);
}

static JsonObject *
find_named (VntRt *rt, const char *title, GCancellable *cancellable, GError **error)
{
  g_autofree char *query = name_query (title);

  return vnt_rt_search_json (rt, "/articles", query,
                             (const char *[]){ "fields", "Name,Creator,CustomFields,Class",
                                               "fields[Class]", "Name", "per_page", "100", NULL },
                             cancellable, error);
}

/* The server only says that it failed for an unknown reason. */
static void
explain (VntRt *rt, const VntNewArticle *made, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonObject) page = NULL;
  JsonArray *items;

  if (!g_error_matches (*error, VNT_ERROR, VNT_ERROR_REFUSED) &&
      !g_error_matches (*error, VNT_ERROR, VNT_ERROR_INVALID))
    return;
  page = find_named (rt, made->title, cancellable, NULL);
  items = page != NULL ? vnt_json_array (page, "items") : NULL;
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *class = vnt_json_object (vnt_json_object_at (items, i), "Class");

      if (g_strcmp0 (vnt_rt_text (class, "Name"), made->category) != 0)
        continue;
      g_clear_error (error);
      g_set_error (error, VNT_ERROR, VNT_ERROR_REFUSED,
                   _ ("“%s” has an article with this title already. Choose another title."),
                   made->category);
      return;
    }
}

/**
 * vnt_rt_article_send:
 * @article: (out): its number
 *
 * Makes a new article that its ticket refers to. See vnt_server_send().
 */
gboolean
vnt_rt_article_send (VntRt *rt,
                     const VntOperation *operation,
                     gint64 *article,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (VntNewArticle) made = vnt_new_article_read (operation->value, NULL);
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("POST", "/REST/2.0/article");
  g_autoptr (VntHttpAnswer) answer = NULL;
  g_autofree char *body_field = g_strdup (made->body_field);
  g_autofree char *json = NULL;
  g_autoptr (GError) refused = NULL;

  if (body_field == NULL)
    body_field =
      find_body_field (rt, made->category != NULL ? made->category : "", cancellable, error);
  if (body_field == NULL)
    return FALSE;

  json = article_json (operation, made, body_field);
  request->writes = TRUE;
  request->ignore_body = TRUE;
  if (!vnt_rt_body_set (request, operation, json, error))
    return FALSE;
  answer = vnt_rt_session_exchange (rt->session, request, cancellable, &refused);
  if (answer == NULL)
    {
      explain (rt, made, cancellable, &refused);
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }

  *article = vnt_rt_made (answer);
  if (answer->status == 201 && *article > 0)
    return TRUE;

  *article = 0;
  g_set_error (error, VNT_ERROR, VNT_ERROR_UNCLEAR,
               _ ("%s did not confirm the new article. Whether it arrived will be checked before "
                  "anything is sent again."),
               vnt_http_get_host (rt->http));
  return FALSE;
}

static gboolean
has_text (JsonObject *item, const char *wanted)
{
  JsonArray *fields = vnt_json_array (item, "CustomFields");

  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    {
      JsonArray *values = vnt_json_array (vnt_json_object_at (fields, i), "values");
      g_autofree char *value = vnt_rt_mine_normalize (vnt_json_string_at (values, 0));

      if (g_str_equal (value, wanted))
        return TRUE;
    }
  return FALSE;
}

/**
 * vnt_rt_article_find:
 * @article: (out): its number, 0 when the agent has made no article of this name and text
 *
 * Returns: %FALSE with @error set when the server could not be read
 */
gboolean
vnt_rt_article_find (VntRt *rt,
                     const VntOperation *operation,
                     gint64 *article,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (VntNewArticle) made = vnt_new_article_read (operation->value, NULL);
  g_autoptr (VntAccount) account = vnt_rt_account (rt, error);
  g_autofree char *wanted = vnt_rt_mine_normalize (operation->content);
  g_autoptr (JsonObject) page = NULL;
  JsonArray *items;

  if (account == NULL)
    return FALSE;
  page = find_named (rt, made->title, cancellable, error);
  if (page == NULL)
    return FALSE;

  items = vnt_json_array (page, "items");
  for (guint i = 0; items != NULL && i < json_array_get_length (items) && *article == 0; i++)
    {
      JsonObject *item = vnt_json_object_at (items, i);
      const char *author = vnt_rt_text (vnt_json_object (item, "Creator"), "id");

      if (g_strcmp0 (author, account->login) == 0 && has_text (item, wanted))
        *article = vnt_json_int (item, "id", 0);
    }
  return TRUE;
}
