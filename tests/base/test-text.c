/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text.h"

#include <string.h>

#define TOKEN        \
  "1-14-"            \
  "0123456789abcdef" \
  "0123456789abcdef"

typedef struct
{
  const char *in;
  const char *out;
} Case;

static void
test_fold (void)
{
  static const Case cases[] = {
    { "Reunión", "reunion" },     { "AÑO", "ano" },           { "ﬁn", "fin" },
    { "Straße", "strasse" },      { "pingüino", "pinguino" }, { "", "" },
    { "a\xff", "a\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = vnt_text_fold (cases[i].in);

      g_assert_cmpstr (folded, ==, cases[i].out);
    }
}

static void
test_redact (void)
{
  static const Case cases[] = {
    { "Authorization: token " TOKEN "\r\nHost: x", "Authorization: ‹hidden›\r\nHost: x" },
    { "GET /?token=" TOKEN "&a=b", "GET /?token=‹hidden›&a=b" },
    { "kept token " TOKEN ".", "kept token ‹hidden›." },
    { "user=ana&pass=se%20creto&next=1", "user=ana&pass=‹hidden›&next=1" },
    { "{\"password\": \"a\\\"b\", \"x\": 1}", "{\"password\": \"‹hidden›\", \"x\": 1}" },
    { "RT_SID_desk.8080=abc123; path=/", "RT_SID_desk.8080=‹hidden›; path=/" },
    { "Set-Cookie: RT_SID_desk.8080=abc123; path=/", "Set-Cookie: ‹hidden›" },
    { "https://ana:secreto@desk.example/", "https://ana:‹hidden›@desk.example/" },
    { "nothing to hide: passage 1-14-abc", "nothing to hide: passage 1-14-abc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *redacted = vnt_text_redact (cases[i].in);

      g_assert_cmpstr (redacted, ==, cases[i].out);
    }
}

static void
test_safe_file_name (void)
{
  static const Case cases[] = {
    { "informe.pdf", "informe.pdf" },
    { "../../etc/passwd", "passwd" },
    { "C:\\Users\\ana\\foto.png", "foto.png" },
    { ".bashrc", "bashrc" },
    { "..", "file" },
    { "", "file" },
    { "/", "file" },
    { "a\n\tb.txt", "ab.txt" },
    { "factura\xe2\x80\xae"
      "fdp.exe",
      "facturafdp.exe" },
    { "año 2025 .txt. ", "año 2025 .txt" },
    { NULL, "file" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *safe = vnt_text_safe_file_name (cases[i].in);

      g_assert_cmpstr (safe, ==, cases[i].out);
    }
}

static void
test_long_file_name (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *safe = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (name, "ñ");
  g_string_append (name, ".tar.gz");
  safe = vnt_text_safe_file_name (name->str);

  g_assert_cmpuint (strlen (safe), <=, 120);
  g_assert_true (g_utf8_validate (safe, -1, NULL));
  g_assert_true (g_str_has_suffix (safe, "ñ.gz"));
}

static void
test_one_line (void)
{
  static const struct
  {
    const char *in;
    guint max;
    const char *out;
  } cases[] = {
    { "  uno\n\n dos\t", 0, "uno dos" },
    { "abcdef", 6, "abcdef" },
    { "abcdefg", 6, "abcde…" },
    { "ab cd", 3, "ab…" },
    { "ñandú", 4, "ñan…" },
    { "", 5, "" },
    { NULL, 5, "" },
    { "a\xe2\x80\xae"
      "b",
      0, "ab" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = vnt_text_one_line (cases[i].in, cases[i].max);

      g_assert_cmpstr (line, ==, cases[i].out);
    }
}

static void
test_set (void)
{
  char *place = g_strdup ("old");

  vnt_text_set (&place, place + 1);
  g_assert_cmpstr (place, ==, "ld");
  vnt_text_set (&place, NULL);
  g_assert_null (place);
}

static void
test_set_list (void)
{
  static const char *const values[] = { "a", "b", NULL };
  GStrv place = NULL;

  vnt_text_set_list (&place, values);
  g_assert_cmpuint (g_strv_length (place), ==, 2);
  vnt_text_set_list (&place, NULL);
  g_assert_cmpuint (g_strv_length (place), ==, 0);
  g_strfreev (place);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/redact", test_redact);
  g_test_add_func ("/text/safe-file-name", test_safe_file_name);
  g_test_add_func ("/text/long-file-name", test_long_file_name);
  g_test_add_func ("/text/one-line", test_one_line);
  g_test_add_func ("/text/set", test_set);
  g_test_add_func ("/text/set-list", test_set_list);

  return g_test_run ();
}
