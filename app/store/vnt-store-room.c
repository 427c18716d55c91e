/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stays on this laptop, what is brought unasked, and what goes when there is too much of it. */
#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "vnt-article-table.h"
#include "vnt-clock.h"
#include "vnt-draft-table.h"
#include "vnt-kept-table.h"
#include "vnt-picture-table.h"
#include "vnt-room-table.h"
#include "vnt-store-private.h"

/* A copy that was not opened for so long goes before any conversation does. */
#define LONG_UNUSED (30 * 24 * 3600)

static gboolean
keep_ticket (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  vnt_call_note_conversation (call, call->ticket);
  return call->flag ? vnt_kept_table_set (db, call->ticket, vnt_clock_now (), error)
                    : vnt_kept_table_remove (db, call->ticket, error);
}

/**
 * vnt_store_keep_ticket:
 * @self: a #VntStore
 * @ticket: a ticket
 * @keep: whether it is taken along, all of it, from now on
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_keep_ticket (VntStore *self, gint64 ticket, gboolean keep, GError **error)
{
  VntCall call = { .ticket = ticket, .flag = keep };

  return vnt_store_write_work (self, keep_ticket, &call, error);
}

static gboolean
note_whole (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_kept_table_note_whole (db, call->ticket, error);
}

/**
 * vnt_store_note_whole:
 * @self: a #VntStore
 * @ticket: a ticket that is taken along
 * @error: place for an error
 *
 * Its whole conversation is here now. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_note_whole (VntStore *self, gint64 ticket, GError **error)
{
  VntCall call = { .ticket = ticket };

  return vnt_store_write_work (self, note_whole, &call, error);
}

/**
 * vnt_store_list_kept:
 * @self: a #VntStore
 * @missing: only those whose conversation was not brought since they were taken
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): tickets that are taken along, newest wish first
 */
GArray *
vnt_store_list_kept (VntStore *self, gboolean missing, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GArray *tickets;

  if (reader == NULL)
    return NULL;

  tickets = vnt_kept_table_list (reader->work, missing, error);
  vnt_store_give_reader (self, reader);

  return tickets;
}

/**
 * vnt_store_ticket_is_kept:
 * @self: a #VntStore
 * @ticket: a ticket
 *
 * Returns: whether it is taken along; %FALSE when that cannot be read
 */
gboolean
vnt_store_ticket_is_kept (VntStore *self, gint64 ticket)
{
  g_autoptr (GArray) kept = vnt_store_list_kept (self, FALSE, NULL);

  for (guint i = 0; kept != NULL && i < kept->len; i++)
    if (g_array_index (kept, gint64, i) == ticket)
      return TRUE;

  return FALSE;
}

static GPtrArray *
list_files_of_kept (VntReader *reader, guint limit, GError **error)
{
  g_autoptr (GArray) tickets = vnt_kept_table_list (reader->work, FALSE, error);
  g_autoptr (GPtrArray) all =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_attachment_unref);

  if (tickets == NULL)
    return NULL;

  for (guint i = 0; i < tickets->len && all->len < limit; i++)
    {
      GPtrArray *some =
        vnt_room_table_missing_of (reader->cache, g_array_index (tickets, gint64, i), error);

      if (some == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, some);
    }

  return g_steal_pointer (&all);
}

/**
 * vnt_store_list_files_of_kept:
 * @self: a #VntStore
 * @limit: enough for now
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type VntAttachment) (nullable): files of tickets that are taken along and are not here yet
 */
GPtrArray *
vnt_store_list_files_of_kept (VntStore *self, guint limit, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *files;

  if (reader == NULL)
    return NULL;

  files = list_files_of_kept (reader, limit, error);
  vnt_store_give_reader (self, reader);

  return files;
}

/**
 * vnt_store_list_files_wanted:
 * @self: a #VntStore
 * @largest: bytes; larger ones are left out
 * @since: Unix seconds; those of older messages are left out
 * @limit: at most so many
 * @error: place for an error
 *
 * Files of open tickets that are not here: of the agent's own first, then of their queues, then the newest.
 *
 * Returns: (transfer full) (element-type VntAttachment) (nullable): them
 */
GPtrArray *
vnt_store_list_files_wanted (
  VntStore *self, gint64 largest, gint64 since, guint limit, GError **error)
{
  g_autofree char *login = vnt_store_dup_login (self);
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *files;

  if (reader == NULL)
    return NULL;

  files = vnt_room_table_missing (reader->cache, login, largest, since, limit, error);
  vnt_store_give_reader (self, reader);

  return files;
}

