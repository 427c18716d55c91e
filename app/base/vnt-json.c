/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-json.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "vnt-error.h"

#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_DEPTH 64

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, VNT_ERROR, VNT_ERROR_PROTOCOL, message);
  return FALSE;
}

/* The number of a "\uXXXX" at @p, or -1. */
static int
read_escape (const char *p, const char *end)
{
  int value = 0;

  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return -1;

  for (int i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }

  return value;
}

/* Whether JSON knows the escape at @p. */
static gboolean
is_escape (const char *p, const char *end)
{
  if (end - p < 2 || p[1] == '\0')
    return FALSE;

  return p[1] == 'u' ? read_escape (p, end) >= 0 : strchr ("\"\\/bfnrt", p[1]) != NULL;
}

/* json-glib's scanner is a C-like one that also takes comments, other quotes and octal escapes, which can write bytes that
 * are not UTF-8, and its parser recurses: what it is given is checked first to hold nothing but JSON's own characters, and
 * not too deep. It also forgets to free all but the last of several roots: there is one, an object or an array. */
static gboolean
check (const char *data, gsize length, gboolean *escapes, GError **error)
{
  gboolean in_string = FALSE;
  gboolean ended = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = data[i];

      if (!in_string && depth == 0 && !g_ascii_isspace (c) && (ended || (c != '{' && c != '[')))
        return refuse (error, _ ("The server sent something that is not JSON."));
      if (in_string)
        {
          if (c == '"')
            in_string = FALSE;
          else if (c == '\\')
            {
              if (!is_escape (data + i, data + length))
                return refuse (error, _ ("The server sent something that is not JSON."));
              *escapes |= data[++i] == 'u';
            }
        }
      else if (c == '"')
        in_string = TRUE;
      else if (c == '{' || c == '[')
        {
          if (++depth > MAX_DEPTH)
            return refuse (error, _ ("The server sent an answer that is nested too deeply."));
        }
      else if (c == '}' || c == ']')
        ended = --depth == 0;
      else if (!g_ascii_isalnum (c) && strchr (" \t\r\n:,.+-", c) == NULL)
        return refuse (error, _ ("The server sent something that is not JSON."));
    }

  return TRUE;
}

/* Half a surrogate pair would become text that is not UTF-8, and \u0000 would cut it: both become U+FFFD. */
static void
repair_escapes (char *data, gsize length)
{
  const char *end = data + length;

  for (char *p = data; p < end; p++)
    {
      int value, next;

      if (*p != '\\')
        continue;

      value = read_escape (p, end);
      if (value < 0)
        {
          /* Another escape, perhaps of a backslash. */
          p++;
          continue;
        }

      next = value >= 0xD800 && value < 0xDC00 ? read_escape (p + 6, end) : -1;
      if (next >= 0xDC00 && next < 0xE000)
        {
          p += 11;
          continue;
        }
      if (value == 0 || (value >= 0xD800 && value < 0xE000))
        memcpy (p, "\\ufffd", 6);
      p += 5;
    }
}

/* A number or a truth value as text, kept in its own node so that it lives as long as the tree. */
static const char *
node_string (JsonNode *node)
{
  GType type;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  type = json_node_get_value_type (node);
  if (type == G_TYPE_BOOLEAN)
    json_node_set_string (node, json_node_get_boolean (node) ? "1" : "0");
  else if (type == G_TYPE_INT64)
    {
      char text[32];

      g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, json_node_get_int (node));
      json_node_set_string (node, text);
    }
  else if (type == G_TYPE_DOUBLE)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      json_node_set_string (node, g_ascii_formatd (text, sizeof text, "%.15g",
                                                   json_node_get_double (node)));
    }

  return json_node_get_string (node);
}

static gboolean
double_to_int (double value, gint64 *result)
{
  /* 2^63 is the first double too large; NaN fails both comparisons. */
  if (!(value >= -9223372036854775808.0 && value < 9223372036854775808.0))
    return FALSE;

  *result = (gint64) value;
  return TRUE;
}

static gboolean
node_int (JsonNode *node, gint64 *result)
{
  g_autofree char *text = NULL;
  char *end;
  GType type;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  type = json_node_get_value_type (node);
  if (type == G_TYPE_INT64)
    {
      *result = json_node_get_int (node);
      return TRUE;
    }
  if (type == G_TYPE_BOOLEAN)
    {
      *result = json_node_get_boolean (node);
      return TRUE;
    }
  if (type == G_TYPE_DOUBLE)
    return double_to_int (json_node_get_double (node), result);

  text = g_strstrip (g_strdup (json_node_get_string (node)));
  if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, result, NULL))
    return TRUE;
  if (*text == '\0' || strspn (text, "0123456789.+-eE") != strlen (text))
    return FALSE;

  return double_to_int (g_ascii_strtod (text, &end), result) && *end == '\0';
}

static JsonNode *
member_node (JsonObject *object, const char *member)
{
  return object != NULL ? json_object_get_member (object, member) : NULL;
}

/**
 * vnt_json_parse:
 * @bytes: what the server sent
 * @error: return location
 *
 * Parses an answer. Refuses with %VNT_ERROR_PROTOCOL what is empty, larger than 64 MB, nested more than 64 deep, not
 * UTF-8 or not one JSON object or array. Safe from any thread; the tree belongs to one thread at a time.
 *
 * Returns: (transfer full): the root
 */
