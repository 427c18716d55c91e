/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-handover.h"
#include "vnt-text.h"

static VntHandover *
new_card (void)
{
  VntHandover *card = vnt_handover_new ("Support L1", "Support L2");

  vnt_text_set (&card->parts[VNT_HANDOVER_SEEN], "Nothing prints.\n\n2. since nine\n  indented");
  vnt_text_set (&card->parts[VNT_HANDOVER_ASKED], "⇪ the queue");

  return card;
}

static void
test_round_trip (void)
{
  g_autoptr (VntHandover) card = new_card ();
  g_autofree char *text = vnt_handover_write (card);
  g_autoptr (VntHandover) read = vnt_handover_read (text);

  g_assert_nonnull (read);
  g_assert_cmpstr (read->from, ==, "Support L1");
  g_assert_cmpstr (read->to, ==, "Support L2");
  for (int i = 0; i < VNT_HANDOVER_PARTS; i++)
    g_assert_cmpstr (read->parts[i], ==, card->parts[i]);
}

/* As a mail program or the server's web page may give it back. */
static void
test_other_line_ends (void)
{
  g_autoptr (VntHandover) read = vnt_handover_read (
    "\r\n⇪ N1 → N2 \r\n\r\n1. Qué se ha visto\r\n  Nada\r\n4. Qué se pide\r\nAlgo");

  g_assert_nonnull (read);
  g_assert_cmpstr (read->to, ==, "N2");
  g_assert_cmpstr (read->parts[VNT_HANDOVER_SEEN], ==, "Nada");
  g_assert_cmpstr (read->parts[VNT_HANDOVER_TRIED], ==, "");
  g_assert_cmpstr (read->parts[VNT_HANDOVER_ASKED], ==, "Algo");
}

static void
test_any_other_note (void)
{
  static const char *const notes[] = {
    "", "\n\n", "Hello", "⇪ no arrow", "1. What was seen\n  x", "Hello\n⇪ a → b\n1. x"
  };

  g_assert_null (vnt_handover_read (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    g_assert_null (vnt_handover_read (notes[i]));
}

/* The note is the draft; the queue comes last, as the agent may have no rights beyond it. */
static void
test_changes (void)
{
  g_autoptr (VntHandover) card = new_card ();
  g_autoptr (VntDraft) draft = vnt_draft_new (7, VNT_OPERATION_COMMENT);
  g_autoptr (GPtrArray) operations = NULL;
  const VntOperation *note;
  const VntOperation *owner;
  const VntOperation *queue;

  draft->minutes = 5;
  operations = vnt_handover_make_changes (card, draft, 3);
  g_assert_cmpuint (operations->len, ==, 3);
  note = g_ptr_array_index (operations, 0);
  owner = g_ptr_array_index (operations, 1);
  queue = g_ptr_array_index (operations, 2);
  g_assert_cmpint (note->kind, ==, VNT_OPERATION_COMMENT);
  g_assert_cmpstr (note->uuid, ==, draft->uuid);
  g_assert_cmpint (note->minutes, ==, 5);
  g_assert_cmpint (owner->field, ==, VNT_FIELD_OWNER);
  g_assert_cmpstr (owner->value, ==, "");
  g_assert_cmpint (queue->field, ==, VNT_FIELD_QUEUE);
  g_assert_cmpstr (queue->value, ==, "3");
}

static void
test_next_level (void)
{
  const char *names[] = {
    "Networks", "Soporte N1", "Support 2", "Soporte N12", "Soporte N2", NULL
  };

  g_assert_cmpint (vnt_handover_find_next_level (names, "Soporte N1"), ==, 4);
  g_assert_cmpint (vnt_handover_find_next_level (names, "Soporte N11"), ==, 3);
  g_assert_cmpint (vnt_handover_find_next_level (names, "Soporte N2"), ==, -1);
  g_assert_cmpint (vnt_handover_find_next_level (names, "Networks"), ==, -1);
  g_assert_cmpint (vnt_handover_find_next_level (names, ""), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/round-trip", test_round_trip);
  g_test_add_func ("/handover/other-line-ends", test_other_line_ends);
  g_test_add_func ("/handover/any-other-note", test_any_other_note);
  g_test_add_func ("/handover/changes", test_changes);
  g_test_add_func ("/handover/next-level", test_next_level);

  return g_test_run ();
}
