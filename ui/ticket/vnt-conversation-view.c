/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-conversation-view.h"

#include <adwaita.h>

#include "vnt-event-group.h"
#include "vnt-message-row.h"

/* How many entries are shown at first, and added by each "Show Earlier": a long ticket opens as fast as a short one. */
#define STEP 40

/* The conversation of one ticket: newest at the end, events between messages folded. */
struct _VntConversationView
{
  GtkWidget parent_instance;

  VntDesk *desk;
  VntMessageList *messages;
  GHashTable *
    rows; /* VntMessageItem → VntMessageRow: kept while shown, so that selections and folds survive */
  guint shown;
  gboolean at_end;
  guint rebuild_id;
  guint scroll_id;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkWidget *earlier;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (VntConversationView, vnt_conversation_view, GTK_TYPE_WIDGET)

static gboolean
is_event (VntMessageItem *item)
{
  return vnt_message_item_get_message (item)->kind == VNT_MESSAGE_EVENT;
}

static void
flush_events (VntConversationView *self, GPtrArray *events)
{
  if (events->len > 0)
    gtk_box_append (self->box, vnt_event_group_new (events));
  g_ptr_array_set_size (events, 0);
}

static GtkWidget *
row_for (VntConversationView *self, GHashTable *old_rows, VntMessageItem *item)
{
  GtkWidget *row = g_hash_table_lookup (old_rows, item);

  return row != NULL ? row : vnt_message_row_new (self->desk, item);
}

/* While there is nothing to scroll the view itself holds the focus, and hands it on to what arrives. */
static void
show_stack (VntConversationView *self, gboolean loading)
{
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), loading);
  gtk_stack_set_visible_child_name (self->stack, loading ? "loading" : "messages");
  if (focused && !loading)
    gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

static void
rebuild (VntConversationView *self)
{
  g_autoptr (GHashTable) old_rows = g_steal_pointer (&self->rows);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->messages));
  guint first = n > self->shown ? n - self->shown : 0;
  GtkWidget *child;

  /* Opened at its end, also when the conversation arrives later than the page. */
  self->at_end |= g_hash_table_size (old_rows) == 0;
  self->rows = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = first; i < n; i++)
    {
      g_autoptr (VntMessageItem) item = g_list_model_get_item (G_LIST_MODEL (self->messages), i);
      GtkWidget *row;

      if (is_event (item))
        {
          g_ptr_array_add (events, g_steal_pointer (&item));
          continue;
        }
      flush_events (self, events);
      row = row_for (self, old_rows, item);
      g_hash_table_insert (self->rows, g_object_ref (item), g_object_ref (row));
      gtk_box_append (self->box, row);
    }
  flush_events (self, events);
  gtk_widget_set_visible (self->earlier, first > 0);
  show_stack (self, n == 0);
}

static gboolean
on_rebuild (gpointer user_data)
{
  VntConversationView *self = user_data;

  self->rebuild_id = 0;
  if (self->messages != NULL)
    rebuild (self);
  return G_SOURCE_REMOVE;
}

static void
on_items_changed (VntConversationView *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_rebuild, self, NULL);
}

static void
on_value_changed (VntConversationView *self, GtkAdjustment *adjustment)
{
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  self->at_end = gtk_adjustment_get_value (adjustment) >= end - 24;
}

static gboolean
go_to_end (gpointer user_data)
{
  VntConversationView *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  self->scroll_id = 0;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) -
                                          gtk_adjustment_get_page_size (adjustment));
  return G_SOURCE_REMOVE;
}

/* Its size changes while it is laid out, and a value set then is not shown: so it is set just after. */
static void
on_size_changed (VntConversationView *self, GtkAdjustment *adjustment)
{
  if (self->at_end && self->scroll_id == 0)
    self->scroll_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, go_to_end, self, NULL);
}

static void
on_earlier (VntConversationView *self)
{
  self->at_end = FALSE;
  self->shown += STEP;
  rebuild (self);
}

/* Plain arrow keys too: GTK scrolls with them only when Ctrl is held. */
static gboolean
scroll_by_key (GtkWidget *widget, GVariant *step, gpointer user_data)
{
  gboolean scrolled = FALSE;

  g_signal_emit_by_name (widget, "scroll-child", g_variant_get_int32 (step), FALSE, &scrolled);
  return TRUE;
}

static void
add_scroll_key (GtkEventController *controller, guint key, GtkScrollType step)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0),
                                            gtk_callback_action_new (scroll_by_key, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (step));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

static void
add_scroll_keys (VntConversationView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  add_scroll_key (controller, GDK_KEY_Up, GTK_SCROLL_STEP_UP);
  add_scroll_key (controller, GDK_KEY_Down, GTK_SCROLL_STEP_DOWN);
  add_scroll_key (controller, GDK_KEY_Home, GTK_SCROLL_START);
  add_scroll_key (controller, GDK_KEY_End, GTK_SCROLL_END);
  add_scroll_key (controller, GDK_KEY_space, GTK_SCROLL_PAGE_DOWN);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), controller);
}

static gboolean
vnt_conversation_view_grab_focus (GtkWidget *widget)
{
  VntConversationView *self = VNT_CONVERSATION_VIEW (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "messages"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
  return GTK_WIDGET_CLASS (vnt_conversation_view_parent_class)->grab_focus (widget);
}

static void
forget_messages (VntConversationView *self)
{
  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  if (self->messages != NULL)
    g_signal_handlers_disconnect_by_data (self->messages, self);
  g_clear_object (&self->messages);
  g_clear_object (&self->desk);
}

static void
vnt_conversation_view_dispose (GObject *object)
{
  VntConversationView *self = VNT_CONVERSATION_VIEW (object);

  forget_messages (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_CONVERSATION_VIEW);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  G_OBJECT_CLASS (vnt_conversation_view_parent_class)->dispose (object);
}

static void
vnt_conversation_view_class_init (VntConversationViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_conversation_view_dispose;
  widget_class->grab_focus = vnt_conversation_view_grab_focus;
  g_type_ensure (ADW_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/ticket/vnt-conversation-view.ui");
  gtk_widget_class_bind_template_child (widget_class, VntConversationView, stack);
  gtk_widget_class_bind_template_child (widget_class, VntConversationView, scroller);
  gtk_widget_class_bind_template_child (widget_class, VntConversationView, earlier);
  gtk_widget_class_bind_template_child (widget_class, VntConversationView, box);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier);
}

static void
vnt_conversation_view_init (VntConversationView *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  add_scroll_keys (self);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_value_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_size_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * vnt_conversation_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
vnt_conversation_view_new (void)
{
  return g_object_new (VNT_TYPE_CONVERSATION_VIEW, NULL);
}

/**
 * vnt_conversation_view_set_messages:
 * @messages: (nullable): the conversation to show and follow, %NULL for none
 */
void
vnt_conversation_view_set_messages (VntConversationView *self,
                                    VntDesk *desk,
                                    VntMessageList *messages)
{
  g_return_if_fail (VNT_IS_CONVERSATION_VIEW (self));

  forget_messages (self);
  g_hash_table_remove_all (self->rows);
  if (messages == NULL)
    return;
  self->desk = g_object_ref (desk);
  self->messages = g_object_ref (messages);
  self->shown = STEP;
  self->at_end = TRUE;
  g_signal_connect_swapped (messages, "items-changed", G_CALLBACK (on_items_changed), self);
  rebuild (self);
}
