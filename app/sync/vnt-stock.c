/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-stock.h"

#include <stdatomic.h>

#include "vnt-attachments.h"
#include "vnt-clock.h"
#include "vnt-error.h"
#include "vnt-store-flow.h"

#define DAY (24 * 3600)
/* A file that came with an older message is not brought unasked. */
#define NEW_ENOUGH (60 * DAY)
/* What was put on disk later than this may be about to be used. */
#define SETTLED (2 * DAY)
#define FILES_AT_ONCE 20
#define TELLING_AT_ONCE 20
#define MEASURE_EVERY (60 * G_USEC_PER_SEC)
#define TELLING_EVERY (600 * G_USEC_PER_SEC)
#define PICTURES_EVERY (600 * G_USEC_PER_SEC)
#define FAILED_WAIT (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define PASSING_WAIT (300 * G_USEC_PER_SEC)

struct _VntStock
{
  const VntFetch *fetch;
  char *dir; /* of copies of files, NULL for nowhere */
  atomic_int_fast64_t largest; /* bytes of a file that is brought unasked, 0 for none */
  atomic_int_fast64_t room; /* bytes, 0 for no limit */
  atomic_bool metered;
  atomic_bool look_kept; /* something may have to be brought of tickets that are taken along */
  atomic_bool look_files; /* of others */
  atomic_bool measure;

  GMutex lock;
  GHashTable *spared; /* under lock: tickets looked at since the start */
  GArray *next; /* under lock: tickets the agent is likely to look at next */

  /* back lane only */
  GHashTable *failed; /* attachment or, negative, ticket → monotonic time of the next try */
  gint64 next_measure;
  gint64 next_telling;
  gint64 next_pictures;
  gboolean full;
  gboolean making;
  gint64 from;
  gboolean swept;
};

VntStock *
vnt_stock_new (const VntFetch *fetch)
{
  VntStock *self = g_new0 (VntStock, 1);

  self->fetch = fetch;
  atomic_store (&self->look_kept, TRUE);
  atomic_store (&self->look_files, TRUE);
  g_mutex_init (&self->lock);
  self->spared = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->next = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->failed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return self;
}

void
vnt_stock_free (VntStock *self)
{
  g_hash_table_unref (self->spared);
  g_array_unref (self->next);
  g_hash_table_unref (self->failed);
  g_mutex_clear (&self->lock);
  g_free (self->dir);
  g_free (self);
}

/* Where copies of files are put. */
void
vnt_stock_set_dir (VntStock *self, const char *dir)
{
  g_free (self->dir);
  self->dir = g_strdup (dir);
}

const char *
vnt_stock_get_dir (VntStock *self)
{
  return self->dir;
}

/**
 * vnt_stock_set_limits:
 * @largest_file: bytes; larger files come only when they are asked for; 0 for all
 * @room: bytes the copy of the server may take, files included; 0 for no limit
 */
void
vnt_stock_set_limits (VntStock *self, gint64 largest_file, gint64 room)
{
  atomic_store (&self->largest, MAX (largest_file, 0));
  atomic_store (&self->room, MAX (room, 0));
  atomic_store (&self->measure, TRUE);
  vnt_stock_look (self);
}

/* While every byte costs, only what was asked for is brought. */
void
vnt_stock_set_metered (VntStock *self, gboolean metered)
{
  atomic_store (&self->metered, metered);
  vnt_stock_look (self);
}

/* The agent looks at @ticket: nothing of it goes before the program ends. */
void
vnt_stock_spare (VntStock *self, gint64 ticket)
{
  g_mutex_lock (&self->lock);
  g_hash_table_add (self->spared, g_memdup2 (&ticket, sizeof ticket));
  g_mutex_unlock (&self->lock);
}

/* What the agent is likely to look at next, instead of what they were before. */
void
vnt_stock_set_next (VntStock *self, const gint64 *tickets, guint n_tickets)
{
  g_mutex_lock (&self->lock);
  g_array_set_size (self->next, 0);
  g_array_append_vals (self->next, tickets, n_tickets);
  g_mutex_unlock (&self->lock);
}

/* Something new may have to be brought. */
void
vnt_stock_look (VntStock *self)
{
  atomic_store (&self->look_kept, TRUE);
  atomic_store (&self->look_files, TRUE);
}

/* -- trying again later -- */

static void
stock_note_tried (VntStock *self, gint64 what, gint64 wait)
{
  gint64 again = g_get_monotonic_time () + wait;

  g_hash_table_replace (self->failed, g_memdup2 (&what, sizeof what),
                        g_memdup2 (&again, sizeof again));
}

static void
stock_note_failed (VntStock *self, gint64 what, const GError *error)
{
  stock_note_tried (self, what, vnt_error_is_passing (error) ? PASSING_WAIT : FAILED_WAIT);
}

