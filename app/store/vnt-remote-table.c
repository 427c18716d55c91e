/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-table.h"

#include "vnt-account-table.h"

#define COLUMNS                                                                                   \
  "uuid, ticket, requestor, protocol, host, port, user, domain, view_only, jump, address, state," \
  " why, started, connected, ended, beat, settled"

/* A new one, or what became of one. What was settled stays so. */
gboolean
vnt_remote_table_write (VntDb *db, const VntRemoteSession *session, GError **error)
{
  const VntRemoteTarget *target = session->target;

  return vnt_db_run (
    db, error,
    "INSERT INTO remote_session (account, " COLUMNS ") VALUES (" VNT_CURRENT_ACCOUNT
    ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (uuid) DO UPDATE SET state = excluded.state, why = excluded.why,"
    " connected = excluded.connected, ended = excluded.ended, beat = excluded.beat,"
    " settled = max(settled, excluded.settled)",
    VNT_TEXT (session->uuid), VNT_INT (session->ticket), VNT_TEXT (session->requestor),
    VNT_INT (target->protocol), VNT_TEXT (target->host), VNT_INT (target->port),
    VNT_TEXT (target->user), VNT_TEXT (target->domain), VNT_INT (target->view_only != 0),
    VNT_TEXT (target->jump), VNT_TEXT (target->address), VNT_INT (session->state),
    VNT_INT (session->why), VNT_INT (session->started), VNT_INT (session->connected),
    VNT_INT (session->ended), VNT_INT (session->beat), VNT_INT (session->settled != 0));
}

/* @open: whether it was not settled before. */
gboolean
vnt_remote_table_settle (VntDb *db, const char *uuid, gboolean *open, GError **error)
{
  if (!vnt_db_run (db, error,
                   "UPDATE remote_session SET settled = 1 WHERE uuid = ? AND settled = 0"
                   " AND account = " VNT_CURRENT_ACCOUNT,
                   VNT_TEXT (uuid)))
    return FALSE;
  *open = vnt_db_get_changes (db) > 0;
  return TRUE;
}

gboolean
vnt_remote_table_move (VntDb *db, gint64 from, gint64 to, GError **error)
{
  return vnt_db_run (db, error,
                     "UPDATE remote_session SET ticket = ? WHERE account = " VNT_CURRENT_ACCOUNT
                     " AND ticket = ?",
                     VNT_INT (to), VNT_INT (from));
}

static VntRemoteSession *
read_session (VntRows *rows)
{
  g_autoptr (VntRemoteTarget) target =
    vnt_remote_target_new ((VntRemoteProtocol) vnt_rows_int (rows, 3), vnt_rows_text (rows, 4));
  VntRemoteSession *session;

  target->port = (guint) vnt_rows_int (rows, 5);
  target->user = vnt_rows_dup (rows, 6);
  target->domain = vnt_rows_dup (rows, 7);
  target->view_only = vnt_rows_int (rows, 8) != 0;
  target->jump = vnt_rows_dup (rows, 9);
  target->address = vnt_rows_dup (rows, 10);
  session = vnt_remote_session_new (vnt_rows_int (rows, 1), vnt_rows_text (rows, 2), target,
                                    vnt_rows_int (rows, 13));
  g_free (session->uuid);
  session->uuid = vnt_rows_dup (rows, 0);
  session->state = (VntRemoteState) vnt_rows_int (rows, 11);
  session->why = (VntRemoteWhy) vnt_rows_int (rows, 12);
  session->connected = vnt_rows_int (rows, 14);
  session->ended = vnt_rows_int (rows, 15);
  session->beat = vnt_rows_int (rows, 16);
  session->settled = vnt_rows_int (rows, 17) != 0;
  return session;
}

static GPtrArray *
read_all (VntRows *rows, GError **error)
{
  g_autoptr (GPtrArray) sessions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_remote_session_free);

  if (rows == NULL)
    return NULL;
  while (vnt_rows_next (rows))
    g_ptr_array_add (sessions, read_session (rows));
  return vnt_rows_done (rows, error) ? g_steal_pointer (&sessions) : NULL;
}

GPtrArray *
vnt_remote_table_list_open (VntDb *db, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (db, error,
                                            "SELECT " COLUMNS " FROM remote_session"
                                            " WHERE account = " VNT_CURRENT_ACCOUNT
                                            " AND settled = 0 ORDER BY started, uuid");

  return read_all (rows, error);
}

/* This requestor's before those of others; the newest of each first. */
GPtrArray *
vnt_remote_table_list_recent (VntDb *db, const char *requestor, guint most, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT " COLUMNS " FROM remote_session WHERE account = " VNT_CURRENT_ACCOUNT
                   " ORDER BY requestor IS ? DESC, started DESC LIMIT ?",
                   VNT_TEXT (requestor), VNT_INT (most));

  return read_all (rows, error);
}
