/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does with articles: the place they are found in, one that is read, and what goes into a reply. */
#include "vnt-window-private.h"

#include <glib/gi18n.h>

#include "vnt-article-view.h"
#include "vnt-beside-window.h"
#include "vnt-desk-knowledge.h"
#include "vnt-knowledge-page.h"
#include "vnt-markdown.h"
#include "vnt-words.h"

/* Keys of a ticket that mean the same for an article. */
static const struct
{
  const char *ticket;
  const char *article;
} same[] = {
  { "ticket.print", "article.print" },
  { "ticket.outline", "article.outline" },
  { "ticket.open-in-browser", "article.open-in-browser" },
  { "ticket.quote", "article.insert-quote" },
};

static const struct
{
  const char *tickets;
  const char *articles;
} same_in_list[] = {
  { "tickets.search", "win.search-articles" },
  { "tickets.next", "win.next-article" },
  { "tickets.previous", "win.previous-article" },
};

static gboolean
shows_article (VntWindow *self)
{
  return self->made_article != NULL &&
         gtk_stack_get_visible_child (self->reading) == self->made_article;
}

static gboolean
shows_knowledge (VntWindow *self)
{
  return self->made_knowledge != NULL &&
         gtk_stack_get_visible_child (self->places) == self->made_knowledge;
}

/**
 * vnt_window_redirect_to_article:
 * @action: detailed name of an action
 *
 * Returns: (transfer none): while articles are what is shown, the action that does the same there, else @action
 */
const char *
vnt_window_redirect_to_article (VntWindow *self, const char *action)
{
  for (gsize i = 0; shows_article (self) && i < G_N_ELEMENTS (same); i++)
    if (g_str_equal (action, same[i].ticket))
      return same[i].article;
  for (gsize i = 0; shows_knowledge (self) && i < G_N_ELEMENTS (same_in_list); i++)
    if (g_str_equal (action, same_in_list[i].tickets))
      return same_in_list[i].articles;
  return action;
}

/**
 * vnt_window_get_article_page:
 *
 * Returns: (nullable): the page of the article that is shown
 */
GtkWidget *
vnt_window_get_article_page (VntWindow *self)
{
  return shows_article (self) ? self->made_article : NULL;
}

/**
 * vnt_window_back_in_article:
 *
 * Goes back to the article whose link was followed.
 *
 * Returns: whether there was one
 */
gboolean
vnt_window_back_in_article (VntWindow *self)
{
  return shows_article (self) && vnt_article_view_back (VNT_ARTICLE_VIEW (self->made_article));
}

/* -- into the reply -- */

static void
put_into_reply (VntWindow *self, gint64 ticket, const char *text)
{
  vnt_window_open_ticket (self, ticket, TRUE);
  vnt_ticket_page_insert (vnt_window_get_ticket (self), text);
}

static void
on_use (VntWindow *self, const VntArticle *article, int form)
{
  gint64 ticket = vnt_window_get_ticket_id (self);
  g_autofree char *url = NULL;
  g_autofree char *text = NULL;

  if (ticket == 0 || self->desk == NULL)
    return;
  url = vnt_desk_get_article_url (self->desk, article->id);
  text = vnt_article_form_make (article, form, url);
  put_into_reply (self, ticket, text);
  vnt_desk_note_use (self->desk, ticket, VNT_KNOWLEDGE_ARTICLE, article->id);
}

static void
on_quote (VntWindow *self, gint64 from, const char *text)
{
  gint64 ticket = vnt_window_get_ticket_id (self);
  g_autofree char *quote = vnt_markdown_quote (text);

  if (ticket == 0 || self->desk == NULL)
    return;
  put_into_reply (self, ticket, quote);
  vnt_desk_note_use (self->desk, ticket, VNT_KNOWLEDGE_TICKET, from);
}

static void
on_open_ticket (VntWindow *self, gint64 ticket)
{
  vnt_window_open_ticket (self, ticket, TRUE);
}

/* -- beside -- */

