/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-spelling.h"

#include <enchant.h>
#include <string.h>

struct _VntSpelling
{
  EnchantBroker *broker;
  EnchantDict *dict;
};

/* Debian's package of each language's dictionary, and the country whose words are taken where there are several. */
static const struct
{
  const char *language;
  const char *country;
  const char *package;
} LANGUAGES[] = {
  { "es", "es_ES", "hunspell-es" }, { "en", "en_US", "hunspell-en-us" },
  { "ca", "ca", "hunspell-ca" },    { "gl", "gl_ES", "hunspell-gl" },
  { "pt", "pt_PT", "hunspell-pt" }, { "fr", "fr_FR", "hunspell-fr" },
  { "de", "de_DE", "hunspell-de" }, { "it", "it_IT", "hunspell-it" },
  { "eu", "eu", "hunspell-eu" },
};

typedef struct
{
  const char *language;
  char *tag;
} Choice;

static void
consider (const char *tag, const char *name, const char *desc, const char *file, void *data)
{
  Choice *choice = data;
  gsize length = strlen (choice->language);

  if (choice->tag == NULL && strncmp (tag, choice->language, length) == 0 &&
      (tag[length] == '\0' || tag[length] == '_'))
    choice->tag = g_strdup (tag);
}

/* Returns: (transfer full) (nullable): the tag of a dictionary that is installed */
static char *
choose (EnchantBroker *broker, const char *language)
{
  Choice choice = { language, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (LANGUAGES); i++)
    if (g_str_equal (LANGUAGES[i].language, language) &&
        enchant_broker_dict_exists (broker, LANGUAGES[i].country) != 0)
      return g_strdup (LANGUAGES[i].country);
  enchant_broker_list_dicts (broker, consider, &choice);

  return choice.tag;
}

static VntSpelling *
load (const char *language)
{
  g_autoptr (VntSpelling) self = g_new0 (VntSpelling, 1);
  g_autofree char *tag = NULL;

  self->broker = enchant_broker_init ();
  tag = choose (self->broker, language);
  if (tag != NULL)
    self->dict = enchant_broker_request_dict (self->broker, tag);

  return self->dict != NULL ? g_steal_pointer (&self) : NULL;
}

static void
run_load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, load (data), (GDestroyNotify) vnt_spelling_free);
}

/**
 * vnt_spelling_load_async:
 * @language: "es", "en" …
 *
 * Reads the dictionary elsewhere: it is some megabytes large.
 */
void
vnt_spelling_load_async (const char *language,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, vnt_spelling_load_async);
  g_task_set_task_data (task, g_strdup (language), g_free);
  g_task_run_in_thread (task, run_load);
}

/**
 * vnt_spelling_load_finish:
 *
 * Returns: (transfer full) (nullable): the words, or %NULL when no dictionary of the language is installed
 */
VntSpelling *
vnt_spelling_load_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * vnt_spelling_free:
 * @self: (transfer full): a #VntSpelling
 */
void
vnt_spelling_free (VntSpelling *self)
{
  if (self->dict != NULL)
    enchant_broker_free_dict (self->broker, self->dict);
  enchant_broker_free (self->broker);
  g_free (self);
}

/**
 * vnt_spelling_check:
 * @word: a word
 * @length: its bytes, -1 when it ends with a zero
 *
 * Returns: whether it is written so
 */
gboolean
vnt_spelling_check (VntSpelling *self, const char *word, gssize length)
{
  g_return_val_if_fail (self != NULL && word != NULL, TRUE);

  return enchant_dict_check (self->dict, word, length) <= 0;
}

/**
 * vnt_spelling_suggest:
 * @word: one that is not written so
 * @most: how many at the most
 *
 * Returns: (transfer full): what may be meant, the likeliest first
 */
GStrv
vnt_spelling_suggest (VntSpelling *self, const char *word, guint most)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  size_t n = 0;
  char **found;

  g_return_val_if_fail (self != NULL && word != NULL, NULL);

  found = enchant_dict_suggest (self->dict, word, -1, &n);
  for (size_t i = 0; i < MIN (n, most); i++)
    g_strv_builder_add (builder, found[i]);
  if (found != NULL)
    enchant_dict_free_string_list (self->dict, found);

  return g_strv_builder_end (builder);
}

/**
 * vnt_spelling_add:
 * @word: is right from now on, in every program of the person's
 */
void
vnt_spelling_add (VntSpelling *self, const char *word)
{
  g_return_if_fail (self != NULL && word != NULL);

  enchant_dict_add (self->dict, word, -1);
}

/**
 * vnt_spelling_ignore:
 * @word: is right until the program ends
 */
void
vnt_spelling_ignore (VntSpelling *self, const char *word)
{
  g_return_if_fail (self != NULL && word != NULL);

  enchant_dict_add_to_session (self->dict, word, -1);
}

/**
 * vnt_spelling_get_package:
 * @language: "es", "en" …
 *
 * Returns: (transfer none) (nullable): the package that has its dictionary
 */
const char *
vnt_spelling_get_package (const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (LANGUAGES); i++)
    if (g_strcmp0 (LANGUAGES[i].language, language) == 0)
      return LANGUAGES[i].package;
  return NULL;
}
