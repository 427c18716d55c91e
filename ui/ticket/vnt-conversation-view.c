/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-conversation-view.h"

#include <adwaita.h>

#include "vnt-conversation-places.h"
#include "vnt-conversation-rows.h"
#include "vnt-dispose.h"
#include "vnt-find-bar.h"
#include "vnt-scroll-keys.h"
#include "vnt-tab-through.h"

/* How many entries are shown at first, and added by each "Show Earlier"; never more than a few times that. */
#define STEP 40
#define MOST (4 * STEP)

/* How far below the top edge that is put which was gone to, in pixels. */
#define MARGIN 12

/* Frames until what was unfolded is laid out, and what that moved. */
#define SETTLE 4

struct _VntConversationView
{
  GtkWidget parent_instance;

  VntDesk *desk;
  VntMessageList *messages;
  VntConversationRows *rows;
  guint first; /* shown are the entries from here … */
  guint end; /* … to before this one */
  gboolean arrived; /* something was shown already */
  gboolean at_end; /* stays at its end while the conversation grows */
  VntMessageItem *current; /* the one last gone to */
  GtkWidget *target; /* weak: kept @offset below the top edge while all around it is laid out */
  double offset;
  gboolean moving;
  guint settling; /* frames until what was gone to has come to rest */
  guint rebuild_id;
  guint scroll_id;

  VntFindBar *find_bar;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkWidget *content;
  GtkWidget *earlier;
  GtkWidget *later;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (VntConversationView, vnt_conversation_view, GTK_TYPE_WIDGET)

static guint
count (VntConversationView *self)
{
  return self->messages != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->messages)) : 0;
}

static VntMessageItem *
get_item (VntConversationView *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->messages), position);
}

static guint
find_first_new (VntConversationView *self)
{
  return vnt_conversation_find_first_new (self->messages, vnt_desk_get_account (self->desk));
}

/* -- scrolling -- */

static void
scroll_now (VntConversationView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_upper (adjustment);
  graphene_rect_t bounds;

  if (self->target != NULL)
    {
      /* Not laid out yet: its size changing will bring us back. */
      if (gtk_widget_get_height (self->target) == 0 ||
          !gtk_widget_compute_bounds (self->target, self->content, &bounds))
        return;
      value = bounds.origin.y + gtk_widget_get_margin_top (self->content) - self->offset;
    }
  else if (!self->at_end)
    return;
  self->moving = TRUE;
  gtk_adjustment_set_value (adjustment, value);
  self->moving = FALSE;
}

static gboolean
on_scroll (gpointer user_data)
{
  VntConversationView *self = user_data;

  self->scroll_id = 0;
  scroll_now (self);
  return G_SOURCE_REMOVE;
}

/* Its size changes while it is laid out, and a value set then is not shown: so it is set just after. */
static void
on_size_changed (VntConversationView *self, GtkAdjustment *adjustment)
{
  if ((self->at_end || self->target != NULL) && self->scroll_id == 0)
    self->scroll_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_scroll, self, NULL);
}

static void
set_target (VntConversationView *self, GtkWidget *target, double offset)
{
  g_set_weak_pointer (&self->target, target);
  self->offset = offset;
  if (target != NULL)
    self->at_end = FALSE;
}

