/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-machine-table.h"

#include "vnt-bound.h"
#include "vnt-match.h"
#include "vnt-text.h"

enum
{
  KIND_HOLDER = 1,
  KIND_CONTACT = 2,
  KIND_FIELD = 3,
  KIND_LINK = 4,
};

/* -- catalogues -- */

static GStrv
lines_of (const char *text)
{
  return text != NULL && *text != '\0' ? g_strsplit (text, "\n", -1) : g_new0 (char *, 1);
}

static gboolean
write_field (VntDb *db, gint64 catalog, guint position, const VntFieldValue *field, GError **error)
{
  const VntCustomField *custom = field->custom;
  g_autofree char *choices = custom != NULL ? g_strjoinv ("\n", custom->choices) : g_strdup ("");

  return vnt_db_run (
    db, error,
    "INSERT INTO catalog_field (catalog, position, number, name, kind, many, pattern, hint, choices)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    VNT_INT (catalog), VNT_INT (position), VNT_INT (field->id), VNT_TEXT (field->name),
    VNT_INT (custom != NULL ? custom->kind : 0), VNT_INT (custom != NULL && custom->many),
    VNT_TEXT (custom != NULL ? custom->pattern : NULL),
    VNT_TEXT (custom != NULL ? custom->hint : NULL), VNT_TEXT (choices));
}

static gboolean
write_catalog (VntDb *db, const VntCatalog *catalog, GError **error)
{
  g_autofree char *statuses = g_strjoinv ("\n", catalog->statuses);

  if (!vnt_db_run (db, error,
                   "INSERT INTO catalog (id, name, description, can_create, statuses)"
                   " VALUES (?, ?, ?, ?, ?)",
                   VNT_INT (catalog->id), VNT_TEXT (catalog->name), VNT_TEXT (catalog->description),
                   VNT_INT (catalog->can_create != 0), VNT_TEXT (statuses)))
    return FALSE;
  for (guint i = 0; i < catalog->fields->len; i++)
    if (!write_field (db, catalog->id, i, g_ptr_array_index (catalog->fields, i), error))
      return FALSE;

  return TRUE;
}

/**
 * vnt_catalog_table_write_all:
 * @db: a writing connection to cache.db
 * @catalogs: (element-type VntCatalog): every catalogue there is
 * @error: place for an error
 *
 * Replaces the list of catalogues. Machines of one that is gone go, too.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_catalog_table_write_all (VntDb *db, GPtrArray *catalogs, GError **error)
{
  if (!vnt_db_run (db, error, "DELETE FROM catalog"))
    return FALSE;
  for (guint i = 0; i < catalogs->len; i++)
    if (!write_catalog (db, g_ptr_array_index (catalogs, i), error))
      return FALSE;

  return vnt_db_run (db, error,
                     "DELETE FROM machine WHERE catalog NOT IN (SELECT id FROM catalog)");
}

static VntFieldValue *
read_field (VntRows *rows)
{
  VntFieldValue *field =
    vnt_field_value_new (vnt_rows_int (rows, 0), vnt_rows_text (rows, 1), NULL);

  field->custom = vnt_custom_field_new (field->id);
  field->custom->kind = (VntCustomKind) vnt_rows_int (rows, 2);
  field->custom->many = vnt_rows_int (rows, 3) != 0;
  vnt_text_set (&field->custom->pattern, vnt_rows_text (rows, 4));
  vnt_text_set (&field->custom->hint, vnt_rows_text (rows, 5));
  g_strfreev (field->custom->choices);
  field->custom->choices = lines_of (vnt_rows_text (rows, 6));

  return field;
}

static gboolean
read_fields (VntDb *db, gint64 catalog, GPtrArray *fields, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT number, name, kind, many, pattern, hint, choices FROM catalog_field"
                   " WHERE catalog = ? ORDER BY position",
                   VNT_INT (catalog));

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    g_ptr_array_add (fields, read_field (rows));

  return vnt_rows_done (rows, error);
}

/**
 * vnt_catalog_table_read_all:
 * @db: a connection to cache.db
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type VntCatalog) (nullable): the catalogues, by name
 */
