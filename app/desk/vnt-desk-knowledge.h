/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-article-detail.h"
#include "vnt-desk.h"
#include "vnt-found-article.h"
#include "vnt-suggestion.h"

G_BEGIN_DECLS

/* The knowledge base. Everything is here already: nothing waits for the network. */

void vnt_desk_find_articles_async (VntDesk *self,
                                   const VntArticleQuery *query,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* (transfer full) (element-type VntFoundArticle): the best first */
GPtrArray *vnt_desk_find_articles_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_list_article_groups_async (VntDesk *self,
                                         gboolean services,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GStrv vnt_desk_list_article_groups_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_load_article_async (VntDesk *self,
                                  gint64 article,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* (transfer full) (nullable): %NULL with no error when it is not here */
VntArticleDetail *vnt_desk_load_article_finish (VntDesk *self,
                                                GAsyncResult *result,
                                                GError **error);
/* The web page of an article, for a browser. (transfer full) (nullable) */
char *vnt_desk_get_article_url (VntDesk *self, gint64 article);

/* What the agent does with it; durable soon, and nobody waits for that. */
void vnt_desk_star_article (VntDesk *self, gint64 article, gboolean starred);
void vnt_desk_note_article_opened (VntDesk *self, gint64 article);
void vnt_desk_set_article_step (VntDesk *self, gint64 article, int step, gboolean done);
void vnt_desk_note_use (VntDesk *self, gint64 ticket, VntKnowledgeKind kind, gint64 target);

/* What may help with a ticket, by what it and what is being written are about. */
void vnt_desk_suggest_async (VntDesk *self,
                             gint64 ticket,
                             const char *text,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* (transfer full) (element-type VntSuggestion): articles, then solved tickets, the best of each first */
GPtrArray *vnt_desk_suggest_finish (VntDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
