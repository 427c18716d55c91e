/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an article about a ticket begins with: what was asked, and what was answered last. */
#include "vnt-article-proposal.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-document.h"
#include "vnt-message-item.h"
#include "vnt-message-words.h"
#include "vnt-text.h"

/* As long as a summary may be. */
#define SUMMARY_CHARS 120

static char *
dup_words (const VntMessage *message)
{
  g_autoptr (VntDocument) document = vnt_message_words_document (message);
  char *text = document != NULL ? vnt_document_to_text (document) : NULL;

  return text != NULL ? g_strstrip (text) : g_strdup ("");
}

/* The first of what was asked, or the last of what was answered; a note counts only where nothing was answered. */
static char *
find_words (GListModel *messages, gboolean asked)
{
  guint n = messages != NULL ? g_list_model_get_n_items (messages) : 0;
  g_autofree char *note = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VntMessageItem) item = g_list_model_get_item (messages, asked ? i : n - 1 - i);
      const VntMessage *message = vnt_message_item_get_message (item);

      if (message->kind == VNT_MESSAGE_EVENT)
        continue;
      if (asked || message->kind == VNT_MESSAGE_REPLY)
        return dup_words (message);
      if (message->kind == VNT_MESSAGE_NOTE && note == NULL)
        note = dup_words (message);
    }
  return note != NULL ? g_steal_pointer (&note) : g_strdup ("");
}

/* "- Equipo: PC-0042" for each field the desk keeps of the ticket. */
static char *
list_fields (const VntTicketDetail *detail)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; detail != NULL && detail->fields != NULL && i < detail->fields->len; i++)
    {
      const VntFieldValue *field = detail->fields->pdata[i];
      g_autofree char *values =
        field->values != NULL ? g_strjoinv (", ", field->values) : g_strdup ("");

      if (*values != '\0' && strchr (values, '\n') == NULL)
        g_string_append_printf (list, "- %s: %s\n", field->name, values);
    }
  return g_string_free (list, FALSE);
}

/**
 * vnt_article_proposal_make:
 * @ticket: what the article is about
 * @detail: (nullable): more of it
 * @messages: (nullable): list of #VntMessageItem, its conversation
 * @text: (out): the text to begin with
 *
 * Returns: (transfer full): the article to begin with
 */
VntNewArticle *
vnt_article_proposal_make (const VntTicket *ticket,
                           const VntTicketDetail *detail,
                           GListModel *messages,
                           char **text)
{
  VntNewArticle *made = vnt_new_article_new (ticket->subject);
  g_autofree char *symptom = find_words (messages, TRUE);
  g_autofree char *solution = find_words (messages, FALSE);
  g_autofree char *fields = list_fields (detail);
  GString *all = g_string_new (NULL);

  made->summary = vnt_text_one_line (symptom, SUMMARY_CHARS);
  g_string_append_printf (all, "## %s\n\n%s\n\n", _ ("Symptom"), symptom);
  g_string_append_printf (all, "## %s\n\n\n\n", _ ("Cause"));
  g_string_append_printf (all, "## %s\n\n%s\n", _ ("Solution"), solution);
  if (*fields != '\0')
    g_string_append_printf (all, "\n## %s\n\n%s", _ ("Machine and service"), fields);
  *text = g_string_free (all, FALSE);
  return made;
}