GPtrArray *
vnt_catalog_table_read_all (VntDb *db, GError **error)
{
  g_autoptr (GPtrArray) catalogs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_catalog_unref);
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT id, name, description, can_create, statuses FROM catalog"
                   " ORDER BY name COLLATE NOCASE, id");

  if (rows == NULL)
    return NULL;
  while (vnt_rows_next (rows))
    {
      VntCatalog *catalog = vnt_catalog_new (vnt_rows_int (rows, 0), vnt_rows_text (rows, 1));

      g_ptr_array_add (catalogs, catalog);
      vnt_text_set (&catalog->description, vnt_rows_text (rows, 2));
      catalog->can_create = vnt_rows_int (rows, 3) != 0;
      g_strfreev (catalog->statuses);
      catalog->statuses = lines_of (vnt_rows_text (rows, 4));
      if (!read_fields (db, catalog->id, catalog->fields, error))
        return NULL;
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&catalogs) : NULL;
}

/* -- machines: writing -- */

static gboolean
write_value (VntDb *db,
             gint64 machine,
             int kind,
             guint *position,
             gint64 number,
             const char *name,
             const char *value,
             GError **error)
{
  return vnt_db_run (db, error,
                     "INSERT INTO machine_value (machine, kind, position, number, name, value)"
                     " VALUES (?, ?, ?, ?, ?, ?)",
                     VNT_INT (machine), VNT_INT (kind), VNT_INT ((*position)++), VNT_INT (number),
                     VNT_TEXT (name), VNT_TEXT (value));
}

/* A field without a value is written, too: it can be filled. */
static gboolean
write_fields (VntDb *db, const VntMachine *machine, GError **error)
{
  guint position = 0;

  for (guint i = 0; i < machine->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (machine->fields, i);
      guint j = 0;

      do
        if (!write_value (db, machine->id, KIND_FIELD, &position, field->id, field->name,
                          field->values[j], error))
          return FALSE;
      while (field->values[j] != NULL && field->values[++j] != NULL);
    }

  return TRUE;
}

static gboolean
write_values (VntDb *db, const VntMachine *machine, GError **error)
{
  guint holders = 0, contacts = 0, links = 0;

  for (guint i = 0; machine->holders[i] != NULL; i++)
    if (!write_value (db, machine->id, KIND_HOLDER, &holders, 0,
                      i < g_strv_length (machine->holder_names) ? machine->holder_names[i] : "",
                      machine->holders[i], error))
      return FALSE;
  for (guint i = 0; machine->contacts[i] != NULL; i++)
    if (!write_value (db, machine->id, KIND_CONTACT, &contacts, 0, NULL, machine->contacts[i],
                      error))
      return FALSE;
  for (guint i = 0; i < machine->links->len; i++)
    {
      const VntLink *link = g_ptr_array_index (machine->links, i);

      if (!write_value (db, machine->id, KIND_LINK, &links, 0, link->relation, link->target, error))
        return FALSE;
    }

  return write_fields (db, machine, error);
}

static gboolean
add_name_of (VntDb *db, const char *login, GString *words, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error, "SELECT name FROM person WHERE login = ?", VNT_TEXT (login));

  if (rows == NULL)
    return FALSE;
  if (vnt_rows_next (rows) && vnt_rows_text (rows, 0) != NULL)
    g_string_append_printf (words, " %s", vnt_rows_text (rows, 0));

  return vnt_rows_done (rows, error);
}

static char *
make_words (VntDb *db, const VntMachine *machine, GError **error)
{
  g_autoptr (GString) words =
    g_string_new (machine->description != NULL ? machine->description : "");

  for (guint i = 0; i < machine->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (machine->fields, i);

      for (guint j = 0; field->values[j] != NULL; j++)
        g_string_append_printf (words, " %s", field->values[j]);
    }
  for (guint i = 0; machine->holders[i] != NULL; i++)
    {
      g_string_append_printf (words, " %s", machine->holders[i]);
      if (!add_name_of (db, machine->holders[i], words, error))
        return NULL;
    }
  for (guint i = 0; machine->holder_names[i] != NULL; i++)
    g_string_append_printf (words, " %s", machine->holder_names[i]);

  return g_strdup (words->str);
}