/**
 * vnt_store_list_pictures_wanted:
 * @self: a #VntStore
 * @largest: bytes; how large one is nobody knows before it came, so each is given that as its size at most
 * @limit: at most so many
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type VntAttachment) (nullable): pictures of articles that are not here
 */
GPtrArray *
vnt_store_list_pictures_wanted (VntStore *self, gint64 largest, guint limit, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *pictures;

  if (reader == NULL)
    return NULL;

  pictures = vnt_picture_table_missing (reader->cache, largest, limit, error);
  vnt_store_give_reader (self, reader);

  return pictures;
}

/**
 * vnt_store_measure:
 * @self: a #VntStore
 * @error: place for an error
 *
 * Returns: the bytes that the copy of the server takes, files included; -1 on an error
 */
gint64
vnt_store_measure (VntStore *self, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  gint64 bytes = -1;

  if (reader == NULL)
    return -1;

  if (!vnt_room_table_measure (reader->cache, &bytes, error))
    bytes = -1;
  vnt_store_give_reader (self, reader);

  return bytes;
}

static gboolean
shrink (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_room_table_shrink (db, &call->flag, error);
}

/**
 * vnt_store_shrink:
 * @self: a #VntStore
 * @more: (out): whether something was given back, and there may be more
 * @error: place for an error
 *
 * Gives a little of cache.db back to the disk when a quarter of it is empty. One short transaction; for when there is nothing
 * else to do. Blocks: worker threads only.
 *
 * Returns: %FALSE with an error
 */
gboolean
vnt_store_shrink (VntStore *self, gboolean *more, GError **error)
{
  VntCall call = { 0 };

  *more = FALSE;
  if (!vnt_store_write_cache (self, shrink, &call, error))
    return FALSE;

  *more = call.flag;
  return TRUE;
}

static gboolean
make_room (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (GHashTable) spared = vnt_id_set_new ();
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, (GHashTable *) call->value);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    vnt_id_set_add (spared, *(gint64 *) key);

  if (!vnt_kept_table_add_untouchable (call->work, spared, error) ||
      !vnt_room_table_drop_files (db, call->time - LONG_UNUSED, spared, tickets, call->plain,
                                  error))
    return FALSE;
  if (tickets->len == 0 &&
      !vnt_room_table_drop_conversations (db, &call->number, spared, tickets, call->plain, error))
    return FALSE;
  if (tickets->len == 0 &&
      !vnt_room_table_drop_files (db, G_MAXINT64, spared, tickets, call->plain, error))
    return FALSE;

  call->flag = tickets->len > 0;
  for (guint i = 0; i < tickets->len; i++)
    vnt_call_note_conversation (call, g_array_index (tickets, gint64, i));
  return TRUE;
}

/* Each copy lies in a folder of its own. */
static void
remove_copies (GPtrArray *paths)
{
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *folder = g_path_get_dirname (path);

      if (g_unlink (path) != 0 && errno != ENOENT)
        g_warning ("“%s” could not be removed: %s", path, g_strerror (errno));
      g_rmdir (folder);
    }
}

/**
 * vnt_store_make_room:
 * @self: a #VntStore
 * @spared: (element-type gint64): tickets nothing is taken from
 * @from: (inout): 0 to begin; where the next step goes on
 * @made: (out): whether there was anything to let go of
 * @error: place for an error
 *
 * Lets go of a little of what can be fetched again, in this order: files not opened for a month, the conversations of the
 * tickets closed for longest, other files. Never of a ticket with a draft, with changes that wait, or that is taken along. One
 * short transaction. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_make_room (
  VntStore *self, GHashTable *spared, gint64 *from, gboolean *made, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  VntCall call = { .value = spared, .number = *from, .time = vnt_clock_now (), .plain = paths };

  if (!vnt_store_write_cache (self, make_room, &call, error))
    return FALSE;

  remove_copies (paths);
  *from = call.number;
  *made = call.flag;
  return TRUE;
}

static gboolean
keep_only_articles (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  return vnt_article_table_keep_only (db, (GHashTable *) call->value, error);
}

/**
 * vnt_store_keep_only_articles:
 * @self: a #VntStore
 * @ids: (element-type gint64): every article there is
 * @error: place for an error
 *
 * Removes the others. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_keep_only_articles (VntStore *self, GHashTable *ids, GError **error)
{
  VntCall call = { .value = ids };

  return vnt_store_write_cache (self, keep_only_articles, &call, error);
}