/* Whoever scrolls looks at something else. */
static void
on_value_changed (VntConversationView *self, GtkAdjustment *adjustment)
{
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (self->moving || self->settling > 0)
    return;
  set_target (self, NULL, 0);
  self->at_end =
    self->end == count (self) && gtk_adjustment_get_value (adjustment) >= end - 2 * MARGIN;
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  VntConversationView *self = VNT_CONVERSATION_VIEW (widget);

  scroll_now (self);
  self->settling = self->settling > 0 ? self->settling - 1 : 0;
  return self->settling > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
aim (VntConversationView *self, GtkWidget *target, double offset)
{
  set_target (self, target, offset);
  if (self->settling == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
  self->settling = SETTLE;
}

/* Where @row is now, below the top edge. */
static double
get_offset (VntConversationView *self, GtkWidget *row)
{
  graphene_rect_t bounds;

  return row != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (self->scroller), &bounds)
           ? bounds.origin.y
           : 0;
}

/* -- what is shown -- */

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
show_window (VntConversationView *self, guint first, guint end)
{
  guint n = count (self);
  const char *words = vnt_conversation_find_get_words (vnt_find_bar_get_find (self->find_bar));
  guint first_new = find_first_new (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->box));

  self->end = MIN (end, n);
  self->first = MIN (first, self->end);
  /* Nothing is new where everything is. */
  vnt_conversation_rows_show (self->rows, G_LIST_MODEL (self->messages), self->first, self->end,
                              first_new > 0 ? first_new : G_MAXUINT);
  if (*words != '\0')
    vnt_conversation_rows_highlight (self->rows, words);
  gtk_widget_set_visible (self->earlier, self->first > 0);
  gtk_widget_set_visible (self->later, self->end < n);
  show_stack (self, n == 0);
  if (inside && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->box)))
    gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

static void
set_current (VntConversationView *self, VntMessageItem *item)
{
  GtkWidget *row =
    self->current != NULL ? vnt_conversation_rows_find (self->rows, self->current) : NULL;

  if (row != NULL)
    gtk_widget_set_focusable (row, FALSE);
  g_set_object (&self->current, item);
  row = item != NULL ? vnt_conversation_rows_find (self->rows, item) : NULL;
  /* One of them is a stop of the Tab key, not forty. */
  if (row != NULL && !GTK_IS_LABEL (row))
    gtk_widget_set_focusable (row, TRUE);
}

/* Shows @position, with what is around it when it was not shown before. */
static GtkWidget *
show_position (VntConversationView *self, guint position)
{
  g_autoptr (VntMessageItem) item = get_item (self, position);
  guint first = position > STEP / 2 ? position - STEP / 2 : 0;

  if (position < self->first || position >= self->end)
    show_window (self, first, first + STEP);
  set_current (self, item);
  return vnt_conversation_rows_find (self->rows, item);
}

static void
show_first_time (VntConversationView *self)
{
  guint n = count (self);
  guint first_new = find_first_new (self);
  guint first = n > STEP ? n - STEP : 0;

  self->arrived = TRUE;
  show_window (self, first, n);
  if (first_new == G_MAXUINT)
    self->at_end = TRUE;
  else
    vnt_conversation_view_go_to_new (self);
}

static gboolean
on_rebuild (gpointer user_data)
{
  VntConversationView *self = user_data;

  self->rebuild_id = 0;
  if (!self->arrived && count (self) > 0)
    show_first_time (self);
  else
    show_window (self, self->first, self->end);
  return G_SOURCE_REMOVE;
}

/* What is shown stays shown; who is at the end sees what comes. */
static void
on_items_changed (VntConversationView *self, guint position, guint removed, guint added)
{
  guint before = count (self) + removed - added;

  if (self->arrived)
    {
      if (self->end == before)
        self->end = count (self);
      else if (position + removed <= self->end)
        self->end += added - removed;
      if (position < self->first && position + removed <= self->first)
        self->first += added - removed;
      if (self->at_end && self->end > MOST)
        self->first = MAX (self->first, self->end - MOST);
    }
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_rebuild, self, NULL);
}

static void
on_earlier (VntConversationView *self)
{
  guint first = self->first > STEP ? self->first - STEP : 0;
  g_autoptr (VntMessageItem) item = get_item (self, self->first);
  GtkWidget *row = vnt_conversation_rows_find (self->rows, item);
  double offset = get_offset (self, row);

  show_window (self, first, MIN (self->end, first + MOST));
  aim (self, vnt_conversation_rows_find (self->rows, item), offset);
}

static void
on_later (VntConversationView *self)
{
  guint end = MIN (self->end + STEP, count (self));
  g_autoptr (VntMessageItem) item = get_item (self, self->end - 1);
  double offset = get_offset (self, vnt_conversation_rows_find (self->rows, item));

  show_window (self, end > MOST ? MAX (self->first, end - MOST) : self->first, end);
  aim (self, vnt_conversation_rows_find (self->rows, item), offset);
}

