/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-table.h"

#include "vnt-text.h"

#define COLUMNS(prefix)                                                                           \
  prefix "id, " prefix "queue, " prefix "subject, " prefix "status, " prefix                      \
         "status_class, " prefix "owner, " prefix "owner_name, " prefix "requestor, " prefix      \
         "requestor_name, " prefix "service_level, " prefix "priority, " prefix                   \
         "minutes_worked, " prefix "minutes_left, " prefix "minutes_estimated, " prefix           \
         "created, " prefix "started, " prefix "due, " prefix "told, " prefix "resolved, " prefix \
         "updated, " prefix "updated_by"

#define CLOCK(prefix)                                                       \
  prefix "clock_target, " prefix "clock_due, " prefix "clock_risk, " prefix \
         "clock_paused, " prefix "clock_left"
#define NOT_SHOWN "0, 0, 0, 0, 0, 0, 0, 0"

#define ASSIGNMENTS                                                                        \
  "queue = excluded.queue, subject = excluded.subject, status = excluded.status,"          \
  " status_class = excluded.status_class, owner = excluded.owner,"                         \
  " owner_name = excluded.owner_name, requestor = excluded.requestor,"                     \
  " requestor_name = excluded.requestor_name, service_level = excluded.service_level,"     \
  " priority = excluded.priority, minutes_worked = excluded.minutes_worked,"               \
  " minutes_left = excluded.minutes_left, minutes_estimated = excluded.minutes_estimated," \
  " created = excluded.created, started = excluded.started, due = excluded.due,"           \
  " told = excluded.told, resolved = excluded.resolved, updated = excluded.updated,"       \
  " updated_by = excluded.updated_by"

#define PLACES \
  "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21"

/* What a search for a person looks at: their login, and their name as the row or the list of people has it. */
#define ONE_PERSON(login, name)                                                          \
  "ifnull(" login ", '') || ' ' || ifnull(" name ", ifnull((SELECT p.name FROM person p" \
  " WHERE p.login = " login "), ''))"
#define PEOPLE(owner, owner_name, requestor, requestor_name) \
  ONE_PERSON (requestor, requestor_name) " || ' ' || " ONE_PERSON (owner, owner_name)

static void
fill_ticket (VntTicket *ticket, VntRows *rows)
{
  ticket->queue = vnt_rows_int (rows, 1);
  vnt_text_set (&ticket->subject, vnt_rows_text (rows, 2));
  vnt_text_set (&ticket->status, vnt_rows_text (rows, 3));
  ticket->status_class = (VntStatusClass) vnt_rows_int (rows, 4);
  vnt_text_set (&ticket->owner, vnt_rows_text (rows, 5));
  vnt_text_set (&ticket->owner_name, vnt_rows_text (rows, 6));
  vnt_text_set (&ticket->requestor, vnt_rows_text (rows, 7));
  vnt_text_set (&ticket->requestor_name, vnt_rows_text (rows, 8));
  vnt_text_set (&ticket->service_level, vnt_rows_text (rows, 9));
  ticket->priority = (int) vnt_rows_int (rows, 10);
  ticket->minutes_worked = (int) vnt_rows_int (rows, 11);
  ticket->minutes_left = (int) vnt_rows_int (rows, 12);
  ticket->minutes_estimated = (int) vnt_rows_int (rows, 13);
  ticket->created = vnt_rows_int (rows, 14);
  ticket->started = vnt_rows_int (rows, 15);
  ticket->due = vnt_rows_int (rows, 16);
  ticket->told = vnt_rows_int (rows, 17);
  ticket->resolved = vnt_rows_int (rows, 18);
  ticket->updated = vnt_rows_int (rows, 19);
  vnt_text_set (&ticket->updated_by, vnt_rows_text (rows, 20));
  ticket->unread = vnt_rows_int (rows, 21) != 0;
  ticket->waiting = (guint) vnt_rows_int (rows, 22);
  ticket->attention = vnt_rows_int (rows, 23) != 0;
  ticket->clock.target = (VntTarget) vnt_rows_int (rows, 24);
  ticket->clock.due = vnt_rows_int (rows, 25);
  ticket->clock.risk = vnt_rows_int (rows, 26);
  ticket->clock.paused = vnt_rows_int (rows, 27) != 0;
  ticket->clock.left = vnt_rows_int (rows, 28);
}

