/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-message-table.h"

#include "vnt-clock.h"
#include "vnt-document.h"
#include "vnt-text.h"

/* A message's key is its ticket's number times this, plus its place: see cache-001-tables.sql. */
#define OF_TICKET "key BETWEEN ?1 << 20 AND (?1 << 20) + 1048575"

/**
 * vnt_message_table_make_plain:
 * @message: a message
 *
 * What a search looks at where it is not the body itself. Takes its time for long HTML: call it before a transaction.
 *
 * Returns: (transfer full) (nullable): plain text, %NULL when the body is plain already
 */
char *
vnt_message_table_make_plain (const VntMessage *message)
{
  g_autoptr (VntDocument) document = NULL;

  if (message->body == NULL || g_strcmp0 (message->content_type, "text/html") != 0)
    return NULL;

  document = vnt_document_new_from_html (message->body);
  return vnt_document_to_text (document);
}

/* A message keeps its key for as long as it stays with its ticket. */
static gboolean
find_key (VntDb *db, const VntMessage *message, gint64 ticket, gint64 *key, GError **error)
{
  *key = 0;
  if (!vnt_db_number (db, key, error, "SELECT key FROM message WHERE id = ?",
                      VNT_INT (message->id)))
    return FALSE;

  if (*key != 0 && (ticket == 0 || *key >> 20 == ticket))
    return TRUE;

  *key = 0;
  return vnt_db_number (db, key, error,
                        "SELECT ifnull(max(key), ?1 << 20) + 1 FROM message WHERE " OF_TICKET,
                        VNT_INT (ticket != 0 ? ticket : message->ticket));
}

static gboolean
write_attachments (VntDb *db, const VntMessage *message, GError **error)
{
  for (guint i = 0; i < message->attachments->len; i++)
    {
      VntAttachment *attachment = g_ptr_array_index (message->attachments, i);

      if (!vnt_db_run (db, error,
                       "INSERT INTO attachment (id, message, position, name, content_type,"
                       " content_id, size, path) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (id) DO UPDATE SET message = excluded.message,"
                       " position = excluded.position, name = excluded.name,"
                       " content_type = excluded.content_type, content_id = excluded.content_id,"
                       " size = excluded.size, path = ifnull(excluded.path, path)",
                       VNT_INT (attachment->id), VNT_INT (message->id), VNT_INT (i),
                       VNT_TEXT (attachment->name), VNT_TEXT (attachment->content_type),
                       VNT_TEXT (attachment->content_id), VNT_INT (attachment->size),
                       VNT_TEXT (attachment->path)))
        return FALSE;
    }

  return TRUE;
}

/**
 * vnt_message_table_write:
 * @db: a writing connection to cache.db
 * @ticket: the ticket it is shown with; 0 for where it is already, or its own
 * @message: a message of the server
 * @plain: (nullable): what vnt_message_table_make_plain() made of it
 * @error: place for an error
 *
 * Writes a message, new or not. A body that is here stays when @message has none.
 *
 * Returns: %TRUE if it was written
 */
gboolean
vnt_message_table_write (
  VntDb *db, gint64 ticket, const VntMessage *message, const char *plain, GError **error)
{
  gint64 key;

  if (!find_key (db, message, ticket, &key, error))
    return FALSE;

  return vnt_db_run (
           db, error,
           "INSERT INTO message (key, id, ticket, kind, author, author_name, created, minutes,"
           " event, field, old_value, new_value, content_type, body, plain)"
           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
           " ON CONFLICT DO UPDATE SET key = excluded.key, ticket = excluded.ticket,"
           " kind = excluded.kind, author = excluded.author,"
           " author_name = ifnull(excluded.author_name, author_name),"
           " created = excluded.created, minutes = excluded.minutes, event = excluded.event,"
           " field = excluded.field, old_value = excluded.old_value,"
           " new_value = excluded.new_value,"
           " plain = CASE WHEN excluded.body IS NULL THEN plain ELSE excluded.plain END,"
           " content_type = ifnull(excluded.content_type, content_type),"
           " body = ifnull(excluded.body, body)",
           VNT_INT (key), VNT_INT (message->id), VNT_INT (key >> 20), VNT_INT (message->kind),
           VNT_TEXT (message->author), VNT_TEXT (message->author_name), VNT_INT (message->created),
           VNT_INT (message->minutes), VNT_TEXT (message->event), VNT_TEXT (message->field),
           VNT_TEXT (message->old_value), VNT_TEXT (message->new_value),
           VNT_TEXT (message->content_type), VNT_TEXT (message->body), VNT_TEXT (plain)) &&
         write_attachments (db, message, error);
}

