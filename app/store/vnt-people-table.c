/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-people-table.h"

#include "vnt-text.h"

/* More words than this narrow a search for people no further. */
#define MAX_WORDS 3

typedef struct
{
  char *name;
  char *address;
} Known;

static void
known_clear (Known *known)
{
  g_free (known->name);
  g_free (known->address);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

static gboolean
read_known (VntDb *db, const char *login, Known *known, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error, "SELECT name, address FROM person WHERE login = ?", VNT_TEXT (login));

  if (rows == NULL)
    return FALSE;

  if (vnt_rows_next (rows))
    {
      known->name = vnt_rows_dup (rows, 0);
      known->address = vnt_rows_dup (rows, 1);
    }

  return vnt_rows_done (rows, error);
}

static char *
fold_person (const char *login, const char *name, const char *address)
{
  g_autofree char *all =
    g_strdup_printf ("%s %s %s", login, name != NULL ? name : "", address != NULL ? address : "");

  return vnt_text_fold (all);
}

/**
 * vnt_people_table_write:
 * @db: a writing connection to cache.db
 * @person: somebody
 * @renamed: (out): whether their name is another now
 * @error: place for an error
 *
 * Writes a person, new or not. What is known already and not told by @person stays.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_people_table_write (VntDb *db, const VntPerson *person, gboolean *renamed, GError **error)
{
  g_auto (Known) known = { NULL, NULL };
  g_autofree char *folded = NULL;

  if (!read_known (db, person->login, &known, error))
    return FALSE;

  *renamed = person->name != NULL && g_strcmp0 (person->name, known.name) != 0;
  folded = fold_person (person->login, person->name != NULL ? person->name : known.name,
                        person->address != NULL ? person->address : known.address);

  return vnt_db_run (
    db, error,
    "INSERT INTO person (login, id, name, address, organization, phone, agent, folded)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (login) DO UPDATE SET"
    " id = CASE WHEN excluded.id = 0 THEN id ELSE excluded.id END,"
    " name = ifnull(excluded.name, name), address = ifnull(excluded.address, address),"
    " organization = ifnull(excluded.organization, organization),"
    " phone = ifnull(excluded.phone, phone), agent = max(excluded.agent, agent),"
    " folded = excluded.folded",
    VNT_TEXT (person->login), VNT_INT (person->id), VNT_TEXT (person->name),
    VNT_TEXT (person->address), VNT_TEXT (person->organization), VNT_TEXT (person->phone),
    VNT_INT (person->agent != 0), VNT_TEXT (folded));
}

/**
 * vnt_people_table_name:
 * @db: a writing connection to cache.db
 * @login: (nullable): somebody
 * @name: (nullable): what they are called, when it is known
 * @renamed: (out): whether their name is another now
 * @error: place for an error
 *
 * Remembers a name met on the way.
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_people_table_name (
  VntDb *db, const char *login, const char *name, gboolean *renamed, GError **error)
{
  g_autoptr (VntPerson) person = NULL;

  *renamed = FALSE;
  if (login == NULL || *login == '\0' || name == NULL || *name == '\0')
    return TRUE;

  person = vnt_person_new (0, login);
  vnt_text_set (&person->name, name);

  return vnt_people_table_write (db, person, renamed, error);
}

/* Words of @text as a pattern each: none of its characters may act as a wildcard. */
static char *
make_pattern (const char *word)
{
  GString *pattern = g_string_new ("%");

  for (const char *p = word; *p != '\0'; p++)
    {
      if (*p == '%' || *p == '_' || *p == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');

  return g_string_free (pattern, FALSE);
}

static VntPerson *
read_person (VntRows *rows)
{
  VntPerson *person = vnt_person_new (vnt_rows_int (rows, 1), vnt_rows_text (rows, 0));

  vnt_text_set (&person->name, vnt_rows_text (rows, 2));
  vnt_text_set (&person->address, vnt_rows_text (rows, 3));
  vnt_text_set (&person->organization, vnt_rows_text (rows, 4));
  vnt_text_set (&person->phone, vnt_rows_text (rows, 5));
  person->agent = vnt_rows_int (rows, 6) != 0;

  return person;
}

/**
 * vnt_people_table_search:
 * @db: a connection to cache.db
 * @text: words; each must be part of the login, name or address. "" finds everybody
 * @agents_only: only people who work on tickets
 * @limit: at most so many
 * @error: place for an error
 *
 * Finds people without regard to case and accents; agents first, then by name.
 *
 * Returns: (transfer full) (element-type VntPerson) (nullable): them
 */
GPtrArray *
vnt_people_table_search (
  VntDb *db, const char *text, gboolean agents_only, guint limit, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_person_unref);
  g_autofree char *folded = vnt_text_fold (text != NULL ? text : "");
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n,;<>\"", -1);
  g_autoptr (GPtrArray) patterns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (VntRows) rows = NULL;

  for (guint i = 0; words[i] != NULL && patterns->len < MAX_WORDS; i++)
    if (words[i][0] != '\0')
      g_ptr_array_add (patterns, make_pattern (words[i]));
  while (patterns->len < MAX_WORDS)
    g_ptr_array_add (patterns, g_strdup ("%"));

  rows = vnt_db_select (db, error,
                        "SELECT login, id, name, address, organization, phone, agent FROM person"
                        " WHERE folded LIKE ?1 ESCAPE '\\' AND folded LIKE ?2 ESCAPE '\\'"
                        " AND folded LIKE ?3 ESCAPE '\\' AND agent >= ?4"
                        " ORDER BY agent DESC, ifnull(name, login) COLLATE NOCASE LIMIT ?5",
                        VNT_TEXT (g_ptr_array_index (patterns, 0)),
                        VNT_TEXT (g_ptr_array_index (patterns, 1)),
                        VNT_TEXT (g_ptr_array_index (patterns, 2)), VNT_INT (agents_only != 0),
                        VNT_INT (limit));
  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    g_ptr_array_add (people, read_person (rows));

  return vnt_rows_done (rows, error) ? g_steal_pointer (&people) : NULL;
}