/**
 * vnt_machine_table_write:
 * @db: a writing connection to cache.db
 * @machine: a machine
 * @error: place for an error
 *
 * Writes a machine, new or not. What its status may become stays as it is known when @machine does not tell.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_machine_table_write (VntDb *db, const VntMachine *machine, GError **error)
{
  g_autofree char *statuses = g_strjoinv ("\n", machine->statuses);
  g_autofree char *words = make_words (db, machine, error);

  return words != NULL &&
         vnt_db_run (
           db, error,
           "INSERT INTO machine (id, name, description, catalog, status, owner, created, updated,"
           " version, statuses, may_change, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
           " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
           " description = excluded.description, catalog = excluded.catalog,"
           " statuses = CASE WHEN excluded.statuses <> '' OR excluded.status <> status"
           " THEN excluded.statuses ELSE statuses END, status = excluded.status,"
           " owner = excluded.owner, created = excluded.created, updated = excluded.updated,"
           " version = excluded.version, may_change = excluded.may_change, words = excluded.words",
           VNT_INT (machine->id), VNT_TEXT (machine->name), VNT_TEXT (machine->description),
           VNT_INT (machine->catalog), VNT_TEXT (machine->status), VNT_TEXT (machine->owner),
           VNT_INT (machine->created), VNT_INT (machine->updated), VNT_TEXT (machine->version),
           VNT_TEXT (statuses), VNT_INT (machine->may_change != 0), VNT_TEXT (words)) &&
         vnt_db_run (db, error, "DELETE FROM machine_value WHERE machine = ?",
                     VNT_INT (machine->id)) &&
         write_values (db, machine, error);
}

/* Removes a machine. */
gboolean
vnt_machine_table_remove (VntDb *db, gint64 id, GError **error)
{
  return vnt_db_run (db, error, "DELETE FROM machine WHERE id = ?", VNT_INT (id));
}

/**
 * vnt_machine_table_keep_only:
 * @db: a writing connection to cache.db
 * @ids: (element-type gint64): every machine there is
 * @error: place for an error
 *
 * Removes the others.
 *
 * Returns: %TRUE if done
 */
gboolean
vnt_machine_table_keep_only (VntDb *db, GHashTable *ids, GError **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (VntRows) rows = vnt_db_select (db, error, "SELECT id FROM machine");

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);

      if (!g_hash_table_contains (ids, &id))
        g_array_append_val (gone, id);
    }
  if (!vnt_rows_done (rows, error))
    return FALSE;

  for (guint i = 0; i < gone->len; i++)
    if (!vnt_machine_table_remove (db, g_array_index (gone, gint64, i), error))
      return FALSE;

  return TRUE;
}

/* -- machines: reading -- */

static VntFieldValue *
find_number (const VntMachine *machine, gint64 number)
{
  for (guint i = 0; i < machine->fields->len; i++)
    {
      VntFieldValue *field = g_ptr_array_index (machine->fields, i);

      if (field->id == number)
        return field;
    }

  return NULL;
}

static void
add_text (GStrv *place, const char *text)
{
  guint length = g_strv_length (*place);

  *place = g_renew (char *, *place, length + 2);
  (*place)[length] = g_strdup (text != NULL ? text : "");
  (*place)[length + 1] = NULL;
}

static void
add_value (VntMachine *machine, VntRows *rows)
{
  const char *name = vnt_rows_text (rows, 2);
  const char *value = vnt_rows_text (rows, 3);
  gint64 number = vnt_rows_int (rows, 1);
  VntFieldValue *field;

  switch (vnt_rows_int (rows, 0))
    {
    case KIND_HOLDER:
      add_text (&machine->holders, value);
      add_text (&machine->holder_names, name);
      break;
    case KIND_CONTACT:
      add_text (&machine->contacts, value);
      break;
    case KIND_LINK:
      vnt_machine_add_link (machine, name, value);
      break;
    case KIND_FIELD:
    default:
      field = find_number (machine, number);
      if (field == NULL)
        field = vnt_machine_add_field (machine, number, name, NULL);
      if (value != NULL)
        add_text (&field->values, value);
      break;
    }
}

/* In the order of the catalogue, and with what is known of how each is filled. */
static gboolean
arrange_fields (VntDb *db, VntMachine *machine, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (vnt_field_value_free);
  guint place = 0;

  if (!read_fields (db, machine->catalog, known, error))
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (known, i);
      VntFieldValue *own = find_number (machine, field->id);
      guint index;

      if (own == NULL)
        own = vnt_machine_add_field (machine, field->id, field->name, NULL);
      g_clear_pointer (&own->custom, vnt_custom_field_unref);
      own->custom = vnt_custom_field_ref (field->custom);
      if (g_ptr_array_find (machine->fields, own, &index))
        {
          machine->fields->pdata[index] = machine->fields->pdata[place];
          machine->fields->pdata[place++] = own;
        }
    }

  return TRUE;
}

static gboolean
read_values (VntDb *db, VntMachine *machine, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (
    db, error,
    "SELECT kind, number, CASE WHEN kind = 1 THEN ifnull(nullif(v.name, ''), p.name) ELSE v.name END,"
    " v.value FROM machine_value v"
    " LEFT JOIN person p ON kind = 1 AND p.login = v.value WHERE machine = ? ORDER BY kind, position",
    VNT_INT (machine->id));

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    add_value (machine, rows);

  return vnt_rows_done (rows, error) && arrange_fields (db, machine, error);
}

