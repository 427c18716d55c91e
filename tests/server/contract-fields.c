/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contract.h"

#include "desk-fixture.h"
#include "vnt-error.h"

static VntTicket *
row_of (gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntTicketBatch) batch =
    vnt_server_fetch_tickets_by_id (contract_server ("lucia"), &id, 1, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (batch->tickets->len, ==, 1);

  return vnt_ticket_ref (g_ptr_array_index (batch->tickets, 0));
}

static gboolean
change (gint64 ticket, VntField field, const char *base, const char *value, GError **error)
{
  g_autoptr (VntOperation) operation = vnt_operation_new_field (ticket, field, base, value);
  gint64 transaction = 0;

  return vnt_server_send (contract_server ("lucia"), operation, contract_marker (), &transaction,
                          NULL, error);
}

static void
check_change (gint64 ticket, VntField field, const char *base, const char *value)
{
  g_autoptr (GError) error = NULL;
  gboolean changed = change (ticket, field, base, value, &error);

  g_assert_no_error (error);
  g_assert_true (changed);
}

static void
test_every_field (void)
{
  gint64 id = contract_ticket ("Redes", "cámbiame", "hola");
  g_autoptr (VntTicket) before = row_of (id);
  g_autofree char *due = g_strdup_printf ("%" G_GINT64_FORMAT, before->due);
  g_autoptr (VntTicket) after = NULL;

  check_change (id, VNT_FIELD_OWNER, "", "lucia");
  check_change (id, VNT_FIELD_STATUS, before->status, "open");
  check_change (id, VNT_FIELD_SUBJECT, "cámbiame", "cambiado a ñ €");
  check_change (id, VNT_FIELD_PRIORITY, "0", "40");
  check_change (id, VNT_FIELD_DUE, due, "1900000000");
  check_change (id, VNT_FIELD_MINUTES, "0", "15");

  after = row_of (id);
  g_assert_cmpstr (after->owner, ==, "lucia");
  g_assert_cmpstr (after->status, ==, "open");
  g_assert_cmpstr (after->subject, ==, "cambiado a ñ €");
  g_assert_cmpint (after->priority, ==, 40);
  g_assert_cmpint (after->due, ==, 1900000000);
  g_assert_cmpint (after->minutes_worked, ==, 15);
}

static void
test_clear (void)
{
  gint64 id = contract_ticket ("Redes", "vacíame", "hola");
  g_autoptr (VntTicket) before = row_of (id);
  g_autofree char *due = g_strdup_printf ("%" G_GINT64_FORMAT, before->due);
  g_autoptr (VntTicket) after = NULL;

  check_change (id, VNT_FIELD_OWNER, "", "lucia");
  check_change (id, VNT_FIELD_OWNER, "lucia", "");
  check_change (id, VNT_FIELD_DUE, due, "0");
  after = row_of (id);
  g_assert_null (after->owner);
  g_assert_cmpint (after->due, ==, 0);
}

static void
test_already_so (void)
{
  gint64 id = contract_ticket ("Redes", "ya está", "hola");

  check_change (id, VNT_FIELD_PRIORITY, "0", "7");
  check_change (id, VNT_FIELD_PRIORITY, "0", "7");
}