/**
 * vnt_message_table_keep_only:
 * @db: a writing connection to cache.db
 * @ticket: a ticket
 * @messages: (element-type VntMessage): all of its conversation
 * @error: place for an error
 *
 * Removes what the server no longer has.
 *
 * Returns: %TRUE if done
 */
gboolean
vnt_message_table_keep_only (VntDb *db, gint64 ticket, GPtrArray *messages, GError **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error, "SELECT id FROM message WHERE " OF_TICKET, VNT_INT (ticket));

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < messages->len; i++)
    g_hash_table_add (kept, &((VntMessage *) g_ptr_array_index (messages, i))->id);

  while (vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);

      if (!g_hash_table_contains (kept, &id))
        g_array_append_val (gone, id);
    }
  if (!vnt_rows_done (rows, error))
    return FALSE;

  for (guint i = 0; i < gone->len; i++)
    if (!vnt_db_run (db, error, "DELETE FROM message WHERE id = ?",
                     VNT_INT (g_array_index (gone, gint64, i))))
      return FALSE;

  return TRUE;
}

static gboolean
read_attachments (VntDb *db, VntMessage *message, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT id, name, content_type, size, content_id, path FROM attachment"
                   " WHERE message = ? ORDER BY position",
                   VNT_INT (message->id));

  if (rows == NULL)
    return FALSE;

  while (vnt_rows_next (rows))
    {
      VntAttachment *attachment =
        vnt_message_add_attachment (message, vnt_rows_int (rows, 0), vnt_rows_text (rows, 1),
                                    vnt_rows_text (rows, 2), vnt_rows_int (rows, 3));

      vnt_text_set (&attachment->content_id, vnt_rows_text (rows, 4));
      vnt_text_set (&attachment->path, vnt_rows_text (rows, 5));
    }

  return vnt_rows_done (rows, error);
}

static VntMessage *
read_message (VntRows *rows)
{
  VntMessage *message = vnt_message_new (vnt_rows_int (rows, 0), vnt_rows_int (rows, 1),
                                         (VntMessageKind) vnt_rows_int (rows, 2));

  vnt_text_set (&message->author, vnt_rows_text (rows, 3));
  vnt_text_set (&message->author_name, vnt_rows_text (rows, 4));
  message->created = vnt_rows_int (rows, 5);
  message->minutes = (int) vnt_rows_int (rows, 6);
  vnt_text_set (&message->event, vnt_rows_text (rows, 7));
  vnt_text_set (&message->field, vnt_rows_text (rows, 8));
  vnt_text_set (&message->old_value, vnt_rows_text (rows, 9));
  vnt_text_set (&message->new_value, vnt_rows_text (rows, 10));
  vnt_text_set (&message->content_type, vnt_rows_text (rows, 11));
  vnt_text_set (&message->body, vnt_rows_text (rows, 12));

  return message;
}

/**
 * vnt_message_table_read:
 * @db: a connection to cache.db
 * @ticket: a ticket
 * @error: place for an error
 *
 * Reads the conversation as the server has it, oldest first.
 *
 * Returns: (transfer full) (element-type VntMessage) (nullable): its messages
 */
