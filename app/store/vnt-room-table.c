/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-room-table.h"

#include "vnt-message.h"
#include "vnt-ticket.h"

/* One step of making room: short, so that a draft never waits long for the writer. */
#define FILES 20
/* A file that has no more than that to give back is left alone: 4 MB. */
#define LEAST_FREE_PAGES 1000
#define PAGES_GIVEN_BACK 500
#define AUTO_VACUUM_INCREMENTAL 2
#define CONVERSATIONS 10
#define MESSAGES 200

/* A message's key is its ticket's number times this, plus its place: see cache-001-tables.sql. */
#define OF_TICKET "key BETWEEN ?1 << 20 AND (?1 << 20) + 1048575"
/* What an article shows stays with it. */
#define NO_PICTURE                                                        \
  "NOT EXISTS (SELECT 1 FROM article_picture p WHERE p.attachment = a.id" \
  " AND p.path = a.path)"

static GPtrArray *
read_attachments (VntRows *rows, GError **error)
{
  g_autoptr (GPtrArray) attachments =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_attachment_unref);

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    g_ptr_array_add (attachments,
                     vnt_attachment_new (vnt_rows_int (rows, 0), vnt_rows_int (rows, 1),
                                         vnt_rows_text (rows, 2), vnt_rows_text (rows, 3),
                                         vnt_rows_int (rows, 4)));

  return vnt_rows_done (rows, error) ? g_steal_pointer (&attachments) : NULL;
}

/* Files of @ticket that have no copy here, newest first. */
GPtrArray *
vnt_room_table_missing_of (VntDb *db, gint64 ticket, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT a.id, a.message, a.name, a.content_type, a.size"
                   " FROM message m JOIN attachment a ON a.message = m.id"
                   " WHERE m." OF_TICKET " AND a.path IS NULL ORDER BY m.key DESC, a.position",
                   VNT_INT (ticket));

  return read_attachments (rows, error);
}

/* Files of open tickets that have no copy here: those of @login's tickets first, then of their queues, then newest first. */
GPtrArray *
vnt_room_table_missing (
  VntDb *db, const char *login, gint64 largest, gint64 since, guint limit, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (
    db, error,
    "SELECT a.id, a.message, a.name, a.content_type, a.size FROM attachment a"
    " CROSS JOIN message m ON m.id = a.message CROSS JOIN ticket t ON t.id = m.ticket"
    " LEFT JOIN queue q ON q.id = t.queue"
    " WHERE a.path IS NULL AND a.size BETWEEN 0 AND ? AND m.created >= ?"
    " AND t.status_class IN (1, 2)"
    " ORDER BY t.owner IS NOT ?, ifnull(q.mine, 0) = 0, m.created DESC, a.id LIMIT ?",
    VNT_INT (largest), VNT_INT (since), VNT_TEXT (login), VNT_INT (limit));

  G_STATIC_ASSERT (VNT_STATUS_OPEN == 1 && VNT_STATUS_WAITING == 2 && VNT_STATUS_CLOSED == 3);
  return read_attachments (rows, error);
}

/* Gives a little of the file back while a good part of it is empty; what is empty will be written over otherwise. */
gboolean
vnt_room_table_shrink (VntDb *db, gboolean *more, GError **error)
{
  gint64 able = 0;
  gint64 pages = 0;
  gint64 free_pages = 0;

  *more = FALSE;
  if (!vnt_db_number (db, &able, error, "PRAGMA auto_vacuum") ||
      !vnt_db_number (db, &pages, error, "PRAGMA page_count") ||
      !vnt_db_number (db, &free_pages, error, "PRAGMA freelist_count"))
    return FALSE;
  if (able != AUTO_VACUUM_INCREMENTAL || free_pages < LEAST_FREE_PAGES || free_pages < pages / 4)
    return TRUE;

  *more = TRUE;
  return vnt_db_exec (db, "PRAGMA incremental_vacuum(" G_STRINGIFY (PAGES_GIVEN_BACK) ")", error);
}

