/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-made-targets.h"

#include <string.h>

#include "vnt-account-table.h"
#include "vnt-machine-change.h"

#define MADE "asset:-"

/* A line is a sign and a target. */
static gboolean
names (const char *line, gint64 machine)
{
  g_autofree char *target = g_strdup_printf ("asset:%" G_GINT64_FORMAT, machine);

  return *line != '\0' && g_str_equal (line + 1, target);
}

static char *
rename_target (const char *value, gint64 from, gint64 to)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (names (lines[i], from))
      {
        char *line = g_strdup_printf ("%casset:%" G_GINT64_FORMAT, *lines[i], to);

        g_free (lines[i]);
        lines[i] = line;
      }

  return g_strjoinv ("\n", lines);
}

/**
 * vnt_made_targets_resolve:
 * @db: a connection to work.db
 * @value: (nullable): changes of links
 * @resolved: (out) (nullable): the same with the numbers machines have by now; %NULL when nothing is another
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_made_targets_resolve (VntDb *db, const char *value, char **resolved, GError **error)
{
  g_auto (GStrv) lines = NULL;

  *resolved = NULL;
  if (value == NULL || strstr (value, MADE) == NULL)
    return TRUE;

  lines = g_strsplit (value, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gint64 made;
      gint64 subject;
      char *renamed;

      if (*lines[i] == '\0' || !g_str_has_prefix (lines[i] + 1, MADE))
        continue;
      made = g_ascii_strtoll (lines[i] + 1 + strlen (MADE) - 1, NULL, 10);
      subject = vnt_machine_subject (made);
      if (!vnt_db_number (db, &subject, error,
                          "SELECT ticket FROM operation WHERE kind = 11 AND state = 0"
                          " AND base = ?1 AND account = " VNT_CURRENT_ACCOUNT
                          " UNION ALL SELECT ticket FROM operation_log WHERE kind = 11"
                          " AND state = 0 AND base = ?1 AND account = " VNT_CURRENT_ACCOUNT
                          " LIMIT 1",
                          VNT_TEXT (lines[i] + 1 + strlen ("asset:"))))
        return FALSE;
      if (vnt_machine_of_subject (subject) == made)
        continue;
      renamed = rename_target (*resolved != NULL ? *resolved : value, made,
                               vnt_machine_of_subject (subject));
      g_free (*resolved);
      *resolved = renamed;
    }

  return TRUE;
}

/* Returns: (transfer full) (nullable): identity → value of the links to it that wait */
static GHashTable *
list_links (VntDb *db, gint64 machine, GError **error)
{
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT uuid, value FROM operation WHERE account"
                   " = " VNT_CURRENT_ACCOUNT " AND " VNT_WAITS_FOR_MACHINE (""));

  if (rows == NULL)
    return NULL;
  while (vnt_rows_next (rows))
    {
      g_auto (GStrv) lines = g_strsplit (vnt_rows_text (rows, 1), "\n", -1);
      gboolean there = FALSE;

      for (guint i = 0; lines[i] != NULL; i++)
        there |= names (lines[i], machine);
      if (there)
        g_hash_table_insert (links, vnt_rows_dup (rows, 0), vnt_rows_dup (rows, 1));
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&links) : NULL;
}

/**
 * vnt_made_targets_move:
 * @db: a writing connection to work.db
 * @from: number a machine got on this laptop
 * @to: the server's
 * @error: place for an error
 *
 * Links to it may leave from now on.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_made_targets_move (VntDb *db, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GHashTable) links = list_links (db, from, error);
  GHashTableIter iter;
  gpointer uuid;
  gpointer value;

  if (links == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, links);
  while (g_hash_table_iter_next (&iter, &uuid, &value))
    {
      g_autofree char *renamed = rename_target (value, from, to);

      if (!vnt_db_run (db, error, "UPDATE operation SET value = ?2 WHERE uuid = ?1",
                       VNT_TEXT (uuid), VNT_TEXT (renamed)))
        return FALSE;
    }

  return TRUE;
}

/**
 * vnt_made_targets_exist:
 * @db: a connection to work.db
 * @machine: number of a machine
 * @exist: (out): whether a link to it waits
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_made_targets_exist (VntDb *db, gint64 machine, gboolean *exist, GError **error)
{
  g_autoptr (GHashTable) links = list_links (db, machine, error);

  *exist = links != NULL && g_hash_table_size (links) > 0;
  return links != NULL;
}
