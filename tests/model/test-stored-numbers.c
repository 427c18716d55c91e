/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "vnt-error.h"
#include "vnt-message.h"
#include "vnt-operation.h"
#include "vnt-remote-session.h"
#include "vnt-ticket.h"

/* These numbers stand in databases that must be read for ever: a line is added, never changed. */

static void
test_error (void)
{
  g_assert_cmpint (VNT_ERROR_OFFLINE, ==, 1);
  g_assert_cmpint (VNT_ERROR_UNCLEAR, ==, 2);
  g_assert_cmpint (VNT_ERROR_TLS, ==, 3);
  g_assert_cmpint (VNT_ERROR_AUTH, ==, 4);
  g_assert_cmpint (VNT_ERROR_FORBIDDEN, ==, 5);
  g_assert_cmpint (VNT_ERROR_NOT_FOUND, ==, 6);
  g_assert_cmpint (VNT_ERROR_CONFLICT, ==, 7);
  g_assert_cmpint (VNT_ERROR_RATE_LIMITED, ==, 8);
  g_assert_cmpint (VNT_ERROR_SERVER, ==, 9);
  g_assert_cmpint (VNT_ERROR_PROTOCOL, ==, 10);
  g_assert_cmpint (VNT_ERROR_REFUSED, ==, 11);
  g_assert_cmpint (VNT_ERROR_STORAGE, ==, 12);
  g_assert_cmpint (VNT_ERROR_NEWER, ==, 13);
  g_assert_cmpint (VNT_ERROR_DAMAGED, ==, 14);
  g_assert_cmpint (VNT_ERROR_NO_KEYRING, ==, 15);
  g_assert_cmpint (VNT_ERROR_INVALID, ==, 16);
}

static void
test_message_kind (void)
{
  g_assert_cmpint (VNT_MESSAGE_REQUEST, ==, 1);
  g_assert_cmpint (VNT_MESSAGE_REPLY, ==, 2);
  g_assert_cmpint (VNT_MESSAGE_NOTE, ==, 3);
  g_assert_cmpint (VNT_MESSAGE_EVENT, ==, 4);
}

static void
test_state (void)
{
  g_assert_cmpint (VNT_STATE_DONE, ==, 0);
  g_assert_cmpint (VNT_STATE_QUEUED, ==, 1);
  g_assert_cmpint (VNT_STATE_SENDING, ==, 2);
  g_assert_cmpint (VNT_STATE_UNKNOWN, ==, 3);
  g_assert_cmpint (VNT_STATE_REFUSED, ==, 4);
  g_assert_cmpint (VNT_STATE_CONFLICT, ==, 5);
}

static void
test_remote (void)
{
  g_assert_cmpint (VNT_REMOTE_SSH, ==, 1);
  g_assert_cmpint (VNT_REMOTE_VNC, ==, 2);
  g_assert_cmpint (VNT_REMOTE_RDP, ==, 3);
  g_assert_cmpint (VNT_REMOTE_SPICE, ==, 4);
  g_assert_cmpint (VNT_REMOTE_WEB, ==, 5);
  g_assert_cmpint (VNT_REMOTE_STARTING, ==, 1);
  g_assert_cmpint (VNT_REMOTE_CONNECTED, ==, 2);
  g_assert_cmpint (VNT_REMOTE_FAILED, ==, 3);
  g_assert_cmpint (VNT_REMOTE_ENDED, ==, 4);
  g_assert_cmpint (VNT_REMOTE_WHY_NONE, ==, 0);
  g_assert_cmpint (VNT_REMOTE_WHY_REFUSED, ==, 1);
  g_assert_cmpint (VNT_REMOTE_WHY_UNREACHABLE, ==, 2);
  g_assert_cmpint (VNT_REMOTE_WHY_DENIED, ==, 3);
  g_assert_cmpint (VNT_REMOTE_WHY_CHANGED, ==, 4);
  g_assert_cmpint (VNT_REMOTE_WHY_MISSING, ==, 5);
  g_assert_cmpint (VNT_REMOTE_WHY_LOST, ==, 6);
  g_assert_cmpint (VNT_REMOTE_WHY_UNKNOWN, ==, 7);
  g_assert_cmpint (VNT_REMOTE_WHY_CANCELLED, ==, 8);
  g_assert_cmpint (VNT_REMOTE_WHY_JUMP, ==, 9);
  g_assert_cmpint (VNT_REMOTE_WHY_OTHER_PROTOCOL, ==, 10);
}

static void
test_operation_kind (void)
{
  g_assert_cmpint (VNT_OPERATION_REPLY, ==, 1);
  g_assert_cmpint (VNT_OPERATION_COMMENT, ==, 2);
  g_assert_cmpint (VNT_OPERATION_SET_FIELD, ==, 3);
  g_assert_cmpint (VNT_OPERATION_CREATE, ==, 4);
  g_assert_cmpint (VNT_OPERATION_FORWARD, ==, 5);
  g_assert_cmpint (VNT_OPERATION_ARTICLE, ==, 6);
  g_assert_cmpint (VNT_OPERATION_EDIT_MACHINE, ==, 10);
  g_assert_cmpint (VNT_OPERATION_CREATE_MACHINE, ==, 11);
}

static void
test_field (void)
{
  g_assert_cmpint (VNT_FIELD_NONE, ==, 0);
  g_assert_cmpint (VNT_FIELD_STATUS, ==, 1);
  g_assert_cmpint (VNT_FIELD_OWNER, ==, 2);
  g_assert_cmpint (VNT_FIELD_MINUTES, ==, 3);
  g_assert_cmpint (VNT_FIELD_SUBJECT, ==, 4);
  g_assert_cmpint (VNT_FIELD_PRIORITY, ==, 5);
  g_assert_cmpint (VNT_FIELD_QUEUE, ==, 6);
  g_assert_cmpint (VNT_FIELD_DUE, ==, 7);
  g_assert_cmpint (VNT_FIELD_CUSTOM, ==, 8);
  g_assert_cmpint (VNT_FIELD_CUSTOM_VALUES, ==, 9);
  g_assert_cmpint (VNT_FIELD_REQUESTORS, ==, 10);
  g_assert_cmpint (VNT_FIELD_CC, ==, 11);
  g_assert_cmpint (VNT_FIELD_ADMIN_CC, ==, 12);
  g_assert_cmpint (VNT_FIELD_LINKS, ==, 13);
  g_assert_cmpint (VNT_FIELD_MERGE, ==, 14);
}

static void
test_status_class (void)
{
  g_assert_cmpint (VNT_STATUS_UNKNOWN, ==, 0);
  g_assert_cmpint (VNT_STATUS_OPEN, ==, 1);
  g_assert_cmpint (VNT_STATUS_WAITING, ==, 2);
  g_assert_cmpint (VNT_STATUS_CLOSED, ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stored-numbers/remote", test_remote);

  g_test_add_func ("/stored-numbers/error", test_error);
  g_test_add_func ("/stored-numbers/message-kind", test_message_kind);
  g_test_add_func ("/stored-numbers/state", test_state);
  g_test_add_func ("/stored-numbers/operation-kind", test_operation_kind);
  g_test_add_func ("/stored-numbers/field", test_field);
  g_test_add_func ("/stored-numbers/status-class", test_status_class);

  return g_test_run ();
}
