/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-beside-window.h"

#include <glib/gi18n.h>

#include "vnt-conversation-view.h"
#include "vnt-message-words.h"
#include "vnt-words.h"

struct _VntBesideWindow
{
  AdwWindow parent_instance;

  VntDesk *desk;
  gint64 writing_on;
  gint64 ticket; /* that is shown, 0 for none */
  VntTicketItem *item; /* held so that its conversation is fetched whole */
  VntMessageList *messages;

  AdwWindowTitle *title;
  GtkStack *stack;
  VntArticleView *article;
  VntConversationView *conversation;
  GtkWidget *quote;
};

enum
{
  SIGNAL_USE,
  SIGNAL_REPORT,
  SIGNAL_QUOTE,
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntBesideWindow, vnt_beside_window, ADW_TYPE_WINDOW)

static gboolean
close_by_escape (GtkWidget *window, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

static gboolean
print_by_key (GtkWidget *window, GVariant *args, gpointer user_data)
{
  return gtk_widget_activate_action (GTK_WIDGET (VNT_BESIDE_WINDOW (window)->article),
                                     "article.print", NULL);
}

static void
on_use (VntBesideWindow *self, gpointer article, int form)
{
  g_signal_emit (self, signals[SIGNAL_USE], 0, article, form);
}

static void
on_report (VntBesideWindow *self, gpointer article)
{
  g_signal_emit (self, signals[SIGNAL_REPORT], 0, article);
}

static void
on_shown (VntBesideWindow *self)
{
  const char *title = vnt_article_view_get_title (self->article);

  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _ ("Article"));
  adw_window_title_set_title (self->title, _ ("Article"));
}

/* What was written last to the requestor, before it was solved. */
static char *
find_solution (VntBesideWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->messages));

  for (guint i = n; i > 0; i--)
    {
      g_autoptr (VntMessageItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->messages), i - 1);
      const VntMessage *message = vnt_message_item_get_message (item);
      g_autoptr (VntDocument) document = NULL;

      if (message->kind != VNT_MESSAGE_REPLY || message->body == NULL)
        continue;
      document = vnt_message_words_document (message);
      return document != NULL ? vnt_document_to_text (document) : NULL;
    }
  return NULL;
}

static void
on_quote (VntBesideWindow *self)
{
  g_autofree char *text = find_solution (self);

  if (text != NULL)
    g_signal_emit (self, signals[SIGNAL_QUOTE], 0, self->ticket, text);
}

static void
on_open (VntBesideWindow *self)
{
  gint64 ticket = self->ticket;

  g_signal_emit (self, signals[SIGNAL_OPEN], 0, ticket);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_messages (VntBesideWindow *self)
{
  g_autofree char *text = find_solution (self);

  gtk_widget_set_sensitive (self->quote, text != NULL && self->writing_on != 0);
}

static void
forget_messages (VntBesideWindow *self)
{
  if (self->messages != NULL)
    g_signal_handlers_disconnect_by_data (self->messages, self);
  g_clear_object (&self->messages);
  g_clear_object (&self->item);
}

static void
vnt_beside_window_dispose (GObject *object)
{
  VntBesideWindow *self = VNT_BESIDE_WINDOW (object);

  forget_messages (self);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_beside_window_parent_class)->dispose (object);
}

static void
vnt_beside_window_class_init (VntBesideWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_beside_window_dispose;
  signals[SIGNAL_USE] = g_signal_new ("use", VNT_TYPE_BESIDE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 2, VNT_TYPE_ARTICLE, G_TYPE_INT);
  signals[SIGNAL_REPORT] = g_signal_new ("report", VNT_TYPE_BESIDE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, VNT_TYPE_ARTICLE);
  signals[SIGNAL_QUOTE] = g_signal_new ("quote", VNT_TYPE_BESIDE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_OPEN] = g_signal_new ("open", VNT_TYPE_BESIDE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
new_ticket_side (VntBesideWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *open = gtk_button_new_with_label (_ ("Open the Ticket"));

  self->quote = gtk_button_new_with_label (_ ("Quote Its Solution"));
  gtk_widget_set_tooltip_text (self->quote, _ ("Puts its last reply into yours, as a quote"));
  gtk_widget_set_sensitive (self->quote, FALSE);
  g_signal_connect_swapped (self->quote, "clicked", G_CALLBACK (on_quote), self);
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (on_open), self);
  gtk_box_append (GTK_BOX (bar), self->quote);
  gtk_box_append (GTK_BOX (bar), open);
  gtk_widget_add_css_class (bar, "knowledge-bar");
  self->conversation = VNT_CONVERSATION_VIEW (vnt_conversation_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->conversation), TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->conversation));
  return box;
}

static void
add_keys (VntBesideWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (close_by_escape, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_p, GDK_CONTROL_MASK),
                      gtk_callback_action_new (print_by_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
vnt_beside_window_init (VntBesideWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", NULL));
  self->stack = GTK_STACK (gtk_stack_new ());
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 640);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
  add_keys (self);
}

/**
 * vnt_beside_window_new:
 * @parent: the window it stands beside
 * @desk: an open desk
 * @writing_on: the ticket whose reply what is shown can go into, 0 for none
 *
 * Returns: (transfer none): a window; give it something to show, then present it
 */
VntBesideWindow *
vnt_beside_window_new (GtkWindow *parent, VntDesk *desk, gint64 writing_on)
{
  VntBesideWindow *self = g_object_new (VNT_TYPE_BESIDE_WINDOW, "accessible-role",
                                        GTK_ACCESSIBLE_ROLE_DIALOG, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  self->writing_on = writing_on;
  self->article = VNT_ARTICLE_VIEW (vnt_article_view_new (desk));
  vnt_article_view_set_ticket (self->article, writing_on);
  g_signal_connect_swapped (self->article, "use", G_CALLBACK (on_use), self);
  g_signal_connect_swapped (self->article, "report", G_CALLBACK (on_report), self);
  g_signal_connect_swapped (self->article, "shown", G_CALLBACK (on_shown), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->article), "article");
  gtk_stack_add_named (self->stack, new_ticket_side (self), "ticket");
  return self;
}

void
vnt_beside_window_set_guides (VntBesideWindow *self, const char *category)
{
  g_return_if_fail (VNT_IS_BESIDE_WINDOW (self));

  vnt_article_view_set_guides (self->article, category);
}

void
vnt_beside_window_show_article (VntBesideWindow *self, gint64 article)
{
  g_return_if_fail (VNT_IS_BESIDE_WINDOW (self));

  vnt_article_view_show (self->article, article);
  gtk_stack_set_visible_child_name (self->stack, "article");
  on_shown (self);
}

/**
 * vnt_beside_window_show_ticket:
 * @ticket: a ticket
 * @subject: its subject
 */
void
vnt_beside_window_show_ticket (VntBesideWindow *self, gint64 ticket, const char *subject)
{
  g_autofree char *number = vnt_words_ticket_number (ticket);
  g_autofree char *title = g_strdup_printf ("%s %s", number, subject);

  g_return_if_fail (VNT_IS_BESIDE_WINDOW (self));

  forget_messages (self);
  self->ticket = ticket;
  self->item = vnt_desk_open_ticket (self->desk, ticket);
  self->messages = vnt_desk_list_messages (self->desk, ticket);
  g_signal_connect_swapped (self->messages, "items-changed", G_CALLBACK (on_messages), self);
  vnt_conversation_view_set_messages (self->conversation, self->desk, self->messages);
  on_messages (self);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, number);
  adw_window_title_set_subtitle (self->title, subject);
  gtk_stack_set_visible_child_name (self->stack, "ticket");
}
