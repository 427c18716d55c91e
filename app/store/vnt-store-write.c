/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How every write is made: on the writer's thread, in one transaction, and its news told afterwards. */
#include "config.h"

#include "vnt-store-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "vnt-account-table.h"
#include "vnt-draft-table.h"
#include "vnt-files.h"

/* More changed tickets than this are announced as "many". */
#define MAX_NAMED_TICKETS 500

GHashTable *
vnt_id_set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
vnt_id_set_add (GHashTable *set, gint64 id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

/* -- calls -- */

gboolean
vnt_store_enter (VntStore *self, GError **error)
{
  gboolean open;

  g_mutex_lock (&self->lock);
  open = !self->closed;
  if (open)
    self->calls++;
  g_mutex_unlock (&self->lock);

  if (!open)
    g_set_error_literal (error, VNT_ERROR, VNT_ERROR_STORAGE, _ ("The databases are closed."));
  return open;
}

void
vnt_store_leave (VntStore *self)
{
  g_mutex_lock (&self->lock);
  if (--self->calls == 0)
    g_cond_broadcast (&self->quiet);
  g_mutex_unlock (&self->lock);
}

/* -- news -- */

static void
emit_tickets (VntStore *self, GHashTable *tickets, VntNews news)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  if ((news & VNT_NEWS_ALL_TICKETS) != 0 || g_hash_table_size (tickets) > MAX_NAMED_TICKETS)
    {
      g_signal_emit (self, vnt_store_signals[TICKETS_CHANGED], 0, NULL);
      return;
    }

  g_hash_table_iter_init (&iter, tickets);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (ids, *(gint64 *) key);
  if (ids->len > 0)
    g_signal_emit (self, vnt_store_signals[TICKETS_CHANGED], 0, ids);
}

static gboolean
vnt_store_tell (gpointer data)
{
  VntStore *self = data;
  g_autoptr (GHashTable) tickets = NULL;
  g_autoptr (GHashTable) conversations = NULL;
  GHashTableIter iter;
  gpointer key;
  VntNews news;
  gboolean closed;

  g_mutex_lock (&self->lock);
  tickets = g_steal_pointer (&self->changed_tickets);
  self->changed_tickets = vnt_id_set_new ();
  conversations = g_steal_pointer (&self->changed_conversations);
  self->changed_conversations = vnt_id_set_new ();
  news = self->news;
  self->news = 0;
  g_clear_pointer (&self->source, g_source_unref);
  closed = self->closed;
  g_mutex_unlock (&self->lock);

  if (closed)
    return G_SOURCE_REMOVE;

  if ((news & VNT_NEWS_ACCOUNT) != 0)
    g_signal_emit (self, vnt_store_signals[ACCOUNT_CHANGED], 0);
  /* Each account has its own. */
  if ((news & (VNT_NEWS_VIEWS | VNT_NEWS_ACCOUNT)) != 0)
    g_signal_emit (self, vnt_store_signals[VIEWS_CHANGED], 0);
  if ((news & VNT_NEWS_QUEUES) != 0)
    g_signal_emit (self, vnt_store_signals[QUEUES_CHANGED], 0);
  emit_tickets (self, tickets, news);
  g_hash_table_iter_init (&iter, conversations);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_signal_emit (self, vnt_store_signals[CONVERSATION_CHANGED], 0, *(gint64 *) key);
  if ((news & VNT_NEWS_OUTBOX) != 0)
    g_signal_emit (self, vnt_store_signals[OUTBOX_CHANGED], 0);
  if ((news & (VNT_NEWS_MACHINES | VNT_NEWS_OUTBOX | VNT_NEWS_ACCOUNT)) != 0)
    g_signal_emit (self, vnt_store_signals[MACHINES_CHANGED], 0);
  if ((news & VNT_NEWS_WRITING) != 0)
    g_signal_emit (self, vnt_store_signals[WRITING_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/**
 * vnt_store_read_again:
 * @self: a #VntStore
 *
 * Another process of the same person changed the files. Tells that anything may have changed, before it returns. On the
 * thread that opened the store.
 */
void
vnt_store_read_again (VntStore *self)
{
  g_signal_emit (self, vnt_store_signals[VIEWS_CHANGED], 0);
  g_signal_emit (self, vnt_store_signals[QUEUES_CHANGED], 0);
  g_signal_emit (self, vnt_store_signals[TICKETS_CHANGED], 0, NULL);
  g_signal_emit (self, vnt_store_signals[CONVERSATION_CHANGED], 0, G_GINT64_CONSTANT (0));
  g_signal_emit (self, vnt_store_signals[OUTBOX_CHANGED], 0);
  g_signal_emit (self, vnt_store_signals[MACHINES_CHANGED], 0);
  g_signal_emit (self, vnt_store_signals[WRITING_CHANGED], 0);
}

static void
vnt_store_note_news (VntStore *self, VntCall *call)
{
  GHashTableIter iter;
  gpointer key;
  gboolean any = FALSE;

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < call->changed->len; i++, any = TRUE)
    vnt_id_set_add (self->changed_tickets, g_array_index (call->changed, gint64, i));
  g_hash_table_iter_init (&iter, call->conversations);
  for (; g_hash_table_iter_next (&iter, &key, NULL); any = TRUE)
    vnt_id_set_add (self->changed_conversations, *(gint64 *) key);
  self->news |= call->news;

  if ((any || call->news != 0) && self->source == NULL && !self->closed)
    {
      self->source = g_idle_source_new ();
      g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->source, vnt_store_tell, g_object_ref (self), g_object_unref);
      g_source_attach (self->source, self->context);
    }
  g_mutex_unlock (&self->lock);
}

/* -- writing -- */

static gboolean
recompute_all (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  for (guint i = 0; i < call->touched->len; i++)
    if (!vnt_store_recompute (call, g_array_index (call->touched, gint64, i), NULL, error))
      return FALSE;

  return TRUE;
}

/* The change itself is safe in work.db by now; a row that cannot be shown is tried again before the next write. */
void
vnt_store_refresh_touched (VntCall *call)
{
  GHashTable *stale = call->store->stale;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, stale);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (call->touched, *(gint64 *) key);

  if (call->touched->len == 0)
    return;

  if (vnt_db_transaction (call->cache, recompute_all, call, &error))
    {
      g_hash_table_remove_all (stale);
      return;
    }

  g_warning ("Rows could not be brought up to date: %s", error->message);
  g_array_set_size (call->changed, 0);
  for (guint i = 0; i < call->touched->len; i++)
    vnt_id_set_add (stale, g_array_index (call->touched, gint64, i));
}

