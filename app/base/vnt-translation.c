/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-translation.h"

#include <glib/gi18n.h>
#include <string.h>

/* The GNU format of compiled messages, "The Format of GNU MO Files" in gettext's manual: seven numbers, then two tables of
 * lengths and offsets, of the originals and of what they become. */
#define MAGIC 0x950412de
#define HEADER 28

struct _VntTranslation
{
  GMappedFile *file; /* NULL: the words as they are in the source */
  GHashTable *words; /* borrowed from the file: the original → what it becomes */
};

/* What this thread writes in; NULL: as the program speaks. */
static GPrivate current;

static guint32
read_number (const char *data, gsize at)
{
  guint32 number;

  memcpy (&number, data + at, sizeof number);
  return number;
}

/* Returns: (nullable): the text a table's entry points at, when all of it is in the file */
static const char *
read_text (const char *data, gsize size, gsize entry)
{
  gsize length = read_number (data, entry);
  gsize at = read_number (data, entry + 4);

  return at < size && length < size - at && data[at + length] == '\0' ? data + at : NULL;
}

/* Every language this program speaks has one word for one and another for the rest, as the source. */
static gboolean
has_forms (const char *data, gsize from, gsize to)
{
  const char *original = data + read_number (data, from + 4);
  const char *becomes = data + read_number (data, to + 4);

  return strlen (original) == read_number (data, from) || strlen (becomes) < read_number (data, to);
}

static gboolean
read_words (VntTranslation *self)
{
  const char *data = g_mapped_file_get_contents (self->file);
  gsize size = g_mapped_file_get_length (self->file);
  gsize count, from, to;

  if (data == NULL || size < HEADER || read_number (data, 0) != MAGIC)
    return FALSE;
  count = read_number (data, 8);
  from = read_number (data, 12);
  to = read_number (data, 16);
  if (count > size / 16 || from > size - count * 8 || to > size - count * 8)
    return FALSE;
  for (gsize i = 0; i < count; i++)
    {
      const char *original = read_text (data, size, from + i * 8);
      const char *becomes = read_text (data, size, to + i * 8);

      if (original == NULL || becomes == NULL || !has_forms (data, from + i * 8, to + i * 8))
        return FALSE;
      g_hash_table_insert (self->words, (gpointer) original, (gpointer) becomes);
    }

  return TRUE;
}

/**
 * vnt_translation_open:
 * @folder: (nullable): where the program's translations are
 * @domain: the name of their files
 * @language: as in "es"; "en" is the language of the source
 *
 * Returns: (transfer full) (nullable): the words of that language; %NULL when there are none
 */
VntTranslation *
vnt_translation_open (const char *folder, const char *domain, const char *language)
{
  g_autoptr (VntTranslation) self = g_new0 (VntTranslation, 1);
  g_autofree char *name = g_strconcat (domain, ".mo", NULL);
  g_autofree char *path = NULL;

  self->words = g_hash_table_new (g_str_hash, g_str_equal);
  if (g_str_equal (language, "en"))
    return g_steal_pointer (&self);
  if (folder == NULL || strchr (language, '/') != NULL)
    return NULL;
  path = g_build_filename (folder, language, "LC_MESSAGES", name, NULL);
  self->file = g_mapped_file_new (path, FALSE, NULL);

  return self->file != NULL && read_words (self) ? g_steal_pointer (&self) : NULL;
}

void
vnt_translation_free (VntTranslation *self)
{
  g_hash_table_unref (self->words);
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self);
}

/**
 * vnt_translation_begin:
 * @translation: (nullable): what this thread writes in from now on, until vnt_translation_end(); %NULL for as the program speaks
 */
void
vnt_translation_begin (VntTranslation *translation)
{
  g_private_set (&current, translation);
}

void
vnt_translation_end (void)
{
  g_private_set (&current, NULL);
}

/**
 * vnt_translation_say:
 * @text: in the language of the source
 *
 * Returns: (transfer none): in the language this thread writes in; it holds until that ends
 */
const char *
vnt_translation_say (const char *text)
{
  VntTranslation *self = g_private_get (&current);
  const char *found;

  if (self == NULL)
    return gettext (text);
  found = *text != '\0' ? g_hash_table_lookup (self->words, text) : NULL;

  return found != NULL && *found != '\0' ? found : text;
}

/**
 * vnt_translation_say_number:
 * @one: of one
 * @many: of any other number
 * @n: how many
 *
 * Returns: (transfer none): as vnt_translation_say(), for a number of things
 */
const char *
vnt_translation_say_number (const char *one, const char *many, gulong n)
{
  VntTranslation *self = g_private_get (&current);
  const char *found;

  if (self == NULL)
    return ngettext (one, many, n);
  found = g_hash_table_lookup (self->words, one);
  if (found == NULL || *found == '\0')
    return n == 1 ? one : many;

  return n == 1 ? found : found + strlen (found) + 1;
}
