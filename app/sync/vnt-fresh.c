/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-fresh.h"

/* No request takes longer; what was saved before that is in nobody's way. */
#define LONGEST_REQUEST (600 * G_USEC_PER_SEC)
#define MANY 1000
/* On disk it is enough to know that to a few minutes. */
#define TELL_AFTER (300 * G_USEC_PER_SEC)

struct _VntFresh
{
  GMutex lock;
  GHashTable *saved; /* ticket → monotonic time */
  gint64 polled; /* monotonic */
  gint64 told; /* monotonic: when somebody was last told that this is so */
};

VntFresh *
vnt_fresh_new (void)
{
  VntFresh *self = g_new0 (VntFresh, 1);

  g_mutex_init (&self->lock);
  self->saved = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return self;
}

void
vnt_fresh_free (VntFresh *self)
{
  g_hash_table_unref (self->saved);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Held from looking until what was looked up for is saved; never while the server is asked. */
void
vnt_fresh_lock (VntFresh *self)
{
  g_mutex_lock (&self->lock);
}

void
vnt_fresh_unlock (VntFresh *self)
{
  g_mutex_unlock (&self->lock);
}

static gboolean
is_long_ago (gpointer ticket, gpointer saved, gpointer now)
{
  return *(gint64 *) now - *(gint64 *) saved > LONGEST_REQUEST;
}

/* It was saved now. With the lock held. */
void
vnt_fresh_note (VntFresh *self, gint64 ticket)
{
  gint64 now = g_get_monotonic_time ();

  if (g_hash_table_size (self->saved) > MANY)
    g_hash_table_foreach_remove (self->saved, is_long_ago, &now);
  g_hash_table_replace (self->saved, g_memdup2 (&ticket, sizeof ticket),
                        g_memdup2 (&now, sizeof now));
}

/**
 * vnt_fresh_is_newer:
 * @asked: monotonic time before the server was asked
 *
 * With the lock held.
 *
 * Returns: what is in the store may be newer than the answer
 */
gboolean
vnt_fresh_is_newer (VntFresh *self, gint64 ticket, gint64 asked)
{
  const gint64 *saved = g_hash_table_lookup (self->saved, &ticket);

  return saved != NULL && *saved >= asked;
}

/**
 * vnt_fresh_note_poll:
 * @asked: monotonic time before the server was asked for what is new
 *
 * All of it is in the store now. Without the lock held.
 *
 * Returns: whether it is time to write that down
 */
gboolean
vnt_fresh_note_poll (VntFresh *self, gint64 asked)
{
  gboolean tell;

  g_mutex_lock (&self->lock);
  self->polled = asked;
  tell = self->told == 0 || asked - self->told > TELL_AFTER;
  if (tell)
    self->told = asked;
  g_mutex_unlock (&self->lock);

  return tell;
}

/**
 * vnt_fresh_was_polled:
 * @since: monotonic time
 *
 * Without the lock held.
 *
 * Returns: everything that happened before @since is in the store
 */
gboolean
vnt_fresh_was_polled (VntFresh *self, gint64 since)
{
  gboolean polled;

  g_mutex_lock (&self->lock);
  polled = self->polled != 0 && self->polled >= since;
  g_mutex_unlock (&self->lock);

  return polled;
}