static gboolean
get_ticket (VntDb *db, const char *sql, gint64 id, VntTicket **ticket, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (db, error, sql, VNT_INT (id));

  *ticket = NULL;
  if (rows == NULL)
    return FALSE;

  if (vnt_rows_next (rows))
    {
      *ticket = vnt_ticket_new (vnt_rows_int (rows, 0));
      fill_ticket (*ticket, rows);
    }

  return vnt_rows_done (rows, error);
}

/**
 * vnt_ticket_table_get_server:
 * @db: a connection to cache.db
 * @id: a ticket
 * @ticket: (out) (nullable): the row as the server sent it, %NULL when it is not here
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_ticket_table_get_server (VntDb *db, gint64 id, VntTicket **ticket, GError **error)
{
  if (!get_ticket (db, "SELECT " COLUMNS ("") ", " NOT_SHOWN " FROM ticket_base WHERE id = ?", id,
                   ticket, error))
    return FALSE;

  if (*ticket != NULL)
    return TRUE;

  return get_ticket (db, "SELECT " COLUMNS ("") ", " NOT_SHOWN " FROM ticket WHERE id = ?", id,
                     ticket, error);
}

/**
 * vnt_ticket_table_get_shown:
 * @db: a connection to cache.db
 * @id: a ticket
 * @ticket: (out) (nullable): the row as it is shown, names as kept with it, %NULL when it is not here
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_ticket_table_get_shown (VntDb *db, gint64 id, VntTicket **ticket, GError **error)
{
  return get_ticket (db,
                     "SELECT " COLUMNS ("") ", unread, waiting, attention, " CLOCK (
                       "") " FROM ticket WHERE id = ?",
                     id, ticket, error);
}

static gboolean
write_row (VntDb *db, const char *sql, const VntTicket *t, const char *subject_key, GError **error)
{
  return vnt_db_run (db, error, sql, VNT_INT (t->id), VNT_INT (t->queue), VNT_TEXT (t->subject),
                     VNT_TEXT (t->status), VNT_INT (t->status_class), VNT_TEXT (t->owner),
                     VNT_TEXT (t->owner_name), VNT_TEXT (t->requestor),
                     VNT_TEXT (t->requestor_name), VNT_TEXT (t->service_level),
                     VNT_INT (t->priority), VNT_INT (t->minutes_worked), VNT_INT (t->minutes_left),
                     VNT_INT (t->minutes_estimated), VNT_INT (t->created), VNT_INT (t->started),
                     VNT_INT (t->due), VNT_INT (t->told), VNT_INT (t->resolved),
                     VNT_INT (t->updated), VNT_TEXT (t->updated_by),
                     subject_key != NULL ? VNT_INT (t->unread != 0) : VNT_END, VNT_INT (t->waiting),
                     VNT_INT (t->attention != 0), VNT_TEXT (subject_key));
}

/**
 * vnt_ticket_table_write:
 * @db: a writing connection to cache.db
 * @shown: the row as it is shown
 * @server: (nullable): the server's row, kept beside it; %NULL when both are the same
 * @error: place for an error
 *
 * Writes one ticket's row, new or not.
 *
 * Returns: %TRUE if it was written
 */
gboolean
vnt_ticket_table_write (VntDb *db, const VntTicket *shown, const VntTicket *server, GError **error)
{
  g_autofree char *subject_key = vnt_text_fold (shown->subject);

  if (!write_row (db,
                  "INSERT INTO ticket (" COLUMNS (
                    "") ", unread, waiting, attention, subject_key, people) VALUES (" PLACES
                        ", ?22, ?23, ?24, ?25, " PEOPLE (
                          "?6", "?7", "?8",
                          "?9") ") ON CONFLICT (id) DO UPDATE SET " ASSIGNMENTS
                                ", unread = excluded.unread, waiting = excluded.waiting,"
                                " attention = excluded.attention,"
                                " subject_key = excluded.subject_key, people = excluded.people",
                  shown, subject_key, error))
    return FALSE;

  if (server == NULL)
    return vnt_db_run (db, error, "DELETE FROM ticket_base WHERE id = ?", VNT_INT (shown->id));

  return write_row (db,
                    "INSERT INTO ticket_base (" COLUMNS ("") ") VALUES (" PLACES
                                                             ") ON CONFLICT (id) DO UPDATE"
                                                             " SET " ASSIGNMENTS,
                    server, NULL, error);
}

