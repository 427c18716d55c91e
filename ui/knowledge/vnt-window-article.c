/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does with articles that are written, and with those that are wrong. */
#include "vnt-window-private.h"

#include <glib/gi18n.h>

#include "vnt-article-editor.h"
#include "vnt-desk-knowledge.h"
#include "vnt-wrong-window.h"

/* -- written -- */

static void
present_editor (VntWindow *self, gint64 ticket, const VntNewArticle *proposed, const char *text)
{
  VntArticleEditor *editor =
    vnt_article_editor_new (GTK_WINDOW (self), self->desk, ticket, proposed, text);

  g_signal_connect_object (editor, "sent", G_CALLBACK (vnt_window_say_sent), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}

/* One that was begun: what it begins with is what was written. */
static void
on_go_on (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  g_autoptr (VntNewArticle) nothing = vnt_new_article_new ("");

  if (self->desk != NULL)
    present_editor (self, g_variant_get_int64 (parameter), nothing, "");
}

static void
on_write (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  gint64 ticket = vnt_window_get_ticket_id (self);
  g_autoptr (VntNewArticle) proposed = NULL;
  g_autofree char *text = NULL;

  if (self->desk == NULL || ticket == 0)
    return;
  proposed = vnt_ticket_page_propose_article (vnt_window_get_ticket (self), &text);
  if (proposed == NULL)
    return;
  present_editor (self, ticket, proposed, text);
}

/* -- wrong -- */

static gint64
find_queue (VntWindow *self, const char *name)
{
  g_autoptr (GPtrArray) queues = vnt_desk_list_queues (self->desk);

  for (guint i = 0; queues != NULL && i < queues->len; i++)
    if (g_strcmp0 (((VntQueue *) queues->pdata[i])->name, name) == 0)
      return ((VntQueue *) queues->pdata[i])->id;
  return 0;
}

static void
on_kept (VntWindow *self, const char *said)
{
  if (self->desk != NULL)
    vnt_window_notice (self, said);
}

/**
 * vnt_window_report_article:
 * @article: an article
 *
 * Asks what is wrong with it, and tells those who look after the articles: by a ticket in the queue the preferences name, else by an
 * internal comment of the ticket that is open.
 */
void
vnt_window_report_article (VntWindow *self, VntArticle *article)
{
  g_autofree char *name = g_settings_get_string (self->settings, "knowledge-queue");
  gint64 ticket = vnt_window_get_ticket_id (self);
  gint64 queue;
  GtkWidget *window;

  if (self->desk == NULL)
    return;
  queue = find_queue (self, name);
  if (queue == 0 && ticket == 0)
    {
      vnt_window_notice (self, _ ("Name the queue that looks after the articles in the "
                                  "preferences, or open the ticket you found this on."));
      return;
    }
  window = vnt_wrong_window_new (GTK_WINDOW (self), self->desk, article, queue, ticket);
  g_signal_connect_object (window, "kept", G_CALLBACK (on_kept), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static const GActionEntry entries[] = {
  { .name = "write-article", .activate = on_write },
  { .name = "go-on-article", .activate = on_go_on, .parameter_type = "x" },
};

/**
 * vnt_window_add_article_actions:
 *
 * Adds the actions named "win.…" that have to do with writing articles.
 */
void
vnt_window_add_article_actions (VntWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
