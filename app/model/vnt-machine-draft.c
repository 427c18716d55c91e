/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-machine-draft.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "vnt-json.h"
#include "vnt-machine-change.h"
#include "vnt-text.h"

#define CATALOG "catalog"
#define BASE "base"
#define VALUE "value"

/* Returns: (transfer full) (element-type utf8): what there is to say of a machine */
static GPtrArray *
keys_of (const VntMachine *machine)
{
  static const char *const own[] = { VNT_MACHINE_NAME,    VNT_MACHINE_DESCRIPTION,
                                     VNT_MACHINE_STATUS,  VNT_MACHINE_OWNER,
                                     VNT_MACHINE_HOLDERS, VNT_MACHINE_CONTACTS };
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    g_ptr_array_add (keys, g_strdup (own[i]));
  for (guint i = 0; i < machine->fields->len; i++)
    g_ptr_array_add (keys, vnt_machine_key_of_field (g_ptr_array_index (machine->fields, i)));

  return keys;
}

static void
add_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

/* A status was never typed, so that it alone is no beginning of a new machine. */
static guint
write_changes (JsonBuilder *builder, const VntMachine *before, const VntMachine *after)
{
  g_autoptr (GPtrArray) keys = keys_of (after);
  guint changes = 0;

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autofree char *base = before != NULL ? vnt_machine_get_value (before, key) : g_strdup ("");
      g_autofree char *value = vnt_machine_get_value (after, key);

      if (g_str_equal (base, value))
        continue;
      json_builder_set_member_name (builder, key);
      json_builder_begin_object (builder);
      add_text (builder, BASE, base);
      add_text (builder, VALUE, value);
      json_builder_end_object (builder);
      changes += before != NULL || !g_str_equal (key, VNT_MACHINE_STATUS);
    }

  return changes;
}

/**
 * vnt_machine_draft_write:
 * @before: (nullable): the machine as it was when the agent began, %NULL for a new one
 * @after: the same as it is filled in
 *
 * Returns: (transfer full) (nullable): what vnt_machine_draft_lay() reads; %NULL when nothing is filled in
 */
char *
vnt_machine_draft_write (const VntMachine *before, const VntMachine *after)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  guint changes;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, CATALOG);
  json_builder_add_int_value (builder, after->catalog);
  json_builder_set_member_name (builder, VALUE);
  json_builder_begin_object (builder);
  changes = write_changes (builder, before, after);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return changes > 0 ? json_to_string (root, FALSE) : NULL;
}

static JsonNode *
parse (const char *written)
{
  g_autoptr (GBytes) bytes =
    g_bytes_new (written != NULL ? written : "", written != NULL ? strlen (written) : 0);
  g_autoptr (JsonNode) root = vnt_json_parse (bytes, NULL);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? g_steal_pointer (&root) : NULL;
}

/**
 * vnt_machine_draft_lay:
 * @written: what vnt_machine_draft_write() wrote
 * @before: (nullable): the machine as it is now; of what was filled in it becomes as it was when that began
 * @after: the same, which becomes as it was filled in
 *
 * Goes on where it was left: of a field that others changed meanwhile the agent still says what it was.
 */
void
vnt_machine_draft_lay (const char *written, VntMachine *before, VntMachine *after)
{
  g_autoptr (JsonNode) root = parse (written);
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;
  JsonObject *values = object != NULL ? vnt_json_object (object, VALUE) : NULL;
  g_autoptr (GList) keys = values != NULL ? json_object_get_members (values) : NULL;

  if (before == NULL && object != NULL && vnt_json_int (object, CATALOG, 0) > 0)
    after->catalog = vnt_json_int (object, CATALOG, 0);
  for (GList *key = keys; key != NULL; key = key->next)
    {
      JsonObject *change = vnt_json_object (values, key->data);
      const char *value = change != NULL ? vnt_json_string (change, VALUE) : NULL;

      if (value == NULL)
        continue;
      if (before != NULL)
        vnt_machine_set_value (before, key->data, vnt_json_string (change, BASE));
      vnt_machine_set_value (after, key->data, value);
    }
}

/**
 * vnt_machine_draft_words:
 * @written: what vnt_machine_draft_write() wrote
 *
 * Returns: (transfer full): what was filled in, without the names of the fields
 */
char *
vnt_machine_draft_words (const char *written)
{
  g_autoptr (JsonNode) root = parse (written);
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;
  JsonObject *values = object != NULL ? vnt_json_object (object, VALUE) : NULL;
  g_autoptr (GList) keys = values != NULL ? json_object_get_members (values) : NULL;
  GString *words = g_string_new (NULL);

  for (GList *key = keys; key != NULL; key = key->next)
    {
      JsonObject *change = vnt_json_object (values, key->data);
      const char *value = change != NULL ? vnt_json_string (change, VALUE) : NULL;

      if (value != NULL && *value != '\0' && !g_str_equal (key->data, VNT_MACHINE_STATUS))
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", value);
    }

  return g_string_free (words, FALSE);
}