static gboolean
queue_is_same (VntDb *db, const VntQueue *queue, gboolean *same, GError **error)
{
  gint64 found = 0;

  if (!vnt_db_number (db, &found, error,
                      "SELECT 1 FROM queue WHERE id = ? AND name IS ? AND description IS ?"
                      " AND lifecycle IS ? AND mine = ? AND can_create = ? AND marker = ?",
                      VNT_INT (queue->id), VNT_TEXT (queue->name), VNT_TEXT (queue->description),
                      VNT_TEXT (queue->lifecycle), VNT_INT (queue->mine != 0),
                      VNT_INT (queue->can_create != 0), VNT_INT (queue->marker != 0)))
    return FALSE;

  *same = found != 0;
  return TRUE;
}

/**
 * vnt_queue_table_write_all:
 * @db: a writing connection to cache.db
 * @queues: (element-type VntQueue): every queue there is
 * @changed: (out): whether anything is other than before
 * @error: place for an error
 *
 * Replaces the list of queues.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_queue_table_write_all (VntDb *db, GPtrArray *queues, gboolean *changed, GError **error)
{
  gint64 before = 0;

  if (!vnt_db_number (db, &before, error, "SELECT count(*) FROM queue"))
    return FALSE;

  *changed = before != (gint64) queues->len;
  for (guint i = 0; i < queues->len && !*changed; i++)
    {
      gboolean same;

      if (!queue_is_same (db, g_ptr_array_index (queues, i), &same, error))
        return FALSE;
      *changed = !same;
    }

  if (!*changed)
    return TRUE;

  if (!vnt_db_run (db, error, "DELETE FROM queue"))
    return FALSE;

  for (guint i = 0; i < queues->len; i++)
    {
      const VntQueue *queue = g_ptr_array_index (queues, i);

      if (!vnt_db_run (
            db, error,
            "INSERT OR REPLACE INTO queue (id, name, description, lifecycle, mine, can_create,"
            " marker) VALUES (?, ?, ?, ?, ?, ?, ?)",
            VNT_INT (queue->id), VNT_TEXT (queue->name), VNT_TEXT (queue->description),
            VNT_TEXT (queue->lifecycle), VNT_INT (queue->mine != 0),
            VNT_INT (queue->can_create != 0), VNT_INT (queue->marker != 0)))
        return FALSE;
    }

  return TRUE;
}

/**
 * vnt_queue_table_read_all:
 * @db: a connection to cache.db
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type VntQueue) (nullable): the queues; the agent's first, then by name
 */
GPtrArray *
vnt_queue_table_read_all (VntDb *db, GError **error)
{
  g_autoptr (GPtrArray) queues = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_queue_unref);
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT id, name, description, lifecycle, mine, can_create, marker FROM queue"
                   " ORDER BY mine DESC, name COLLATE NOCASE, id");

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    {
      VntQueue *queue = vnt_queue_new (vnt_rows_int (rows, 0), vnt_rows_text (rows, 1));

      vnt_text_set (&queue->description, vnt_rows_text (rows, 2));
      vnt_text_set (&queue->lifecycle, vnt_rows_text (rows, 3));
      queue->mine = vnt_rows_int (rows, 4) != 0;
      queue->can_create = vnt_rows_int (rows, 5) != 0;
      queue->marker = vnt_rows_int (rows, 6) != 0;
      g_ptr_array_add (queues, queue);
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&queues) : NULL;
}