/**
 * vnt_ticket_table_write_clock:
 * @db: a writing connection to cache.db
 * @id: a ticket whose row is there
 * @clock: what its service level makes of it
 * @error: place for an error
 *
 * Returns: %TRUE if it was written
 */
gboolean
vnt_ticket_table_write_clock (VntDb *db, gint64 id, const VntRowClock *clock, GError **error)
{
  return vnt_db_run (db, error,
                     "UPDATE ticket SET clock_target = ?2, clock_due = ?3, clock_risk = ?4,"
                     " clock_paused = ?5, clock_left = ?6 WHERE id = ?1",
                     VNT_INT (id), VNT_INT (clock->target), VNT_INT (clock->due),
                     VNT_INT (clock->risk), VNT_INT (clock->paused != 0), VNT_INT (clock->left));
}

/**
 * vnt_ticket_table_list_running:
 * @db: a connection to cache.db
 * @after: a ticket's number
 * @limit: most tickets to add
 * @ids: (element-type gint64): gets the next tickets by number that are not closed, or have a clock although they are
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_ticket_table_list_running (VntDb *db, gint64 after, guint limit, GArray *ids, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT id FROM ticket WHERE id > ? AND (status_class <> 3 OR clock_target <> 0)"
                   " ORDER BY id LIMIT ?",
                   VNT_INT (after), VNT_INT (limit));

  if (rows == NULL)
    return FALSE;

  while (vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);

      g_array_append_val (ids, id);
    }

  return vnt_rows_done (rows, error);
}

/**
 * vnt_ticket_table_remove:
 * @db: a writing connection to cache.db
 * @id: a ticket
 * @error: place for an error
 *
 * Removes its row, what belongs to it, and its conversation.
 *
 * Returns: %TRUE if it is not there any more
 */
gboolean
vnt_ticket_table_remove (VntDb *db, gint64 id, GError **error)
{
  return vnt_db_run (db, error, "DELETE FROM ticket WHERE id = ?", VNT_INT (id)) &&
         vnt_db_run (db, error, "DELETE FROM ticket_base WHERE id = ?", VNT_INT (id)) &&
         vnt_db_run (db, error,
                     "DELETE FROM message WHERE key BETWEEN ?1 << 20 AND (?1 << 20) + 1048575",
                     VNT_INT (id));
}

/**
 * vnt_ticket_table_rename_person:
 * @db: a writing connection to cache.db
 * @login: a person whose name changed
 * @error: place for an error
 *
 * Lets a search find their tickets under the new name.
 *
 * Returns: %TRUE if done
 */
gboolean
vnt_ticket_table_rename_person (VntDb *db, const char *login, GError **error)
{
  return vnt_db_run (
    db, error,
    "UPDATE ticket SET people = " PEOPLE ("owner", "owner_name", "requestor",
                                          "requestor_name") " WHERE requestor = ?1 OR owner = ?1",
    VNT_TEXT (login));
}

/**
 * vnt_ticket_table_read:
 * @db: a connection to cache.db
 * @ids: tickets
 * @n_ids: how many
 * @error: place for an error
 *
 * Reads the shown rows, with names from the list of people where the row has none. One look by key each.
 *
 * Returns: (transfer full) (element-type VntTicket) (nullable): rows in the order of @ids, without those that are not here
 */
GPtrArray *
vnt_ticket_table_read (VntDb *db, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) tickets = g_ptr_array_new_full (n_ids, (GDestroyNotify) vnt_ticket_unref);

  for (guint i = 0; i < n_ids; i++)
    {
      VntTicket *ticket = NULL;

      if (!get_ticket (
            db,
            "SELECT t.id, t.queue, t.subject, t.status, t.status_class, t.owner,"
            " ifnull(t.owner_name, (SELECT name FROM person WHERE login = t.owner)),"
            " t.requestor,"
            " ifnull(t.requestor_name, (SELECT name FROM person WHERE login = t.requestor)),"
            " t.service_level, t.priority, t.minutes_worked, t.minutes_left, t.minutes_estimated,"
            " t.created, t.started, t.due, t.told, t.resolved, t.updated, t.updated_by,"
            " t.unread, t.waiting, t.attention, " CLOCK ("t.") " FROM ticket t WHERE t.id = ?",
            ids[i], &ticket, error))
        return NULL;

      if (ticket != NULL)
        g_ptr_array_add (tickets, ticket);
    }

  return g_steal_pointer (&tickets);
}

