/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minutes of several agents at the same moment: nobody's are lost, whichever way they were added. */
#include "contract.h"

#include "vnt-error.h"

#define ROUNDS 4

typedef struct
{
  const char *user;
  VntOperation *operation;
  gboolean sent;
  GError *error;
} Send;

static gpointer
run (gpointer data)
{
  Send *send = data;
  gint64 transaction;

  send->sent = vnt_server_send (contract_server (send->user), send->operation, contract_marker (),
                                &transaction, NULL, &send->error);

  return NULL;
}

static VntOperation *
make_sum (gint64 ticket)
{
  return vnt_operation_new_field (ticket, VNT_FIELD_MINUTES, NULL, "5");
}

static VntOperation *
make_reply (gint64 ticket)
{
  VntOperation *operation = contract_reply (ticket, "con minutos");

  operation->minutes = 3;
  return operation;
}

static int
minutes_of (gint64 ticket)
{
  g_autoptr (VntTicketBatch) batch =
    vnt_server_fetch_tickets_by_id (contract_server ("lucia"), &ticket, 1, NULL, NULL);

  g_assert_nonnull (batch);
  return ((VntTicket *) g_ptr_array_index (batch->tickets, 0))->minutes_worked;
}

static void
send_both (VntOperation *lucias, VntOperation *martas)
{
  Send sends[] = { { "lucia", lucias, FALSE, NULL }, { "marta", martas, FALSE, NULL } };
  GThread *threads[G_N_ELEMENTS (sends)];

  /* Signing in would put them one after the other. */
  for (guint i = 0; i < G_N_ELEMENTS (sends); i++)
    contract_server (sends[i].user);
  for (guint i = 0; i < G_N_ELEMENTS (sends); i++)
    threads[i] = g_thread_new (sends[i].user, run, &sends[i]);
  for (guint i = 0; i < G_N_ELEMENTS (sends); i++)
    {
      g_thread_join (threads[i]);
      g_assert_no_error (sends[i].error);
      g_assert_true (sends[i].sent);
      vnt_operation_unref (sends[i].operation);
    }
}

/* The server writes the sum over a reply that it has not finished: what it took away comes back. */
static void
test_sum_and_reply (void)
{
  gint64 ticket = contract_ticket ("Soporte N1", "a la vez", "hola");

  for (int i = 0; i < ROUNDS; i++)
    send_both (make_sum (ticket), make_reply (ticket));
  g_assert_cmpint (minutes_of (ticket), ==, ROUNDS * 8);
}

static void
test_two_sums (void)
{
  gint64 ticket = contract_ticket ("Soporte N1", "dos sumas", "hola");

  for (int i = 0; i < ROUNDS; i++)
    send_both (make_sum (ticket), make_sum (ticket));
  g_assert_cmpint (minutes_of (ticket), ==, ROUNDS * 10);
}

static void
test_two_replies (void)
{
  gint64 ticket = contract_ticket ("Soporte N1", "dos respuestas", "hola");

  for (int i = 0; i < ROUNDS; i++)
    send_both (make_reply (ticket), make_reply (ticket));
  g_assert_cmpint (minutes_of (ticket), ==, ROUNDS * 6);
}

/* One after the other nothing is mended that is not broken, nor when it is asked again. */
static void
test_in_turn (void)
{
  gint64 ticket = contract_ticket ("Soporte N1", "por turnos", "hola");
  g_autoptr (VntOperation) last = make_sum (ticket);
  Send sends[] = { { "marta", make_reply (ticket), FALSE, NULL },
                   { "lucia", make_sum (ticket), FALSE, NULL },
                   { "marta", make_sum (ticket), FALSE, NULL },
                   { "lucia", last, FALSE, NULL } };
  gint64 found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sends); i++)
    {
      run (&sends[i]);
      g_assert_no_error (sends[i].error);
      if (sends[i].operation != last)
        vnt_operation_unref (sends[i].operation);
    }
  g_assert_cmpint (minutes_of (ticket), ==, 18);
  last->attempted = g_get_real_time () / G_USEC_PER_SEC;
  g_assert_cmpint (vnt_server_find (contract_server ("lucia"), last, contract_marker (), &found,
                                    NULL, NULL),
                   ==, VNT_FATE_HAPPENED);
  g_assert_cmpint (found, >, 0);
  g_assert_cmpint (minutes_of (ticket), ==, 18);
}

void
contract_add_minutes (void)
{
  g_test_add_func ("/contract/minutes/in-turn", test_in_turn);
  g_test_add_func ("/contract/minutes/sum-and-reply", test_sum_and_reply);
  g_test_add_func ("/contract/minutes/two-sums", test_two_sums);
  g_test_add_func ("/contract/minutes/two-replies", test_two_replies);
}
