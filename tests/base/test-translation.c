/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in another language than the program speaks. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "vnt-translation.h"

typedef struct
{
  const char *text;
  gsize length;
} Text;

/* Three messages as msgfmt lays them out: header, two tables, the texts. */
static GByteArray *
make_words (void)
{
  static const char plural[] = "%u ticket\0%u tickets";
  static const char plurals[] = "%u aviso\0%u avisos";
  const Text texts[] = { { "", 0 },       { plural, sizeof plural - 1 },   { "Created", 7 },
                         { "Header", 6 }, { plurals, sizeof plurals - 1 }, { "Creados", 7 } };
  const guint32 header[] = { 0x950412de, 0, 3, 28, 28 + 24, 0, 28 + 48 };
  GByteArray *file = g_byte_array_new ();
  guint32 at = 28 + 48;

  g_byte_array_append (file, (const guint8 *) header, sizeof header);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint32 entry[] = { (guint32) texts[i].length, at };

      g_byte_array_append (file, (const guint8 *) entry, sizeof entry);
      at += (guint32) texts[i].length + 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_byte_array_append (file, (const guint8 *) texts[i].text, (guint) texts[i].length + 1);

  return file;
}

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *messages = NULL;

  fixture->folder = g_dir_make_tmp ("vnt-words-XXXXXX", NULL);
  messages = g_build_filename (fixture->folder, "xx", "LC_MESSAGES", NULL);
  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  fixture->path = g_build_filename (messages, "test.mo", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *messages = g_path_get_dirname (fixture->path);
  g_autofree char *language = g_path_get_dirname (messages);

  g_remove (fixture->path);
  g_rmdir (messages);
  g_rmdir (language);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_file (Fixture *fixture, GByteArray *file, gsize length)
{
  g_assert_true (
    g_file_set_contents (fixture->path, (const char *) file->data, (gssize) length, NULL));
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) file = make_words ();
  g_autoptr (VntTranslation) words = NULL;

  write_file (fixture, file, file->len);
  words = vnt_translation_open (fixture->folder, "test", "xx");
  g_assert_nonnull (words);
  g_assert_cmpstr (vnt_translation_say ("Created"), ==, "Created");
  vnt_translation_begin (words);
  g_assert_cmpstr (vnt_translation_say ("Created"), ==, "Creados");
  g_assert_cmpstr (vnt_translation_say ("Unheard of"), ==, "Unheard of");
  g_assert_cmpstr (vnt_translation_say (""), ==, "");
  g_assert_cmpstr (vnt_translation_say_number ("%u ticket", "%u tickets", 1), ==, "%u aviso");
  g_assert_cmpstr (vnt_translation_say_number ("%u ticket", "%u tickets", 0), ==, "%u avisos");
  g_assert_cmpstr (vnt_translation_say_number ("%u day", "%u days", 2), ==, "%u days");
  vnt_translation_end ();
  g_assert_cmpstr (vnt_translation_say ("Created"), ==, "Created");
}

/* The language of the source needs no file; one that is not there is none. */
static void
test_source (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTranslation) words = vnt_translation_open (NULL, "test", "en");

  g_assert_nonnull (words);
  vnt_translation_begin (words);
  g_assert_cmpstr (vnt_translation_say ("Created"), ==, "Created");
  g_assert_cmpstr (vnt_translation_say_number ("%u day", "%u days", 1), ==, "%u day");
  vnt_translation_end ();
  g_assert_null (vnt_translation_open (fixture->folder, "test", "xx"));
  g_assert_null (vnt_translation_open (fixture->folder, "test", "../xx"));
}

/* Cut off anywhere, it is no translation, and nothing is read beyond its end. */
static void
test_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) file = make_words ();

  for (gsize length = 0; length < file->len; length++)
    {
      write_file (fixture, file, length);
      g_assert_null (vnt_translation_open (fixture->folder, "test", "xx"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/translation/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("words", test_words);
  ADD ("source", test_source);
  ADD ("cut", test_cut);
  return g_test_run ();
}
