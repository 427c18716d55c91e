/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-driver.h"
#include "vnt-error.h"
#include "vnt-json.h"

static void read_array (JsonArray *array);

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
read_object (JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *member = l->data;
      JsonObject *inner = vnt_json_object (object, member);
      JsonArray *array = vnt_json_array (object, member);

      vnt_json_int (object, member, 0);
      vnt_json_bool (object, member, FALSE);
      g_assert_cmpint (vnt_json_time (object, member), >=, 0);
      check_text (vnt_json_string (object, member));
      vnt_json_int (object, member, 0);
      if (inner != NULL)
        read_object (inner);
      if (array != NULL)
        read_array (array);
    }
}

static void
read_array (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = vnt_json_object_at (array, i);
      JsonNode *node = json_array_get_element (array, i);

      check_text (vnt_json_string_at (array, i));
      if (object != NULL)
        read_object (object);
      else if (JSON_NODE_HOLDS_ARRAY (node))
        read_array (json_node_get_array (node));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = vnt_json_parse (bytes, &error);

  if (node == NULL)
    g_assert_error (error, VNT_ERROR, VNT_ERROR_PROTOCOL);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    read_object (json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    read_array (json_node_get_array (node));

  return 0;
}