GPtrArray *
vnt_message_table_read (VntDb *db, gint64 ticket, GError **error)
{
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  g_autoptr (VntRows) rows = vnt_db_select (
    db, error,
    "SELECT m.id, m.ticket, m.kind, m.author,"
    " ifnull(m.author_name, (SELECT name FROM person WHERE login = m.author)),"
    " m.created, m.minutes, m.event, m.field, m.old_value, m.new_value, m.content_type, m.body"
    " FROM message m WHERE m." OF_TICKET " ORDER BY m.created, m.id",
    VNT_INT (ticket));

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    {
      VntMessage *message = read_message (rows);

      g_ptr_array_add (messages, message);
      if (!read_attachments (db, message, error))
        return NULL;
    }

  return vnt_rows_done (rows, error) ? g_steal_pointer (&messages) : NULL;
}

/**
 * vnt_message_table_read_newer:
 * @db: a connection to cache.db
 * @floor: a number of the server's history
 * @limit: at most so many, the newest
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type VntMessage) (nullable): entries of every ticket with a higher number, oldest first,
 *   without attachments
 */
GPtrArray *
vnt_message_table_read_newer (VntDb *db, gint64 floor, guint limit, GError **error)
{
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  g_autoptr (VntRows) rows = vnt_db_select (
    db, error,
    "SELECT m.id, m.ticket, m.kind, m.author,"
    " ifnull(m.author_name, (SELECT name FROM person WHERE login = m.author)),"
    " m.created, m.minutes, m.event, m.field, m.old_value, m.new_value, m.content_type,"
    " ifnull(m.plain, m.body)"
    " FROM message m WHERE m.id > ? ORDER BY m.id DESC LIMIT ?",
    VNT_INT (floor), VNT_INT (limit));

  if (rows == NULL)
    return NULL;

  while (vnt_rows_next (rows))
    g_ptr_array_insert (messages, 0, read_message (rows));

  return vnt_rows_done (rows, error) ? g_steal_pointer (&messages) : NULL;
}

