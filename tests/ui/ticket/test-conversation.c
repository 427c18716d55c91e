/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"
#include "vnt-conversation-view.h"
#include "vnt-event-group.h"
#include "vnt-find-bar.h"
#include "vnt-message-row.h"

/* Conversations in a window of their own: ticket 1 is short and its last two messages are new to the agent, ticket 2 is
 * long and read, ticket 3 is long and half of it is new. After each fifth message come three events. */
typedef struct
{
  UiFixture ui;
  GtkWidget *window;
  VntConversationView *view;
  VntMessageList *messages;
} Conversation;

#define LONG 400

static VntMessage *
make_event (gint64 id, gint64 ticket)
{
  VntMessage *event = vnt_message_new (id, ticket, VNT_MESSAGE_EVENT);

  vnt_text_set (&event->author, "rosa");
  vnt_text_set (&event->event, "field");
  vnt_text_set (&event->field, "service-level");
  vnt_text_set (&event->old_value, "usual");
  vnt_text_set (&event->new_value, id % 2 == 0 ? "gold" : "silver");
  return event;
}

static void
fill_conversation (VntStore *store, gint64 ticket, int n, guint new_ones)
{
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  g_autoptr (GError) error = NULL;

  for (int i = 1; i <= n; i++)
    {
      gint64 id = ticket * 10000 + i * 4;
      g_autofree char *body =
        g_strdup_printf ("Message %d: the printer is quiet%s\n\n> a deep well, number %d\n", i,
                         i == 3 ? ", cigüeña" : "", i);
      VntMessage *message = make_message (id, ticket, body, "text/plain");

      message->kind = i == 1 ? VNT_MESSAGE_REQUEST : VNT_MESSAGE_REPLY;
      vnt_text_set (&message->author, "rosa");
      vnt_text_set (&message->author_name, "Rosa Gil");
      g_ptr_array_add (messages, message);
      for (int e = 1; i % 5 == 0 && e <= 3; e++)
        g_ptr_array_add (messages, make_event (id + e, ticket));
    }
  for (guint i = 0; i < messages->len; i++)
    ((VntMessage *) g_ptr_array_index (messages, i))->created =
      FIXTURE_NOW + 1 + i - (messages->len - new_ones);
  g_assert_true (vnt_store_save_messages (store, messages, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
fill (VntStore *store)
{
  fill_conversation (store, 1, 8, 2);
  fill_conversation (store, 2, LONG, 0);
  fill_conversation (store, 3, LONG, LONG / 2);
}

static gboolean
is_read (gpointer data)
{
  return !vnt_message_list_get_loading (data);
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_height (data) > 100;
}

static void
show_ticket (Conversation *self, gint64 ticket)
{
  g_clear_object (&self->messages);
  self->messages = vnt_desk_list_messages (self->ui.desk, ticket);
  iterate_until (is_read, self->messages);
  vnt_conversation_view_set_messages (self->view, self->ui.desk, self->messages);
}

static void
set_up (Conversation *self, gconstpointer data)
{
  self->ui.fill = fill;
  ui_fixture_set_up (&self->ui, data);
  self->window = gtk_window_new ();
  self->view = VNT_CONVERSATION_VIEW (vnt_conversation_view_new ());
  gtk_window_set_default_size (GTK_WINDOW (self->window), 500, 400);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  gtk_window_present (GTK_WINDOW (self->window));
  iterate_until (is_mapped, self->window);
}

static void
tear_down (Conversation *self, gconstpointer data)
{
  vnt_conversation_view_set_messages (self->view, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->messages);
  ui_fixture_tear_down (&self->ui, data);
}

static guint
count_rows (Conversation *self)
{
  guint n = 0;

  while (ui_find_nth (GTK_WIDGET (self->view), VNT_TYPE_MESSAGE_ROW, n) != NULL)
    n++;
  return n;
}

static GtkWidget *
find_label (GtkWidget *within, const char *part)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_LABEL (child) && strstr (gtk_label_get_text (GTK_LABEL (child)), part) != NULL)
        return child;
      found = find_label (child, part);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What a person sees of the conversation now, by a label that holds @part. */
typedef struct
{
  Conversation *conversation;
  const char *part;
} Sight;

static gboolean
is_in_sight (gpointer data)
{
  Sight *sight = data;
  GtkWidget *view = GTK_WIDGET (sight->conversation->view);
  GtkWidget *label = find_label (view, sight->part);
  graphene_rect_t bounds;

  return label != NULL && gtk_widget_get_mapped (label) &&
         gtk_widget_compute_bounds (label, view, &bounds) && bounds.size.height > 0 &&
         bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (view);
}

static void
wait_in_sight (Conversation *self, const char *part)
{
  Sight sight = { self, part };

  iterate_until (is_in_sight, &sight);
}

/* A long one binds no more than a screenful or two. */
static void
test_long (Conversation *self, gconstpointer data)
{
  show_ticket (self, 2);
  wait_in_sight (self, "Message 400:");
  g_assert_cmpuint (count_rows (self), <=, 40);
  g_assert_null (find_label (GTK_WIDGET (self->view), "Message 1:"));
}

static void
test_start_and_end (Conversation *self, gconstpointer data)
{
  show_ticket (self, 2);
  vnt_conversation_view_go_to_start (self->view);
  wait_in_sight (self, "Message 1:");
  g_assert_cmpuint (count_rows (self), <=, 40);
  vnt_conversation_view_go_to_end (self->view);
  wait_in_sight (self, "Message 400:");
}

static GtkWidget *
find_button (Conversation *self, const char *label)
{
  GtkWidget *button;

  for (guint n = 0; (button = ui_find_nth (GTK_WIDGET (self->view), GTK_TYPE_BUTTON, n)) != NULL;
       n++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  g_assert_not_reached ();
}

/* What one was reading stays where it is when more comes above it. */
static void
test_earlier (Conversation *self, gconstpointer data)
{
  guint before;

  show_ticket (self, 2);
  wait_in_sight (self, "Message 400:");
  before = count_rows (self);
  g_signal_emit_by_name (find_button (self, "Show Earlier Messages"), "clicked");
  g_assert_cmpuint (count_rows (self), >, before);
  g_assert_nonnull (find_label (GTK_WIDGET (self->view), "Message 360:"));
}

static void
test_later (Conversation *self, gconstpointer data)
{
  show_ticket (self, 2);
  vnt_conversation_view_go_to_start (self->view);
  wait_in_sight (self, "Message 1:");
  for (int i = 0; i < 8; i++)
    g_signal_emit_by_name (find_button (self, "Show Later Messages"), "clicked");
  g_assert_nonnull (find_label (GTK_WIDGET (self->view), "Message 200:"));
  /* What was left far behind is let go of. */
  g_assert_cmpuint (count_rows (self), <=, 160);
  g_assert_null (find_label (GTK_WIDGET (self->view), "Message 1:"));
}

/* It opens there. */
static void
test_new (Conversation *self, gconstpointer data)
{
  show_ticket (self, 1);
  g_assert_nonnull (find_label (GTK_WIDGET (self->view), "New"));
  wait_in_sight (self, "Message 7:");
}

static void
test_new_far_above (Conversation *self, gconstpointer data)
{
  show_ticket (self, 3);
  wait_in_sight (self, "New");
  vnt_conversation_view_go_to_end (self->view);
  wait_in_sight (self, "Message 400:");
  vnt_conversation_view_go_to_new (self->view);
  wait_in_sight (self, "New");
}

static void
test_nothing_new (Conversation *self, gconstpointer data)
{
  show_ticket (self, 2);
  wait_in_sight (self, "Message 400:");
  vnt_conversation_view_go_to_start (self->view);
  wait_in_sight (self, "Message 1:");
  vnt_conversation_view_go_to_new (self->view);
  wait_in_sight (self, "Message 400:");
}

static void
test_step (Conversation *self, gconstpointer data)
{
  show_ticket (self, 2);
  wait_in_sight (self, "Message 400:");
  vnt_conversation_view_step (self->view, -1);
  vnt_conversation_view_step (self->view, -1);
  wait_in_sight (self, "Message 399:");
  g_assert_true (VNT_IS_MESSAGE_ROW (gtk_root_get_focus (GTK_ROOT (self->window))));
}

static void
type (Conversation *self, const char *words)
{
  GtkWidget *entry = ui_find (GTK_WIDGET (self->view), GTK_TYPE_SEARCH_ENTRY);

  vnt_conversation_view_find (self->view);
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
}

/* The newest place first; then back to the beginning, which was not shown. */
static void
test_find (Conversation *self, gconstpointer data)
{
  show_ticket (self, 2);
  type (self, "PRINTER");
  wait_in_sight (self, "400 of 400");
  vnt_conversation_view_find_next (self->view, FALSE);
  wait_in_sight (self, "1 of 400");
  wait_in_sight (self, "Message 1:");
}

static void
test_find_accents (Conversation *self, gconstpointer data)
{
  show_ticket (self, 2);
  type (self, "ciguena");
  wait_in_sight (self, "1 of 1");
  wait_in_sight (self, "cigüeña");
}

static void
test_find_nothing (Conversation *self, gconstpointer data)
{
  show_ticket (self, 2);
  type (self, "no such thing");
  wait_in_sight (self, "Nothing found");
}

/* A quote is unfolded when something is found in it. */
static void
test_find_in_quote (Conversation *self, gconstpointer data)
{
  show_ticket (self, 1);
  g_assert_null (find_label (GTK_WIDGET (self->view), "number 2"));
  type (self, "well, number 2");
  wait_in_sight (self, "a deep well, number 2");
}

static void
test_find_in_events (Conversation *self, gconstpointer data)
{
  show_ticket (self, 2);
  g_assert_null (find_label (GTK_WIDGET (self->view), "silver"));
  type (self, "usual → silver");
  wait_in_sight (self, "160 of 160");
  wait_in_sight (self, "usual → silver");
}

static gboolean
has_no_highlight (gpointer data)
{
  Conversation *self = data;
  GtkWidget *label = find_label (GTK_WIDGET (self->view), "Message 8:");

  return label != NULL && gtk_label_get_attributes (GTK_LABEL (label)) == NULL;
}

static gboolean
has_highlight (gpointer data)
{
  return !has_no_highlight (data);
}

static void
test_find_ends (Conversation *self, gconstpointer data)
{
  GtkWidget *bar = ui_find (GTK_WIDGET (self->view), VNT_TYPE_FIND_BAR);

  show_ticket (self, 1);
  type (self, "printer");
  iterate_until (has_highlight, self);
  vnt_find_bar_close (VNT_FIND_BAR (bar));
  iterate_until (has_no_highlight, self);
  g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (self->window)));
}

#define ADD(path, func) g_test_add (path, Conversation, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/conversation/long", test_long);
  ADD ("/conversation/start-and-end", test_start_and_end);
  ADD ("/conversation/earlier", test_earlier);
  ADD ("/conversation/later", test_later);
  ADD ("/conversation/new", test_new);
  ADD ("/conversation/new-far-above", test_new_far_above);
  ADD ("/conversation/nothing-new", test_nothing_new);
  ADD ("/conversation/step", test_step);
  ADD ("/conversation/find", test_find);
  ADD ("/conversation/find-accents", test_find_accents);
  ADD ("/conversation/find-nothing", test_find_nothing);
  ADD ("/conversation/find-in-quote", test_find_in_quote);
  ADD ("/conversation/find-in-events", test_find_in_events);
  ADD ("/conversation/find-ends", test_find_ends);
  return g_test_run ();
}
