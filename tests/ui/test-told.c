/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop is told, what happened since the agent left, and why something cannot be done. */
#include "ui-fixture.h"
#include "vnt-away-window.h"
#include "vnt-badge.h"
#include "vnt-desk-tell.h"
#include "vnt-notice-words.h"
#include "vnt-text.h"
#include "vnt-why-not-words.h"

static VntTold
make_told (VntTellWhy why)
{
  VntTold told = { vnt_ticket_new (12), vnt_message_new (40, 12, VNT_MESSAGE_REPLY), why, TRUE };

  vnt_text_set (&told.ticket->subject, "Printer");
  vnt_text_set (&told.message->author, "rosa");
  vnt_text_set (&told.message->author_name, "Rosa Gil");
  vnt_text_set (&told.message->body, "My key is <b>1234</b> & more");
  return told;
}

static void
told_clear (VntTold *told)
{
  vnt_ticket_unref (told->ticket);
  vnt_message_unref (told->message);
}

/* A locked screen shows no more than the agent wants, and nobody else's markup. */
static void
test_says_no_more_than_wanted (void)
{
  VntTold told = make_told (VNT_TELL_MINE);
  g_autofree char *number_title = vnt_notice_words_title (&told, VNT_NOTICE_NUMBER);
  g_autofree char *number = vnt_notice_words_body (&told, VNT_NOTICE_NUMBER);
  g_autofree char *title = vnt_notice_words_title (&told, VNT_NOTICE_SUBJECT);
  g_autofree char *subject = vnt_notice_words_body (&told, VNT_NOTICE_SUBJECT);
  g_autofree char *text = vnt_notice_words_body (&told, VNT_NOTICE_TEXT);

  g_assert_cmpstr (number_title, ==, "#12");
  g_assert_null (strstr (number, "Rosa"));
  g_assert_cmpstr (title, ==, "#12 Printer");
  g_assert_nonnull (strstr (subject, "Rosa Gil"));
  g_assert_null (strstr (subject, "1234"));
  g_assert_nonnull (strstr (text, "1234"));
  g_assert_null (strpbrk (text, "<>&"));
  told_clear (&told);
}

static void
test_badge (void)
{
  g_autoptr (GVariant) update = g_variant_ref_sink (vnt_badge_make_update ("org.example.A", 3));
  g_autoptr (GVariant) values = g_variant_get_child_value (update, 1);
  const char *uri;
  gint64 count = 0;
  gboolean visible = FALSE;

  g_variant_get_child (update, 0, "&s", &uri);
  g_assert_cmpstr (uri, ==, "application://org.example.A.desktop");
  g_assert_true (g_variant_lookup (values, "count", "x", &count));
  g_assert_true (g_variant_lookup (values, "count-visible", "b", &visible));
  g_assert_cmpint (count, ==, 3);
  g_assert_true (visible);
}

static void
test_why_not (void)
{
  g_autofree char *owner =
    vnt_why_not_words (VNT_WHY_NOT_READ_ONLY, VNT_FIELD_OWNER, "100% N2", "open", NULL);
  g_autofree char *status =
    vnt_why_not_words (VNT_WHY_NOT_LIFECYCLE, VNT_FIELD_STATUS, "N2", "held", "gone");

  g_assert_nonnull (strstr (owner, "100% N2"));
  g_assert_nonnull (strstr (status, "held"));
  g_assert_nonnull (strstr (status, "gone"));
  g_assert_null (vnt_why_not_words (VNT_WHY_NOT_NOTHING, VNT_FIELD_OWNER, "N2", NULL, NULL));
}

static gboolean
has_row (gpointer data)
{
  return ui_find_nth (data, ADW_TYPE_ACTION_ROW, 0) != NULL;
}

static gboolean
has_none (gpointer data)
{
  return ui_find_nth (data, ADW_TYPE_ACTION_ROW, 0) == NULL;
}

static void
fill (VntStore *store)
{
  g_autoptr (VntTicket) mine = make_ticket (3, "Printer");
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  g_autoptr (GError) error = NULL;

  vnt_text_set (&mine->owner, "ana");
  mine->updated = FIXTURE_NOW;
  save_ticket (store, mine);
  g_ptr_array_add (messages, make_message (900, 3, "hello", "text/plain"));
  vnt_store_save_messages (store, messages, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* What others did since is told ticket by ticket, until it was seen. */
static void
test_since (UiFixture *fixture, gconstpointer data)
{
  VntPresence left = { 899, 1000 };
  VntAwayWindow *window;
  GtkWidget *seen;

  vnt_desk_note_presence_async (fixture->desk, &left, NULL, NULL, NULL);
  while (vnt_desk_get_presence (fixture->desk).left_at == 0)
    g_main_context_iteration (NULL, FALSE);
  window = vnt_away_window_new (NULL, fixture->desk);
  gtk_window_present (GTK_WINDOW (window));
  iterate_until (has_row, window);
  seen = ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_sensitive (seen));
  g_signal_emit_by_name (seen, "clicked");
  iterate_until (has_none, window);
  g_assert_cmpint (vnt_desk_get_presence (fixture->desk).floor, ==, 900);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
set_up (UiFixture *fixture, gconstpointer data)
{
  fixture->fill = fill;
  ui_fixture_set_up (fixture, data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/told/says-no-more-than-wanted", test_says_no_more_than_wanted);
  g_test_add_func ("/told/badge", test_badge);
  g_test_add_func ("/told/why-not", test_why_not);
  g_test_add ("/told/since", UiFixture, NULL, set_up, test_since, ui_fixture_tear_down);

  return g_test_run ();
}
