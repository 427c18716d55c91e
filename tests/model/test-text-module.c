/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-error.h"
#include "vnt-text-module.h"
#include "vnt-text.h"

#include <string.h>

static VntTextModule *
signature (GPtrArray *modules, const char *text, const char *queue, const char *language)
{
  VntTextModule *module = vnt_text_module_new (VNT_TEXT_MODULE_SIGNATURE, "Firma", text);

  vnt_text_set (&module->queue, queue);
  vnt_text_set (&module->language, language);
  g_ptr_array_add (modules, module);
  return module;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_text_module_unref);
}

static void
assert_signature (GPtrArray *modules, const char *queue, const char *language, const char *text)
{
  const VntTextModule *chosen = vnt_text_module_choose_signature (modules, queue, language);

  g_assert_cmpstr (chosen != NULL ? chosen->text : NULL, ==, text);
}

static void
test_signature (void)
{
  g_autoptr (GPtrArray) modules = new_list ();

  assert_signature (modules, "Redes", "es", NULL);
  g_ptr_array_add (modules, vnt_text_module_new (VNT_TEXT_MODULE_TEXT, "no", "signature"));
  signature (modules, "any", NULL, NULL);
  signature (modules, "spanish", NULL, "es");
  signature (modules, "networks", "Redes", NULL);
  signature (modules, "red", "Redes", "en");
  assert_signature (modules, "Campo", "fr", "any");
  assert_signature (modules, "Campo", "es_MX", "spanish");
  assert_signature (modules, "Redes", "es", "networks");
  assert_signature (modules, "Redes", "en-GB", "red");
}

static void
test_matches (void)
{
  g_autoptr (VntTextModule) module =
    vnt_text_module_new (VNT_TEXT_MODULE_TEXT, "Contraseña", "Cámbiela hoy");

  vnt_text_set (&module->key, "pw");
  g_assert_true (vnt_text_module_matches (module, "contrasena hoy"));
  g_assert_true (vnt_text_module_matches (module, "pw"));
  g_assert_true (vnt_text_module_matches (module, ""));
  g_assert_false (vnt_text_module_matches (module, "pw ayer"));
}

static void
test_file (void)
{
  g_autoptr (GPtrArray) modules = new_list ();
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  VntTextModule *first = signature (modules, "Servicio de informática\n{agent}", "Redes", "es");
  const VntTextModule *again;

  data = vnt_text_modules_write (modules);
  read = vnt_text_modules_read (data, strlen (data), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 1);
  again = g_ptr_array_index (read, 0);
  g_assert_cmpstr (again->uuid, ==, first->uuid);
  g_assert_cmpint (again->kind, ==, VNT_TEXT_MODULE_SIGNATURE);
  g_assert_cmpstr (again->text, ==, first->text);
  g_assert_cmpstr (again->queue, ==, "Redes");
  g_assert_cmpstr (again->language, ==, "es");
}

static void
test_bad_files (void)
{
  const char *const files[] = {
    "",
    "[]",
    "{}",
    "{\"format\":\"other\",\"version\":1,\"texts\":[]}",
    "{\"format\":\"ventanilla-texts\",\"version\":2,\"texts\":[]}",
    "{\"format\":\"ventanilla-texts\",\"version\":1,\"texts\":{}}",
    "{\"format\":\"ventanilla-texts\",\"version\":1,\"texts\":[1]}",
    "{\"format\":\"ventanilla-texts\",\"version\":1,\"texts\":[{\"kind\":\"text\",\"name\":\"a\"}]}",
    "{\"format\":\"ventanilla-texts\",\"version\":1,"
    "\"texts\":[{\"kind\":\"macro\",\"name\":\"a\",\"text\":\"b\"}]}",
    "{\"format\":\"ventanilla-texts\",\"version\":1,"
    "\"texts\":[{\"kind\":\"text\",\"name\":\"a\\nb\",\"text\":\"b\"}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (vnt_text_modules_read (files[i], strlen (files[i]), &error));
      g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-module/signature", test_signature);
  g_test_add_func ("/text-module/matches", test_matches);
  g_test_add_func ("/text-module/file", test_file);
  g_test_add_func ("/text-module/bad-files", test_bad_files);
  return g_test_run ();
}
