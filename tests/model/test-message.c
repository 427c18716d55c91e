/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-message.h"
#include "vnt-text.h"

static VntMessage *
make (void)
{
  VntMessage *message = vnt_message_new (11, 7, VNT_MESSAGE_REPLY);

  vnt_text_set (&message->author, "lucia");
  vnt_text_set (&message->body, "Hola");
  vnt_message_add_attachment (message, 5, "foto.png", "image/png", 1234);

  return message;
}

static void
test_new (void)
{
  g_autoptr (VntMessage) message = vnt_message_new (-1, 7, VNT_MESSAGE_NOTE);

  g_assert_cmpint (message->state, ==, VNT_STATE_DONE);
  g_assert_cmpstr (message->author, ==, "");
  g_assert_cmpuint (message->attachments->len, ==, 0);
}

static void
test_attachment (void)
{
  g_autoptr (VntMessage) message = make ();
  VntAttachment *attachment = g_ptr_array_index (message->attachments, 0);

  g_assert_cmpint (attachment->message, ==, 11);
  g_assert_cmpint (attachment->size, ==, 1234);
  g_assert_cmpstr (attachment->name, ==, "foto.png");
}

static void
test_attachment_outlives_message (void)
{
  VntMessage *message = make ();
  g_autoptr (VntAttachment) kept = vnt_attachment_ref (g_ptr_array_index (message->attachments, 0));

  vnt_message_unref (message);
  g_assert_cmpstr (kept->name, ==, "foto.png");
}

static void
test_attachment_without_name (void)
{
  g_autoptr (VntAttachment) attachment = vnt_attachment_new (1, 2, NULL, NULL, 0);

  g_assert_cmpstr (attachment->name, ==, "");
}

static void
test_equal (void)
{
  g_autoptr (VntMessage) a = make ();
  g_autoptr (VntMessage) b = make ();

  g_assert_true (vnt_message_equal (a, b));
}

static void
test_not_equal (void)
{
  g_autoptr (VntMessage) a = make ();
  g_autoptr (VntMessage) b = make ();
  g_autoptr (VntMessage) c = make ();

  vnt_text_set (&b->body, "Adiós");
  vnt_text_set (&((VntAttachment *) g_ptr_array_index (c->attachments, 0))->path, "/tmp/x");
  g_assert_false (vnt_message_equal (a, b));
  g_assert_false (vnt_message_equal (a, c));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/message/new", test_new);
  g_test_add_func ("/message/attachment", test_attachment);
  g_test_add_func ("/message/attachment-outlives-message", test_attachment_outlives_message);
  g_test_add_func ("/message/attachment-without-name", test_attachment_without_name);
  g_test_add_func ("/message/equal", test_equal);
  g_test_add_func ("/message/not-equal", test_not_equal);

  return g_test_run ();
}