JsonNode *
vnt_json_parse (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autofree char *copy = NULL;
  const char *data;
  gsize length;
  gboolean escapes = FALSE;
  JsonNode *root;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (length > MAX_BYTES)
    {
      refuse (error, _ ("The server sent an answer that is too large."));
      return NULL;
    }
  if (length == 0)
    {
      refuse (error, _ ("The server sent an empty answer."));
      return NULL;
    }
  if (!g_utf8_validate (data, length, NULL))
    {
      refuse (error, _ ("The server sent text that is not UTF-8."));
      return NULL;
    }
  if (!check (data, length, &escapes, error))
    return NULL;
  if (escapes)
    {
      data = copy = g_memdup2 (data, length);
      repair_escapes (copy, length);
    }

  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, data, length, NULL) ||
      (root = json_parser_steal_root (parser)) == NULL)
    {
      refuse (error, _ ("The server sent something that is not JSON."));
      return NULL;
    }

  return root;
}

/**
 * vnt_json_string:
 * @object: (nullable): an object
 * @member: name of one of its members
 *
 * Reads a text. A number is read as its digits, a truth value as "1" or "0".
 *
 * Returns: (transfer none) (nullable): the text, which lives as long as @object; %NULL for null, a missing member or
 *   one that is not a single value
 */
const char *
vnt_json_string (JsonObject *object, const char *member)
{
  return node_string (member_node (object, member));
}

/**
 * vnt_json_int:
 * @object: (nullable): an object
 * @member: name of one of its members
 * @fallback: what to answer when there is no number
 *
 * Reads a whole number, also one sent as text, as a truth value or with decimals, which are cut off.
 *
 * Returns: the number, or @fallback
 */
gint64
vnt_json_int (JsonObject *object, const char *member, gint64 fallback)
{
  gint64 value;

  return node_int (member_node (object, member), &value) ? value : fallback;
}

/**
 * vnt_json_object:
 * @object: (nullable): an object
 * @member: name of one of its members
 *
 * Reads an object inside @object.
 *
 * Returns: (transfer none) (nullable): the object, or %NULL when there is none
 */
JsonObject *
vnt_json_object (JsonObject *object, const char *member)
{
  JsonNode *node = member_node (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * vnt_json_array:
 * @object: (nullable): an object
 * @member: name of one of its members
 *
 * Reads an array inside @object.
 *
 * Returns: (transfer none) (nullable): the array, or %NULL when there is none
 */
JsonArray *
vnt_json_array (JsonObject *object, const char *member)
{
  JsonNode *node = member_node (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * vnt_json_bool:
 * @object: (nullable): an object
 * @member: name of one of its members
 * @fallback: what to answer when there is no truth value
 *
 * Reads a truth value, also one sent as 0, 1, "0", "1", "true" or "false".
 *
 * Returns: the truth value, or @fallback
 */
gboolean
vnt_json_bool (JsonObject *object, const char *member, gboolean fallback)
{
  JsonNode *node = member_node (object, member);
  const char *text;
  gint64 value;

  if (node_int (node, &value))
    return value != 0;

  text = node_string (node);
  if (g_strcmp0 (text, "true") == 0)
    return TRUE;
  if (g_strcmp0 (text, "false") == 0)
    return FALSE;

  return fallback;
}

/**
 * vnt_json_time:
 * @object: (nullable): an object
 * @member: name of one of its members
 *
 * Reads a moment in ISO 8601, in UTC when it names no zone, or in Unix seconds.
 *
 * Returns: Unix seconds; 0 when not set, which some servers write as 1970
 */
gint64
vnt_json_time (JsonObject *object, const char *member)
{
  JsonNode *node = member_node (object, member);
  g_autoptr (GTimeZone) utc = NULL;
  g_autoptr (GDateTime) moment = NULL;
  gint64 seconds;

  if (node_int (node, &seconds))
    return MAX (seconds, 0);
  if (node_string (node) == NULL)
    return 0;

  utc = g_time_zone_new_utc ();
  moment = g_date_time_new_from_iso8601 (node_string (node), utc);

  return moment != NULL ? MAX (g_date_time_to_unix (moment), 0) : 0;
}

/**
 * vnt_json_string_at:
 * @array: (nullable): an array
 * @index: which element, from 0
 *
 * Reads a text from an array, as vnt_json_string() does.
 *
 * Returns: (transfer none) (nullable): the text, which lives as long as @array
 */
const char *
vnt_json_string_at (JsonArray *array, guint index)
{
  if (array == NULL || index >= json_array_get_length (array))
    return NULL;

  return node_string (json_array_get_element (array, index));
}

/**
 * vnt_json_object_at:
 * @array: (nullable): an array
 * @index: which element, from 0
 *
 * Reads an object from an array.
 *
 * Returns: (transfer none) (nullable): the object, or %NULL when there is none
 */
JsonObject *
vnt_json_object_at (JsonArray *array, guint index)
{
  JsonNode *node;

  if (array == NULL || index >= json_array_get_length (array))
    return NULL;

  node = json_array_get_element (array, index);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
