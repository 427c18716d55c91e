/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-handover-card.h"

#include <glib/gi18n.h>

#include "vnt-handover.h"
#include "vnt-message-words.h"

/* A card further up than so many entries is history. */
#define LOOK_BACK 200
/* In pixels; more than that scrolls. */
#define TALLEST 180

/**
 * VntHandoverCard:
 *
 * What the level before said when it handed the ticket over, above the conversation; nothing when it did not. Can be folded.
 */
struct _VntHandoverCard
{
  GtkWidget parent_instance;

  VntMessageList *messages;
  gint64 shown; /* the message it is of */
  GtkExpander *expander;
  GtkLabel *title;
  GtkBox *parts;
};

G_DEFINE_FINAL_TYPE (VntHandoverCard, vnt_handover_card, GTK_TYPE_WIDGET)

static void
add_part (VntHandoverCard *self, const char *name, const char *words)
{
  GtkWidget *heading = gtk_label_new (name);
  GtkWidget *text = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_can_focus (text, FALSE);
  gtk_box_append (self->parts, heading);
  gtk_box_append (self->parts, text);
}

static void
show_card (VntHandoverCard *self, const VntMessage *message, const VntHandover *card)
{
  g_autofree char *when = vnt_message_words_time (message->created);
  const char *who = message->author_name != NULL ? message->author_name : message->author;
  g_autofree char *title = NULL;
  GtkWidget *child;

  /* Translators: who handed a ticket over, from one queue to another, and when */
  title = g_strdup_printf (_ ("Handed over by %s, %s → %s, %s"), who, card->from, card->to, when);
  gtk_label_set_label (self->title, title);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parts))) != NULL)
    gtk_box_remove (self->parts, child);
  for (int i = 0; i < VNT_HANDOVER_PARTS; i++)
    if (*card->parts[i] != '\0')
      add_part (self, vnt_handover_label ((VntHandoverPart) i), card->parts[i]);
  if (self->shown != message->id)
    gtk_expander_set_expanded (self->expander, TRUE);
  self->shown = message->id;
}

/* The newest card counts. */
static void
show (VntHandoverCard *self)
{
  guint n = self->messages != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->messages)) : 0;
  guint first = n > LOOK_BACK ? n - LOOK_BACK : 0;

  for (guint i = n; i > first; i--)
    {
      g_autoptr (VntMessageItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->messages), i - 1);
      const VntMessage *message = vnt_message_item_get_message (item);
      g_autoptr (VntHandover) card =
        message->kind == VNT_MESSAGE_NOTE ? vnt_handover_read (message->body) : NULL;

      if (card == NULL)
        continue;
      show_card (self, message, card);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      return;
    }

  self->shown = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
vnt_handover_card_dispose (GObject *object)
{
  VntHandoverCard *self = VNT_HANDOVER_CARD (object);

  if (self->messages != NULL)
    g_signal_handlers_disconnect_by_data (self->messages, self);
  g_clear_object (&self->messages);
  if (self->expander != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->expander));
  self->expander = NULL;
  G_OBJECT_CLASS (vnt_handover_card_parent_class)->dispose (object);
}

static void
vnt_handover_card_class_init (VntHandoverCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_handover_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "handover");
}

static void
vnt_handover_card_init (VntHandoverCard *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->parts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_set_margin_top (GTK_WIDGET (self->parts), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self->parts), 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), TALLEST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->parts));
  gtk_expander_set_label_widget (self->expander, GTK_WIDGET (self->title));
  gtk_expander_set_expanded (self->expander, TRUE);
  gtk_expander_set_child (self->expander, scroller);
  gtk_widget_set_parent (GTK_WIDGET (self->expander), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * vnt_handover_card_set_messages:
 * @self: a #VntHandoverCard
 * @messages: (nullable): the conversation it stands above
 *
 * Shows its newest hand-over, and follows it.
 */
void
vnt_handover_card_set_messages (VntHandoverCard *self, VntMessageList *messages)
{
  g_return_if_fail (VNT_IS_HANDOVER_CARD (self));

  if (self->messages != NULL)
    g_signal_handlers_disconnect_by_data (self->messages, self);
  g_set_object (&self->messages, messages);
  self->shown = 0;
  if (messages != NULL)
    {
      g_signal_connect_swapped (messages, "items-changed", G_CALLBACK (show), self);
      g_signal_connect_swapped (messages, "reloaded", G_CALLBACK (show), self);
    }
  show (self);
}
