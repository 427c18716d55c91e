/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-wrong-window.h"

#include <glib/gi18n.h>

#include "vnt-decision.h"
#include "vnt-desk-bundle.h"
#include "vnt-desk-knowledge.h"
#include "vnt-new-ticket.h"
#include "vnt-text.h"

/**
 * VntWrongWindow:
 *
 * Where the agent says what is wrong with an article. It goes when that waits to be sent, and stays as it is when it could
 * not be written down.
 *
 * Signals: "kept" (string said): it waits to be sent; @said tells where, already translated.
 */
struct _VntWrongWindow
{
  AdwWindow parent_instance;

  VntDesk *desk;
  VntArticle *article;
  gint64 queue; /* that looks after the articles, 0 for none */
  gint64 ticket;
  GtkWidget *entry;
  GtkWidget *send;
  GtkLabel *problem;
  gboolean sending;
};

enum
{
  SIGNAL_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntWrongWindow, vnt_wrong_window, ADW_TYPE_WINDOW)

static void
show_problem (VntWrongWindow *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
update (VntWrongWindow *self)
{
  /* Not made insensitive: it has the keyboard, and keeps it. */
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !self->sending);
  gtk_widget_set_sensitive (self->send, !self->sending && *gtk_editable_get_text (
                                                            GTK_EDITABLE (self->entry)) != '\0');
}

/* With the article's place and author, so that whoever reads it finds both. */
static char *
make_text (VntWrongWindow *self)
{
  const VntArticle *article = self->article;
  g_autofree char *url = vnt_desk_get_article_url (self->desk, article->id);
  const char *author = article->author != NULL ? article->author : article->editor;

  /* Translators: what is wrong, then the title of the article, its author and its address */
  return g_strdup_printf (_ ("%s\n\nArticle: %s\nWritten by: %s\n%s"),
                          gtk_editable_get_text (GTK_EDITABLE (self->entry)), article->title,
                          author != NULL ? author : "?", url != NULL ? url : "");
}

static void
end_sending (VntWrongWindow *self, const char *said, const GError *error)
{
  self->sending = FALSE;
  /* Destroyed meanwhile. */
  if (self->problem == NULL)
    return;
  if (error == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_KEPT], 0, said);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  update (self);
  show_problem (self, error->message);
  gtk_widget_grab_focus (self->entry);
}

static void
on_created (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWrongWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  vnt_desk_create_ticket_finish (VNT_DESK (source), result, &error);
  end_sending (self, _ ("Kept: a ticket tells those who look after the articles."), error);
}

static void
on_commented (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWrongWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = vnt_desk_apply_finish (VNT_DESK (source), result, &error);

  end_sending (self, _ ("Kept as an internal comment of this ticket."), error);
}

static void
make_ticket (VntWrongWindow *self, const char *text)
{
  const VntAccount *account = vnt_desk_get_account (self->desk);
  /* Translators: %s is the title of an article */
  g_autofree char *subject = g_strdup_printf (_ ("Article to mend: %s"), self->article->title);
  g_autoptr (VntNewTicket) made = vnt_new_ticket_new (self->queue, subject);
  g_autoptr (VntDraft) draft = vnt_draft_new (0, VNT_OPERATION_CREATE);

  if (account != NULL)
    vnt_new_ticket_add_requestor (made,
                                  account->address != NULL ? account->address : account->login);
  g_free (draft->text);
  draft->text = vnt_new_ticket_write (made, text);
  vnt_desk_create_ticket_async (self->desk, draft, NULL, on_created, g_object_ref (self));
}

static void
make_comment (VntWrongWindow *self, const char *text)
{
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntOperation *comment = vnt_operation_new (VNT_OPERATION_COMMENT, self->ticket);

  vnt_text_set (&comment->content, text);
  g_ptr_array_add (operations, comment);
  vnt_desk_apply_async (self->desk, operations, NULL, on_commented, g_object_ref (self));
}

static void
send (VntWrongWindow *self)
{
  g_autofree char *text = NULL;

  update (self);
  if (!gtk_widget_get_sensitive (self->send))
    return;
  text = make_text (self);
  self->sending = TRUE;
  update (self);
  show_problem (self, NULL);
  if (self->queue != 0)
    make_ticket (self, text);
  else
    make_comment (self, text);
}

static gboolean
close_by_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/* Whether what was said could be written down is known in a moment. */
static gboolean
vnt_wrong_window_close_request (GtkWindow *window)
{
  if (VNT_WRONG_WINDOW (window)->sending)
    return TRUE;
  return GTK_WINDOW_CLASS (vnt_wrong_window_parent_class)->close_request (window);
}

static void
vnt_wrong_window_dispose (GObject *object)
{
  VntWrongWindow *self = VNT_WRONG_WINDOW (object);

  self->problem = NULL;
  g_clear_object (&self->desk);
  g_clear_pointer (&self->article, vnt_article_unref);
  G_OBJECT_CLASS (vnt_wrong_window_parent_class)->dispose (object);
}

static void
vnt_wrong_window_class_init (VntWrongWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_wrong_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = vnt_wrong_window_close_request;
  signals[SIGNAL_KEPT] = g_signal_new ("kept", VNT_TYPE_WRONG_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, close_by_key, NULL);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_body (VntWrongWindow *self, const char *where)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  _ ("What is wrong, or how it should be"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is wrong, or how it should be"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (send), self);
  self->problem = GTK_LABEL (new_label (NULL, "error"));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (box), new_label (self->article->title, "heading"));
  gtk_box_append (GTK_BOX (box), new_label (where, "dim-label"));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  return box;
}

static void
vnt_wrong_window_init (VntWrongWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("This Is Wrong or Outdated"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 460, -1);
}

/**
 * vnt_wrong_window_new:
 * @parent: the window it belongs to
 * @desk: an open desk
 * @article: what something is wrong with
 * @queue: a new ticket there says so; 0 for none
 * @ticket: an internal comment of it says so when there is no @queue
 *
 * Returns: (transfer none): a window; present it
 */
GtkWidget *
vnt_wrong_window_new (
  GtkWindow *parent, VntDesk *desk, const VntArticle *article, gint64 queue, gint64 ticket)
{
  VntWrongWindow *self = g_object_new (VNT_TYPE_WRONG_WINDOW, "transient-for", parent,
                                       "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->desk = g_object_ref (desk);
  self->article = vnt_article_ref ((VntArticle *) article);
  self->queue = queue;
  self->ticket = ticket;
  gtk_box_append (GTK_BOX (box),
                  vnt_decision_header_new (GTK_WINDOW (self), _ ("_Send"), &self->send));
  g_signal_connect_swapped (self->send, "clicked", G_CALLBACK (send), self);
  gtk_box_append (
    GTK_BOX (box),
    new_body (
      self,
      queue != 0
        ? _ ("A new ticket tells those who look after the articles.")
        : _ (
            "An internal comment of the open ticket says so: the server takes no comments on articles.")));
  adw_window_set_content (ADW_WINDOW (self), box);
  update (self);
  gtk_widget_grab_focus (self->entry);
  return GTK_WIDGET (self);
}
