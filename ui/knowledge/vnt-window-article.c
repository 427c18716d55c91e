/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does with articles that are written, and with those that are wrong. */
#include "vnt-window-private.h"

#include <glib/gi18n.h>

#include "vnt-article-editor.h"
#include "vnt-desk-bundle.h"
#include "vnt-desk-knowledge.h"
#include "vnt-new-ticket.h"
#include "vnt-text.h"

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

typedef struct
{
  VntWindow *window;
  VntArticle *article;
  gint64 ticket; /* that is open, 0 for none */
} Report;

static void
report_free (gpointer data)
{
  Report *report = data;

  g_object_unref (report->window);
  vnt_article_unref (report->article);
  g_free (report);
}

static void
on_created (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 ticket = vnt_desk_create_ticket_finish (VNT_DESK (source), result, &error);

  if (self->desk != NULL)
    vnt_window_notice (self, ticket != 0
                               ? _ ("Kept: a ticket tells those who look after the articles.")
                               : error->message);
}

static void
on_commented (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = vnt_desk_apply_finish (VNT_DESK (source), result, &error);

  if (self->desk != NULL)
    vnt_window_notice (self, bundle != NULL ? _ ("Kept as an internal comment of this ticket.")
                                            : error->message);
}

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
make_ticket (Report *report, gint64 queue, const char *text)
{
  VntWindow *self = report->window;
  const VntAccount *account = vnt_desk_get_account (self->desk);
  /* Translators: %s is the title of an article */
  g_autofree char *subject = g_strdup_printf (_ ("Article to mend: %s"), report->article->title);
  g_autoptr (VntNewTicket) made = vnt_new_ticket_new (queue, subject);
  g_autoptr (VntDraft) draft = vnt_draft_new (0, VNT_OPERATION_CREATE);

  if (account != NULL)
    vnt_new_ticket_add_requestor (made,
                                  account->address != NULL ? account->address : account->login);
  g_free (draft->text);
  draft->text = vnt_new_ticket_write (made, text);
  vnt_desk_create_ticket_async (self->desk, draft, NULL, on_created, g_object_ref (self));
}

static void
make_comment (Report *report, const char *text)
{
  VntWindow *self = report->window;
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntOperation *comment = vnt_operation_new (VNT_OPERATION_COMMENT, report->ticket);

  vnt_text_set (&comment->content, text);
  g_ptr_array_add (operations, comment);
  vnt_desk_apply_async (self->desk, operations, NULL, on_commented, g_object_ref (self));
}

/* With the article's place and author, so that whoever reads it finds both. */
static char *
make_text (Report *report, const char *said)
{
  g_autofree char *url = vnt_desk_get_article_url (report->window->desk, report->article->id);
  const char *author =
    report->article->author != NULL ? report->article->author : report->article->editor;

  /* Translators: what is wrong, then the title of the article, its author and its address */
  return g_strdup_printf (_ ("%s\n\nArticle: %s\nWritten by: %s\n%s"), said, report->article->title,
                          author != NULL ? author : "?", url != NULL ? url : "");
}

static void
on_report_response (AdwMessageDialog *dialog, const char *response, Report *report)
{
  VntWindow *self = report->window;
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  g_autofree char *queue = NULL;
  g_autofree char *text = NULL;
  gint64 id;

  if (!g_str_equal (response, "send") || self->desk == NULL)
    return;
  text = make_text (report, gtk_editable_get_text (GTK_EDITABLE (entry)));
  queue = g_settings_get_string (self->settings, "knowledge-queue");
  id = find_queue (self, queue);
  if (id != 0)
    make_ticket (report, id, text);
  else
    make_comment (report, text);
}

static void
on_said (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "send", *gtk_editable_get_text (entry) != '\0');
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
  g_autofree char *queue = g_settings_get_string (self->settings, "knowledge-queue");
  gint64 ticket = vnt_window_get_ticket_id (self);
  Report *report;
  GtkWidget *dialog, *entry;

  if (self->desk == NULL)
    return;
  if (find_queue (self, queue) == 0 && ticket == 0)
    {
      vnt_window_notice (self, _ ("Name the queue that looks after the articles in the "
                                  "preferences, or open the ticket you found this on."));
      return;
    }
  report = g_new0 (Report, 1);
  report->window = g_object_ref (self);
  report->article = vnt_article_ref (article);
  report->ticket = ticket;
  entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("What is wrong, or how it should be"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is wrong, or how it should be"), -1);
  dialog = adw_message_dialog_new (
    GTK_WINDOW (self), _ ("This Is Wrong or Outdated"),
    find_queue (self, queue) != 0
      ? _ ("A new ticket tells those who look after the articles.")
      : _ (
          "An internal comment of the open ticket says so: the server takes no comments on articles."));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "send",
                                    _ ("_Send"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "send",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  on_said (GTK_EDITABLE (entry), ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect (entry, "changed", G_CALLBACK (on_said), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_report_response), report,
                         (GClosureNotify) (GCallback) report_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
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
