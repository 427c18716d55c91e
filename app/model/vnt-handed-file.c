/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-handed-file.h"

#include <glib/gi18n.h>

#include "vnt-error.h"
#include "vnt-json.h"

#define VERSION 1

/**
 * vnt_handed_add:
 * @name: of the member
 * @value: its value
 *
 * Adds a string to the object that is open.
 */
void
vnt_handed_add (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/**
 * vnt_handed_write:
 * @kind: what they are
 * @values: what to hand on
 *
 * Returns: (transfer full): a file of them, in JSON
 */
char *
vnt_handed_write (const VntHandedKind *kind, GPtrArray *values)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (kind != NULL && values != NULL, NULL);

  json_builder_begin_object (builder);
  vnt_handed_add (builder, "format", kind->format);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  json_builder_set_member_name (builder, kind->member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++)
    kind->add (builder, values->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);

  return json_generator_to_data (generator, NULL);
}

/**
 * vnt_handed_refuse:
 * @kind: what it should have been
 * @why: already translated
 * @error: place for a %VNT_ERROR_INVALID
 *
 * Returns: %FALSE
 */
gboolean
vnt_handed_refuse (const VntHandedKind *kind, const char *why, GError **error)
{
  /* Translators: "This is not a file of macros", then why */
  g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID, _ ("%s: %s. Nothing was changed."),
               _ (kind->sorry), why);
  return FALSE;
}

/**
 * vnt_handed_is_line:
 * @text: (nullable): of a file; not to be trusted
 * @longest: bytes
 * @empty_allowed: whether "" will do
 *
 * Returns: whether it can be shown on one line
 */
gboolean
vnt_handed_is_line (const char *text, gsize longest, gboolean empty_allowed)
{
  if (text == NULL || (!empty_allowed && *text == '\0') || strlen (text) > longest)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static JsonArray *
find_values (const VntHandedKind *kind, JsonNode *root, GError **error)
{
  JsonObject *object =
    root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonArray *values = NULL;

  if (object == NULL || g_strcmp0 (vnt_json_string (object, "format"), kind->format) != 0)
    vnt_handed_refuse (kind, _ ("it says nothing of Ventanilla"), error);
  else if (vnt_json_int (object, "version", 0) != VERSION)
    vnt_handed_refuse (kind, _ ("it was written by a newer version of Ventanilla"), error);
  else
    {
      values = vnt_json_array (object, kind->member);
      if (values != NULL && json_array_get_length (values) <= kind->most)
        return values;
      vnt_handed_refuse (kind, _ ("it has none, or too many"), error);
    }

  return NULL;
}

/**
 * vnt_handed_read:
 * @kind: what it should be
 * @data: (array length=length): of a file; not to be trusted
 * @error: place for a %VNT_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): all of the values in it, or nothing
 */
GPtrArray *
vnt_handed_read (const VntHandedKind *kind, const char *data, gsize length, GError **error)
{
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (kind->unref);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *values;

  if (length > kind->most_bytes)
    {
      vnt_handed_refuse (kind, _ ("it is too large"), error);
      return NULL;
    }
  bytes = g_bytes_new_static (data, length);
  root = vnt_json_parse (bytes, NULL);
  values = find_values (kind, root, error);
  if (values == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (values); i++)
    {
      gpointer value = kind->read (vnt_json_object_at (values, i), error);

      if (value == NULL)
        return NULL;
      g_ptr_array_add (read, value);
    }

  return g_steal_pointer (&read);
}
