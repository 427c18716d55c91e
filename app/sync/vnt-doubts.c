/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-doubts.h"

#include "vnt-clock.h"

/* A connection that broke does not stop the server, which may be waiting itself: that it has nothing is believed when it
 * says so twice, this many seconds apart. */
#define BELIEVE_AFTER 10
/* Or as many as it was at it already when the connection broke, up to these: a gateway gives up long before the server. */
#define LONGEST 120

typedef struct
{
  gint64 lasted; /* seconds of the last try */
  gboolean denied; /* the server said that it does not have it */
  gint64 since; /* elapsed seconds when it said so first */
} Doubt;

struct _VntDoubts
{
  GHashTable *all; /* uuid → Doubt */
};

VntDoubts *
vnt_doubts_new (void)
{
  VntDoubts *self = g_new0 (VntDoubts, 1);

  self->all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
vnt_doubts_free (VntDoubts *self)
{
  g_hash_table_unref (self->all);
  g_free (self);
}

static Doubt *
doubts_get (VntDoubts *self, const char *uuid)
{
  Doubt *doubt = g_hash_table_lookup (self->all, uuid);

  if (doubt == NULL)
    {
      doubt = g_new0 (Doubt, 1);
      g_hash_table_insert (self->all, g_strdup (uuid), doubt);
    }

  return doubt;
}

/**
 * vnt_doubts_note_try:
 * @lasted: seconds until the connection broke
 *
 * It was sent, and nobody knows what became of it.
 */
void
vnt_doubts_note_try (VntDoubts *self, const char *uuid, gint64 lasted)
{
  doubts_get (self, uuid)->lasted = lasted;
}

/**
 * vnt_doubts_was_denied:
 *
 * Returns: whether the server said once since the last try that it does not have it
 */
gboolean
vnt_doubts_was_denied (VntDoubts *self, const char *uuid)
{
  const Doubt *doubt = g_hash_table_lookup (self->all, uuid);

  return doubt != NULL && doubt->denied;
}

/**
 * vnt_doubts_deny:
 * @wait: (out): seconds until it is asked once more
 *
 * The server says that it does not have it.
 *
 * Returns: whether that is believed
 */
gboolean
vnt_doubts_deny (VntDoubts *self, const char *uuid, gint64 *wait)
{
  Doubt *doubt = doubts_get (self, uuid);
  gint64 now = vnt_clock_elapsed ();

  *wait = CLAMP (doubt->lasted, BELIEVE_AFTER, LONGEST);
  if (doubt->denied)
    return now >= doubt->since + *wait;

  doubt->denied = TRUE;
  doubt->since = now;
  return FALSE;
}

/* What became of it is known, or it is sent again. */
void
vnt_doubts_forget (VntDoubts *self, const char *uuid)
{
  g_hash_table_remove (self->all, uuid);
}
