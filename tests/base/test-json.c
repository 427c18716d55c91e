/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "vnt-error.h"
#include "vnt-json.h"

static JsonNode *
parse_length (const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return vnt_json_parse (bytes, error);
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = parse_length (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);

  return node;
}

static void
assert_refused (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse_length (text, length, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_PROTOCOL);
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "",
    "<html></html>",
    "{",
    "{\"a\":}",
    "/* \" */ [",
    "['a']",
    "var a = {\"a\": 1}",
    "# x",
    "\xff\xfe{}",
    "[\"\\377\"]",
    "[\"\\x\"]",
    "[1][2]",
    "{} x",
    "1",
    "]",
    "\"a\"",
    "[\"\\u12g4\"]",
    "[\"\\",
    "{\"a\":\"\xf1\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      assert_refused (cases[i], strlen (cases[i]));
    }
}

static void
test_nul_refused (void)
{
  assert_refused ("{}\0{}", 5);
}

static void
test_depth (void)
{
  g_autofree char *open = g_strnfill (65, '[');
  g_autofree char *close = g_strnfill (65, ']');
  g_autofree char *deep = g_strconcat (open, close, NULL);
  g_autofree char *fair = g_strconcat (open + 1, close + 1, NULL);
  g_autoptr (JsonNode) node = parse (fair);

  g_assert_nonnull (node);
  assert_refused (deep, strlen (deep));
}

static void
test_brackets_in_strings (void)
{
  g_autofree char *many = g_strnfill (1000, '[');
  g_autofree char *text = g_strdup_printf ("{\"a\": \"\\\"%s\"}", many);
  g_autoptr (JsonNode) node = parse (text);

  g_assert_cmpuint (strlen (vnt_json_string (json_node_get_object (node), "a")), ==, 1001);
}

static void
test_size (void)
{
  gsize length = 64 * 1024 * 1024 + 1;
  g_autofree char *large = g_malloc (length);

  memset (large, ' ', length);
  assert_refused (large, length);
}

static void
test_string (void)
{
  g_autoptr (JsonNode) node =
    parse ("{\"s\":\"ñ\",\"i\":500,\"b\":true,\"d\":0.0,\"f\":1.5,\"n\":null,\"o\":{},\"a\":[]}");
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpstr (vnt_json_string (object, "s"), ==, "ñ");
  g_assert_cmpstr (vnt_json_string (object, "i"), ==, "500");
  g_assert_cmpstr (vnt_json_string (object, "i"), ==, "500");
  g_assert_cmpstr (vnt_json_string (object, "b"), ==, "1");
  g_assert_cmpstr (vnt_json_string (object, "d"), ==, "0");
  g_assert_cmpstr (vnt_json_string (object, "f"), ==, "1.5");
  g_assert_null (vnt_json_string (object, "n"));
  g_assert_null (vnt_json_string (object, "o"));
  g_assert_null (vnt_json_string (object, "a"));
  g_assert_null (vnt_json_string (object, "missing"));
  g_assert_null (vnt_json_string (NULL, "s"));
}

static void
test_half_characters (void)
{
  g_autoptr (JsonNode) node = parse (
    "{\"a\":\"x\\ud800y\",\"b\":\"\\ud83d\\ude00\",\"c\":\"a\\u0000b\",\"d\":\"\\\\ud800\"}");
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpstr (vnt_json_string (object, "a"), ==, "x\xef\xbf\xbdy");
  g_assert_cmpstr (vnt_json_string (object, "b"), ==, "😀");
  g_assert_cmpstr (vnt_json_string (object, "c"), ==,
                   "a\xef\xbf\xbd"
                   "b");
  g_assert_cmpstr (vnt_json_string (object, "d"), ==, "\\ud800");
}

