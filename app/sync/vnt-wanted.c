/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-wanted.h"

#include "vnt-error.h"
#include "vnt-fetch-machines.h"

/* A ticket that is in the list and yet said not to be there is asked for once more. */
#define LOOKS 2

struct _VntWanted
{
  const VntFetch *fetch;
  VntLane *lane;
  GMutex lock;
  gint64 missed; /* under lock: looked at while the server could not be asked, 0 for none */
};

typedef struct
{
  VntWanted *self;
  gint64 ticket;
} Want;

static void
wanted_miss (VntWanted *self, gint64 ticket)
{
  g_mutex_lock (&self->lock);
  self->missed = ticket;
  g_mutex_unlock (&self->lock);
}

/* Brings a ticket, or removes the copy of one that is there no longer. */
static gboolean
wanted_bring (VntWanted *self, gint64 ticket, GCancellable *cancellable, GError **error)
{
  for (guint look = 1; look <= LOOKS; look++)
    {
      g_autoptr (GError) local_error = NULL;
      gboolean gone = FALSE;

      if (vnt_fetch_subject (self->fetch, ticket, NULL, cancellable, &local_error))
        return TRUE;
      if (look == LOOKS || !g_error_matches (local_error, VNT_ERROR, VNT_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (!vnt_fetch_confirm_gone (self->fetch, ticket, &gone, cancellable, error))
        return FALSE;
      if (gone)
        return TRUE;
    }

  return FALSE;
}

/* On the lane. */
static void
wanted_fetch (gpointer data, GCancellable *cancellable)
{
  Want *want = data;
  VntWanted *self = want->self;
  g_autoptr (GError) error = NULL;

  if (g_cancellable_is_cancelled (cancellable))
    return;
  if (vnt_health_get_wait (self->fetch->health) != 0)
    {
      wanted_miss (self, want->ticket);
      return;
    }

  if (wanted_bring (self, want->ticket, cancellable, &error))
    return;

  if (vnt_error_is_passing (error))
    wanted_miss (self, want->ticket);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Ticket %" G_GINT64_FORMAT " could not be fetched: %s", want->ticket,
               error->message);
}

/* @lane: which asks the server; it ends before this does */
VntWanted *
vnt_wanted_new (const VntFetch *fetch, VntLane *lane)
{
  VntWanted *self = g_new0 (VntWanted, 1);

  self->fetch = fetch;
  self->lane = lane;
  g_mutex_init (&self->lock);

  return self;
}

void
vnt_wanted_free (VntWanted *self)
{
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Brings a ticket before those asked for earlier; when the server cannot be asked, vnt_wanted_try_again() does. */
void
vnt_wanted_add (VntWanted *self, gint64 ticket)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, ticket);
  Want *want = g_new0 (Want, 1);

  want->self = self;
  want->ticket = ticket;
  vnt_lane_add (self->lane, key, wanted_fetch, want, g_free);
}

/* The server answers again: the last one that was missed. */
void
vnt_wanted_try_again (VntWanted *self)
{
  gint64 ticket;

  g_mutex_lock (&self->lock);
  ticket = self->missed;
  self->missed = 0;
  g_mutex_unlock (&self->lock);

  if (ticket != 0)
    vnt_wanted_add (self, ticket);
}
