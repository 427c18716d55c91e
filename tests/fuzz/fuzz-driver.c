/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-driver.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

/* Runs a fuzz target without a fuzzer: every file of a folder as it is, then a number of them with mistakes in them,
 * always the same ones. Usage: PROGRAM FOLDER NUMBER */

#define SEED 20261121
#define MAX_LENGTH (64 * 1024)

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

static GPtrArray *
read_corpus (const char *folder)
{
  GPtrArray *corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));

  /* A folder has no order of its own, and the mistakes shall be the same everywhere. */
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      char *data;
      gsize length;

      g_file_get_contents (g_ptr_array_index (names, i), &data, &length, &error);
      g_assert_no_error (error);
      g_ptr_array_add (corpus, g_bytes_new_take (data, length));
    }
  g_assert_cmpuint (corpus->len, >, 0);

  return corpus;
}

/* One mistake: a byte changed, a part left out, said again, or taken from another file. */
static void
damage (GByteArray *data, GRand *rand, GPtrArray *corpus)
{
  static const char marks[] = "<>\"'&;/=\\{}[],:-> \n\0\x80\xff\xe2\xc3";
  guint at = data->len > 0 ? g_rand_int_range (rand, 0, data->len) : 0;
  guint length = data->len > at ? 1 + g_rand_int_range (rand, 0, MIN (data->len - at, 200)) : 0;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      if (data->len > 0)
        data->data[at] ^= 1 << g_rand_int_range (rand, 0, 8);
      break;

    case 1:
      if (data->len > 0)
        data->data[at] = marks[g_rand_int_range (rand, 0, sizeof marks - 1)];
      break;

    case 2:
      if (length > 0)
        g_byte_array_remove_range (data, at, length);
      break;

    case 3:
      g_byte_array_set_size (data, at);
      break;

    case 4:
      for (int times = g_rand_int_range (rand, 1, 40); times > 0 && length > 0; times--)
        {
          g_autofree guint8 *part = g_memdup2 (data->data + at, length);

          g_byte_array_append (data, part, length);
        }
      break;

    default:
      {
        GBytes *other = g_ptr_array_index (corpus, g_rand_int_range (rand, 0, corpus->len));

        g_byte_array_append (data, g_bytes_get_data (other, NULL), g_bytes_get_size (other));
      }
      break;
    }

  if (data->len > MAX_LENGTH)
    g_byte_array_set_size (data, MAX_LENGTH);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) corpus = NULL;
  int number;

  if (argc != 3)
    {
      g_printerr ("Usage: %s FOLDER NUMBER\n", argv[0]);
      return 2;
    }

  corpus = read_corpus (argv[1]);
  number = atoi (argv[2]);
  for (guint i = 0; i < corpus->len; i++)
    {
      GBytes *bytes = g_ptr_array_index (corpus, i);

      LLVMFuzzerTestOneInput (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }

  for (int i = 0; i < number; i++)
    {
      GBytes *bytes = g_ptr_array_index (corpus, g_rand_int_range (rand, 0, corpus->len));
      g_autoptr (GByteArray) data = g_byte_array_new ();

      g_byte_array_append (data, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      for (int mistakes = g_rand_int_range (rand, 1, 9); mistakes > 0; mistakes--)
        damage (data, rand, corpus);
      LLVMFuzzerTestOneInput (data->data, data->len);
    }

  g_print ("%u files, %d with mistakes\n", corpus->len, number);

  return 0;
}
