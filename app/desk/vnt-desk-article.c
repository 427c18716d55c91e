/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-article.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-desk-private.h"
#include "vnt-error.h"
#include "vnt-markdown.h"
#include "vnt-store-article-draft.h"
#include "vnt-text.h"

typedef struct
{
  gint64 ticket;
  char *draft;
  guint delay;
} Wish;

static Wish *
wish_new (gint64 ticket, const char *draft)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->ticket = ticket;
  wish->draft = g_strdup (draft);
  return wish;
}

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->draft);
  g_free (wish);
}

static gpointer
load_draft (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;
  char *draft = NULL;

  if (!vnt_store_get_article_draft (store, wish->ticket, &draft, error))
    return NULL;
  return draft != NULL ? draft : g_strdup ("");
}

/**
 * vnt_desk_load_article_draft_async:
 * @ticket: what it is about
 */
void
vnt_desk_load_article_draft_async (VntDesk *self,
                                   gint64 ticket,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  vnt_desk_write (self, load_draft, wish_new (ticket, NULL), wish_free, g_free, cancellable,
                  callback, user_data);
}

char *
vnt_desk_load_article_draft_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
save_draft (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return GINT_TO_POINTER (vnt_store_save_article_draft (store, wish->ticket, wish->draft, error));
}

/**
 * vnt_desk_save_article_draft_async:
 * @ticket: what it is about
 * @draft: (nullable): what is written, %NULL to throw it away
 */
void
vnt_desk_save_article_draft_async (VntDesk *self,
                                   gint64 ticket,
                                   const char *draft,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  vnt_desk_write (self, save_draft, wish_new (ticket, draft), wish_free, NULL, cancellable,
                  callback, user_data);
}

gboolean
vnt_desk_save_article_draft_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

static gboolean
check (const VntNewArticle *made, const char *text, GError **error)
{
  const char *missing = NULL;
  g_autofree char *title = g_strstrip (g_strdup (made->title));
  g_autofree char *said = g_strstrip (g_strdup (text));

  if (*title == '\0')
    missing = _ ("An article needs a title.");
  else if (made->category == NULL || *made->category == '\0')
    missing = _ ("Choose the category the article goes to.");
  else if (*said == '\0')
    missing = _ ("An article needs a text.");
  if (missing != NULL)
    g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID, missing);
  return missing == NULL;
}

/* Lines that begin with "## " are headings; what is between them is Markdown as in a reply. */
static char *
make_html (const char *text)
{
  GString *html = g_string_new (NULL);
  g_autoptr (GString) part = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0;; i++)
    {
      gboolean heading = lines[i] != NULL && g_str_has_prefix (lines[i], "## ");

      if (heading || lines[i] == NULL)
        {
          g_autofree char *converted = vnt_markdown_to_html (part->str);
          g_autofree char *escaped = heading ? g_markup_escape_text (lines[i] + 3, -1) : NULL;

          g_string_append (html, converted);
          g_string_truncate (part, 0);
          if (heading)
            g_string_append_printf (html, "<h2>%s</h2>", escaped);
        }
      else
        g_string_append_printf (part, "%s\n", lines[i]);
      if (lines[i] == NULL)
        return g_string_free (html, FALSE);
    }
}

static gpointer
send_article (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;
  const char *text;
  g_autoptr (VntNewArticle) made = vnt_new_article_read (wish->draft, &text);
  g_autoptr (VntOperation) operation = NULL;

  if (!check (made, text, error) ||
      !vnt_store_find_article_fields (store, made->category, &made->body_field,
                                      &made->service_field, error))
    return NULL;

  operation = vnt_operation_new (VNT_OPERATION_ARTICLE, wish->ticket);
  vnt_text_set (&operation->name, made->title);
  operation->value = vnt_new_article_write (made, NULL);
  operation->content = make_html (text);
  vnt_text_set (&operation->content_type, "text/html");
  vnt_text_set (&operation->source, text);
  operation->created = vnt_clock_now ();
  operation->not_before = wish->delay > 0 ? operation->created + wish->delay : 0;
  return vnt_store_queue_article (store, operation, error) ? g_strdup (operation->uuid) : NULL;
}

/**
 * vnt_desk_send_article_async:
 * @ticket: what it is about; it will refer to the article
 * @draft: what is written
 *
 * Fails with %VNT_ERROR_INVALID while title, category or text are missing; nothing is lost then.
 */
void
vnt_desk_send_article_async (VntDesk *self,
                             gint64 ticket,
                             const char *draft,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Wish *wish = wish_new (ticket, draft);

  wish->delay = self->send_delay;
  vnt_desk_write (self, send_article, wish, wish_free, g_free, cancellable, callback, user_data);
}

char *
vnt_desk_send_article_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