static void
on_found (VntConversationView *self, guint n)
{
  VntConversationFind *find = vnt_find_bar_get_find (self->find_bar);
  const VntFound *found = vnt_conversation_find_get (find, n);
  const char *words = vnt_conversation_find_get_words (find);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_autoptr (VntMessageItem) item = NULL;
  GtkWidget *label;

  vnt_conversation_rows_highlight (self->rows, words);
  if (found == NULL || found->position >= count (self))
    return;
  item = get_item (self, found->position);
  show_position (self, found->position);
  label = vnt_conversation_rows_look_at (self->rows, item, words, found->nth);
  if (label != NULL)
    aim (self, label, gtk_adjustment_get_page_size (adjustment) / 3);
}

static void
on_find_closed (VntConversationView *self)
{
  GtkWidget *row =
    self->current != NULL ? vnt_conversation_rows_find (self->rows, self->current) : NULL;

  vnt_conversation_rows_highlight (self->rows, NULL);
  if (row == NULL || !gtk_widget_get_focusable (row) || !gtk_widget_grab_focus (row))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
vnt_conversation_view_grab_focus (GtkWidget *widget)
{
  VntConversationView *self = VNT_CONVERSATION_VIEW (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "messages"))
    return !vnt_tab_through_passes (widget) && gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
  return GTK_WIDGET_CLASS (vnt_conversation_view_parent_class)->grab_focus (widget);
}

static void
forget_messages (VntConversationView *self)
{
  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  set_target (self, NULL, 0);
  g_clear_object (&self->current);
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
  g_clear_pointer (&self->rows, vnt_conversation_rows_free);
  vnt_dispose_children (GTK_WIDGET (self), VNT_TYPE_CONVERSATION_VIEW);
  G_OBJECT_CLASS (vnt_conversation_view_parent_class)->dispose (object);
}

static void
vnt_conversation_view_class_init (VntConversationViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_conversation_view_dispose;
  widget_class->grab_focus = vnt_conversation_view_grab_focus;
  widget_class->focus = vnt_tab_through_focus;
  g_type_ensure (ADW_TYPE_STATUS_PAGE);
  g_type_ensure (VNT_TYPE_FIND_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/ticket/vnt-conversation-view.ui");
  gtk_widget_class_bind_template_child (widget_class, VntConversationView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, VntConversationView, stack);
  gtk_widget_class_bind_template_child (widget_class, VntConversationView, scroller);
  gtk_widget_class_bind_template_child (widget_class, VntConversationView, content);
  gtk_widget_class_bind_template_child (widget_class, VntConversationView, earlier);
  gtk_widget_class_bind_template_child (widget_class, VntConversationView, later);
  gtk_widget_class_bind_template_child (widget_class, VntConversationView, box);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier);
  gtk_widget_class_bind_template_callback (widget_class, on_later);
  gtk_widget_class_bind_template_callback (widget_class, on_found);
  gtk_widget_class_bind_template_callback (widget_class, on_find_closed);
}

static void
vnt_conversation_view_init (VntConversationView *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = vnt_conversation_rows_new (self->box);
  vnt_scroll_keys_add (GTK_WIDGET (self->scroller));
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
  vnt_find_bar_close (self->find_bar);
  vnt_conversation_find_set_messages (vnt_find_bar_get_find (self->find_bar),
                                      (GListModel *) messages);
  vnt_conversation_rows_clear (self->rows, desk);
  self->first = self->end = 0;
  self->arrived = FALSE;
  self->at_end = TRUE;
  if (messages == NULL)
    return;
  self->desk = g_object_ref (desk);
  self->messages = g_object_ref (messages);
  g_signal_connect_swapped (messages, "items-changed", G_CALLBACK (on_items_changed), self);
  if (count (self) > 0)
    show_first_time (self);
  else
    show_window (self, 0, 0);
}

/**
 * vnt_conversation_view_find:
 *
 * Asks what to find.
 */
