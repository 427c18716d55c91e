/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-knowledge.h"

#include "vnt-desk-private.h"
#include "vnt-store-knowledge.h"

#define MOST_SUGGESTED 5

/* What the agent wants done; each function uses the fields it needs. */
typedef struct
{
  gint64 ticket;
  gint64 article;
  int number;
  gboolean flag;
  char *text;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->text);
  g_free (wish);
}

static void
array_unref (gpointer array)
{
  g_ptr_array_unref (array);
}

/* -- reading -- */

static gpointer
find_articles (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_find_articles (store, data, error);
}

/**
 * vnt_desk_find_articles_async:
 * @query: which
 *
 * Looks for articles elsewhere, in what is on this computer.
 */
void
vnt_desk_find_articles_async (VntDesk *self,
                              const VntArticleQuery *query,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  /* A list shows what was just done; who types does not wait for that. */
  if (query->text == NULL || query->shelf != VNT_ARTICLES_ALL)
    vnt_desk_write (self, find_articles, vnt_article_query_copy (query),
                    (GDestroyNotify) vnt_article_query_free, array_unref, cancellable, callback,
                    user_data);
  else
    vnt_desk_read (self, find_articles, vnt_article_query_copy (query),
                   (GDestroyNotify) vnt_article_query_free, array_unref, cancellable, callback,
                   user_data);
}

GPtrArray *
vnt_desk_find_articles_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
list_groups (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return vnt_store_list_article_groups (store, wish->flag, error);
}

/**
 * vnt_desk_list_article_groups_async:
 * @services: what articles are about, else their categories
 */
void
vnt_desk_list_article_groups_async (VntDesk *self,
                                    gboolean services,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->flag = services;
  vnt_desk_read (self, list_groups, wish, wish_free, (GDestroyNotify) g_strfreev, cancellable,
                 callback, user_data);
}

GStrv
vnt_desk_list_article_groups_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_article (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return vnt_store_read_article_detail (store, wish->article, error);
}

/**
 * vnt_desk_load_article_async:
 * @article: its number
 *
 * Reads an article and what is known of it, after whatever is still being saved.
 */
void
vnt_desk_load_article_async (VntDesk *self,
                             gint64 article,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->article = article;
  vnt_desk_write (self, load_article, wish, wish_free, (GDestroyNotify) vnt_article_detail_free,
                  cancellable, callback, user_data);
}

VntArticleDetail *
vnt_desk_load_article_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vnt_desk_get_article_url:
 * @article: its number
 *
 * Returns: (transfer full) (nullable): its web page, for a browser
 */
char *
vnt_desk_get_article_url (VntDesk *self, gint64 article)
{
  g_return_val_if_fail (VNT_IS_DESK (self), NULL);

  return self->server != NULL && article > 0 ? vnt_server_get_article_url (self->server, article)
                                             : NULL;
}

static gpointer
suggest (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return vnt_store_suggest (store, wish->ticket, wish->text, MOST_SUGGESTED, error);
}

/**
 * vnt_desk_suggest_async:
 * @ticket: a ticket
 * @text: (nullable): what is being written on it
 */
void
vnt_desk_suggest_async (VntDesk *self,
                        gint64 ticket,
                        const char *text,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->ticket = ticket;
  wish->text = g_strdup (text);
  vnt_desk_read (self, suggest, wish, wish_free, array_unref, cancellable, callback, user_data);
}

GPtrArray *
vnt_desk_suggest_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -- writing -- */

/* That it was not kept is worth a word in the log, not an interruption. */
static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_finish_flag (VNT_DESK (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("What was done with an article was not kept: %s", error->message);
}

static gpointer
star_article (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return GINT_TO_POINTER (vnt_store_star_article (store, wish->article, wish->flag, error));
}

/**
 * vnt_desk_star_article:
 * @article: its number
 * @starred: keep it at hand, or let go of it
 */
void
vnt_desk_star_article (VntDesk *self, gint64 article, gboolean starred)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->article = article;
  wish->flag = starred;
  vnt_desk_write (self, star_article, wish, wish_free, NULL, NULL, on_kept, NULL);
}

static gpointer
note_opened (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return GINT_TO_POINTER (vnt_store_note_article_opened (store, wish->article, error));
}

/**
 * vnt_desk_note_article_opened:
 * @article: its number
 *
 * It is among those opened last from now on.
 */
void
vnt_desk_note_article_opened (VntDesk *self, gint64 article)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->article = article;
  vnt_desk_write (self, note_opened, wish, wish_free, NULL, NULL, on_kept, NULL);
}

static gpointer
set_step (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return GINT_TO_POINTER (
    vnt_store_set_article_step (store, wish->article, wish->number, wish->flag, error));
}

/**
 * vnt_desk_set_article_step:
 * @article: its number
 * @step: of the guide, counted from 0; -1 with @done %FALSE to begin again
 * @done: whether it is done
 */
void
vnt_desk_set_article_step (VntDesk *self, gint64 article, int step, gboolean done)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->article = article;
  wish->number = step;
  wish->flag = done;
  vnt_desk_write (self, set_step, wish, wish_free, NULL, NULL, on_kept, NULL);
}

static gpointer
note_use (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return GINT_TO_POINTER (vnt_store_note_use (store, wish->ticket, (VntKnowledgeKind) wish->number,
                                              wish->article, error));
}

/**
 * vnt_desk_note_use:
 * @ticket: on which ticket
 * @kind: what was used
 * @target: its number
 *
 * It comes sooner the next time something like this ticket is at hand.
 */
void
vnt_desk_note_use (VntDesk *self, gint64 ticket, VntKnowledgeKind kind, gint64 target)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->ticket = ticket;
  wish->number = kind;
  wish->article = target;
  vnt_desk_write (self, note_use, wish, wish_free, NULL, NULL, on_kept, NULL);
}
