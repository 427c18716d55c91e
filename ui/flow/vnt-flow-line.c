/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-flow-line.h"

#include "vnt-clock.h"
#include "vnt-flow-words.h"

/* What somebody else did longer ago does not surprise any more. */
#define LATELY (15 * 60)
/* So many entries from the end are looked at: somebody else's may stand before the agent's own. */
#define LOOK_BACK 20

struct _VntFlowLine
{
  GtkWidget parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (VntFlowLine, vnt_flow_line, GTK_TYPE_WIDGET)

static void
vnt_flow_line_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (vnt_flow_line_parent_class)->dispose (object);
}

static void
vnt_flow_line_class_init (VntFlowLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_flow_line_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_flow_line_init (VntFlowLine *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->label = GTK_LABEL (label);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* The last thing somebody else did, when it was lately. */
static char *
find_deed (VntDesk *desk, VntMessageList *messages, gint64 now)
{
  const VntAccount *account = vnt_desk_get_account (desk);
  guint n = messages != NULL ? g_list_model_get_n_items (G_LIST_MODEL (messages)) : 0;

  for (guint i = n; i > 0 && i + LOOK_BACK > n; i--)
    {
      g_autoptr (VntMessageItem) item = g_list_model_get_item (G_LIST_MODEL (messages), i - 1);
      const VntMessage *message = vnt_message_item_get_message (item);

      if (message->id <= 0 || *message->author == '\0' ||
          (account != NULL && g_str_equal (account->login, message->author)))
        continue;
      return message->created > now - LATELY ? vnt_flow_words_deed_ago (message, now) : NULL;
    }
  return NULL;
}

/**
 * vnt_flow_line_show:
 * @self: the line
 * @desk: an open desk
 * @ticket: the ticket that is shown
 * @messages: (nullable): its conversation
 */
void
vnt_flow_line_show (VntFlowLine *self,
                    VntDesk *desk,
                    const VntTicket *ticket,
                    VntMessageList *messages)
{
  gint64 now = vnt_clock_now ();
  g_autofree char *mark = vnt_flow_words_spoken (ticket, now);
  g_autofree char *deed = find_deed (desk, messages, now);
  g_autofree char *text = deed != NULL && *mark != '\0' ? g_strdup_printf ("%s · %s", mark, deed)
                                                        : g_strdup (deed != NULL ? deed : mark);

  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), *text != '\0');
}