static gboolean
stock_may_try (VntStock *self, gint64 what)
{
  const gint64 *again = g_hash_table_lookup (self->failed, &what);

  if (again == NULL)
    return TRUE;
  if (*again > g_get_monotonic_time ())
    return FALSE;

  g_hash_table_remove (self->failed, &what);
  return TRUE;
}

/* -- bringing -- */

/* Returns whether one was tried. */
static gboolean
stock_bring_one (VntStock *self, GPtrArray *files, GCancellable *cancellable)
{
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      VntAttachment *attachment = g_ptr_array_index (files, i);
      g_autoptr (GError) error = NULL;
      g_autofree char *path = NULL;

      if (!stock_may_try (self, attachment->id))
        continue;

      path = vnt_attachments_bring (self->fetch, self->dir, attachment, cancellable, &error);
      if (path == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_message ("File %" G_GINT64_FORMAT " could not be fetched: %s", attachment->id,
                     error->message);
          stock_note_failed (self, attachment->id, error);
        }
      return TRUE;
    }

  return FALSE;
}

static gboolean
stock_bring_conversation (VntStock *self, GCancellable *cancellable)
{
  g_autoptr (GArray) tickets = vnt_store_list_kept (self->fetch->store, TRUE, NULL);

  for (guint i = 0; tickets != NULL && i < tickets->len; i++)
    {
      gint64 ticket = g_array_index (tickets, gint64, i);
      g_autoptr (GError) error = NULL;

      if (ticket <= 0 || !stock_may_try (self, -ticket))
        continue;

      if (vnt_fetch_conversation (self->fetch, ticket, NULL, cancellable, &error))
        vnt_store_note_whole (self->fetch->store, ticket, NULL);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        stock_note_failed (self, -ticket, error);
      return TRUE;
    }

  return FALSE;
}

/* The next one that never was here whole, 0 for none. */
static gint64
stock_take_next (VntStock *self)
{
  gint64 ticket = 0;

  g_mutex_lock (&self->lock);
  while (ticket == 0 && self->next->len > 0)
    {
      gint64 first = g_array_index (self->next, gint64, 0);

      g_array_remove_index (self->next, 0);
      if (first > 0 && stock_may_try (self, -first) &&
          !vnt_store_ticket_was_brought (self->fetch->store, first))
        ticket = first;
    }
  g_mutex_unlock (&self->lock);

  return ticket;
}