/* What is in use of the file, not its size on disk: what was let go of is written over before it grows again. */
gboolean
vnt_room_table_measure (VntDb *db, gint64 *bytes, GError **error)
{
  gint64 pages = 0;
  gint64 free_pages = 0;
  gint64 page_size = 0;
  gint64 files = 0;
  gint64 pictures = 0;

  if (!vnt_db_number (db, &pages, error, "PRAGMA page_count") ||
      !vnt_db_number (db, &free_pages, error, "PRAGMA freelist_count") ||
      !vnt_db_number (db, &page_size, error, "PRAGMA page_size") ||
      !vnt_db_number (db, &files, error,
                      "SELECT ifnull(sum(size), 0) FROM attachment WHERE path IS NOT NULL") ||
      !vnt_db_number (db, &pictures, error, "SELECT ifnull(sum(size), 0) FROM article_picture"))
    return FALSE;

  *bytes = (pages - free_pages) * page_size + files + pictures;
  return TRUE;
}

/* Forgets up to %FILES copies, those not opened for longest first. */
gboolean
vnt_room_table_drop_files (VntDb *db,
                           gint64 unused_since,
                           GHashTable *spared,
                           GArray *tickets,
                           GPtrArray *paths,
                           GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT a.id, a.path, ifnull(m.ticket, 0) FROM attachment a"
                   " LEFT JOIN message m ON m.id = a.message"
                   " WHERE a.path IS NOT NULL AND a.used < ? AND " NO_PICTURE " ORDER BY a.used",
                   VNT_INT (unused_since));

  if (rows == NULL)
    return FALSE;

  while (ids->len < FILES && vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);
      gint64 ticket = vnt_rows_int (rows, 2);

      if (g_hash_table_contains (spared, &ticket))
        continue;
      g_array_append_val (ids, id);
      g_array_append_val (tickets, ticket);
      g_ptr_array_add (paths, vnt_rows_dup (rows, 1));
    }
  if (ids->len < FILES && !vnt_rows_done (rows, error))
    return FALSE;
  g_clear_pointer (&rows, vnt_rows_free);

  for (guint i = 0; i < ids->len; i++)
    if (!vnt_db_run (db, error, "UPDATE attachment SET path = NULL, used = 0 WHERE id = ?",
                     VNT_INT (g_array_index (ids, gint64, i))))
      return FALSE;

  return TRUE;
}

static gboolean
drop_conversation (VntDb *db, gint64 ticket, gint64 *messages, GPtrArray *paths, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT a.path FROM message m JOIN attachment a ON a.message = m.id"
                   " WHERE m." OF_TICKET " AND a.path IS NOT NULL AND " NO_PICTURE,
                   VNT_INT (ticket));

  if (rows == NULL)
    return FALSE;

  while (vnt_rows_next (rows))
    g_ptr_array_add (paths, vnt_rows_dup (rows, 0));
  if (!vnt_rows_done (rows, error))
    return FALSE;
  g_clear_pointer (&rows, vnt_rows_free);

  if (!vnt_db_run (db, error, "DELETE FROM message WHERE " OF_TICKET, VNT_INT (ticket)))
    return FALSE;
  *messages += vnt_db_get_changes (db);
  return vnt_db_run (db, error, "DELETE FROM ticket_detail WHERE ticket = ?", VNT_INT (ticket));
}

/* Forgets what was said on up to %CONVERSATIONS closed tickets, the ones closed for longest first. Their rows stay: they are
 * listed and found by subject and people, and what was said comes again when one is opened. @from: where to begin, moved. */
gboolean
vnt_room_table_drop_conversations (
  VntDb *db, gint64 *from, GHashTable *spared, GArray *tickets, GPtrArray *paths, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) updated = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 messages = 0;
  g_autoptr (VntRows) rows = vnt_db_select (
    db, error,
    "SELECT id, updated FROM ticket t WHERE updated >= ? AND status_class = 3"
    " AND EXISTS (SELECT 1 FROM message m WHERE m.key BETWEEN t.id << 20 AND (t.id << 20) + 1048575)"
    " ORDER BY updated, id",
    VNT_INT (*from));

  if (rows == NULL)
    return FALSE;

  while (found->len < CONVERSATIONS && vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);
      gint64 changed = vnt_rows_int (rows, 1);

      if (g_hash_table_contains (spared, &id))
        continue;
      g_array_append_val (found, id);
      g_array_append_val (updated, changed);
    }
  if (found->len < CONVERSATIONS && !vnt_rows_done (rows, error))
    return FALSE;
  g_clear_pointer (&rows, vnt_rows_free);

  for (guint i = 0; i < found->len && messages < MESSAGES; i++)
    {
      gint64 id = g_array_index (found, gint64, i);

      if (!drop_conversation (db, id, &messages, paths, error))
        return FALSE;
      g_array_append_val (tickets, id);
      *from = g_array_index (updated, gint64, i);
    }

  return TRUE;
}
