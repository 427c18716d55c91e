/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-stem.h"

/* Each line is one word in several forms. */
static const char *const same[][8] = {
  { "impresora", "impresoras" },
  { "bloqueado", "bloqueada", "bloqueados", "bloquear", "bloquea", "bloqueo", "bloqueando" },
  { "instalar", "instala", "instalacion", "instalaciones", "instalando", "instalan" },
  { "actualizar", "actualizacion", "actualizado", "actualizando" },
  { "conectar", "conecta", "conectan", "conectado", "conectando" },
  { "clave", "claves" },
  { "cable", "cables" },
  { "luz", "luces" },
  { "red", "redes" },
  { "error", "errores", "errors" },
  { "monitor", "monitores", "monitors" },
  { "raton", "ratones" },
  { "imagen", "imagenes" },
  { "correo", "correos" },
  { "abrir", "abre", "abriendo" },
  { "imprime", "imprimen", "imprimir" },
  { "printer", "printers", "printing", "print" },
  { "password", "passwords" },
  { "connect", "connected", "connecting", "connects" },
  { "address", "addresses" },
  { "file", "files" },
};

static const char *const different[][2] = {
  { "sala", "salida" },  { "red", "redaccion" }, { "virus", "viru" },
  { "cable", "cambio" }, { "clave", "clavija" }, { "impresora", "imprimir" },
};

static void
test_same (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *first = vnt_stem_word (same[i][0]);

      for (gsize j = 1; j < G_N_ELEMENTS (same[i]) && same[i][j] != NULL; j++)
        {
          g_autofree char *other = vnt_stem_word (same[i][j]);

          if (g_strcmp0 (first, other) != 0)
            g_test_message ("%s and %s", same[i][0], same[i][j]);
          g_assert_cmpstr (first, ==, other);
        }
    }
}

static void
test_different (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (different); i++)
    {
      g_autofree char *first = vnt_stem_word (different[i][0]);
      g_autofree char *other = vnt_stem_word (different[i][1]);

      g_assert_cmpstr (first, !=, other);
    }
}

/* What is no plain word is found only as it is written. */
static void
test_untouched (void)
{
  const char *const words[] = { "", "a", "pc", "vpn", "0x80070005", "pc-0042", "hp402s", "日本" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *stem = vnt_stem_word (words[i]);

      g_assert_cmpstr (stem, ==, words[i]);
    }
}

static void
test_stop_words (void)
{
  g_assert_true (vnt_stem_is_stop_word ("about"));
  g_assert_true (vnt_stem_is_stop_word ("para"));
  g_assert_true (vnt_stem_is_stop_word ("habia"));
  g_assert_true (vnt_stem_is_stop_word ("your"));
  g_assert_false (vnt_stem_is_stop_word ("impresora"));
  g_assert_false (vnt_stem_is_stop_word (""));
  g_assert_false (vnt_stem_is_stop_word ("zzz"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stem/same", test_same);
  g_test_add_func ("/stem/different", test_different);
  g_test_add_func ("/stem/untouched", test_untouched);
  g_test_add_func ("/stem/stop-words", test_stop_words);
  return g_test_run ();
}
