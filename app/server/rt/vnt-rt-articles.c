/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-articles.h"

#include <string.h>

#include "vnt-article-picture.h"
#include "vnt-article.h"
#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-text.h"

/* A link to another article stays inside the program, wherever this server says it stands. */
static char *
with_inner_links (VntRt *rt, const char *body)
{
  g_autofree char *url = g_regex_escape_string (vnt_http_get_url (rt->http), -1);
  g_autofree char *pattern = g_strdup_printf (
    "(href\\s*=\\s*[\"'])(?:%s)?/Articles/Article/Display\\.html\\?id=(\\d+)[^\"']*", url);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  char *changed =
    regex != NULL ? g_regex_replace (regex, body, -1, 0, "\\1article:\\2", 0, NULL) : NULL;

  return changed != NULL ? changed : g_strdup (body);
}

static gboolean
name_picture (const GMatchInfo *match, GString *text, gpointer user_data)
{
  g_autofree char *begin = g_match_info_fetch (match, 1);
  g_autofree char *message = g_match_info_fetch (match, 2);
  g_autofree char *attachment = g_match_info_fetch (match, 3);
  g_autofree char *id = vnt_article_picture_id (g_ascii_strtoll (message, NULL, 10),
                                                g_ascii_strtoll (attachment, NULL, 10));

  g_string_append_printf (text, "%scid:%s", begin, id);
  return FALSE;
}

/* A picture that is a file of this very server is fetched as its files are; any other stays what it was. */
static char *
with_inner_pictures (VntRt *rt, const char *body)
{
  g_autofree char *url = g_regex_escape_string (vnt_http_get_url (rt->http), -1);
  g_autofree char *pattern =
    g_strdup_printf ("(src\\s*=\\s*[\"'])(?:%s)?/(?:SelfService|Ticket)/Attachment/(\\d{1,18})/"
                     "(\\d{1,18})(?:/[^\"']*)?(?=[\"'])",
                     url);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  char *changed =
    regex != NULL ? g_regex_replace_eval (regex, body, -1, 0, 0, name_picture, NULL, NULL) : NULL;

  return changed != NULL ? changed : g_strdup (body);
}

/* An article's text is in custom fields whose names every desk chooses: the longest value is the text, and the first of the
 * others says what it is about. */
static void
read_fields (VntRt *rt, VntArticle *article, JsonArray *fields)
{
  const char *body = NULL;

  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    {
      JsonObject *field = vnt_json_object_at (fields, i);
      const char *value = vnt_json_string_at (vnt_json_array (field, "values"), 0);

      if (value == NULL || (body != NULL && strlen (value) <= strlen (body)))
        continue;
      body = value;
      vnt_text_set (&article->body_field, vnt_json_string (field, "name"));
    }
  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    {
      JsonObject *field = vnt_json_object_at (fields, i);
      const char *value = vnt_json_string_at (vnt_json_array (field, "values"), 0);
      const char *name = vnt_json_string (field, "name");

      if (g_strcmp0 (name, article->body_field) == 0 || article->service_field != NULL)
        continue;
      vnt_text_set (&article->service_field, name);
      vnt_text_set (&article->service, value);
    }
  if (body != NULL)
    {
      g_autofree char *linked = with_inner_links (rt, body);

      article->body = with_inner_pictures (rt, linked);
    }
}

static VntArticle *
read_article (VntRt *rt, JsonObject *item)
{
  const char *title = vnt_rt_text (item, "Name");
  gint64 id = vnt_json_int (item, "id", 0);
  VntArticle *article;

  if (id <= 0 || vnt_json_int (item, "Disabled", 0) != 0)
    return NULL;

  article = vnt_article_new (id, title != NULL ? title : "");
  article->summary = g_strdup (vnt_rt_text (item, "Summary"));
  article->category = g_strdup (vnt_rt_text (vnt_json_object (item, "Class"), "Name"));
  article->author = g_strdup (vnt_rt_text (vnt_json_object (item, "Creator"), "id"));
  article->editor = g_strdup (vnt_rt_text (vnt_json_object (item, "LastUpdatedBy"), "id"));
  article->created = vnt_json_time (item, "Created");
  article->updated = vnt_json_time (item, "LastUpdated");
  read_fields (rt, article, vnt_json_array (item, "CustomFields"));

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
                               "fields",
                               "Name,Summary,Class,CustomFields,Created,Creator,LastUpdated,"
                               "LastUpdatedBy,Disabled",
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
      VntArticle *article = item != NULL ? read_article (rt, item) : NULL;

      highest = MAX (highest, vnt_json_int (item, "id", 0));
      if (article != NULL)
        g_ptr_array_add (articles, article);
    }
  if (highest > after && vnt_json_int (page, "total", G_MAXINT64) > count)
    *next_cursor = g_strdup_printf ("%" G_GINT64_FORMAT, highest);

  return g_steal_pointer (&articles);
}
