/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing a ticket over to the next level. */
#include "ui-fixture.h"
#include "vnt-desk-bundle.h"
#include "vnt-escalate-window.h"
#include "vnt-handover-card.h"
#include "vnt-handover.h"
#include "vnt-text.h"

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static gboolean
is_ready (gpointer data)
{
  return gtk_widget_is_sensitive (ui_find (data, GTK_TYPE_TEXT_VIEW));
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static VntDraft *
load_draft (UiFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  vnt_desk_load_draft_async (fixture->desk, 3, NULL, keep_result, &result);
  iterate_until (is_set, &result);
  return vnt_desk_load_draft_finish (fixture->desk, result, NULL);
}

static GPtrArray *
load_outbox (UiFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  vnt_desk_load_outbox_async (fixture->desk, NULL, keep_result, &result);
  iterate_until (is_set, &result);
  return vnt_desk_load_outbox_finish (fixture->desk, result, NULL);
}

static GtkTextBuffer *
part_of (GtkWidget *window, VntHandoverPart part)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find_nth (window, GTK_TYPE_TEXT_VIEW, part)));
}

static GtkWidget *
open_window (UiFixture *fixture)
{
  g_autoptr (VntTicket) ticket = vnt_ticket_new (3);
  VntEscalateWindow *window;

  ticket->queue = 1;
  window = vnt_escalate_window_new (NULL, fixture->desk, ticket);
  gtk_window_present (GTK_WINDOW (window));
  iterate_until (is_ready, window);
  return GTK_WIDGET (window);
}

static void
close_window (GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  iterate_until (is_gone, &window);
}

static GtkWidget *
button_of (GtkWidget *window)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_find_nth (window, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_has_css_class (button, "suggested-action"))
      return button;
  return NULL;
}

/* Closed at once, it is the ticket's draft; opened again, it is on the card. */
static void
test_is_kept (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_window (fixture);
  g_autoptr (VntDraft) draft = NULL;
  g_autoptr (VntHandover) card = NULL;
  g_autofree char *again = NULL;

  gtk_text_buffer_set_text (part_of (window, VNT_HANDOVER_TRIED), "Another cable", -1);
  close_window (window);
  draft = load_draft (fixture);
  g_assert_nonnull (draft);
  g_assert_cmpint (draft->kind, ==, VNT_OPERATION_COMMENT);
  card = vnt_handover_read (draft->text);
  g_assert_nonnull (card);
  g_assert_cmpstr (card->parts[VNT_HANDOVER_TRIED], ==, "Another cable");

  window = open_window (fixture);
  g_object_get (part_of (window, VNT_HANDOVER_TRIED), "text", &again, NULL);
  g_assert_cmpstr (again, ==, "Another cable");
  close_window (window);
}

static void
test_a_reply_that_was_begun_is_on_it (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (VntDraft) draft = vnt_draft_new (3, VNT_OPERATION_REPLY);
  g_autofree char *seen = NULL;
  GtkWidget *window;

  vnt_text_set (&draft->text, "The lamp blinks");
  vnt_desk_save_draft_async (fixture->desk, draft, NULL, NULL, NULL);
  window = open_window (fixture);
  g_object_get (part_of (window, VNT_HANDOVER_SEEN), "text", &seen, NULL);
  g_assert_cmpstr (seen, ==, "The lamp blinks");
  close_window (window);
}

static void
keep_bundle (VntEscalateWindow *window, VntBundle *bundle, VntBundle **kept)
{
  *kept = vnt_bundle_ref (bundle);
}

/* Not before something is asked. */
static void
test_is_handed_over (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_window (fixture);
  GtkWidget *button = button_of (window);
  g_autoptr (VntBundle) bundle = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  const VntOperation *note;

  g_signal_connect (window, "escalated", G_CALLBACK (keep_bundle), &bundle);
  gtk_text_buffer_set_text (part_of (window, VNT_HANDOVER_SEEN), "Nothing prints", -1);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_text_buffer_set_text (part_of (window, VNT_HANDOVER_ASKED), "Look at the queue", -1);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  iterate_until (is_set, &bundle);

  waiting = load_outbox (fixture);
  note = g_ptr_array_index (waiting, 0);
  g_assert_cmpint (note->kind, ==, VNT_OPERATION_COMMENT);
  g_assert_nonnull (strstr (note->content, "Look at the queue"));
  g_assert_cmpint (((VntOperation *) g_ptr_array_index (waiting, waiting->len - 1))->field, ==,
                   VNT_FIELD_QUEUE);
  g_assert_null (load_draft (fixture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) \
  g_test_add ("/escalate/" path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)
  ADD ("is-kept", test_is_kept);
  ADD ("a-reply-that-was-begun-is-on-it", test_a_reply_that_was_begun_is_on_it);
  ADD ("is-handed-over", test_is_handed_over);

  return g_test_run ();
}
