/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-conversation-rows.h"

#include <glib/gi18n.h>

#include "vnt-event-group.h"
#include "vnt-highlight.h"
#include "vnt-message-row.h"

struct _VntConversationRows
{
  GtkBox *box;
  VntDesk *desk;
  GHashTable *rows; /* VntMessageItem → VntMessageRow or VntEventGroup, several items each */
  GtkWidget *new_line;
};

static gboolean
is_event (VntMessageItem *item)
{
  return vnt_message_item_get_message (item)->kind == VNT_MESSAGE_EVENT;
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
}

static GtkWidget *
new_line (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  /* Translators: a line in a conversation above what the agent has not read yet */
  GtkWidget *label = gtk_label_new (_ ("New"));

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

      gtk_widget_set_hexpand (separator, TRUE);
      gtk_widget_set_valign (separator, GTK_ALIGN_CENTER);
      if (i == 1)
        gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (line), separator);
    }
  gtk_widget_add_css_class (line, "new-line");
  return line;
}

static void
add_events (VntConversationRows *self, GHashTable *before, GPtrArray *events, GPtrArray *children)
{
  GtkWidget *old, *group;

  if (events->len == 0)
    return;
  old = g_hash_table_lookup (before, g_ptr_array_index (events, 0));
  group =
    old != NULL && VNT_IS_EVENT_GROUP (old) && vnt_event_group_is_of (VNT_EVENT_GROUP (old), events)
      ? old
      : vnt_event_group_new (events);
  if (old != NULL && group != old && VNT_IS_EVENT_GROUP (old) &&
      vnt_event_group_get_unfolded (VNT_EVENT_GROUP (old)))
    vnt_event_group_unfold (VNT_EVENT_GROUP (group));
  g_object_ref_sink (group);
  for (guint i = 0; i < events->len; i++)
    g_hash_table_insert (self->rows, g_object_ref (g_ptr_array_index (events, i)),
                         g_object_ref (group));
  g_ptr_array_add (children, group);
  g_ptr_array_set_size (events, 0);
}

static void
add_message (VntConversationRows *self,
             GHashTable *before,
             VntMessageItem *item,
             GPtrArray *children)
{
  GtkWidget *row = g_hash_table_lookup (before, item);

  if (row == NULL || !VNT_IS_MESSAGE_ROW (row))
    row = vnt_message_row_new (self->desk, item);
  g_object_ref_sink (row);
  g_hash_table_insert (self->rows, g_object_ref (item), g_object_ref (row));
  g_ptr_array_add (children, row);
}

/* What stays is not taken out and put back: it would lose the focus. */
static void
put_children (VntConversationRows *self, GPtrArray *children)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box));
  GtkWidget *before = NULL;

  for (guint i = 0; i < children->len; i++)
    g_hash_table_add (wanted, g_ptr_array_index (children, i));
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (!g_hash_table_contains (wanted, child))
        gtk_box_remove (self->box, child);
      child = next;
    }
  for (guint i = 0; i < children->len; i++)
    {
      child = g_ptr_array_index (children, i);
      if (gtk_widget_get_parent (child) == NULL)
        gtk_box_insert_child_after (self->box, child, before);
      else if (gtk_widget_get_prev_sibling (child) != before)
        gtk_box_reorder_child_after (self->box, child, before);
      before = child;
    }
}

/**
 * vnt_conversation_rows_new:
 * @box: where the widgets go; outlives this
 *
 * Returns: (transfer full): it shows nothing yet
 */
VntConversationRows *
vnt_conversation_rows_new (GtkBox *box)
{
  VntConversationRows *self = g_new0 (VntConversationRows, 1);

  self->box = box;
  self->rows = new_table ();
  return self;
}

/**
 * vnt_conversation_rows_free:
 *
 * Frees it, not the widgets.
 */
void
vnt_conversation_rows_free (VntConversationRows *self)
{
  g_hash_table_unref (self->rows);
  g_clear_object (&self->new_line);
  g_clear_object (&self->desk);
  g_free (self);
}

/**
 * vnt_conversation_rows_clear:
 * @desk: (nullable): of the conversation that comes next
 *
 * Removes every widget.
 */
void
vnt_conversation_rows_clear (VntConversationRows *self, VntDesk *desk)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  put_children (self, nothing);
  g_hash_table_remove_all (self->rows);
  g_clear_object (&self->new_line);
  g_set_object (&self->desk, desk);
}

/**
 * vnt_conversation_rows_show:
 * @messages: list of #VntMessageItem
 * @first: position of the first to show
 * @end: position after the last
 * @first_new: position of what the line "New" stands above; none when it is not among them
 */
void
vnt_conversation_rows_show (
  VntConversationRows *self, GListModel *messages, guint first, guint end, guint first_new)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->rows);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);

  self->rows = new_table ();
  for (guint i = first; i < end; i++)
    {
      g_autoptr (VntMessageItem) item = g_list_model_get_item (messages, i);

      if (i == first_new)
        {
          add_events (self, before, events, children);
          if (self->new_line == NULL)
            self->new_line = g_object_ref_sink (new_line ());
          g_ptr_array_add (children, g_object_ref (self->new_line));
        }
      if (is_event (item))
        {
          g_ptr_array_add (events, g_steal_pointer (&item));
          continue;
        }
      add_events (self, before, events, children);
      add_message (self, before, item, children);
    }
  add_events (self, before, events, children);
  put_children (self, children);
}

/**
 * vnt_conversation_rows_find:
 * @item: an entry
 *
 * Returns: (transfer none) (nullable): where it is shown: its row, or its line among other events
 */
GtkWidget *
vnt_conversation_rows_find (VntConversationRows *self, VntMessageItem *item)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, item);

  return row != NULL && VNT_IS_EVENT_GROUP (row)
           ? vnt_event_group_get_label (VNT_EVENT_GROUP (row), item)
           : row;
}

/**
 * vnt_conversation_rows_get_new_line:
 *
 * Returns: (transfer none) (nullable): the line "New", when it is shown
 */
GtkWidget *
vnt_conversation_rows_get_new_line (VntConversationRows *self)
{
  return self->new_line != NULL && gtk_widget_get_parent (self->new_line) != NULL ? self->new_line
                                                                                  : NULL;
}

/**
 * vnt_conversation_rows_highlight:
 * @words: (nullable): what to set off in every row, %NULL for nothing
 */
void
vnt_conversation_rows_highlight (VntConversationRows *self, const char *words)
{
  vnt_highlight_show (GTK_WIDGET (self->box), words, -1);
}

/**
 * vnt_conversation_rows_look_at:
 * @item: an entry that is shown
 * @words: what was found in it
 * @nth: at which of its places, from 0
 *
 * Sets that place off more than the others, and unfolds whatever it is folded in.
 *
 * Returns: (transfer none) (nullable): the label it is in
 */
GtkWidget *
vnt_conversation_rows_look_at (VntConversationRows *self,
                               VntMessageItem *item,
                               const char *words,
                               int nth)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, item);

  if (row == NULL)
    return NULL;
  if (!VNT_IS_EVENT_GROUP (row))
    return vnt_highlight_show (row, words, nth);
  vnt_event_group_unfold (VNT_EVENT_GROUP (row));
  return vnt_highlight_show (vnt_event_group_get_label (VNT_EVENT_GROUP (row), item), words, nth);
}
