/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New tickets: made once, and found again. */
#include "contract.h"

#include "vnt-error.h"
#include "vnt-new-ticket.h"

static gint64
queue_number (const char *name)
{
  g_autoptr (GPtrArray) queues = vnt_server_fetch_queues (contract_server ("lucia"), NULL, NULL);

  for (guint i = 0; queues != NULL && i < queues->len; i++)
    if (g_str_equal (((VntQueue *) g_ptr_array_index (queues, i))->name, name))
      return ((VntQueue *) g_ptr_array_index (queues, i))->id;

  g_assert_not_reached ();
}

static VntOperation *
make_creation (gint64 queue, const char *subject, const char *content)
{
  VntOperation *operation = vnt_operation_new (VNT_OPERATION_CREATE, -1);
  g_autoptr (VntNewTicket) made = vnt_new_ticket_new (queue, subject);

  vnt_new_ticket_add_requestor (made, "vecina@example.org");
  operation->value = vnt_new_ticket_write (made, NULL);
  operation->content = g_strdup (content);
  operation->content_type = g_strdup ("text/plain");
  operation->attempted = g_get_real_time () / G_USEC_PER_SEC;

  return operation;
}

static gint64
create (const VntOperation *operation)
{
  g_autoptr (GError) error = NULL;
  gint64 ticket = 0;
  gboolean made = vnt_server_send (contract_server ("lucia"), operation, contract_marker (),
                                   &ticket, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (made);
  g_assert_cmpint (ticket, >, 0);

  return ticket;
}

static VntFate
find (const VntOperation *operation, gint64 *ticket)
{
  g_autoptr (GError) error = NULL;
  VntFate fate = vnt_server_find (contract_server ("lucia"), operation, contract_marker (), ticket,
                                  NULL, &error);

  g_assert_no_error (error);
  return fate;
}

static void
test_create (void)
{
  g_autoptr (VntOperation) operation =
    make_creation (queue_number ("Redes"), "Sin conexión en la 2.ª planta",
                   "¿Va?\n\n3 € — 🙂");
  g_autoptr (VntNewTicket) made = vnt_new_ticket_read (operation->value, NULL);
  g_autoptr (VntConversation) conversation = NULL;
  const VntMessage *request;

  made->owner = g_strdup ("lucia");
  made->priority = g_strdup ("40");
  made->due = 1900000000;
  g_free (operation->value);
  operation->value = vnt_new_ticket_write (made, NULL);
  operation->minutes = 5;

  conversation =
    vnt_server_fetch_conversation (contract_server ("lucia"), create (operation), NULL, NULL);
  g_assert_nonnull (conversation);
  g_assert_cmpstr (conversation->ticket->subject, ==, "Sin conexión en la 2.ª planta");
  g_assert_cmpint (conversation->ticket->queue, ==, made->queue);
  g_assert_cmpstr (conversation->ticket->owner, ==, "lucia");
  g_assert_cmpint (conversation->ticket->priority, ==, 40);
  g_assert_cmpint (conversation->ticket->minutes_worked, ==, 5);
  g_assert_cmpstr (conversation->detail->requestors[0], ==, "vecina@example.org");
  request = g_ptr_array_index (conversation->messages, 0);
  g_assert_cmpint (request->kind, ==, VNT_MESSAGE_REQUEST);
  g_assert_cmpstr (request->body, ==, operation->content);
}

static void
test_create_with_file (void)
{
  g_autoptr (VntOperation) operation =
    make_creation (queue_number ("Redes"), "con fichero", "mire");
  g_autoptr (VntConversation) conversation = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *folder = g_dir_make_tmp ("vnt-create-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "f", NULL);

  g_assert_true (g_file_set_contents (path, "uno", 3, NULL));
  g_ptr_array_add (operation->files, vnt_file_new (path, "año €.txt", "text/x-nota", 3));
  conversation =
    vnt_server_fetch_conversation (contract_server ("lucia"), create (operation), NULL, NULL);
  for (guint i = 0; i < conversation->messages->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (conversation->messages, i);

      for (guint j = 0; j < message->attachments->len; j++)
        g_ptr_array_add (names,
                         ((VntAttachment *) g_ptr_array_index (message->attachments, j))->name);
    }
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "año €.txt");
}

static void
test_find_created (void)
{
  g_autoptr (VntOperation) operation =
    make_creation (queue_number ("Redes"), "¿se creó?", "sí:\r\n  dos   líneas ñ\n");
  gint64 ticket = create (operation);
  gint64 found = 0;

  g_assert_cmpint (find (operation, &found), ==, VNT_FATE_HAPPENED);
  g_assert_cmpint (found, ==, ticket);
}

static void
change (gint64 ticket, VntField field, const char *base, const char *value)
{
  g_autoptr (VntOperation) operation = vnt_operation_new_field (ticket, field, base, value);
  g_autoptr (GError) error = NULL;
  gint64 transaction;

  g_assert_true (vnt_server_send (contract_server ("lucia"), operation, contract_marker (),
                                  &transaction, NULL, &error));
  g_assert_no_error (error);
}

/* Somebody is quicker than the agent's program: it is the same ticket all the same. */
static void
test_find_created_and_renamed (void)
{
  g_autoptr (VntOperation) operation =
    make_creation (queue_number ("Redes"), "nombre primero", "renómbrame");
  gint64 ticket = create (operation);
  gint64 found = 0;

  change (ticket, VNT_FIELD_SUBJECT, "nombre primero", "nombre segundo");
  g_assert_cmpint (find (operation, &found), ==, VNT_FATE_HAPPENED);
  g_assert_cmpint (found, ==, ticket);
}

static void
test_find_created_and_merged (void)
{
  g_autoptr (VntOperation) operation =
    make_creation (queue_number ("Redes"), "se une a otro", "úneme");
  gint64 ticket = create (operation);
  gint64 other = contract_ticket ("Redes", "el otro", "hola");
  g_autofree char *into = g_strdup_printf ("%" G_GINT64_FORMAT, other);
  gint64 found = 0;

  change (ticket, VNT_FIELD_MERGE, "0", into);
  g_assert_cmpint (find (operation, &found), ==, VNT_FATE_HAPPENED);
  g_assert_true (found == ticket || found == other);
}

static void
test_find_never_created (void)
{
  g_autoptr (VntOperation) operation =
    make_creation (queue_number ("Redes"), "nunca salió", "nunca salió");
  gint64 found = 0;

  operation->attempted -= 60;
  g_assert_cmpint (find (operation, &found), ==, VNT_FATE_DID_NOT_HAPPEN);
}

/* Who may make tickets in a queue need not see any there: what is not found may be there all the same. */
static void
test_find_out_of_sight (void)
{
  g_autoptr (VntOperation) operation =
    make_creation (queue_number ("Soporte N2"), "a otro equipo", "a otro equipo");
  g_autoptr (GError) error = NULL;
  gint64 found = 0;

  operation->attempted -= 60;
  g_assert_cmpint (vnt_server_find (contract_server ("marta"), operation, contract_marker (),
                                    &found, NULL, &error),
                   ==, VNT_FATE_CANNOT_TELL);
  g_assert_no_error (error);
}

/* An equal ticket that belongs to another operation says nothing of this one. */
static void
test_find_beside_an_equal_one (void)
{
  gint64 queue = queue_number ("Redes");
  g_autoptr (VntOperation) sent = make_creation (queue, "uno de dos tickets", "gemelos");
  g_autoptr (VntOperation) never = make_creation (queue, "uno de dos tickets", "gemelos");
  gint64 ticket = create (sent);
  gint64 found = 0;
  VntFate fate;

  never->attempted -= 60;
  fate = find (never, &found);
  if (contract_marker ())
    g_assert_cmpint (fate, ==, VNT_FATE_DID_NOT_HAPPEN);
  else
    g_assert_cmpint (found, ==, ticket);
}

/* Looked for by what stands in its subject, signs of any kind too, until it is solved. */
static void
test_find_open (void)
{
  static const char mark[] = "[pc-1!it's 50% \"_\\]";
  g_autoptr (VntOperation) operation =
    make_creation (queue_number ("Redes"), "Disco: crítico [pc-1!it's 50% \"_\\]", "Lleno");
  gint64 ticket = create (operation);
  g_autoptr (GError) error = NULL;
  g_autoptr (VntTicketBatch) none = NULL;
  g_autoptr (VntTicketBatch) open =
    vnt_server_fetch_open_with (contract_server ("lucia"), mark, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (open->tickets->len, ==, 1);
  g_assert_cmpint (((VntTicket *) g_ptr_array_index (open->tickets, 0))->id, ==, ticket);
  change (ticket, VNT_FIELD_STATUS, NULL, "resolved");
  none = vnt_server_fetch_open_with (contract_server ("lucia"), mark, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->tickets->len, ==, 0);
}

static void
test_no_such_queue (void)
{
  g_autoptr (VntOperation) operation = make_creation (9999, "a ninguna parte", "hola");
  g_autoptr (GError) error = NULL;
  gint64 ticket = 0;

  g_assert_false (vnt_server_send (contract_server ("lucia"), operation, contract_marker (),
                                   &ticket, NULL, &error));
  g_assert_cmpint (error->domain, ==, VNT_ERROR);
  g_assert_false (vnt_error_may_have_happened (error));
  g_assert_false (vnt_error_is_passing (error));
}

void
contract_add_create (void)
{
  g_test_add_func ("/contract/create/whole", test_create);
  g_test_add_func ("/contract/create/file", test_create_with_file);
  g_test_add_func ("/contract/create/find-open", test_find_open);
  g_test_add_func ("/contract/create/no-such-queue", test_no_such_queue);
  g_test_add_func ("/contract/create/find", test_find_created);
  g_test_add_func ("/contract/create/find-renamed", test_find_created_and_renamed);
  g_test_add_func ("/contract/create/find-merged", test_find_created_and_merged);
  g_test_add_func ("/contract/create/find-never", test_find_never_created);
  g_test_add_func ("/contract/create/find-out-of-sight", test_find_out_of_sight);
  g_test_add_func ("/contract/create/find-beside-an-equal-one", test_find_beside_an_equal_one);
}
