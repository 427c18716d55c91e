/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <sys/file.h>
#include <unistd.h>

#include "vnt-account-table.h"
#include "vnt-draft-table.h"
#include "vnt-files.h"
#include "vnt-message-table.h"
#include "vnt-operation-table.h"
#include "vnt-ticket-table.h"

guint vnt_store_signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntStore, vnt_store, G_TYPE_OBJECT)

static void
vnt_reader_free (VntReader *reader)
{
  g_clear_pointer (&reader->cache, vnt_db_close);
  g_clear_pointer (&reader->work, vnt_db_close);
  g_free (reader);
}

static void
vnt_store_dispose (GObject *object)
{
  vnt_store_close (VNT_STORE (object));
  G_OBJECT_CLASS (vnt_store_parent_class)->dispose (object);
}

static void
vnt_store_finalize (GObject *object)
{
  VntStore *self = VNT_STORE (object);

  g_free (self->cache_path);
  g_free (self->work_dir);
  g_free (self->work_path);
  g_free (self->login);
  g_free (self->account_key);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  g_clear_pointer (&self->changed_tickets, g_hash_table_unref);
  g_clear_pointer (&self->changed_conversations, g_hash_table_unref);
  g_clear_pointer (&self->stale, g_hash_table_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->quiet);

  G_OBJECT_CLASS (vnt_store_parent_class)->finalize (object);
}

