/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-spelling.h"

static void
assert_words (const char *line, const char *expected)
{
  GString *words = g_string_new (NULL);
  const char *start = line;
  const char *end;

  while (vnt_spelling_next_word (line, &start, &end))
    {
      g_string_append_len (words, start, end - start);
      g_string_append_c (words, '|');
      start = end;
    }
  g_assert_cmpstr (words->str, ==, expected);
  g_string_free (words, TRUE);
}

static void
test_words (void)
{
  assert_words ("", "");
  assert_words ("La impresora no imprime.", "La|impresora|no|imprime|");
  assert_words ("¿Señor Núñez? «Sí»", "Señor|Núñez|Sí|");
  assert_words ("it's l’aigua 'so'", "it's|l’aigua|so|");
  assert_words ("a b de", "de|");
}

static void
test_no_words (void)
{
  assert_words ("> Hola, ¿qué tal?", "");
  assert_words ("  > Hola", "");
  assert_words ("Vea https://example.org/hola y www.example.org ya", "Vea|ya|");
  assert_words ("Escriba a ana@example.org hoy", "Escriba|hoy|");
  assert_words ("PC-HAC-001 tiene 16GB de RAM", "tiene|de|");
  assert_words ("Hola, {requestor-name}:", "Hola|");
  assert_words ("Abra informe.pdf y C:\\Windows luego", "Abra|luego|");
  assert_words ("Pruebe `ping de nada` otra vez", "Pruebe|otra|vez|");
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static VntSpelling *
load (const char *language)
{
  g_autoptr (GAsyncResult) result = NULL;

  vnt_spelling_load_async (language, NULL, on_loaded, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return vnt_spelling_load_finish (result);
}

static void
test_spanish (void)
{
  g_autoptr (VntSpelling) spelling = load ("es");
  g_auto (GStrv) suggested = NULL;

  g_assert_nonnull (spelling);
  g_assert_true (vnt_spelling_check (spelling, "impresora", -1));
  g_assert_false (vnt_spelling_check (spelling, "inpresora", -1));
  g_assert_false (vnt_spelling_check (spelling, "inpresora y", strlen ("inpresora")));
  suggested = vnt_spelling_suggest (spelling, "inpresora", 5);
  g_assert_true (g_strv_contains ((const char *const *) suggested, "impresora"));
  g_assert_cmpuint (g_strv_length (suggested), <=, 5);
  vnt_spelling_ignore (spelling, "inpresora");
  g_assert_true (vnt_spelling_check (spelling, "inpresora", -1));
}

/* What is added stays with the person. */
static void
test_added (void)
{
  g_autoptr (VntSpelling) first = load ("en");
  g_autoptr (VntSpelling) second = NULL;

  g_assert_nonnull (first);
  g_assert_false (vnt_spelling_check (first, "Valdeamor", -1));
  vnt_spelling_add (first, "Valdeamor");
  second = load ("en");
  g_assert_true (vnt_spelling_check (second, "Valdeamor", -1));
}

static void
test_none (void)
{
  g_assert_null (load ("xx"));
  g_assert_cmpstr (vnt_spelling_get_package ("es"), ==, "hunspell-es");
  g_assert_null (vnt_spelling_get_package ("xx"));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("ventanilla-spelling-XXXXXX", NULL);

  g_setenv ("ENCHANT_CONFIG_DIR", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spelling/words", test_words);
  g_test_add_func ("/spelling/no-words", test_no_words);
  g_test_add_func ("/spelling/spanish", test_spanish);
  g_test_add_func ("/spelling/added", test_added);
  g_test_add_func ("/spelling/none", test_none);
  return g_test_run ();
}
