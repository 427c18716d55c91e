/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-detail-table.h"

#include "vnt-text.h"

/* Stored: append only. */
enum
{
  STATUSES = 1,
  SERVICE_LEVELS = 2,
  REQUESTORS = 3,
  CC = 4,
  ADMIN_CC = 5,
  FIELD = 6,
  LINK = 7,
  CUSTOM = 8, /* what is known of a custom field: number is its own, name says what value is */
};

/* The row may show a change of queue that still waits. */
#define SERVER_QUEUE(id)                                      \
  "ifnull((SELECT queue FROM ticket_base WHERE id = " id ")," \
  " ifnull((SELECT queue FROM ticket WHERE id = " id "), 0))"

static gboolean
write_value (VntDb *db,
             gint64 ticket,
             int kind,
             int position,
             gint64 number,
             const char *name,
             const char *value,
             GError **error)
{
  return vnt_db_run (db, error,
                     "INSERT INTO ticket_detail_value (ticket, kind, position, number, name, value)"
                     " VALUES (?, ?, ?, ?, ?, ?)",
                     VNT_INT (ticket), VNT_INT (kind), VNT_INT (position), VNT_INT (number),
                     VNT_TEXT (name), VNT_TEXT (value));
}

static gboolean
write_list (VntDb *db, gint64 ticket, int kind, GStrv values, GError **error)
{
  for (int i = 0; values != NULL && values[i] != NULL; i++)
    if (!write_value (db, ticket, kind, i, 0, NULL, values[i], error))
      return FALSE;

  return TRUE;
}

/* A field without values is one row without a value. */
static gboolean
write_fields (VntDb *db, const VntTicketDetail *detail, GError **error)
{
  int position = 0;

  for (guint i = 0; i < detail->fields->len; i++)
    {
      VntFieldValue *field = g_ptr_array_index (detail->fields, i);
      int n = 0;

      do
        if (!write_value (db, detail->ticket, FIELD, position++, field->id, field->name,
                          field->values != NULL ? field->values[n] : NULL, error))
          return FALSE;
      while (field->values != NULL && field->values[n] != NULL && field->values[++n] != NULL);
    }

  return TRUE;
}

typedef struct
{
  VntDb *db;
  gint64 ticket;
  int position;
} CustomRows;

static gboolean
write_custom_row (
  CustomRows *rows, gint64 number, const char *name, const char *value, GError **error)
{
  return value == NULL ||
         write_value (rows->db, rows->ticket, CUSTOM, rows->position++, number, name, value, error);
}

