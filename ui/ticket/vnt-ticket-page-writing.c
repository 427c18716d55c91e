/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page's actions that have to do with writing. */
#include "vnt-ticket-page-private.h"

#include <glib/gi18n.h>

#include "vnt-article-proposal.h"
#include "vnt-document.h"
#include "vnt-language.h"
#include "vnt-message-row.h"
#include "vnt-message-words.h"

/* How much of what the requestors wrote last is looked at to tell their language. */
#define ENOUGH_BYTES 1500

static void
action_send (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_composer_send (VNT_TICKET_PAGE (widget)->composer, VNT_COMPOSER_STAY);
}

static void
action_send_and_resolve (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_composer_send (VNT_TICKET_PAGE (widget)->composer, VNT_COMPOSER_RESOLVE);
}

static void
action_send_and_next (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_composer_send (VNT_TICKET_PAGE (widget)->composer, VNT_COMPOSER_NEXT);
}

static void
action_insert_text (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_composer_insert_text (VNT_TICKET_PAGE (widget)->composer);
}

static void
action_preview (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_composer_toggle_preview (VNT_TICKET_PAGE (widget)->composer);
}

static void
action_misspelled (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_composer_go_to_misspelled (VNT_TICKET_PAGE (widget)->composer);
}

static char *
dup_plain (const VntMessage *message)
{
  g_autoptr (VntDocument) document = NULL;

  if (message->body == NULL)
    return NULL;
  document = g_strcmp0 (message->content_type, "text/html") == 0
               ? vnt_document_new_from_html (message->body)
               : vnt_document_new_from_text (message->body);
  return vnt_document_to_text (document);
}

static void
quote (VntTicketPage *self, const VntMessage *message, const char *selected)
{
  g_autofree char *author = vnt_message_words_author (message);
  g_autofree char *time = vnt_message_words_time (message->created);
  /* Translators: stands above a quote: who wrote it, and when ("today 09:12", "3 Nov, 10:45") */
  g_autofree char *attribution = g_strdup_printf (_ ("%s wrote (%s):"), author, time);
  g_autofree char *text = selected != NULL ? g_strdup (selected) : dup_plain (message);

  if (text != NULL)
    vnt_composer_quote (self->composer, attribution, text);
}

static VntMessageRow *
find_row (GtkWidget *within, gint64 id, gboolean selected)
{
  VntMessageRow *found = NULL;

  if (VNT_IS_MESSAGE_ROW (within))
    {
      VntMessageRow *row = VNT_MESSAGE_ROW (within);
      g_autofree char *text = selected ? vnt_message_row_dup_selected (row) : NULL;
      gint64 own = vnt_message_item_get_message (vnt_message_row_get_item (row))->id;

      return (selected && text != NULL) || (!selected && own == id) ? row : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, id, selected);
  return found;
}

static void
quote_row (VntTicketPage *self, VntMessageRow *row)
{
  g_autofree char *selected = vnt_message_row_dup_selected (row);

  quote (self, vnt_message_item_get_message (vnt_message_row_get_item (row)), selected);
}

/* The last one that somebody said to somebody; notes only when they are chosen. */
static void
quote_last (VntTicketPage *self)
{
  guint n = self->messages != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->messages)) : 0;

  for (guint i = n; i > 0; i--)
    {
      g_autoptr (VntMessageItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->messages), i - 1);
      const VntMessage *message = vnt_message_item_get_message (item);

      if ((message->kind == VNT_MESSAGE_REQUEST || message->kind == VNT_MESSAGE_REPLY) &&
          message->body != NULL)
        {
          quote (self, message, NULL);
          return;
        }
    }
}

static void
action_quote (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  VntMessageRow *row = find_row (GTK_WIDGET (self->conversation), 0, TRUE);

  if (row != NULL)
    quote_row (self, row);
  else
    quote_last (self);
}

static void
action_quote_message (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  VntMessageRow *row =
    find_row (GTK_WIDGET (self->conversation), g_variant_get_int64 (parameter), FALSE);

  if (row != NULL)
    quote_row (self, row);
}

static void
action_forward (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_composer_forward (VNT_TICKET_PAGE (widget)->composer, 0);
}

static void
action_forward_message (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_composer_forward (VNT_TICKET_PAGE (widget)->composer, g_variant_get_int64 (parameter));
}

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
} ACTIONS[] = {
  { "ticket.send", NULL, action_send },
  { "ticket.send-and-resolve", NULL, action_send_and_resolve },
  { "ticket.send-and-next", NULL, action_send_and_next },
  { "ticket.insert-text", NULL, action_insert_text },
  { "ticket.preview", NULL, action_preview },
  { "ticket.misspelled", NULL, action_misspelled },
  { "ticket.quote", NULL, action_quote },
  { "ticket.quote-message", "x", action_quote_message },
  { "ticket.forward", NULL, action_forward },
  { "ticket.forward-message", "x", action_forward_message },
};

/**
 * vnt_ticket_page_install_writing_actions:
 *
 * Adds those of the actions named "ticket.…" that have to do with writing.
 */
void
vnt_ticket_page_install_writing_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    gtk_widget_class_install_action (widget_class, ACTIONS[i].name, ACTIONS[i].parameter,
                                     ACTIONS[i].activate);
}

/**
 * vnt_ticket_page_enable_writing_actions:
 *
 * Offers them on a ticket only.
 */
void
vnt_ticket_page_enable_writing_actions (VntTicketPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), ACTIONS[i].name, self->id != 0);
}

/**
 * vnt_ticket_page_find_language:
 *
 * Tells the composer what is spoken on the ticket, by what its requestors wrote last.
 */
void
vnt_ticket_page_find_language (VntTicketPage *self)
{
  g_autoptr (GString) said = g_string_new (NULL);
  guint n = self->messages != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->messages)) : 0;
  const VntAccount *account = self->desk != NULL ? vnt_desk_get_account (self->desk) : NULL;

  for (guint i = n; i > 0 && said->len < ENOUGH_BYTES; i--)
    {
      g_autoptr (VntMessageItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->messages), i - 1);
      const VntMessage *message = vnt_message_item_get_message (item);
      g_autofree char *text = NULL;

      if ((message->kind != VNT_MESSAGE_REQUEST && message->kind != VNT_MESSAGE_REPLY) ||
          (account != NULL && g_strcmp0 (message->author, account->login) == 0))
        continue;
      text = dup_plain (message);
      if (text != NULL)
        g_string_append_printf (said, "%s\n", text);
    }
  vnt_composer_set_language (self->composer, vnt_language_guess (said->str));
}

/**
 * vnt_ticket_page_insert:
 * @text: a text
 *
 * Puts it into what is being written, where the caret stands.
 */
void
vnt_ticket_page_insert (VntTicketPage *self, const char *text)
{
  g_return_if_fail (VNT_IS_TICKET_PAGE (self));

  vnt_composer_insert (self->composer, text);
}

/**
 * vnt_ticket_page_propose_article:
 * @text: (out) (transfer full): the text to begin with
 *
 * Returns: (transfer full) (nullable): what an article about the ticket begins with; %NULL while nothing is known of it
 */
VntNewArticle *
vnt_ticket_page_propose_article (VntTicketPage *self, char **text)
{
  const VntTicket *ticket;

  g_return_val_if_fail (VNT_IS_TICKET_PAGE (self), NULL);

  ticket = self->item != NULL ? vnt_ticket_item_get_ticket (self->item) : NULL;
  return ticket != NULL
           ? vnt_article_proposal_make (ticket, self->detail, G_LIST_MODEL (self->messages), text)
           : NULL;
}
