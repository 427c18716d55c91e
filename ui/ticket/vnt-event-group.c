/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-event-group.h"

#include <glib/gi18n.h>

#include "vnt-highlight.h"
#include "vnt-message-words.h"

struct _VntEventGroup
{
  GtkWidget parent_instance;

  GPtrArray *items;
  GPtrArray *labels; /* one per item */
  GtkWidget *child; /* the expander, or what there is when nothing is folded */
};

G_DEFINE_FINAL_TYPE (VntEventGroup, vnt_event_group, GTK_TYPE_WIDGET)

static void
show_event (GtkLabel *label, GParamSpec *spec, VntMessageItem *item)
{
  g_autofree char *text = vnt_message_words_event_line (vnt_message_item_get_message (item));

  gtk_label_set_label (label, text);
}

static GtkWidget *
new_event (VntMessageItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, "caption");
  vnt_highlight_mark (label);
  show_event (GTK_LABEL (label), NULL, item);
  g_signal_connect_object (item, "notify::message", G_CALLBACK (show_event), label,
                           G_CONNECT_SWAPPED);
  return label;
}

static void
fill (VntEventGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title =
    g_strdup_printf (ngettext ("%u event", "%u events", self->items->len), self->items->len);
  gboolean waiting = FALSE;

  for (guint i = 0; i < self->items->len; i++)
    {
      VntMessageItem *item = g_ptr_array_index (self->items, i);
      GtkWidget *label = new_event (item);

      waiting |= vnt_message_item_get_message (item)->state != VNT_STATE_DONE;
      g_ptr_array_add (self->labels, g_object_ref_sink (label));
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "events");
  self->child = box;
  if (self->items->len > 1)
    {
      self->child = gtk_expander_new (title);
      gtk_expander_set_expanded (GTK_EXPANDER (self->child), waiting);
      gtk_expander_set_child (GTK_EXPANDER (self->child), box);
      gtk_widget_add_css_class (self->child, "dim-label");
    }
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

static void
vnt_event_group_dispose (GObject *object)
{
  VntEventGroup *self = VNT_EVENT_GROUP (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (vnt_event_group_parent_class)->dispose (object);
}

static void
vnt_event_group_class_init (VntEventGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_event_group_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_event_group_init (VntEventGroup *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->labels = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * vnt_event_group_new:
 * @items: (element-type VntMessageItem): events that follow each other, oldest first
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vnt_event_group_new (GPtrArray *items)
{
  VntEventGroup *self = g_object_new (VNT_TYPE_EVENT_GROUP, NULL);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (items, i)));
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * vnt_event_group_is_of:
 * @items: (element-type VntMessageItem): events
 *
 * Returns: whether it shows just these
 */
gboolean
vnt_event_group_is_of (VntEventGroup *self, GPtrArray *items)
{
  g_return_val_if_fail (VNT_IS_EVENT_GROUP (self), FALSE);

  if (items->len != self->items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (g_ptr_array_index (items, i) != g_ptr_array_index (self->items, i))
      return FALSE;
  return TRUE;
}

/**
 * vnt_event_group_get_unfolded:
 *
 * Returns: whether its events can be read
 */
gboolean
vnt_event_group_get_unfolded (VntEventGroup *self)
{
  g_return_val_if_fail (VNT_IS_EVENT_GROUP (self), FALSE);

  return !GTK_IS_EXPANDER (self->child) || gtk_expander_get_expanded (GTK_EXPANDER (self->child));
}

/**
 * vnt_event_group_unfold:
 *
 * Shows its events.
 */
void
vnt_event_group_unfold (VntEventGroup *self)
{
  g_return_if_fail (VNT_IS_EVENT_GROUP (self));

  if (GTK_IS_EXPANDER (self->child))
    gtk_expander_set_expanded (GTK_EXPANDER (self->child), TRUE);
}

/**
 * vnt_event_group_get_label:
 * @item: an event
 *
 * Returns: (transfer none) (nullable): where that event is shown, %NULL when it is none of these
 */
GtkWidget *
vnt_event_group_get_label (VntEventGroup *self, VntMessageItem *item)
{
  guint position;

  g_return_val_if_fail (VNT_IS_EVENT_GROUP (self), NULL);

  return g_ptr_array_find (self->items, item, &position)
           ? g_ptr_array_index (self->labels, position)
           : NULL;
}
