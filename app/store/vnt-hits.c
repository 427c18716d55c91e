/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-hits.h"

#define FIRST_BITS 10

typedef struct
{
  gint64 id;
  guint words; /* how many words found it; 0 in a place that is free */
} Hit;

/* Open addressing, for it is asked once for each ticket of the cache: a sorted list or a GHashTable takes several times as long. */
struct _VntHits
{
  Hit *places;
  guint bits; /* there are 2^bits places */
  guint used;
  guint words; /* that have ended */
  guint found; /* by every word that has ended */
  guint finding; /* by the present one too */
};

/* Numbers that follow each other lie side by side, as they are asked for: scattering them costs more than it saves. */
static Hit *
find_place (Hit *places, guint bits, gint64 id)
{
  guint mask = (1u << bits) - 1;
  guint place = (guint) ((guint64) id + ((guint64) id >> bits) * 31) & mask;

  while (places[place].words != 0 && places[place].id != id)
    place = (place + 1) & mask;

  return &places[place];
}

/**
 * vnt_hits_new:
 *
 * Returns: (transfer full): nothing found yet, the first word begun
 */
VntHits *
vnt_hits_new (void)
{
  VntHits *self = g_new0 (VntHits, 1);

  self->bits = FIRST_BITS;
  self->places = g_new0 (Hit, 1u << self->bits);

  return self;
}

/**
 * vnt_hits_free:
 * @self: (transfer full): hits
 */
void
vnt_hits_free (VntHits *self)
{
  g_free (self->places);
  g_free (self);
}

static void
grow (VntHits *self)
{
  guint bits = self->bits + 2;
  Hit *places = g_new0 (Hit, 1u << bits);

  for (guint i = 0; i < 1u << self->bits; i++)
    if (self->places[i].words != 0)
      *find_place (places, bits, self->places[i].id) = self->places[i];
  g_free (self->places);
  self->places = places;
  self->bits = bits;
}

/**
 * vnt_hits_add:
 * @self: hits
 * @id: a ticket that the present word found; again does not matter
 */
void
vnt_hits_add (VntHits *self, gint64 id)
{
  Hit *hit = find_place (self->places, self->bits, id);

  /* What an earlier word did not find can no longer be found by all. */
  if (self->words > 0 ? hit->words != self->words : hit->words != 0)
    return;

  hit->id = id;
  hit->words = self->words + 1;
  self->finding++;
  if (self->words == 0 && ++self->used > 1u << (self->bits - 1))
    grow (self);
}

/**
 * vnt_hits_end_word:
 * @self: hits
 *
 * From here on, the next word.
 */
void
vnt_hits_end_word (VntHits *self)
{
  self->words++;
  self->found = self->finding;
  self->finding = 0;
}

/**
 * vnt_hits_contains:
 * @self: hits
 * @id: a ticket
 *
 * Returns: whether every word that has ended found it
 */
gboolean
vnt_hits_contains (const VntHits *self, gint64 id)
{
  return self->words > 0 && find_place (self->places, self->bits, id)->words == self->words;
}

/**
 * vnt_hits_count:
 * @self: hits
 *
 * Returns: how many tickets every word that has ended found
 */
guint
vnt_hits_count (const VntHits *self)
{
  return self->found;
}

/**
 * vnt_hits_list:
 * @self: hits
 *
 * Returns: (transfer full) (element-type gint64): them, in no order
 */
GArray *
vnt_hits_list (const VntHits *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->found);

  for (guint i = 0; i < 1u << self->bits; i++)
    if (self->words > 0 && self->places[i].words == self->words)
      g_array_append_val (ids, self->places[i].id);

  return ids;
}