/**
 * vnt_machine_table_read:
 * @db: a connection to cache.db
 * @id: a machine
 * @machine: (out) (nullable): it, %NULL when it is not here
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_machine_table_read (VntDb *db, gint64 id, VntMachine **machine, GError **error)
{
  g_autoptr (VntMachine) found = NULL;
  g_autoptr (VntRows) rows = vnt_db_select (
    db, error,
    "SELECT id, name, description, catalog, status, owner, created, updated, version,"
    " statuses, may_change FROM machine WHERE id = ?",
    VNT_INT (id));

  *machine = NULL;
  if (rows == NULL)
    return FALSE;
  if (vnt_rows_next (rows))
    {
      found = vnt_machine_new (vnt_rows_int (rows, 0), vnt_rows_text (rows, 1));
      vnt_text_set (&found->description, vnt_rows_text (rows, 2));
      found->catalog = vnt_rows_int (rows, 3);
      vnt_text_set (&found->status, vnt_rows_text (rows, 4));
      vnt_text_set (&found->owner, vnt_rows_text (rows, 5));
      found->created = vnt_rows_int (rows, 6);
      found->updated = vnt_rows_int (rows, 7);
      vnt_text_set (&found->version, vnt_rows_text (rows, 8));
      g_strfreev (found->statuses);
      found->statuses = lines_of (vnt_rows_text (rows, 9));
      found->may_change = vnt_rows_int (rows, 10) != 0;
    }
  if (!vnt_rows_done (rows, error) || (found != NULL && !read_values (db, found, error)))
    return FALSE;

  *machine = g_steal_pointer (&found);
  return TRUE;
}

static GArray *
read_ids (VntRows *rows, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);

      g_array_append_val (ids, id);
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&ids) : NULL;
}

/**
 * vnt_machine_table_find:
 * @db: a connection to cache.db
 * @query: which
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): numbers of machines, by name
 */
GArray *
vnt_machine_table_find (VntDb *db, const VntMachineQuery *query, GError **error)
{
  g_autofree char *match = vnt_match_expression (query->text);
  g_autoptr (VntBound) bound = vnt_bound_new ();
  g_autoptr (GString) sql = g_string_new ("SELECT id FROM machine WHERE 1");
  g_autoptr (VntRows) rows = NULL;

  if (match != NULL)
    {
      g_string_append (sql,
                       " AND id IN (SELECT rowid FROM machine_search WHERE machine_search MATCH ");
      vnt_bound_add_text (bound, sql, match);
      g_string_append_c (sql, ')');
    }
  if (query->catalog > 0)
    {
      g_string_append (sql, " AND catalog = ");
      vnt_bound_add_int (bound, sql, query->catalog);
    }
  if (query->status != NULL)
    {
      g_string_append (sql, " AND status = ");
      vnt_bound_add_text (bound, sql, query->status);
    }
  if (query->holder != NULL)
    {
      g_string_append (sql, " AND id IN (SELECT machine FROM machine_value WHERE kind = 1"
                            " AND value COLLATE NOCASE = ");
      vnt_bound_add_text (bound, sql, query->holder);
      g_string_append_c (sql, ')');
    }
  g_string_append (sql, " ORDER BY name COLLATE NOCASE, id LIMIT ");
  vnt_bound_add_int (bound, sql, query->limit > 0 ? (gint64) query->limit : -1);
  rows = vnt_db_select_values (db, sql->str, vnt_bound_get_values (bound), error);

  return rows != NULL ? read_ids (rows, error) : NULL;
}

/**
 * vnt_machine_table_list_tickets:
 * @db: a connection to cache.db
 * @id: a machine
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): numbers of the tickets that are known to link to it, the newest first
 */
GArray *
vnt_machine_table_list_tickets (VntDb *db, gint64 id, GError **error)
{
  g_autofree char *target = g_strdup_printf ("asset:%" G_GINT64_FORMAT, id);
  g_autoptr (VntRows) rows = vnt_db_select (
    db, error,
    "SELECT ticket FROM ticket_detail_value WHERE kind = 7 AND value = ?1 UNION"
    " SELECT CAST(substr(value, 8) AS INTEGER) FROM machine_value WHERE kind = 4 AND machine = ?2"
    " AND value LIKE 'ticket:%' ORDER BY 1 DESC",
    VNT_TEXT (target), VNT_INT (id));

  return rows != NULL ? read_ids (rows, error) : NULL;
}