static gboolean
write_custom (CustomRows *rows, const VntCustomField *custom, GError **error)
{
  g_autofree char *kind = g_strdup_printf ("%d", custom->kind);

  if (!write_custom_row (rows, custom->id, "kind", kind, error) ||
      !write_custom_row (rows, custom->id, "many", custom->many ? "1" : NULL, error) ||
      !write_custom_row (rows, custom->id, "pattern", custom->pattern, error) ||
      !write_custom_row (rows, custom->id, "hint", custom->hint, error))
    return FALSE;

  for (guint i = 0; custom->choices[i] != NULL; i++)
    if (!write_custom_row (rows, custom->id, "choice", custom->choices[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
write_customs (VntDb *db, const VntTicketDetail *detail, GError **error)
{
  CustomRows rows = { db, detail->ticket, 0 };

  for (guint i = 0; i < detail->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (detail->fields, i);

      if (field->custom != NULL && !write_custom (&rows, field->custom, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * vnt_detail_table_write:
 * @db: a writing connection to cache.db
 * @detail: what a ticket, whose row is there, has beyond it
 * @error: place for an error
 *
 * Replaces what was known.
 *
 * Returns: %TRUE if it was written
 */
gboolean
vnt_detail_table_write (VntDb *db, const VntTicketDetail *detail, GError **error)
{
  gint64 ticket = detail->ticket;

  if (!vnt_db_run (db, error, "DELETE FROM ticket_detail WHERE ticket = ?", VNT_INT (ticket)) ||
      !vnt_db_run (db, error,
                   "INSERT INTO ticket_detail (ticket, rights, version, of_queue, from_status)"
                   " VALUES (?1, ?2, ?3, " SERVER_QUEUE ("?1") ", ?4)",
                   VNT_INT (ticket), VNT_INT (detail->rights), VNT_TEXT (detail->version),
                   VNT_TEXT (detail->statuses != NULL ? detail->statuses[0] : NULL)))
    return FALSE;

  if (!write_list (db, ticket, STATUSES, detail->statuses, error) ||
      !write_list (db, ticket, SERVICE_LEVELS, detail->service_levels, error) ||
      !write_list (db, ticket, REQUESTORS, detail->requestors, error) ||
      !write_list (db, ticket, CC, detail->cc, error) ||
      !write_list (db, ticket, ADMIN_CC, detail->admin_cc, error) ||
      !write_fields (db, detail, error) || !write_customs (db, detail, error))
    return FALSE;

  for (guint i = 0; i < detail->links->len; i++)
    {
      VntLink *link = g_ptr_array_index (detail->links, i);

      if (!write_value (db, ticket, LINK, (int) i, 0, link->relation, link->target, error))
        return FALSE;
    }

  return TRUE;
}

static void
add_field_row (VntTicketDetail *detail, VntRows *rows)
{
  const char *value = vnt_rows_text (rows, 3);
  gint64 id = vnt_rows_int (rows, 1);
  VntFieldValue *last =
    detail->fields->len > 0 ? g_ptr_array_index (detail->fields, detail->fields->len - 1) : NULL;

  if (last == NULL || last->id != id || g_strcmp0 (last->name, vnt_rows_text (rows, 2)) != 0)
    {
      const char *values[] = { value, NULL };

      vnt_ticket_detail_add_field (detail, id, vnt_rows_text (rows, 2), values);
    }
  else
    {
      guint n = g_strv_length (last->values);

      last->values = g_renew (char *, last->values, n + 2);
      last->values[n] = g_strdup (value);
      last->values[n + 1] = NULL;
    }
}

/* @custom: (inout): the field whose rows are being read, which come together */
static void
add_custom_row (VntTicketDetail *detail, VntCustomField **custom, VntRows *rows)
{
  gint64 id = vnt_rows_int (rows, 1);
  const char *name = vnt_rows_text (rows, 2);
  const char *value = vnt_rows_text (rows, 3);
  guint n;

  if (*custom == NULL || (*custom)->id != id)
    {
      g_clear_pointer (custom, vnt_custom_field_unref);
      *custom = vnt_custom_field_new (id);
      vnt_ticket_detail_set_custom (detail, *custom);
    }
  if (g_strcmp0 (name, "kind") == 0)
    (*custom)->kind = (VntCustomKind) g_ascii_strtoll (value != NULL ? value : "", NULL, 10);
  else if (g_strcmp0 (name, "many") == 0)
    (*custom)->many = TRUE;
  else if (g_strcmp0 (name, "pattern") == 0)
    vnt_text_set (&(*custom)->pattern, value);
  else if (g_strcmp0 (name, "hint") == 0)
    vnt_text_set (&(*custom)->hint, value);
  else if (g_strcmp0 (name, "choice") == 0 && value != NULL)
    {
      n = g_strv_length ((*custom)->choices);
      (*custom)->choices = g_renew (char *, (*custom)->choices, n + 2);
      (*custom)->choices[n] = g_strdup (value);
      (*custom)->choices[n + 1] = NULL;
    }
}

static void
set_list (GStrv *place, GStrvBuilder *builder)
{
  g_strfreev (*place);
  *place = g_strv_builder_end (builder);
}

static gboolean
read_values (VntDb *db, VntTicketDetail *detail, GError **error)
{
  GStrvBuilder *lists[ADMIN_CC + 1] = { NULL };
  g_autoptr (VntCustomField) custom = NULL;
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT kind, number, name, value FROM ticket_detail_value WHERE ticket = ?"
                   " ORDER BY kind, position",
                   VNT_INT (detail->ticket));

  if (rows == NULL)
    return FALSE;

  for (int i = STATUSES; i <= ADMIN_CC; i++)
    lists[i] = g_strv_builder_new ();

  while (vnt_rows_next (rows))
    {
      gint64 kind = vnt_rows_int (rows, 0);

      if (kind == FIELD)
        add_field_row (detail, rows);
      else if (kind == CUSTOM)
        add_custom_row (detail, &custom, rows);
      else if (kind == LINK)
        vnt_ticket_detail_add_link (detail, vnt_rows_text (rows, 2), vnt_rows_text (rows, 3));
      else if (kind >= STATUSES && kind <= ADMIN_CC)
        g_strv_builder_add (lists[kind], vnt_rows_text (rows, 3));
    }

  set_list (&detail->statuses, lists[STATUSES]);
  set_list (&detail->service_levels, lists[SERVICE_LEVELS]);
  set_list (&detail->requestors, lists[REQUESTORS]);
  set_list (&detail->cc, lists[CC]);
  set_list (&detail->admin_cc, lists[ADMIN_CC]);
  for (int i = STATUSES; i <= ADMIN_CC; i++)
    g_clear_pointer (&lists[i], g_strv_builder_unref);

  return vnt_rows_done (rows, error);
}

/* A ticket that was never fetched whole may become what another could from the same status, when that one was fetched from the
 * same queue. */
static gboolean
read_like_another (VntDb *db, gint64 ticket, VntTicketDetail **detail, GError **error)
{
  g_autoptr (VntTicketDetail) found = NULL;
  g_autoptr (GStrvBuilder) statuses = g_strv_builder_new ();
  g_autoptr (VntRows) rows = vnt_db_select (
    db, error,
    "SELECT d.rights, v.value FROM ticket_detail d JOIN ticket_detail_value v ON v.ticket = d.ticket"
    " WHERE v.kind = ? AND d.ticket = (SELECT other.ticket FROM ticket mine JOIN ticket_detail other"
    "  ON other.of_queue = mine.queue AND other.from_status = mine.status WHERE mine.id = ? LIMIT 1)"
    " ORDER BY v.position",
    VNT_INT (STATUSES), VNT_INT (ticket));

  if (rows == NULL)
    return FALSE;

  while (vnt_rows_next (rows))
    {
      if (found == NULL)
        {
          found = vnt_ticket_detail_new (ticket);
          found->rights = (VntRights) vnt_rows_int (rows, 0);
        }
      g_strv_builder_add (statuses, vnt_rows_text (rows, 1));
    }
  if (found != NULL)
    {
      g_strfreev (found->statuses);
      found->statuses = g_strv_builder_end (statuses);
    }
  *detail = g_steal_pointer (&found);

  return vnt_rows_done (rows, error);
}

/**
 * vnt_detail_table_read:
 * @db: a connection to cache.db
 * @ticket: a ticket
 * @detail: (out) (nullable): what it has beyond its row; when it was never fetched whole, what another of its queue and
 *   status lets expect of its rights and statuses; %NULL when there is none either
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_detail_table_read (VntDb *db, gint64 ticket, VntTicketDetail **detail, GError **error)
{
  g_autoptr (VntTicketDetail) found = NULL;
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error, "SELECT rights, version FROM ticket_detail WHERE ticket = ?",
                   VNT_INT (ticket));

  *detail = NULL;
  if (rows == NULL)
    return FALSE;

  if (!vnt_rows_next (rows))
    return vnt_rows_done (rows, error) && read_like_another (db, ticket, detail, error);

  found = vnt_ticket_detail_new (ticket);
  found->rights = (VntRights) vnt_rows_int (rows, 0);
  found->version = vnt_rows_dup (rows, 1);
  if (!read_values (db, found, error))
    return FALSE;

  *detail = g_steal_pointer (&found);
  return TRUE;
}

/* What a ticket's row shows, which may be changes that wait; @moved: whether it left the queue its detail was read in */
static gboolean
read_row (VntDb *db, gint64 ticket, char **status, gint64 *queue, gboolean *moved, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT t.status, t.queue, d.of_queue > 0 AND d.of_queue != t.queue"
                   " FROM ticket t LEFT JOIN ticket_detail d ON d.ticket = t.id WHERE t.id = ?",
                   VNT_INT (ticket));

  *status = NULL;
  *queue = 0;
  *moved = FALSE;
  if (rows == NULL)
    return FALSE;
  if (vnt_rows_next (rows))
    {
      *status = vnt_rows_dup (rows, 0);
      *queue = vnt_rows_int (rows, 1);
      *moved = vnt_rows_int (rows, 2) != 0;
    }

  return vnt_rows_done (rows, error);
}

/* What the agent may do with any ticket of a queue, as far as one of them was fetched. */
static gboolean
read_rights (VntDb *db, gint64 queue, VntRights *rights, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error, "SELECT rights FROM ticket_detail WHERE of_queue = ? LIMIT 1",
                   VNT_INT (queue));

  *rights = VNT_RIGHT_UNKNOWN;
  if (rows == NULL)
    return FALSE;
  if (vnt_rows_next (rows))
    *rights = (VntRights) vnt_rows_int (rows, 0);

  return vnt_rows_done (rows, error);
}

/**
 * vnt_detail_table_follow_row:
 * @db: a connection to cache.db
 * @detail: of a ticket, not given to anybody else yet
 * @error: place for an error
 *
 * What a ticket may become, and what may be done with it, depends on its status and queue: when its row shows others than
 * @detail was read with, they are those of another ticket of its queue, or only its own status when nobody knows more.
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_detail_table_follow_row (VntDb *db, VntTicketDetail *detail, GError **error)
{
  g_autofree char *status = NULL;
  g_autoptr (VntTicketDetail) like = NULL;
  const char *own[] = { NULL, NULL };
  gint64 queue;
  gboolean moved;

  if (!read_row (db, detail->ticket, &status, &queue, &moved, error))
    return FALSE;
  if (status == NULL || detail->statuses[0] == NULL ||
      (!moved && g_str_equal (detail->statuses[0], status)))
    return TRUE;
  if (!read_like_another (db, detail->ticket, &like, error) ||
      (moved && !read_rights (db, queue, &detail->rights, error)))
    return FALSE;

  own[0] = status;
  vnt_text_set_list (&detail->statuses, like != NULL ? (const char *const *) like->statuses : own);
  return TRUE;
}

/**
 * vnt_detail_table_list_telling:
 * @db: a connection to cache.db
 * @limit: most tickets to add
 * @tickets: (element-type gint64): filled with one ticket for each queue and status of which nobody knows yet what it may
 *   become; open ones first, then what most tickets wait for
 * @error: place for an error
 *
 * A row whose changes still wait is left out: its status may not be the server's.
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_detail_table_list_telling (VntDb *db, guint limit, GArray *tickets, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (
    db, error,
    "SELECT max(id) FROM ticket WHERE id > 0 AND waiting = 0 AND (queue, status) NOT IN"
    " (SELECT of_queue, from_status FROM ticket_detail WHERE from_status IS NOT NULL)"
    " GROUP BY queue, status ORDER BY min(status_class), count(*) DESC LIMIT ?",
    VNT_INT (limit));

  if (rows == NULL)
    return FALSE;

  while (vnt_rows_next (rows))
    {
      gint64 ticket = vnt_rows_int (rows, 0);

      g_array_append_val (tickets, ticket);
    }

  return vnt_rows_done (rows, error);
}
