/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-account-table.h"

#include "vnt-clock.h"
#include "vnt-text.h"

/**
 * vnt_account_table_get:
 * @db: a connection to work.db
 * @account: (out) (nullable): who is signed in, %NULL when nobody is
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_account_table_get (VntDb *db, VntAccount **account, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT kind, url, login, user_id, name, address, time_zone, language,"
                   " signature, created FROM account WHERE current = 1");

  *account = NULL;
  if (rows == NULL)
    return FALSE;

  if (vnt_rows_next (rows))
    {
      VntAccount *found =
        vnt_account_new (vnt_rows_text (rows, 0), vnt_rows_text (rows, 1), vnt_rows_text (rows, 2));

      found->user_id = vnt_rows_int (rows, 3);
      vnt_text_set (&found->name, vnt_rows_text (rows, 4));
      vnt_text_set (&found->address, vnt_rows_text (rows, 5));
      vnt_text_set (&found->time_zone, vnt_rows_text (rows, 6));
      vnt_text_set (&found->language, vnt_rows_text (rows, 7));
      vnt_text_set (&found->signature, vnt_rows_text (rows, 8));
      found->created = vnt_rows_int (rows, 9);
      *account = found;
    }

  return vnt_rows_done (rows, error);
}

/**
 * vnt_account_table_set:
 * @db: a writing connection to work.db
 * @account: who signs in
 * @error: place for an error
 *
 * Makes @account the one that is signed in. One that was here before keeps the time it was set up, and its drafts.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_account_table_set (VntDb *db, const VntAccount *account, GError **error)
{
  gint64 created = account->created != 0 ? account->created : vnt_clock_now ();

  return vnt_account_table_leave (db, error) &&
         vnt_db_run (
           db, error,
           "INSERT INTO account (kind, url, login, user_id, name, address, time_zone, language,"
           " signature, created, current) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"
           " ON CONFLICT (kind, url, login) DO UPDATE SET user_id = excluded.user_id,"
           " name = excluded.name, address = excluded.address, time_zone = excluded.time_zone,"
           " language = excluded.language, signature = excluded.signature, current = 1",
           VNT_TEXT (account->kind), VNT_TEXT (account->url), VNT_TEXT (account->login),
           VNT_INT (account->user_id), VNT_TEXT (account->name), VNT_TEXT (account->address),
           VNT_TEXT (account->time_zone), VNT_TEXT (account->language),
           VNT_TEXT (account->signature), VNT_INT (created));
}

/**
 * vnt_account_table_leave:
 * @db: a writing connection to work.db
 * @error: place for an error
 *
 * Signs out. What the account left waiting stays with it.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_account_table_leave (VntDb *db, GError **error)
{
  return vnt_db_run (db, error, "UPDATE account SET current = 0 WHERE current = 1");
}

/**
 * vnt_meta_table_get:
 * @db: a connection to cache.db
 * @name: of the value
 * @value: (out) (transfer full) (nullable): it, %NULL when it was never set
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_meta_table_get (VntDb *db, const char *name, char **value, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error, "SELECT value FROM meta WHERE name = ?", VNT_TEXT (name));

  *value = NULL;
  if (rows == NULL)
    return FALSE;

  if (vnt_rows_next (rows))
    *value = vnt_rows_dup (rows, 0);

  return vnt_rows_done (rows, error);
}

/**
 * vnt_meta_table_set:
 * @db: a writing connection to cache.db
 * @name: (nullable): of the value; %NULL does nothing
 * @value: (nullable): it; %NULL removes it
 * @error: place for an error
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_meta_table_set (VntDb *db, const char *name, const char *value, GError **error)
{
  if (name == NULL)
    return TRUE;

  if (value == NULL)
    return vnt_db_run (db, error, "DELETE FROM meta WHERE name = ?", VNT_TEXT (name));

  return vnt_db_run (db, error,
                     "INSERT INTO meta (name, value) VALUES (?, ?)"
                     " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                     VNT_TEXT (name), VNT_TEXT (value));
}