void
vnt_conversation_view_find (VntConversationView *self)
{
  g_return_if_fail (VNT_IS_CONVERSATION_VIEW (self));

  vnt_find_bar_open (self->find_bar);
}

/**
 * vnt_conversation_view_find_next:
 * @back: towards the beginning
 *
 * Goes to the next place of what is looked for.
 */
void
vnt_conversation_view_find_next (VntConversationView *self, gboolean back)
{
  g_return_if_fail (VNT_IS_CONVERSATION_VIEW (self));

  vnt_find_bar_step (self->find_bar, back);
}

static void
go_to (VntConversationView *self, guint position)
{
  GtkWidget *row;

  if (position >= count (self))
    return;
  row = show_position (self, position);
  if (!gtk_widget_get_focusable (row) || !gtk_widget_grab_focus (row))
    gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
  aim (self, row, MARGIN);
}

/**
 * vnt_conversation_view_go_to_message:
 * @id: number of an entry; nothing happens when there is none
 */
void
vnt_conversation_view_go_to_message (VntConversationView *self, gint64 id)
{
  g_return_if_fail (VNT_IS_CONVERSATION_VIEW (self));

  if (self->messages != NULL)
    go_to (self, vnt_conversation_find_id (self->messages, id));
}

/**
 * vnt_conversation_view_go_to_start:
 *
 * Goes to what opened the ticket.
 */
void
vnt_conversation_view_go_to_start (VntConversationView *self)
{
  g_return_if_fail (VNT_IS_CONVERSATION_VIEW (self));

  go_to (self, 0);
}

/**
 * vnt_conversation_view_go_to_end:
 *
 * Goes to the newest entry, and stays there while more come.
 */
void
vnt_conversation_view_go_to_end (VntConversationView *self)
{
  guint n = count (self);

  g_return_if_fail (VNT_IS_CONVERSATION_VIEW (self));

  if (n == 0)
    return;
  go_to (self, n - 1);
  aim (self, NULL, 0);
  self->at_end = TRUE;
}

/**
 * vnt_conversation_view_go_to_new:
 *
 * Goes to the first entry the agent has not read when the ticket was opened; to the end when there is none.
 */
void
vnt_conversation_view_go_to_new (VntConversationView *self)
{
  guint first_new;
  GtkWidget *row, *line;

  g_return_if_fail (VNT_IS_CONVERSATION_VIEW (self));

  if (count (self) == 0)
    return;
  first_new = find_first_new (self);
  if (first_new == G_MAXUINT)
    {
      vnt_conversation_view_go_to_end (self);
      return;
    }
  row = show_position (self, first_new);
  line = vnt_conversation_rows_get_new_line (self->rows);
  aim (self, line != NULL ? line : row, MARGIN);
}

/**
 * vnt_conversation_view_step:
 * @by: 1 for the next message, -1 for the one before; events are passed over
 */
void
vnt_conversation_view_step (VntConversationView *self, int by)
{
  guint n = count (self);
  gint64 position = n;

  g_return_if_fail (VNT_IS_CONVERSATION_VIEW (self));

  if (self->current != NULL)
    position =
      vnt_conversation_find_id (self->messages, vnt_message_item_get_message (self->current)->id);
  for (position += by; position >= 0 && position < n; position += by)
    {
      g_autoptr (VntMessageItem) item = get_item (self, (guint) position);

      if (vnt_message_item_get_message (item)->kind == VNT_MESSAGE_EVENT)
        continue;
      go_to (self, (guint) position);
      return;
    }
}

/**
 * vnt_conversation_view_get_current:
 *
 * Returns: (transfer full) (nullable): the entry last gone to, else the newest message; %NULL when there is none
 */
VntMessageItem *
vnt_conversation_view_get_current (VntConversationView *self)
{
  g_return_val_if_fail (VNT_IS_CONVERSATION_VIEW (self), NULL);

  if (self->current != NULL)
    return g_object_ref (self->current);
  return self->messages != NULL ? vnt_conversation_dup_newest (self->messages) : NULL;
}