/* Removes files of the program's own folder that neither a draft nor an operation goes with any more. */
static void
remove_files (VntCall *call)
{
  g_autofree char *folder = g_strconcat (call->store->work_dir, "/", NULL);

  for (guint i = 0; i < call->files->len; i++)
    {
      const char *path = g_ptr_array_index (call->files, i);
      g_autofree char *plain = g_canonicalize_filename (path, "/");
      gboolean needed = TRUE;

      if (g_str_has_prefix (plain, folder) &&
          vnt_file_is_needed (call->work, path, &needed, NULL) && !needed && unlink (plain) != 0 &&
          errno != ENOENT)
        g_warning ("“%s” could not be removed: %s", plain, g_strerror (errno));
    }
}

/* What is in @db must belong to the account this process works for, or a ticket's number would mean another ticket. */
static gboolean
check_account (VntDb *db, VntCall *call, GError **error)
{
  g_autofree char *key = NULL;

  if (call->any_account)
    return TRUE;

  if (vnt_db_get_kind (db) == VNT_DB_WORK)
    {
      g_autoptr (VntAccount) account = NULL;

      if (!vnt_account_table_get (db, &account, error))
        return FALSE;
      key = vnt_account_key (account);
    }
  else if (!vnt_meta_table_get (db, "account", &key, error))
    return FALSE;

  if (g_strcmp0 (key, call->store->account_key) == 0)
    return TRUE;

  g_set_error_literal (error, VNT_ERROR, VNT_ERROR_AUTH,
                       _ ("Another account was signed in on this computer meanwhile, so this was "
                          "not saved. Sign in again to go on."));
  return FALSE;
}

static gboolean
check_and_write (VntDb *db, gpointer data, GError **error)
{
  VntWrite *write = data;

  return check_account (db, write->call, error) && write->func (db, write->call, error);
}

static gboolean
write_cache (VntWriter *writer, gpointer data, GError **error)
{
  VntWrite *write = data;
  VntCall *call = write->call;

  call->cache = vnt_writer_get_cache (writer);
  call->work = vnt_writer_get_work (writer);
  if (g_hash_table_size (call->store->stale) > 0)
    vnt_store_refresh_touched (call);

  if (vnt_db_transaction (call->cache, check_and_write, write, error))
    return TRUE;

  if (vnt_db_is_damaged (call->cache))
    vnt_files_note_damage (call->store->cache_path);
  return FALSE;
}

static gboolean
write_work (VntWriter *writer, gpointer data, GError **error)
{
  VntWrite *write = data;
  VntCall *call = write->call;

  call->cache = vnt_writer_get_cache (writer);
  call->work = vnt_writer_get_work (writer);
  if (!vnt_db_transaction (call->work, check_and_write, write, error))
    return FALSE;

  vnt_store_refresh_touched (call);
  remove_files (call);
  return TRUE;
}

gboolean
vnt_store_write (VntStore *self, VntWriterFunc how, VntDbFunc func, VntCall *call, GError **error)
{
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) conversations = vnt_id_set_new ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  VntWrite write = { call, func };
  gboolean ok;

  if (!vnt_store_enter (self, error))
    return FALSE;

  call->store = self;
  call->touched = touched;
  call->changed = changed;
  call->conversations = conversations;
  call->files = files;

  ok = vnt_writer_run (self->writer, how, &write, error);
  if (ok)
    vnt_store_note_news (self, call);

  vnt_store_leave (self);
  return ok;
}

/* private: runs @func in one transaction on cache.db and tells the news after it. */
gboolean
vnt_store_write_cache (VntStore *self, VntDbFunc func, VntCall *call, GError **error)
{
  return vnt_store_write (self, write_cache, func, call, error);
}

/* private: runs @func in one transaction on work.db, then brings the rows it touched up to date, then tells the news. */
gboolean
vnt_store_write_work (VntStore *self, VntDbFunc func, VntCall *call, GError **error)
{
  return vnt_store_write (self, write_work, func, call, error);
}

void
vnt_call_touch (VntCall *call, gint64 ticket)
{
  g_array_append_val (call->touched, ticket);
}

void
vnt_call_note_conversation (VntCall *call, gint64 ticket)
{
  vnt_id_set_add (call->conversations, ticket);
}

void
vnt_call_note_files (VntCall *call, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (call->files, g_strdup (((VntFile *) g_ptr_array_index (files, i))->path));
}