/**
 * vnt_message_table_last:
 * @db: a connection to cache.db
 * @id: (out): the highest number of the server's history that is here, 0 when none is
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_message_table_last (VntDb *db, gint64 *id, GError **error)
{
  return vnt_db_number (db, id, error, "SELECT ifnull(max(id), 0) FROM message");
}

/**
 * vnt_message_table_newest:
 * @db: a connection to cache.db
 * @ticket: a ticket
 * @id: (out): the highest number of its conversation, 0 when none of it is here
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_message_table_newest (VntDb *db, gint64 ticket, gint64 *id, GError **error)
{
  *id = 0;
  return vnt_db_number (db, id, error, "SELECT ifnull(max(id), 0) FROM message WHERE " OF_TICKET,
                        VNT_INT (ticket));
}

/**
 * vnt_message_table_count_others:
 * @db: a connection to cache.db
 * @ticket: a ticket
 * @after: a number of its conversation
 * @login: the agent's
 * @count: (out): messages with a higher number that somebody else wrote; what only happened does not count
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_message_table_count_others (
  VntDb *db, gint64 ticket, gint64 after, const char *login, gint64 *count, GError **error)
{
  *count = 0;
  return vnt_db_number (db, count, error,
                        "SELECT count(*) FROM message WHERE " OF_TICKET
                        " AND id > ?2 AND kind <> ?3 AND author <> '' AND author <> ?4",
                        VNT_INT (ticket), VNT_INT (after), VNT_INT (VNT_MESSAGE_EVENT),
                        VNT_TEXT (login));
}

/**
 * vnt_message_table_customer_wrote:
 * @db: a connection to cache.db
 * @ticket: a ticket
 * @floor: a number of its conversation, 0 when none of it was here
 * @since: Unix seconds; only entries after it count when @floor is 0
 * @wrote: (out): whether its requestor, or anybody who is no agent, wrote after that
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_message_table_customer_wrote (
  VntDb *db, gint64 ticket, gint64 floor, gint64 since, gboolean *wrote, GError **error)
{
  gint64 found = 0;

  if (!vnt_db_number (
        db, &found, error,
        "SELECT EXISTS (SELECT 1 FROM message m WHERE m." OF_TICKET
        " AND m.id > ?2 AND (?2 > 0 OR m.created > ?3) AND m.kind IN (1, 2) AND m.author <> ''"
        " AND (m.author = (SELECT requestor FROM ticket WHERE id = ?1)"
        " OR NOT EXISTS (SELECT 1 FROM person WHERE login = m.author AND agent = 1)))",
        VNT_INT (ticket), VNT_INT (floor), VNT_INT (since)))
    return FALSE;

  *wrote = found != 0;
  return TRUE;
}

/**
 * vnt_message_table_has:
 * @db: a connection to cache.db
 * @id: the server's transaction number
 * @has: (out): whether the message is here
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_message_table_has (VntDb *db, gint64 id, gboolean *has, GError **error)
{
  gint64 found = 0;

  if (!vnt_db_number (db, &found, error, "SELECT 1 FROM message WHERE id = ?", VNT_INT (id)))
    return FALSE;

  *has = found != 0;
  return TRUE;
}

/**
 * vnt_message_table_has_any:
 * @db: a connection to cache.db
 * @ticket: a ticket
 * @has: (out): whether anything of its conversation is here
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_message_table_has_any (VntDb *db, gint64 ticket, gboolean *has, GError **error)
{
  gint64 found = 0;

  if (!vnt_db_number (db, &found, error,
                      "SELECT EXISTS (SELECT 1 FROM message"
                      " WHERE key BETWEEN ?1 << 20 AND (?1 << 20) + 1048575)",
                      VNT_INT (ticket)))
    return FALSE;

  *has = found != 0;
  return TRUE;
}

/**
 * vnt_attachment_table_set_path:
 * @db: a writing connection to cache.db
 * @id: the server's number of an attachment
 * @path: (nullable): where its copy is
 * @ticket: (out): the ticket it belongs to, 0 when it is not known
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_attachment_table_set_path (
  VntDb *db, gint64 id, const char *path, gint64 *ticket, GError **error)
{
  *ticket = 0;
  return vnt_db_run (db, error, "UPDATE attachment SET path = ?, used = ? WHERE id = ?",
                     VNT_TEXT (path), VNT_INT (vnt_clock_now ()), VNT_INT (id)) &&
         vnt_db_number (db, ticket, error,
                        "SELECT m.ticket FROM attachment a JOIN message m ON m.id = a.message"
                        " WHERE a.id = ?",
                        VNT_INT (id));
}

/**
 * vnt_history_table_note:
 * @db: a writing connection to cache.db
 * @cursor_name: (nullable): the place that moved
 * @cursor: (nullable): where it is now
 * @messages: (element-type VntMessage): what came with it, newest first
 * @error: place for an error
 *
 * The server's history is fetched backwards: what is newer than its place is here without a gap.
 *
 * Returns: %TRUE if done
 */
gboolean
vnt_history_table_note (
  VntDb *db, const char *cursor_name, const char *cursor, GPtrArray *messages, GError **error)
{
  gint64 since = 0;

  if (g_strcmp0 (cursor_name, "cursor history") != 0 || cursor == NULL)
    return TRUE;
  for (guint i = 0; g_str_has_prefix (cursor, "at:") && i < messages->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (messages, i);

      since = since == 0 ? message->created : MIN (since, message->created);
    }
  if (since == 0 && !g_str_has_prefix (cursor, "end:"))
    return TRUE;

  return vnt_db_run (db, error,
                     "INSERT INTO history_range (one, since) VALUES (1, ?)"
                     " ON CONFLICT DO UPDATE SET since = min(since, excluded.since)",
                     VNT_INT (since));
}

/* @since: (out): from when on it is here without a gap, Unix seconds; -1 while that is not known */
gboolean
vnt_history_table_read (VntDb *db, gint64 *since, GError **error)
{
  *since = -1;
  return vnt_db_number (db, since, error, "SELECT since FROM history_range");
}
