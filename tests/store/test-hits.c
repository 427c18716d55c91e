/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tickets every word found, against sets that say the same slowly. */
#include "vnt-hits.h"

#define WORDS 3
#define HITS 3000

static gint64
random_id (void)
{
  /* Close together, far apart, and made on this computer. */
  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      return g_test_rand_int_range (1, 4000);
    case 1:
      return (gint64) g_test_rand_int_range (1, 50) << 33;
    default:
      return -g_test_rand_int_range (1, 2000);
    }
}

static GHashTable *
set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static GHashTable *
add_word (VntHits *hits)
{
  GHashTable *set = set_new ();

  for (guint i = 0; i < HITS; i++)
    {
      gint64 id = random_id ();

      vnt_hits_add (hits, id);
      g_hash_table_add (set, g_memdup2 (&id, sizeof id));
    }
  vnt_hits_end_word (hits);
  return set;
}

static gboolean
is_in_all (GHashTable *sets[], gint64 id)
{
  for (guint i = 0; i < WORDS; i++)
    if (!g_hash_table_contains (sets[i], &id))
      return FALSE;
  return TRUE;
}

static void
test_every_word (void)
{
  g_autoptr (VntHits) hits = vnt_hits_new ();
  g_autoptr (GArray) list = NULL;
  GHashTable *sets[WORDS];
  GHashTableIter iter;
  gpointer key;
  guint expected = 0;

  for (guint i = 0; i < WORDS; i++)
    sets[i] = add_word (hits);

  g_hash_table_iter_init (&iter, sets[0]);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 id = *(const gint64 *) key;

      expected += is_in_all (sets, id);
      g_assert_cmpint (vnt_hits_contains (hits, id), ==, is_in_all (sets, id));
    }
  g_assert_cmpuint (expected, >, 0);
  g_assert_cmpuint (vnt_hits_count (hits), ==, expected);

  list = vnt_hits_list (hits);
  g_assert_cmpuint (list->len, ==, expected);
  for (guint i = 0; i < list->len; i++)
    g_assert_true (is_in_all (sets, g_array_index (list, gint64, i)));
  g_assert_false (vnt_hits_contains (hits, G_GINT64_CONSTANT (1) << 50));
  for (guint i = 0; i < WORDS; i++)
    g_hash_table_unref (sets[i]);
}

static void
test_nothing (void)
{
  g_autoptr (VntHits) hits = vnt_hits_new ();
  g_autoptr (GArray) list = vnt_hits_list (hits);

  g_assert_cmpuint (list->len, ==, 0);
  g_assert_false (vnt_hits_contains (hits, 1));
  vnt_hits_add (hits, 1);
  vnt_hits_end_word (hits);
  vnt_hits_end_word (hits);
  g_assert_cmpuint (vnt_hits_count (hits), ==, 0);
  g_assert_false (vnt_hits_contains (hits, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/hits/every-word", test_every_word);
  g_test_add_func ("/store/hits/nothing", test_nothing);

  return g_test_run ();
}
