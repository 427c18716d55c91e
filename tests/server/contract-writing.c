/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contract.h"

#include <glib/gstdio.h>
#include <string.h>

#include "desk-fixture.h"
#include "vnt-error.h"
#include "vnt-forward.h"

static void
check_send (const VntOperation *operation, gint64 *transaction)
{
  g_autoptr (GError) error = NULL;
  gboolean sent = vnt_server_send (contract_server ("lucia"), operation, contract_marker (),
                                   transaction, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (sent);
}

static VntConversation *
conversation_of (gint64 ticket)
{
  g_autoptr (GError) error = NULL;
  VntConversation *conversation =
    vnt_server_fetch_conversation (contract_server ("lucia"), ticket, NULL, &error);

  g_assert_no_error (error);

  return conversation;
}

static void
test_reply (void)
{
  gint64 ticket = contract_ticket ("Redes", "contéstame", "hola");
  g_autoptr (VntOperation) operation =
    contract_reply (ticket, "Añadido: 3 € — “ya está”\n\n¿Va?\n🙂");
  g_autoptr (VntConversation) conversation = NULL;
  const VntMessage *message;
  gint64 transaction = 0;

  operation->minutes = 12;
  check_send (operation, &transaction);
  g_assert_cmpint (transaction, >, 0);

  conversation = conversation_of (ticket);
  message = contract_message (conversation, transaction);
  g_assert_nonnull (message);
  g_assert_cmpint (message->kind, ==, VNT_MESSAGE_REPLY);
  g_assert_cmpstr (message->body, ==, operation->content);
  g_assert_cmpstr (message->content_type, ==, "text/plain");
  g_assert_cmpint (message->minutes, ==, 12);
  g_assert_cmpint (conversation->ticket->minutes_worked, ==, 12);
}

static void
test_comment (void)
{
  gint64 ticket = contract_ticket ("Redes", "coméntame", "hola");
  g_autoptr (VntOperation) operation = contract_reply (ticket, "sólo para nosotros");
  g_autoptr (VntConversation) conversation = NULL;
  gint64 transaction = 0;

  operation->kind = VNT_OPERATION_COMMENT;
  check_send (operation, &transaction);
  conversation = conversation_of (ticket);
  g_assert_cmpint (contract_message (conversation, transaction)->kind, ==, VNT_MESSAGE_NOTE);
}

static void
test_files (void)
{
  static const char *const names[] = { "informe ñ €.txt", "binario.bin", "raro\"; x=\"y.txt" };
  gint64 ticket = contract_ticket ("Redes", "con ficheros", "hola");
  g_autoptr (VntOperation) operation = contract_reply (ticket, "van tres");
  g_autofree char *folder = g_dir_make_tmp ("ventanilla-files-XXXXXX", NULL);
  g_autoptr (VntConversation) conversation = NULL;
  const VntMessage *message;
  char bytes[300];
  gint64 transaction = 0;

  for (int i = 0; i < 300; i++)
    bytes[i] = (char) i;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u", folder, i);

      g_assert_true (g_file_set_contents (path, bytes, 300, NULL));
      g_ptr_array_add (operation->files,
                       vnt_file_new (path, names[i], "application/octet-stream", 300));
    }
  check_send (operation, &transaction);

  conversation = conversation_of (ticket);
  message = contract_message (conversation, transaction);
  g_assert_cmpstr (message->body, ==, "van tres");
  g_assert_cmpuint (message->attachments->len, ==, 3);
  g_assert_cmpstr (((VntAttachment *) g_ptr_array_index (message->attachments, 0))->name, ==,
                   names[0]);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/down-%u", folder, i);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autofree char *content = NULL;
      GStatBuf info;
      gsize size;

      vnt_server_fetch_attachment (contract_server ("lucia"),
                                   g_ptr_array_index (message->attachments, i), file, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &content, &size, NULL));
      g_assert_cmpmem (content, size, bytes, 300);
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }
}

