/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-hits.h"

#define PAGE_BITS 10
#define PAGE_IDS (1 << PAGE_BITS)

/* How many words found each of so many tickets that follow each other. */
typedef struct
{
  gint64 key; /* their number without the last bits */
  guint words[PAGE_IDS];
} Page;

/* Pages, for hits come in the order of their numbers, and close together: each is a step in memory that is at hand. A table of hits
 * with a place for each costs more than the search itself. */
struct _VntHits
{
  GHashTable *pages;
  Page *last; /* that was looked at */
  guint words; /* that have ended */
  guint found; /* by every word that has ended */
  guint finding; /* by those and the present one */
};

/* An arithmetic shift: what was made on this computer has a negative number. */
static Page *
find_page (VntHits *self, gint64 id)
{
  gint64 key = id >> PAGE_BITS;
  Page *page = self->last;

  if (page != NULL && page->key == key)
    return page;

  page = g_hash_table_lookup (self->pages, &key);
  if (page != NULL)
    self->last = page;
  return page;
}

static Page *
add_page (VntHits *self, gint64 id)
{
  Page *page = g_new0 (Page, 1);

  page->key = id >> PAGE_BITS;
  g_hash_table_insert (self->pages, &page->key, page);
  self->last = page;
  return page;
}

static guint
place_in_page (gint64 id)
{
  return (guint) ((guint64) id & (PAGE_IDS - 1));
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

  self->pages = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  return self;
}

/**
 * vnt_hits_free:
 * @self: (transfer full): hits
 */
void
vnt_hits_free (VntHits *self)
{
  g_hash_table_unref (self->pages);
  g_free (self);
}

/**
 * vnt_hits_add:
 * @self: hits
 * @id: a ticket that the present word found; again does not matter
 */
void
vnt_hits_add (VntHits *self, gint64 id)
{
  Page *page = find_page (self, id);
  guint *words;

  /* What an earlier word did not find can no longer be found by all. */
  if (page == NULL && self->words > 0)
    return;
  if (page == NULL)
    page = add_page (self, id);

  words = &page->words[place_in_page (id)];
  if (*words != self->words)
    return;
  *words = self->words + 1;
  self->finding++;
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
vnt_hits_contains (VntHits *self, gint64 id)
{
  const Page *page = self->words > 0 ? find_page (self, id) : NULL;

  return page != NULL && page->words[place_in_page (id)] == self->words;
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
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pages);
  while (self->words > 0 && g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Page *page = value;

      for (guint i = 0; i < PAGE_IDS; i++)
        if (page->words[i] == self->words)
          {
            gint64 id = page->key * PAGE_IDS + i;

            g_array_append_val (ids, id);
          }
    }

  return ids;
}