static void
test_int (void)
{
  g_autoptr (JsonNode) node =
    parse ("{\"i\":5,\"s\":\"7\",\"d\":0.0,\"z\":\"2.0\",\"b\":true,\"n\":null,"
           "\"e\":\"\",\"w\":\"abc\",\"h\":1e300,\"o\":{},\"m\":\"-3\"}");
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpint (vnt_json_int (object, "i", -1), ==, 5);
  g_assert_cmpint (vnt_json_int (object, "s", -1), ==, 7);
  g_assert_cmpint (vnt_json_int (object, "d", -1), ==, 0);
  g_assert_cmpint (vnt_json_int (object, "z", -1), ==, 2);
  g_assert_cmpint (vnt_json_int (object, "b", -1), ==, 1);
  g_assert_cmpint (vnt_json_int (object, "m", -1), ==, -3);
  g_assert_cmpint (vnt_json_int (object, "n", -1), ==, -1);
  g_assert_cmpint (vnt_json_int (object, "e", -1), ==, -1);
  g_assert_cmpint (vnt_json_int (object, "w", -1), ==, -1);
  g_assert_cmpint (vnt_json_int (object, "h", -1), ==, -1);
  g_assert_cmpint (vnt_json_int (object, "o", -1), ==, -1);
  g_assert_cmpint (vnt_json_int (NULL, "i", -1), ==, -1);
}

static void
test_bool (void)
{
  g_autoptr (JsonNode) node =
    parse ("{\"t\":true,\"i\":0,\"s\":\"1\",\"z\":\"0\",\"w\":\"true\",\"n\":null}");
  JsonObject *object = json_node_get_object (node);

  g_assert_true (vnt_json_bool (object, "t", FALSE));
  g_assert_false (vnt_json_bool (object, "i", TRUE));
  g_assert_true (vnt_json_bool (object, "s", FALSE));
  g_assert_false (vnt_json_bool (object, "z", TRUE));
  g_assert_true (vnt_json_bool (object, "w", FALSE));
  g_assert_true (vnt_json_bool (object, "n", TRUE));
}

static void
test_containers (void)
{
  g_autoptr (JsonNode) node = parse ("{\"o\":{\"x\":1},\"a\":[{\"y\":2},\"s\",3],\"s\":\"\"}");
  JsonObject *object = json_node_get_object (node);
  JsonArray *array = vnt_json_array (object, "a");

  g_assert_cmpint (vnt_json_int (vnt_json_object (object, "o"), "x", 0), ==, 1);
  g_assert_null (vnt_json_object (object, "a"));
  g_assert_null (vnt_json_object (object, "s"));
  g_assert_null (vnt_json_array (object, "o"));
  g_assert_cmpint (vnt_json_int (vnt_json_object_at (array, 0), "y", 0), ==, 2);
  g_assert_null (vnt_json_object_at (array, 1));
  g_assert_null (vnt_json_object_at (array, 3));
  g_assert_cmpstr (vnt_json_string_at (array, 1), ==, "s");
  g_assert_cmpstr (vnt_json_string_at (array, 2), ==, "3");
  g_assert_null (vnt_json_string_at (array, 0));
  g_assert_null (vnt_json_string_at (NULL, 0));
}

static void
test_time (void)
{
  g_autoptr (JsonNode) node =
    parse ("{\"z\":\"2026-01-25T22:27:08Z\",\"u\":\"1970-01-01T00:00:00Z\",\"n\":null,"
           "\"o\":\"2026-01-25T23:27:08+01:00\",\"x\":\"soon\",\"e\":\"\","
           "\"l\":\"2026-01-25 22:27:08\",\"i\":1769380028}");
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpint (vnt_json_time (object, "z"), ==, 1769380028);
  g_assert_cmpint (vnt_json_time (object, "o"), ==, 1769380028);
  g_assert_cmpint (vnt_json_time (object, "l"), ==, 1769380028);
  g_assert_cmpint (vnt_json_time (object, "i"), ==, 1769380028);
  g_assert_cmpint (vnt_json_time (object, "u"), ==, 0);
  g_assert_cmpint (vnt_json_time (object, "n"), ==, 0);
  g_assert_cmpint (vnt_json_time (object, "x"), ==, 0);
  g_assert_cmpint (vnt_json_time (object, "e"), ==, 0);
  g_assert_cmpint (vnt_json_time (object, "missing"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/refused", test_refused);
  g_test_add_func ("/json/nul-refused", test_nul_refused);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/brackets-in-strings", test_brackets_in_strings);
  g_test_add_func ("/json/size", test_size);
  g_test_add_func ("/json/string", test_string);
  g_test_add_func ("/json/half-characters", test_half_characters);
  g_test_add_func ("/json/int", test_int);
  g_test_add_func ("/json/bool", test_bool);
  g_test_add_func ("/json/containers", test_containers);
  g_test_add_func ("/json/time", test_time);

  return g_test_run ();
}
