/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-error.h"
#include "vnt-macro.h"
#include "vnt-text.h"

#include <string.h>

#define FILE_OF(macro) "{\"format\":\"ventanilla-macros\",\"version\":1,\"macros\":[" macro "]}"

static void
test_handed_on (void)
{
  g_autoptr (VntMacro) macro = vnt_macro_new ("Ask for a restart");
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;

  vnt_macro_add_change (macro, VNT_FIELD_MINUTES, NULL, "5");
  vnt_macro_add_change (macro, VNT_FIELD_OWNER, NULL, VNT_MACRO_ME);
  vnt_macro_add_change (macro, VNT_FIELD_PRIORITY, NULL, "50");
  vnt_macro_add_change (macro, VNT_FIELD_CUSTOM, "Canal", "Web");
  vnt_macro_add_change (macro, VNT_FIELD_STATUS, NULL, "stalled");
  vnt_macro_add_change (macro, VNT_FIELD_QUEUE, NULL, "Soporte N2");
  macro->writes = VNT_OPERATION_REPLY;
  vnt_text_set (&macro->text, "Reinícielo, {requestor}.\n¿Funciona?");
  g_ptr_array_add (one, macro);

  data = vnt_macros_write (one);
  read = vnt_macros_read (data, strlen (data), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_true (vnt_macro_equal (macro, read->pdata[0]));
}

/* What comes from elsewhere is taken whole or not at all, and it is said why. */
static void
test_refused (void)
{
  static const struct
  {
    const char *data;
    const char *says;
  } cases[] = {
    { "", "nothing of Ventanilla" },
    { "[]", "nothing of Ventanilla" },
    { "{\"format\":\"ventanilla-texts\",\"version\":1,\"texts\":[]}", "nothing of Ventanilla" },
    { "{\"format\":\"ventanilla-macros\",\"version\":2,\"macros\":[]}", "newer version" },
    { "{\"format\":\"ventanilla-macros\",\"version\":1}", "none, or too many" },
    { FILE_OF ("7"), "no name" },
    { FILE_OF ("{\"status\":\"open\"}"), "no name" },
    { FILE_OF ("{\"name\":\"two\\nlines\"}"), "no name" },
    { FILE_OF ("{\"name\":\"a\",\"run\":\"rm -r\"}"), "“run”" },
    { FILE_OF ("{\"name\":\"a\",\"priority\":\"high\"}"), "“priority”" },
    { FILE_OF ("{\"name\":\"a\",\"minutes\":\"-5\"}"), "“minutes”" },
    { FILE_OF ("{\"name\":\"a\",\"status\":\"\"}"), "“status”" },
    { FILE_OF ("{\"name\":\"a\",\"status\":[7]}"), "“status”" },
    { FILE_OF ("{\"name\":\"a\",\"fields\":\"x\"}"), "“fields”" },
    { FILE_OF ("{\"name\":\"a\",\"fields\":{\"Canal\":[7]}}"), "“fields”" },
    { FILE_OF ("{\"name\":\"a\",\"reply\":\"b\",\"comment\":\"c\"}"), "“comment”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].data);
      g_assert_null (vnt_macros_read (cases[i].data, strlen (cases[i].data), &error));
      g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_too_much (void)
{
  g_autofree char *large = g_strnfill (5 * 1024 * 1024, ' ');
  g_autofree char *name = g_strnfill (201, 'n');
  g_autofree char *text = g_strnfill (100001, 't');
  g_autofree char *named = g_strdup_printf (FILE_OF ("{\"name\":\"%s\"}"), name);
  g_autofree char *written = g_strdup_printf (FILE_OF ("{\"name\":\"a\",\"reply\":\"%s\"}"), text);
  const char *cases[] = { large, named, written };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (vnt_macros_read (cases[i], strlen (cases[i]), &error));
      g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
    }
}

static void
test_empty (void)
{
  g_autoptr (VntMacro) macro = vnt_macro_new ("a");

  g_assert_true (vnt_macro_is_empty (macro));
  macro->writes = VNT_OPERATION_COMMENT;
  g_assert_true (vnt_macro_is_empty (macro));
  vnt_text_set (&macro->text, "b");
  g_assert_false (vnt_macro_is_empty (macro));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/macro/handed-on", test_handed_on);
  g_test_add_func ("/macro/refused", test_refused);
  g_test_add_func ("/macro/too-much", test_too_much);
  g_test_add_func ("/macro/empty", test_empty);

  return g_test_run ();
}