static void
test_conflict (void)
{
  gint64 id = contract_ticket ("Redes", "lo dicho", "hola");
  g_autoptr (GError) error = NULL;
  g_autoptr (VntTicket) after = NULL;

  check_change (id, VNT_FIELD_SUBJECT, "lo dicho", "lo que dijo otra");
  g_assert_false (change (id, VNT_FIELD_SUBJECT, "lo dicho", "lo que digo yo", &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_CONFLICT);
  after = row_of (id);
  g_assert_cmpstr (after->subject, ==, "lo que dijo otra");
}

static void
test_refused (void)
{
  gint64 id = contract_ticket ("Redes", "no vale", "hola");
  g_autoptr (VntTicket) before = row_of (id);
  g_autoptr (GError) error = NULL;

  g_assert_false (change (id, VNT_FIELD_STATUS, before->status, "no-such-status", &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_REFUSED);
}

static gpointer
add_minutes (gpointer data)
{
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;

      while (!change (*(gint64 *) data, VNT_FIELD_MINUTES, NULL, "5", &error))
        {
          g_assert_error (error, VNT_ERROR, VNT_ERROR_RATE_LIMITED);
          g_clear_error (&error);
        }
    }

  return NULL;
}

static void
test_minutes_at_once (void)
{
  gint64 id = contract_ticket ("Redes", "dos a la vez", "hola");
  GThread *other = g_thread_new ("other", add_minutes, &id);
  g_autoptr (VntTicket) after = NULL;

  add_minutes (&id);
  g_thread_join (other);
  after = row_of (id);
  g_assert_cmpint (after->minutes_worked, ==, 40);
}

static VntFate
fate (VntOperation *operation)
{
  g_autoptr (GError) error = NULL;
  gint64 transaction = 0;
  VntFate result = vnt_server_find (contract_server ("lucia"), operation, contract_marker (),
                                    &transaction, NULL, &error);

  g_assert_no_error (error);

  return result;
}

static void
test_find_minutes (void)
{
  gint64 id = contract_ticket ("Redes", "¿sumados?", "hola");
  g_autoptr (VntOperation) operation = vnt_operation_new_field (id, VNT_FIELD_MINUTES, "0", "13");
  gint64 transaction = 0;

  operation->attempted = g_get_real_time () / G_USEC_PER_SEC - 60;
  g_assert_cmpint (fate (operation), ==, VNT_FATE_DID_NOT_HAPPEN);
  g_assert_true (
    vnt_server_send (contract_server ("lucia"), operation, FALSE, &transaction, NULL, NULL));
  check_change (id, VNT_FIELD_MINUTES, NULL, "20");
  g_assert_cmpint (fate (operation), ==, VNT_FATE_HAPPENED);
}

/* The same minutes added twice are two records: each is found by its own number, so one is not taken for the other. */
static void
test_minutes_have_numbers (void)
{
  gint64 id = contract_ticket ("Redes", "dos veces cinco", "hola");
  g_autoptr (VntOperation) first = vnt_operation_new_field (id, VNT_FIELD_MINUTES, "0", "5");
  g_autoptr (VntOperation) second = vnt_operation_new_field (id, VNT_FIELD_MINUTES, "5", "5");
  gint64 first_number = 0, second_number = 0, found = 0;

  first->attempted = second->attempted = g_get_real_time () / G_USEC_PER_SEC;
  g_assert_true (
    vnt_server_send (contract_server ("lucia"), first, FALSE, &first_number, NULL, NULL));
  g_assert_cmpint (first_number, >, 0);
  g_assert_cmpint (vnt_server_find (contract_server ("lucia"), second, FALSE, &found, NULL, NULL),
                   ==, VNT_FATE_HAPPENED);
  g_assert_cmpint (found, ==, first_number);
  g_assert_true (
    vnt_server_send (contract_server ("lucia"), second, FALSE, &second_number, NULL, NULL));
  g_assert_cmpint (second_number, >, first_number);
}

static void
test_find_changed_again (void)
{
  gint64 id = contract_ticket ("Redes", "uno", "hola");
  g_autoptr (VntOperation) operation =
    vnt_operation_new_field (id, VNT_FIELD_SUBJECT, "uno", "dos");
  gint64 transaction = 0;

  operation->attempted = g_get_real_time () / G_USEC_PER_SEC;
  g_assert_true (
    vnt_server_send (contract_server ("lucia"), operation, FALSE, &transaction, NULL, NULL));
  check_change (id, VNT_FIELD_SUBJECT, "dos", "tres");
  g_assert_cmpint (fate (operation), ==, VNT_FATE_HAPPENED);
}

static void
test_find_owner (void)
{
  gint64 id = contract_ticket ("Redes", "¿de quién?", "hola");
  g_autoptr (VntOperation) operation = vnt_operation_new_field (id, VNT_FIELD_OWNER, "", "lucia");
  gint64 transaction = 0;

  operation->attempted = g_get_real_time () / G_USEC_PER_SEC;
  g_assert_true (
    vnt_server_send (contract_server ("lucia"), operation, FALSE, &transaction, NULL, NULL));
  check_change (id, VNT_FIELD_OWNER, "lucia", "");
  g_assert_cmpint (fate (operation), ==, VNT_FATE_HAPPENED);
}

void
contract_add_fields (void)
{
  g_test_add_func ("/contract/field/every", test_every_field);
  g_test_add_func ("/contract/field/clear", test_clear);
  g_test_add_func ("/contract/field/already-so", test_already_so);
  g_test_add_func ("/contract/field/conflict", test_conflict);
  g_test_add_func ("/contract/field/refused", test_refused);
  g_test_add_func ("/contract/field/minutes-at-once", test_minutes_at_once);
  g_test_add_func ("/contract/field/find-minutes", test_find_minutes);
  g_test_add_func ("/contract/field/minutes-have-numbers", test_minutes_have_numbers);
  g_test_add_func ("/contract/field/find-changed-again", test_find_changed_again);
  g_test_add_func ("/contract/field/find-owner", test_find_owner);
}
