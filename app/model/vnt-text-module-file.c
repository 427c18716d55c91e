/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text modules as a file, to be handed on. */
#include "config.h"

#include <glib/gi18n.h>

#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-text-module.h"
#include "vnt-text.h"

#define FORMAT "ventanilla-texts"
#define VERSION 1

/* More than anybody has; a file that is something else is not read to its end. */
#define MOST_MODULES 2000
#define MOST_BYTES (8 * 1024 * 1024)
#define LONGEST_NAME 200
#define LONGEST_TEXT 100000

static void
add (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_module (JsonBuilder *builder, const VntTextModule *module)
{
  json_builder_begin_object (builder);
  add (builder, "id", module->uuid);
  add (builder, "kind", module->kind == VNT_TEXT_MODULE_SIGNATURE ? "signature" : "text");
  add (builder, "name", module->name);
  add (builder, "key", module->key);
  add (builder, "language", module->language);
  add (builder, "queue", module->queue);
  add (builder, "text", module->text);
  json_builder_end_object (builder);
}

/**
 * vnt_text_modules_write:
 * @modules: (element-type VntTextModule): what to hand on
 *
 * Returns: (transfer full): a file of them, in JSON
 */
char *
vnt_text_modules_write (GPtrArray *modules)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (modules != NULL, NULL);

  json_builder_begin_object (builder);
  add (builder, "format", FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  json_builder_set_member_name (builder, "texts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < modules->len; i++)
    add_module (builder, g_ptr_array_index (modules, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);

  return json_generator_to_data (generator, NULL);
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
               _ ("This is not a file of texts: %s. Nothing was changed."), why);
  return FALSE;
}

static gboolean
check_text (const char *text, gsize longest, gboolean empty_allowed)
{
  return text != NULL && (empty_allowed || *text != '\0') && strlen (text) <= longest;
}

static VntTextModule *
read_module (JsonObject *object, GError **error)
{
  const char *id = vnt_json_string (object, "id");
  const char *kind = vnt_json_string (object, "kind");
  const char *name = vnt_json_string (object, "name");
  const char *key = vnt_json_string (object, "key");
  const char *language = vnt_json_string (object, "language");
  const char *queue = vnt_json_string (object, "queue");
  const char *text = vnt_json_string (object, "text");
  gboolean signature = g_strcmp0 (kind, "signature") == 0;
  VntTextModule *module;

  if (!check_text (name, LONGEST_NAME, FALSE) || !check_text (text, LONGEST_TEXT, FALSE) ||
      (!signature && g_strcmp0 (kind, "text") != 0) ||
      (key != NULL && !check_text (key, LONGEST_NAME, TRUE)) ||
      (language != NULL && !check_text (language, 20, TRUE)) ||
      (queue != NULL && !check_text (queue, LONGEST_NAME, TRUE)))
    {
      refuse (error, _ ("a text in it has no name, no text, or is too long"));
      return NULL;
    }

  module =
    vnt_text_module_new (signature ? VNT_TEXT_MODULE_SIGNATURE : VNT_TEXT_MODULE_TEXT, name, text);
  if (id != NULL && g_uuid_string_is_valid (id))
    vnt_text_set (&module->uuid, id);
  vnt_text_set (&module->key, key != NULL ? key : "");
  vnt_text_set (&module->language, language != NULL && *language != '\0' ? language : NULL);
  vnt_text_set (&module->queue, queue != NULL && *queue != '\0' ? queue : NULL);
  return module;
}

static JsonArray *
find_texts (JsonNode *root, GError **error)
{
  JsonObject *object =
    root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonArray *texts;

  if (object == NULL || g_strcmp0 (vnt_json_string (object, "format"), FORMAT) != 0)
    {
      refuse (error, _ ("it says nothing of Ventanilla"));
      return NULL;
    }
  if (vnt_json_int (object, "version", 0) != VERSION)
    {
      refuse (error, _ ("it was written by a newer version of Ventanilla"));
      return NULL;
    }
  texts = vnt_json_array (object, "texts");
  if (texts == NULL || json_array_get_length (texts) > MOST_MODULES)
    {
      refuse (error, _ ("it has none, or too many"));
      return NULL;
    }

  return texts;
}

/**
 * vnt_text_modules_read:
 * @data: (array length=length): of a file; not to be trusted
 * @error: place for a %VNT_ERROR_INVALID
 *
 * Returns: (transfer full) (element-type VntTextModule) (nullable): all of it, or nothing
 */
GPtrArray *
vnt_text_modules_read (const char *data, gsize length, GError **error)
{
  g_autoptr (GPtrArray) modules =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_text_module_unref);
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (JsonNode) root = NULL;
  JsonArray *texts;

  if (length > MOST_BYTES)
    {
      refuse (error, _ ("it is too large"));
      return NULL;
    }
  root = vnt_json_parse (bytes, NULL);
  texts = find_texts (root, error);
  if (texts == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (texts); i++)
    {
      JsonObject *object = vnt_json_object_at (texts, i);
      VntTextModule *module = object != NULL ? read_module (object, error) : NULL;

      if (module == NULL)
        {
          if (object == NULL)
            refuse (error, _ ("a text in it has no name, no text, or is too long"));
          return NULL;
        }
      g_ptr_array_add (modules, module);
    }

  return g_steal_pointer (&modules);
}