static void
vnt_store_class_init (VntStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = vnt_store_dispose;
  object_class->finalize = vnt_store_finalize;

  vnt_store_signals[TICKETS_CHANGED] =
    g_signal_new ("tickets-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  G_TYPE_ARRAY);
  vnt_store_signals[CONVERSATION_CHANGED] =
    g_signal_new ("conversation-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  1, G_TYPE_INT64);
  vnt_store_signals[OUTBOX_CHANGED] =
    g_signal_new ("outbox-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  vnt_store_signals[QUEUES_CHANGED] =
    g_signal_new ("queues-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  vnt_store_signals[ACCOUNT_CHANGED] =
    g_signal_new ("account-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  vnt_store_signals[WRITING_CHANGED] =
    g_signal_new ("writing-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  vnt_store_signals[VIEWS_CHANGED] =
    g_signal_new ("views-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  vnt_store_signals[MACHINES_CHANGED] =
    g_signal_new ("machines-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vnt_store_init (VntStore *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->quiet);
  self->sending_lock = -1;
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_reader_free);
  self->changed_tickets = vnt_id_set_new ();
  self->changed_conversations = vnt_id_set_new ();
  self->stale = vnt_id_set_new ();
}

/* -- reading -- */

/* private: two connections for the calling thread until vnt_store_give_reader(). */
VntReader *
vnt_store_take_reader (VntStore *self, GError **error)
{
  VntReader *reader = NULL;

  if (!vnt_store_enter (self, error))
    return NULL;

  g_mutex_lock (&self->lock);
  if (self->readers->len > 0)
    reader = g_ptr_array_steal_index_fast (self->readers, self->readers->len - 1);
  g_mutex_unlock (&self->lock);

  if (reader == NULL)
    {
      reader = g_new0 (VntReader, 1);
      reader->cache = vnt_db_open (self->cache_path, VNT_DB_CACHE, VNT_DB_READER, error);
      if (reader->cache != NULL)
        reader->work = vnt_db_open (self->work_path, VNT_DB_WORK, VNT_DB_READER, error);
      if (reader->work == NULL)
        {
          vnt_reader_free (reader);
          vnt_store_leave (self);
          return NULL;
        }
    }

  return reader;
}

void
vnt_store_give_reader (VntStore *self, VntReader *reader)
{
  if (vnt_db_is_damaged (reader->cache))
    vnt_files_note_damage (self->cache_path);

  vnt_db_set_stop (reader->cache, NULL, NULL);
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->readers, reader);
  g_mutex_unlock (&self->lock);
  vnt_store_leave (self);
}

char *
vnt_store_dup_login (VntStore *self)
{
  char *login;

  g_mutex_lock (&self->lock);
  login = g_strdup (self->login);
  g_mutex_unlock (&self->lock);

  return login;
}

void
vnt_store_count_rows (VntStore *self, guint rows)
{
  g_atomic_int_add (&self->rows_read, (gint) rows);
}

gint64
vnt_store_get_account_created (VntStore *self)
{
  gint64 created;

  g_mutex_lock (&self->lock);
  created = self->account_created;
  g_mutex_unlock (&self->lock);

  return created;
}

/* -- opening -- */

/* private: what cache.db says about whose copy it is. */
char *
vnt_account_key (const VntAccount *account)
{
  return account != NULL ? g_strdup_printf ("%s %s %s", account->kind, account->login, account->url)
                         : g_strdup ("");
}

static gboolean
empty_cache (VntDb *db, GError **error)
{
  return vnt_db_exec (db,
                      "DELETE FROM ticket; DELETE FROM ticket_base; DELETE FROM message;"
                      "DELETE FROM article; DELETE FROM queue; DELETE FROM status;"
                      "DELETE FROM person; DELETE FROM meta;",
                      error);
}

static gboolean
fit_cache (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autofree char *key = vnt_account_key (call->value);
  g_autofree char *before = NULL;

  if (!vnt_meta_table_get (db, "account", &before, error))
    return FALSE;

  if (g_strcmp0 (before, key) == 0)
    return TRUE;

  /* A new cache and one that nobody signed in to yet have nothing to throw away. */
  if (before != NULL && !empty_cache (db, error))
    return FALSE;

  call->news |= VNT_NEWS_QUEUES | VNT_NEWS_ALL_TICKETS | VNT_NEWS_OUTBOX;
  return vnt_meta_table_set (db, "account", key, error);
}

static gboolean
list_touched (VntCall *call, GError **error)
{
  g_autoptr (GPtrArray) operations =
    vnt_operation_table_list (call->work, VNT_OPERATIONS_ALL, 0, NULL, error);

  if (operations == NULL || !vnt_ticket_table_list_waiting (call->cache, call->touched, error))
    return FALSE;

  for (guint i = 0; i < operations->len; i++)
    vnt_call_touch (call, ((VntOperation *) g_ptr_array_index (operations, i))->ticket);

  return TRUE;
}

/* private, on the writer's thread: who is signed in may be another now. */
gboolean
vnt_store_account_changed (VntStore *self, VntCall *call, GError **error)
{
  g_autoptr (VntAccount) account = NULL;

  if (!vnt_account_table_get (call->work, &account, error))
    return FALSE;

  g_free (self->account_key);
  self->account_key = vnt_account_key (account);
  g_mutex_lock (&self->lock);
  g_free (self->login);
  self->login = account != NULL ? g_strdup (account->login) : NULL;
  self->account_created = account != NULL ? account->created : 0;
  g_mutex_unlock (&self->lock);

  call->value = account;
  if (!vnt_db_transaction (call->cache, fit_cache, call, error))
    return FALSE;

  return list_touched (call, error);
}

static gboolean
start (VntWriter *writer, gpointer data, GError **error)
{
  VntCall *call = ((VntWrite *) data)->call;

  call->cache = vnt_writer_get_cache (writer);
  call->work = vnt_writer_get_work (writer);
  if (!vnt_store_account_changed (call->store, call, error))
    return FALSE;

  vnt_store_refresh_touched (call);
  call->news = 0;
  return TRUE;
}

/**
 * vnt_store_open:
 * @cache_dir: the folder of cache.db, made when missing
 * @work_dir: the folder of work.db, made when missing
 * @notes: (out) (optional): what had to be done
 * @error: place for a %VNT_ERROR_STORAGE, or %VNT_ERROR_NEWER when work.db is from a newer version
 *
 * Opens both databases. Signals come on the main context that is the calling thread's default now.
 *
 * Returns: (transfer full) (nullable): a store
 */
VntStore *
vnt_store_open (const char *cache_dir, const char *work_dir, VntStoreNotes *notes, GError **error)
{
  g_autoptr (VntStore) self = g_object_new (VNT_TYPE_STORE, NULL);
  g_autoptr (VntDb) work = NULL;
  g_autoptr (VntDb) cache = NULL;
  VntCall call = { 0 };
  gboolean rebuilt = FALSE;
  gboolean aside = FALSE;

  g_return_val_if_fail (cache_dir != NULL && work_dir != NULL, NULL);

  self->context = g_main_context_ref_thread_default ();
  self->cache_path = g_build_filename (cache_dir, "cache.db", NULL);
  self->work_dir = g_canonicalize_filename (work_dir, NULL);
  self->work_path = g_build_filename (work_dir, "work.db", NULL);

  if (!vnt_files_make_folder (cache_dir, error) || !vnt_files_make_folder (work_dir, error))
    return NULL;

  work = vnt_files_open_work (self->work_path, &aside, error);
  if (work == NULL)
    return NULL;
  cache = vnt_files_open_cache (self->cache_path, &rebuilt, error);
  if (cache == NULL)
    return NULL;

  self->writer = vnt_writer_new (g_steal_pointer (&cache), g_steal_pointer (&work));
  if (!vnt_store_write (self, start, NULL, &call, error))
    return NULL;

  if (notes != NULL)
    *notes = (rebuilt ? VNT_STORE_CACHE_REBUILT : 0) | (aside ? VNT_STORE_WORK_SET_ASIDE : 0);
  return g_steal_pointer (&self);
}

/**
 * vnt_store_close:
 * @self: a #VntStore
 *
 * Waits for the calls under way and closes both databases. Later calls fail, no more signals come. May be called again.
 */
void
vnt_store_close (VntStore *self)
{
  g_autoptr (GSource) source = NULL;

  g_return_if_fail (VNT_IS_STORE (self));

  g_mutex_lock (&self->lock);
  self->closed = TRUE;
  while (self->calls > 0)
    g_cond_wait (&self->quiet, &self->lock);
  g_ptr_array_set_size (self->readers, 0);
  source = g_steal_pointer (&self->source);
  g_mutex_unlock (&self->lock);

  /* It holds a reference to the store. */
  if (source != NULL)
    g_source_destroy (source);

  g_clear_pointer (&self->writer, vnt_writer_free);
  if (self->sending_lock >= 0)
    close (self->sending_lock);
  self->sending_lock = -1;
}

/**
 * vnt_store_get_rows_read:
 * @self: a #VntStore
 *
 * Returns: how many ticket rows vnt_store_read_tickets() gave so far
 */
guint
vnt_store_get_rows_read (VntStore *self)
{
  return (guint) g_atomic_int_get (&self->rows_read);
}

/**
 * vnt_store_take_sending_lock:
 * @self: a #VntStore
 * @error: place for a %VNT_ERROR_STORAGE
 *
 * Makes this process the one that sends, if no other is. The lock ends with the store or the process, however it ends.
 *
 * Returns: %TRUE if this process has it; %FALSE without an error when another has
 */
gboolean
vnt_store_take_sending_lock (VntStore *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->work_dir, "sending.lock", NULL);
  int fd;

  if (self->sending_lock >= 0)
    return TRUE;

  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    {
      self->sending_lock = fd;
      return TRUE;
    }

  if (fd < 0 || errno != EWOULDBLOCK)
    g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE, _ ("“%s” could not be used: %s."), path,
                 g_strerror (errno));
  if (fd >= 0)
    close (fd);

  return FALSE;
}
