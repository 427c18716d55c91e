/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text modules as a file, to be handed on. */
#include "config.h"

#include <glib/gi18n.h>

#include "vnt-handed-file.h"
#include "vnt-json.h"
#include "vnt-text-module.h"
#include "vnt-text.h"

/* More than anybody has. */
#define LONGEST_NAME 200
#define LONGEST_TEXT 100000

static const VntHandedKind kind;

/* What is not said is not written. */
static void
add (JsonBuilder *builder, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    vnt_handed_add (builder, name, value);
}

static void
add_module (JsonBuilder *builder, gconstpointer value)
{
  const VntTextModule *module = value;

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

static gboolean
is_line_or_none (const char *text, gsize longest)
{
  return text == NULL || vnt_handed_is_line (text, longest, TRUE);
}

static gpointer
read_module (JsonObject *object, GError **error)
{
  const char *id = object != NULL ? vnt_json_string (object, "id") : NULL;
  const char *what = object != NULL ? vnt_json_string (object, "kind") : NULL;
  const char *name = object != NULL ? vnt_json_string (object, "name") : NULL;
  const char *key = object != NULL ? vnt_json_string (object, "key") : NULL;
  const char *language = object != NULL ? vnt_json_string (object, "language") : NULL;
  const char *queue = object != NULL ? vnt_json_string (object, "queue") : NULL;
  const char *text = object != NULL ? vnt_json_string (object, "text") : NULL;
  gboolean signature = g_strcmp0 (what, "signature") == 0;
  VntTextModule *module;

  if (!vnt_handed_is_line (name, LONGEST_NAME, FALSE) || text == NULL || *text == '\0' ||
      strlen (text) > LONGEST_TEXT || (!signature && g_strcmp0 (what, "text") != 0) ||
      !is_line_or_none (key, LONGEST_NAME) || !is_line_or_none (language, 20) ||
      !is_line_or_none (queue, LONGEST_NAME))
    {
      vnt_handed_refuse (&kind, _ ("a text in it has no name, no text, or is too long"), error);
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

static void
free_module (gpointer module)
{
  vnt_text_module_unref (module);
}

static const VntHandedKind kind = {
  .format = "ventanilla-texts",
  .member = "texts",
  .sorry = N_ ("This is not a file of texts"),
  .most = 2000,
  .most_bytes = 8 * 1024 * 1024,
  .add = add_module,
  .read = read_module,
  .unref = free_module,
};

/**
 * vnt_text_modules_write:
 * @modules: (element-type VntTextModule): what to hand on
 *
 * Returns: (transfer full): a file of them, in JSON
 */
char *
vnt_text_modules_write (GPtrArray *modules)
{
  return vnt_handed_write (&kind, modules);
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
  return vnt_handed_read (&kind, data, length, error);
}