static void
test_attachment_not_there (void)
{
  gint64 ticket = contract_ticket ("Redes", "sin fichero", "hola");
  g_autofree char *folder = g_dir_make_tmp ("ventanilla-files-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "no", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VntAttachment) attachment =
    vnt_attachment_new (99999999, ticket, "no.bin", "application/octet-stream", 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  g_assert_false (
    vnt_server_fetch_attachment (contract_server ("lucia"), attachment, file, NULL, &error));
  g_assert_nonnull (error);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_find_happened (void)
{
  gint64 ticket = contract_ticket ("Redes", "¿llegó?", "hola");
  g_autoptr (VntOperation) operation = contract_reply (ticket, "llegó:\r\n  dos   líneas ñ\n");
  g_autoptr (GError) error = NULL;
  gint64 transaction = 0, found = 0;

  check_send (operation, &transaction);
  g_assert_cmpint (vnt_server_find (contract_server ("lucia"), operation, contract_marker (),
                                    &found, NULL, &error),
                   ==, VNT_FATE_HAPPENED);
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, transaction);
}

static void
test_find_did_not_happen (void)
{
  gint64 ticket = contract_ticket ("Redes", "no llegó", "no llegó");
  g_autoptr (VntOperation) operation = contract_reply (ticket, "no llegó");
  g_autoptr (GError) error = NULL;
  gint64 found = 0;

  operation->attempted -= 60;
  g_assert_cmpint (vnt_server_find (contract_server ("lucia"), operation, contract_marker (),
                                    &found, NULL, &error),
                   ==, VNT_FATE_DID_NOT_HAPPEN);
  g_assert_no_error (error);
}

static void
test_find_of_same_text (void)
{
  gint64 ticket = contract_ticket ("Redes", "dos iguales", "hola");
  g_autoptr (VntOperation) first = contract_reply (ticket, "gracias");
  g_autoptr (VntOperation) second = contract_reply (ticket, "gracias");
  gint64 one = 0, two = 0, found = 0;

  check_send (first, &one);
  check_send (second, &two);
  vnt_server_find (contract_server ("lucia"), second, contract_marker (), &found, NULL, NULL);
  g_assert_cmpint (found, ==, two);
}

/* The server took the message and lost its marker: it must not be sent a second time. */
static void
test_find_without_its_marker (void)
{
  gint64 ticket = contract_ticket ("Redes", "marca perdida", "hola");
  g_autoptr (VntOperation) operation = contract_reply (ticket, "llegué sin marca");
  gint64 transaction = 0, found = 0;

  g_assert_true (
    vnt_server_send (contract_server ("lucia"), operation, FALSE, &transaction, NULL, NULL));
  g_assert_cmpint (vnt_server_find (contract_server ("lucia"), operation, contract_marker (),
                                    &found, NULL, NULL),
                   ==, VNT_FATE_HAPPENED);
  g_assert_cmpint (found, ==, transaction);
}

/* An equal text that belongs to another operation says nothing of this one. */
static void
test_find_beside_an_equal_one (void)
{
  gint64 ticket = contract_ticket ("Redes", "sólo una de dos", "hola");
  g_autoptr (VntOperation) sent = contract_reply (ticket, "gracias");
  g_autoptr (VntOperation) never = contract_reply (ticket, "gracias");
  gint64 transaction = 0, found = 0;
  VntFate fate;

  check_send (sent, &transaction);
  never->attempted -= 60;
  fate = vnt_server_find (contract_server ("lucia"), never, contract_marker (), &found, NULL, NULL);
  if (contract_marker ())
    g_assert_cmpint (fate, ==, VNT_FATE_DID_NOT_HAPPEN);
  else
    g_assert_cmpint (found, ==, transaction);
}

static VntOperation *
make_forward (gint64 ticket, const char *to)
{
  VntOperation *operation = contract_reply (ticket, "Para que lo vean: ñ €");
  g_autoptr (VntForward) forward = vnt_forward_new (to, 0, "Fwd: avería ñ");

  operation->kind = VNT_OPERATION_FORWARD;
  operation->value = vnt_forward_write (forward);
  return operation;
}

/* The server's history says to whom; one of its messages can go alone. */
static void
test_forward (void)
{
  gint64 ticket = contract_ticket ("Redes", "reenvíame", "hola");
  g_autoptr (VntOperation) reply = contract_reply (ticket, "esto va solo");
  g_autoptr (VntOperation) all = make_forward (ticket, "fuera@example.org; otra@example.org");
  g_autoptr (VntOperation) one = make_forward (ticket, "fuera@example.org");
  g_autoptr (VntConversation) conversation = NULL;
  const VntMessage *message;
  gint64 said = 0, first = 0, second = 0, found = 0;

  check_send (reply, &said);
  check_send (all, &first);
  g_assert_cmpint (first, >, said);
  g_free (one->value);
  one->value = g_strdup_printf ("fuera@example.org\n%" G_GINT64_FORMAT "\nFwd: esto", said);
  g_assert_cmpint (vnt_server_find (contract_server ("lucia"), one, FALSE, &found, NULL, NULL), ==,
                   VNT_FATE_DID_NOT_HAPPEN);
  check_send (one, &second);
  g_assert_cmpint (vnt_server_find (contract_server ("lucia"), one, FALSE, &found, NULL, NULL), ==,
                   VNT_FATE_HAPPENED);
  g_assert_cmpint (found, ==, second);

  conversation = conversation_of (ticket);
  message = contract_message (conversation, first);
  g_assert_cmpstr (message->event, ==, "forwarded");
  g_assert_cmpstr (message->new_value, ==, "fuera@example.org, otra@example.org");
}

/* A form is answered by the sign-in page: nothing was done, nothing is lost, and the next try finds the door open. */
static void
test_forward_after_the_session (void)
{
  gint64 ticket = contract_ticket ("Redes", "sesión caducada", "hola");
  g_autoptr (VntOperation) operation = make_forward (ticket, "fuera@example.org");
  g_autoptr (GError) error = NULL;
  gint64 transaction = 0;

  vnt_desk_fixture_end_sessions ();
  if (!vnt_server_send (contract_server ("lucia"), operation, FALSE, &transaction, NULL, &error))
    {
      g_assert_true (vnt_error_is_passing (error));
      check_send (operation, &transaction);
    }
  g_assert_cmpint (transaction, >, 0);
}

static void
test_forward_not_allowed (void)
{
  gint64 ticket = contract_ticket ("Redes", "marta no reenvía", "hola");
  g_autoptr (VntOperation) operation = make_forward (ticket, "fuera@example.org");
  g_autoptr (GError) error = NULL;
  gint64 transaction = 0;

  g_assert_false (
    vnt_server_send (contract_server ("marta"), operation, FALSE, &transaction, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (vnt_error_may_have_happened (error));
  g_assert_false (vnt_error_is_passing (error));
}

static void
test_not_allowed (void)
{
  gint64 ticket = contract_ticket ("Redes", "marta no puede", "hola");
  g_autoptr (VntOperation) operation = contract_reply (ticket, "intruso");
  g_autoptr (GError) error = NULL;
  gint64 transaction = 0;

  g_assert_false (vnt_server_send (contract_server ("marta"), operation, contract_marker (),
                                   &transaction, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (vnt_error_may_have_happened (error));
  g_assert_cmpint (error->domain, ==, VNT_ERROR);
}

void
contract_add_writing (void)
{
  g_test_add_func ("/contract/send/reply", test_reply);
  g_test_add_func ("/contract/send/comment", test_comment);
  g_test_add_func ("/contract/send/files", test_files);
  g_test_add_func ("/contract/send/forward", test_forward);
  g_test_add_func ("/contract/send/forward-after-the-session", test_forward_after_the_session);
  g_test_add_func ("/contract/send/forward-not-allowed", test_forward_not_allowed);
  g_test_add_func ("/contract/send/not-allowed", test_not_allowed);
  g_test_add_func ("/contract/attachment/not-there", test_attachment_not_there);
  g_test_add_func ("/contract/find/happened", test_find_happened);
  g_test_add_func ("/contract/find/did-not-happen", test_find_did_not_happen);
  g_test_add_func ("/contract/find/same-text", test_find_of_same_text);
  g_test_add_func ("/contract/find/without-its-marker", test_find_without_its_marker);
  g_test_add_func ("/contract/find/beside-an-equal-one", test_find_beside_an_equal_one);
}