static VntBesideWindow *
new_beside (VntWindow *self)
{
  VntBesideWindow *beside =
    vnt_beside_window_new (GTK_WINDOW (self), self->desk, vnt_window_get_ticket_id (self));
  g_autofree char *guides = g_settings_get_string (self->settings, "guide-category");

  vnt_beside_window_set_guides (beside, guides);
  g_signal_connect_object (beside, "use", G_CALLBACK (on_use), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (beside, "report", G_CALLBACK (vnt_window_report_article), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (beside, "quote", G_CALLBACK (on_quote), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (beside, "open", G_CALLBACK (on_open_ticket), self, G_CONNECT_SWAPPED);
  return beside;
}

/**
 * vnt_window_show_beside:
 * @kind: what is shown
 * @id: its number
 * @title: its title
 *
 * Shows an article or a ticket beside this window: what is being written stays where it is.
 */
void
vnt_window_show_beside (VntWindow *self, VntKnowledgeKind kind, gint64 id, const char *title)
{
  VntBesideWindow *beside;

  if (self->desk == NULL)
    return;
  beside = new_beside (self);
  if (kind == VNT_KNOWLEDGE_ARTICLE)
    vnt_beside_window_show_article (beside, id);
  else
    vnt_beside_window_show_ticket (beside, id, title);
  gtk_window_present (GTK_WINDOW (beside));
}

/* -- the place -- */

static void
on_article_shown (VntWindow *self)
{
  if (shows_article (self))
    adw_window_title_set_title (self->ticket_title, _ ("Article"));
  if (self->made_knowledge != NULL)
    vnt_knowledge_page_refresh (VNT_KNOWLEDGE_PAGE (self->made_knowledge));
}

static void
on_open_article (VntWindow *self, gint64 article, gboolean enter)
{
  g_autofree char *guides = g_settings_get_string (self->settings, "guide-category");

  if (self->made_article == NULL)
    {
      self->made_article = vnt_article_view_new (self->desk);
      g_signal_connect_swapped (self->made_article, "use", G_CALLBACK (on_use), self);
      g_signal_connect_swapped (self->made_article, "report",
                                G_CALLBACK (vnt_window_report_article), self);
      g_signal_connect_swapped (self->made_article, "shown", G_CALLBACK (on_article_shown), self);
      gtk_stack_add_named (self->reading, self->made_article, "article");
    }
  vnt_article_view_set_ticket (VNT_ARTICLE_VIEW (self->made_article),
                               vnt_window_get_ticket_id (self));
  vnt_article_view_set_guides (VNT_ARTICLE_VIEW (self->made_article), guides);
  vnt_article_view_show (VNT_ARTICLE_VIEW (self->made_article), article);
  gtk_stack_set_visible_child (self->reading, self->made_article);
  adw_window_title_set_title (self->ticket_title, _ ("Article"));
  gtk_widget_set_visible (GTK_WIDGET (self->ticket_menu_button), FALSE);
  if (!enter)
    return;
  adw_leaflet_set_visible_child (self->leaflet, self->ticket_pane);
  gtk_widget_grab_focus (self->made_article);
}

/**
 * vnt_window_show_knowledge:
 *
 * Shows the articles; their page is made when it is first asked for.
 */
void
vnt_window_show_knowledge (VntWindow *self)
{
  if (self->made_knowledge == NULL)
    {
      self->made_knowledge = vnt_knowledge_page_new (self->desk);
      g_signal_connect_swapped (self->made_knowledge, "open", G_CALLBACK (on_open_article), self);
      gtk_stack_add_child (self->places, self->made_knowledge);
      vnt_window_place_buttons (self);
    }
  else
    vnt_knowledge_page_refresh (VNT_KNOWLEDGE_PAGE (self->made_knowledge));
  gtk_stack_set_visible_child (self->places, self->made_knowledge);
}

/**
 * vnt_window_focus_knowledge:
 *
 * Returns: whether the articles were what is shown, and have the focus now
 */
gboolean
vnt_window_focus_knowledge (VntWindow *self)
{
  if (!shows_knowledge (self))
    return FALSE;
  vnt_knowledge_page_focus (VNT_KNOWLEDGE_PAGE (self->made_knowledge));
  return TRUE;
}

AdwHeaderBar *
vnt_window_get_knowledge_header (VntWindow *self)
{
  return self->made_knowledge != NULL
           ? vnt_knowledge_page_get_header (VNT_KNOWLEDGE_PAGE (self->made_knowledge))
           : NULL;
}

static void
on_show_knowledge (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk == NULL)
    return;
  vnt_window_show_knowledge (self);
  vnt_window_enter_place (self, VNT_SIDEBAR_KNOWLEDGE);
}

static void
on_search (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  on_show_knowledge (NULL, NULL, self);
  if (self->made_knowledge != NULL)
    vnt_knowledge_page_focus_search (VNT_KNOWLEDGE_PAGE (self->made_knowledge));
}

static void
on_next (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->made_knowledge != NULL)
    vnt_knowledge_page_step (VNT_KNOWLEDGE_PAGE (self->made_knowledge), 1);
}

static void
on_previous (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->made_knowledge != NULL)
    vnt_knowledge_page_step (VNT_KNOWLEDGE_PAGE (self->made_knowledge), -1);
}

/* "win.show-beside": kind, number and title of what was suggested. */
static void
on_show_beside (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *title;
  gint64 id;
  int kind;

  g_variant_get (parameter, "(ix&s)", &kind, &id, &title);
  vnt_window_show_beside (user_data, (VntKnowledgeKind) kind, id, title);
}

static const GActionEntry entries[] = {
  { .name = "show-knowledge", .activate = on_show_knowledge },
  { .name = "search-articles", .activate = on_search },
  { .name = "next-article", .activate = on_next },
  { .name = "previous-article", .activate = on_previous },
  { .name = "show-beside", .activate = on_show_beside, .parameter_type = "(ixs)" },
};

/**
 * vnt_window_add_knowledge_actions:
 *
 * Adds the actions named "win.…" that have to do with articles.
 */
void
vnt_window_add_knowledge_actions (VntWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  vnt_window_add_article_actions (self);
}