/* Returns whether one was tried. */
static gboolean
stock_bring_next (VntStock *self, GCancellable *cancellable)
{
  gint64 ticket = self->full || atomic_load (&self->metered) ? 0 : stock_take_next (self);
  g_autoptr (GError) error = NULL;

  if (ticket == 0)
    return FALSE;
  if (!vnt_fetch_conversation (self->fetch, ticket, NULL, cancellable, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    stock_note_failed (self, -ticket, error);

  return TRUE;
}

static gboolean
stock_bring_kept (VntStock *self, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) files = NULL;

  if (stock_bring_conversation (self, cancellable))
    return TRUE;
  if (self->dir == NULL)
    return FALSE;

  files = vnt_store_list_files_of_kept (self->fetch->store,
                                        FILES_AT_ONCE + g_hash_table_size (self->failed), NULL);
  return stock_bring_one (self, files, cancellable);
}

/* What a ticket may become is known offline when one of its queue and status was fetched whole. Returns whether one was tried. */
static gboolean
stock_bring_telling (VntStock *self, GCancellable *cancellable)
{
  g_autoptr (GArray) tickets = NULL;

  if (self->full || atomic_load (&self->metered) || self->next_telling > g_get_monotonic_time ())
    return FALSE;

  tickets = vnt_store_list_telling (self->fetch->store,
                                    TELLING_AT_ONCE + g_hash_table_size (self->failed), NULL);
  for (guint i = 0; tickets != NULL && i < tickets->len; i++)
    {
      gint64 ticket = g_array_index (tickets, gint64, i);
      g_autoptr (GError) error = NULL;

      if (!stock_may_try (self, -ticket))
        continue;

      /* Also when it went well: the server may have said nothing about it. */
      stock_note_tried (self, -ticket, FAILED_WAIT);
      if (!vnt_fetch_conversation (self->fetch, ticket, NULL, cancellable, &error) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        stock_note_failed (self, -ticket, error);
      return TRUE;
    }

  self->next_telling = g_get_monotonic_time () + TELLING_EVERY;
  return FALSE;
}

static gboolean
stock_bring_wanted (VntStock *self, GCancellable *cancellable)
{
  gint64 largest = atomic_load (&self->largest);
  g_autoptr (GPtrArray) files = NULL;

  if (self->dir == NULL || largest == 0 || self->full || atomic_load (&self->metered))
    return FALSE;

  files = vnt_store_list_files_wanted (self->fetch->store, largest, vnt_clock_now () - NEW_ENOUGH,
                                       FILES_AT_ONCE + g_hash_table_size (self->failed), NULL);
  return stock_bring_one (self, files, cancellable);
}

/* Pictures of articles. How large one is, is known when it is here: a fetch gives up at about twice what was expected. */
static gboolean
stock_bring_picture (VntStock *self, GCancellable *cancellable)
{
  gint64 largest = atomic_load (&self->largest);
  g_autoptr (GPtrArray) pictures = NULL;

  if (self->dir == NULL || largest == 0 || self->full || atomic_load (&self->metered) ||
      self->next_pictures > g_get_monotonic_time ())
    return FALSE;

  pictures =
    vnt_store_list_pictures_wanted (self->fetch->store, largest / 2,
                                    FILES_AT_ONCE + g_hash_table_size (self->failed), NULL);
  if (stock_bring_one (self, pictures, cancellable))
    return TRUE;

  self->next_pictures = g_get_monotonic_time () + PICTURES_EVERY;
  return FALSE;
}

/* -- letting go -- */

/* Begins above the limit and goes on until a tenth of it is free, so that it does not begin again at once. */
static void
stock_measure (VntStock *self)
{
  gint64 room = atomic_load (&self->room);
  gint64 enough = room - room / 10;
  gint64 bytes = room > 0 ? vnt_store_measure (self->fetch->store, NULL) : 0;

  self->next_measure = g_get_monotonic_time () + MEASURE_EVERY;
  self->full = room > 0 && bytes >= enough;
  if (room > 0 && bytes > room && !self->making)
    {
      self->making = TRUE;
      self->from = 0;
    }
  else if (!self->full)
    self->making = FALSE;
}

static gboolean
stock_make_room (VntStock *self)
{
  g_autoptr (GHashTable) spared = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  gboolean made = FALSE;
  GHashTableIter iter;
  gpointer key;

  g_mutex_lock (&self->lock);
  g_hash_table_iter_init (&iter, self->spared);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (spared, g_memdup2 (key, sizeof (gint64)));
  g_mutex_unlock (&self->lock);

  if (!vnt_store_make_room (self->fetch->store, spared, &self->from, &made, &error))
    g_message ("No room could be made: %s", error->message);
  self->making = made;
  if (made)
    stock_measure (self);

  return made;
}

static void
stock_sweep (VntStock *self)
{
  g_autoptr (GError) error = NULL;

  self->swept = TRUE;
  if (!vnt_store_sweep_files (self->fetch->store, self->dir, vnt_clock_now () - SETTLED, &error))
    g_message ("Files that nothing needs could not be looked for: %s", error->message);
}

static gboolean
stock_shrink (VntStock *self)
{
  g_autoptr (GError) error = NULL;
  gboolean more = FALSE;

  if (!vnt_store_shrink (self->fetch->store, &more, &error))
    g_message ("The cache could not be made smaller: %s", error->message);
  return more;
}

/* Whether the past should not be fetched further now. */
gboolean
vnt_stock_is_full (VntStock *self)
{
  return self->full;
}

/**
 * vnt_stock_step_first:
 *
 * What cannot wait for the first fetch to end: room, and one piece of what is taken along.
 *
 * Returns: whether there may be more to do at once
 */
gboolean
vnt_stock_step_first (VntStock *self, GCancellable *cancellable)
{
  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;

  if (atomic_exchange (&self->measure, FALSE) || self->next_measure <= g_get_monotonic_time ())
    stock_measure (self);
  if (self->making && stock_make_room (self))
    return TRUE;

  if (vnt_health_get_wait (self->fetch->health) != 0 ||
      vnt_health_get_push_first (self->fetch->health))
    return FALSE;
  if (stock_bring_next (self, cancellable))
    return TRUE;
  if (!atomic_exchange (&self->look_kept, FALSE))
    return FALSE;
  if (!stock_bring_kept (self, cancellable))
    return FALSE;

  atomic_store (&self->look_kept, TRUE);
  return TRUE;
}

/**
 * vnt_stock_step_last:
 *
 * What is done when there is nothing else to do: one ticket that tells what others may become, or one file or picture of
 * an article that was not asked for, or a little of the disk given back.
 *
 * Returns: 0 for another step at once, -1 when woken
 */
gint64
vnt_stock_step_last (VntStock *self, GCancellable *cancellable)
{
  if (g_cancellable_is_cancelled (cancellable) || vnt_health_get_wait (self->fetch->health) != 0 ||
      vnt_health_get_push_first (self->fetch->health))
    return -1;

  if (!self->swept)
    stock_sweep (self);
  if (atomic_exchange (&self->look_files, FALSE) &&
      (stock_bring_telling (self, cancellable) || stock_bring_wanted (self, cancellable)))
    {
      atomic_store (&self->look_files, TRUE);
      return 0;
    }
  if (stock_bring_picture (self, cancellable))
    return 0;

  return stock_shrink (self) ? 0 : -1;
}
