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

/* More changed tickets than this are announced as "many". */
#define MAX_NAMED_TICKETS 500

enum
{
  TICKETS_CHANGED,
  CONVERSATION_CHANGED,
  OUTBOX_CHANGED,
  QUEUES_CHANGED,
  ACCOUNT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

struct _VntStore
{
  GObject parent_instance;

  char *cache_path;
  char *work_dir;
  char *work_path;
  VntWriter *writer;
  int sending_lock; /* file descriptor, -1 while not held */
  gint rows_read; /* atomic */

  GMutex lock; /* for everything below */
  GCond quiet;
  guint calls; /* under way */
  gboolean closed;
  GPtrArray *readers; /* not in use */
  char *login;
  gint64 account_created;

  GMainContext *context;
  GSource *source; /* under way to tell the news */
  GHashTable *changed_tickets;
  GHashTable *changed_conversations;
  VntNews news;

  GHashTable *stale; /* writer's thread only: tickets whose shown row could not be written */
};

G_DEFINE_FINAL_TYPE (VntStore, vnt_store, G_TYPE_OBJECT)

static GHashTable *
new_id_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
add_id (GHashTable *set, gint64 id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

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

  signals[TICKETS_CHANGED] = g_signal_new ("tickets-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  signals[CONVERSATION_CHANGED] = g_signal_new ("conversation-changed", type, G_SIGNAL_RUN_LAST, 0,
                                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OUTBOX_CHANGED] =
    g_signal_new ("outbox-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[QUEUES_CHANGED] =
    g_signal_new ("queues-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACCOUNT_CHANGED] =
    g_signal_new ("account-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vnt_store_init (VntStore *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->quiet);
  self->sending_lock = -1;
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_reader_free);
  self->changed_tickets = new_id_set ();
  self->changed_conversations = new_id_set ();
  self->stale = new_id_set ();
}

/* -- calls and closing -- */

static gboolean
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

static void
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
      g_signal_emit (self, signals[TICKETS_CHANGED], 0, NULL);
      return;
    }

  g_hash_table_iter_init (&iter, tickets);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (ids, *(gint64 *) key);
  if (ids->len > 0)
    g_signal_emit (self, signals[TICKETS_CHANGED], 0, ids);
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
  self->changed_tickets = new_id_set ();
  conversations = g_steal_pointer (&self->changed_conversations);
  self->changed_conversations = new_id_set ();
  news = self->news;
  self->news = 0;
  g_clear_pointer (&self->source, g_source_unref);
  closed = self->closed;
  g_mutex_unlock (&self->lock);

  if (closed)
    return G_SOURCE_REMOVE;

  if ((news & VNT_NEWS_ACCOUNT) != 0)
    g_signal_emit (self, signals[ACCOUNT_CHANGED], 0);
  if ((news & VNT_NEWS_QUEUES) != 0)
    g_signal_emit (self, signals[QUEUES_CHANGED], 0);
  emit_tickets (self, tickets, news);
  g_hash_table_iter_init (&iter, conversations);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_signal_emit (self, signals[CONVERSATION_CHANGED], 0, *(gint64 *) key);
  if ((news & VNT_NEWS_OUTBOX) != 0)
    g_signal_emit (self, signals[OUTBOX_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
vnt_store_note_news (VntStore *self, VntCall *call)
{
  GHashTableIter iter;
  gpointer key;
  gboolean any = FALSE;

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < call->changed->len; i++, any = TRUE)
    add_id (self->changed_tickets, g_array_index (call->changed, gint64, i));
  g_hash_table_iter_init (&iter, call->conversations);
  for (; g_hash_table_iter_next (&iter, &key, NULL); any = TRUE)
    add_id (self->changed_conversations, *(gint64 *) key);
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

typedef struct
{
  VntCall *call;
  VntDbFunc func;
} Write;

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
static void
refresh_touched (VntCall *call)
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
    add_id (stale, g_array_index (call->touched, gint64, i));
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

static gboolean
write_cache (VntWriter *writer, gpointer data, GError **error)
{
  Write *write = data;
  VntCall *call = write->call;

  call->cache = vnt_writer_get_cache (writer);
  call->work = vnt_writer_get_work (writer);
  if (g_hash_table_size (call->store->stale) > 0)
    refresh_touched (call);

  if (vnt_db_transaction (call->cache, write->func, call, error))
    return TRUE;

  if (vnt_db_is_damaged (call->cache))
    vnt_files_note_damage (call->store->cache_path);
  return FALSE;
}

static gboolean
write_work (VntWriter *writer, gpointer data, GError **error)
{
  Write *write = data;
  VntCall *call = write->call;

  call->cache = vnt_writer_get_cache (writer);
  call->work = vnt_writer_get_work (writer);
  if (!vnt_db_transaction (call->work, write->func, call, error))
    return FALSE;

  refresh_touched (call);
  remove_files (call);
  return TRUE;
}

static gboolean
vnt_store_write (VntStore *self, VntWriterFunc how, VntDbFunc func, VntCall *call, GError **error)
{
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) conversations = new_id_set ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  Write write = { call, func };
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
  add_id (call->conversations, ticket);
}

void
vnt_call_note_files (VntCall *call, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (call->files, g_strdup (((VntFile *) g_ptr_array_index (files, i))->path));
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

/* What cache.db says about whose copy it is. */
static char *
account_key (const VntAccount *account)
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
  g_autofree char *key = account_key (call->value);
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
  VntCall *call = ((Write *) data)->call;

  call->cache = vnt_writer_get_cache (writer);
  call->work = vnt_writer_get_work (writer);
  if (!vnt_store_account_changed (call->store, call, error))
    return FALSE;

  refresh_touched (call);
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
