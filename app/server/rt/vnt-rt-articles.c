/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-articles.h"

#include <string.h>

#include "vnt-article.h"
#include "vnt-error.h"
#include "vnt-json.h"

/* An article's text is in custom fields whose names every desk chooses: the longest value is the text. */
static const char *
body_of (JsonObject *item)
{
  JsonArray *fields = vnt_json_array (item, "CustomFields");
  const char *body = NULL;

  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    {
      JsonArray *values = vnt_json_array (vnt_json_object_at (fields, i), "values");
      const char *value = vnt_json_string_at (values, 0);

      if (value != NULL && (body == NULL || strlen (value) > strlen (body)))
        body = value;
    }

  return body;
}

static VntArticle *
read_article (JsonObject *item)
{
  const char *title = vnt_rt_text (item, "Name");
  gint64 id = vnt_json_int (item, "id", 0);
  VntArticle *article;

  if (id <= 0 || vnt_json_int (item, "Disabled", 0) != 0)
    return NULL;

  article = vnt_article_new (id, title != NULL ? title : "");
  article->summary = g_strdup (vnt_rt_text (item, "Summary"));
  article->category = g_strdup (vnt_rt_text (vnt_json_object (item, "Class"), "Name"));
  article->body = g_strdup (body_of (item));
  article->updated = vnt_json_time (item, "LastUpdated");

  return article;
}

/**
 * vnt_rt_articles_fetch:
 *
 * A page of articles by rising number.
 */
GPtrArray *
vnt_rt_articles_fetch (
  VntRt *rt, const char *cursor, char **next_cursor, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_article_unref);
  g_autoptr (JsonObject) page = NULL;
  g_autofree char *query = NULL;
  gint64 after = 0, highest;
  JsonArray *items;
  guint count;

  *next_cursor = NULL;
  if (cursor != NULL && !g_ascii_string_to_signed (cursor, 10, 0, G_MAXINT64, &after, error))
    return NULL;
  query =
    g_strdup_printf ("[{\"field\":\"id\",\"operator\":\">\",\"value\":\"%" G_GINT64_FORMAT "\"}]",
                     after);
  page = vnt_rt_search_json (rt, "/articles", query,
                             (const char *[]){
                               "fields", "Name,Summary,Class,CustomFields,LastUpdated,Disabled",
                               "fields[Class]", "Name", "orderby", "id", "per_page", "50", NULL },
                             cancellable, error);
  if (page == NULL)
    return NULL;

  highest = after;
  items = vnt_json_array (page, "items");
  count = items != NULL ? json_array_get_length (items) : 0;
  for (guint i = 0; i < count; i++)
    {
      JsonObject *item = vnt_json_object_at (items, i);
      VntArticle *article = item != NULL ? read_article (item) : NULL;

      highest = MAX (highest, vnt_json_int (item, "id", 0));
      if (article != NULL)
        g_ptr_array_add (articles, article);
    }
  if (highest > after && vnt_json_int (page, "total", G_MAXINT64) > count)
    *next_cursor = g_strdup_printf ("%" G_GINT64_FORMAT, highest);

  return g_steal_pointer (&articles);
}