/**
 * vnt_ticket_table_list_waiting:
 * @db: a connection to cache.db
 * @ids: (element-type gint64): gets the tickets whose shown row differs from the server's
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_ticket_table_list_waiting (VntDb *db, GArray *ids, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT id FROM ticket WHERE waiting > 0 UNION SELECT id FROM ticket_base");

  if (rows == NULL)
    return FALSE;

  while (vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);

      g_array_append_val (ids, id);
    }

  return vnt_rows_done (rows, error);
}

#define LIFECYCLE_OF(queue) "ifnull((SELECT lifecycle FROM queue WHERE id = " queue "), '')"

/**
 * vnt_status_table_learn:
 * @db: a writing connection to cache.db
 * @queue: a queue
 * @status: a status of its lifecycle
 * @status_class: what it means, as the server said
 * @error: place for an error
 *
 * Remembers what a status means, and tells it to the rows that came without.
 *
 * Returns: %TRUE if done
 */
gboolean
vnt_status_table_learn (
  VntDb *db, gint64 queue, const char *status, VntStatusClass status_class, GError **error)
{
  VntStatusClass known;

  if (status_class == VNT_STATUS_UNKNOWN)
    return TRUE;

  if (!vnt_status_table_lookup (db, queue, status, &known, error))
    return FALSE;
  if (known == status_class)
    return TRUE;

  return vnt_db_run (db, error,
                     "INSERT INTO status (lifecycle, status, class) VALUES (" LIFECYCLE_OF (
                       "?1") ", ?2, ?3) ON CONFLICT DO UPDATE SET class = excluded.class",
                     VNT_INT (queue), VNT_TEXT (status), VNT_INT (status_class)) &&
         vnt_db_run (db, error,
                     "UPDATE ticket SET status_class = ?3 WHERE status_class = 0 AND status = ?2"
                     " AND " LIFECYCLE_OF ("ticket.queue") " = " LIFECYCLE_OF ("?1"),
                     VNT_INT (queue), VNT_TEXT (status), VNT_INT (status_class));
}

/**
 * vnt_status_table_lookup:
 * @db: a connection to cache.db
 * @queue: a queue
 * @status: a status of its lifecycle
 * @status_class: (out): what it means, as far as learned
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_status_table_lookup (
  VntDb *db, gint64 queue, const char *status, VntStatusClass *status_class, GError **error)
{
  gint64 found = VNT_STATUS_UNKNOWN;

  if (!vnt_db_number (db, &found, error,
                      "SELECT class FROM status WHERE lifecycle = " LIFECYCLE_OF (
                        "?1") " AND status = ?2",
                      VNT_INT (queue), VNT_TEXT (status)))
    return FALSE;

  *status_class = (VntStatusClass) found;
  return TRUE;
}

/**
 * vnt_status_table_learn_again:
 * @db: a writing connection to cache.db
 * @error: place for an error
 *
 * After the queues' lifecycles changed: what the rows know is learned anew under their new lifecycle.
 *
 * Returns: %TRUE if done
 */
gboolean
vnt_status_table_learn_again (VntDb *db, GError **error)
{
  return vnt_db_exec (
    db,
    "INSERT OR IGNORE INTO status (lifecycle, status, class)"
    " SELECT " LIFECYCLE_OF (
      "t.queue") ", t.status, t.status_class FROM ticket t"
                 " WHERE t.status_class <> 0 AND t.waiting = 0"
                 " GROUP BY t.queue, t.status;"
                 "UPDATE ticket SET status_class = ifnull((SELECT class FROM status s WHERE s.status ="
                 " ticket.status AND s.lifecycle = " LIFECYCLE_OF (
                   "ticket.queue") "), 0)"
                                   " WHERE status_class = 0;",
    error);
}
