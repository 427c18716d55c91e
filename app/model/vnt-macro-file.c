/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Macros as a file, to be handed on; and as they are kept, one such file each. */
#include "config.h"

#include <glib/gi18n.h>

#include "vnt-handed-file.h"
#include "vnt-json.h"
#include "vnt-macro.h"
#include "vnt-text.h"

/* More than anybody has. */
#define MOST_FIELDS 50
#define LONGEST_NAME 200
#define LONGEST_VALUE 2000
#define LONGEST_TEXT 100000

/* What is said of a field; also the order in which a macro does things: in another queue the agent may have no rights. */
static const struct
{
  VntField field;
  const char *word;
  gboolean empty; /* "" means something */
  gboolean number;
  gint64 least;
} FIELDS[] = {
  { VNT_FIELD_MINUTES, "minutes", FALSE, TRUE, 1 },
  { VNT_FIELD_OWNER, "owner", TRUE, FALSE, 0 },
  { VNT_FIELD_PRIORITY, "priority", FALSE, TRUE, 0 },
  { VNT_FIELD_CUSTOM, "fields", TRUE, FALSE, 0 },
  { VNT_FIELD_STATUS, "status", FALSE, FALSE, 0 },
  { VNT_FIELD_QUEUE, "queue", FALSE, FALSE, 0 },
};

static const VntHandedKind kind;

static void
add_custom (JsonBuilder *builder, const VntMacro *macro)
{
  gboolean any = FALSE;

  for (guint i = 0; i < macro->changes->len; i++)
    {
      const VntMacroChange *change = macro->changes->pdata[i];

      if (change->field != VNT_FIELD_CUSTOM)
        continue;
      if (!any)
        {
          json_builder_set_member_name (builder, "fields");
          json_builder_begin_object (builder);
        }
      any = TRUE;
      vnt_handed_add (builder, change->name, change->value);
    }
  if (any)
    json_builder_end_object (builder);
}

static void
add_macro (JsonBuilder *builder, gconstpointer value)
{
  const VntMacro *macro = value;

  json_builder_begin_object (builder);
  vnt_handed_add (builder, "id", macro->uuid);
  vnt_handed_add (builder, "name", macro->name);
  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    {
      const VntMacroChange *change = vnt_macro_find_change (macro, FIELDS[i].field);

      if (FIELDS[i].field == VNT_FIELD_CUSTOM)
        add_custom (builder, macro);
      else if (change != NULL)
        vnt_handed_add (builder, FIELDS[i].word, change->value);
    }
  if (macro->writes != 0 && *macro->text != '\0')
    vnt_handed_add (builder, macro->writes == VNT_OPERATION_REPLY ? "reply" : "comment",
                    macro->text);
  json_builder_end_object (builder);
}

static gboolean
refuse_member (GError **error, const char *macro, const char *member)
{
  g_autofree char *short_macro = g_utf8_substring (macro, 0, MIN (g_utf8_strlen (macro, -1), 60));
  g_autofree char *short_member =
    g_utf8_substring (member, 0, MIN (g_utf8_strlen (member, -1), 60));
  /* Translators: the name of a macro, then a word of the file */
  g_autofree char *why =
    g_strdup_printf (_ ("“%s” has something this version cannot do, or does not take: “%s”"),
                     short_macro, short_member);

  return vnt_handed_refuse (&kind, why, error);
}

static gboolean
read_custom (VntMacro *macro, JsonObject *object)
{
  g_autoptr (GList) names = NULL;

  if (object == NULL || json_object_get_size (object) > MOST_FIELDS)
    return FALSE;
  names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *value = vnt_json_string (object, l->data);

      if (!vnt_handed_is_line (l->data, LONGEST_NAME, FALSE) || value == NULL ||
          strlen (value) > LONGEST_VALUE)
        return FALSE;
      vnt_macro_add_change (macro, VNT_FIELD_CUSTOM, l->data, value);
    }

  return TRUE;
}

static gboolean
read_field (VntMacro *macro, gsize i, JsonObject *object)
{
  const char *value = vnt_json_string (object, FIELDS[i].word);

  if (FIELDS[i].field == VNT_FIELD_CUSTOM)
    return read_custom (macro, vnt_json_object (object, FIELDS[i].word));
  if (!vnt_handed_is_line (value, LONGEST_NAME, FIELDS[i].empty) ||
      (FIELDS[i].number &&
       !g_ascii_string_to_signed (value, 10, FIELDS[i].least, 1000000, NULL, NULL)))
    return FALSE;
  vnt_macro_add_change (macro, FIELDS[i].field, NULL, value);

  return TRUE;
}

static gboolean
read_text (VntMacro *macro, const char *word, JsonObject *object)
{
  const char *text = vnt_json_string (object, word);

  if (text == NULL || *text == '\0' || strlen (text) > LONGEST_TEXT || macro->writes != 0)
    return FALSE;
  macro->writes = g_str_equal (word, "reply") ? VNT_OPERATION_REPLY : VNT_OPERATION_COMMENT;
  vnt_text_set (&macro->text, text);

  return TRUE;
}

static gboolean
is_known (const char *member)
{
  static const char *const others[] = { "id", "name", "reply", "comment", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (g_str_equal (FIELDS[i].word, member))
      return TRUE;

  return g_strv_contains (others, member);
}

static gboolean
read_members (VntMacro *macro, JsonObject *object, GError **error)
{
  static const char *const texts[] = { "reply", "comment" };
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!is_known (l->data))
      return refuse_member (error, macro->name, l->data);
  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (json_object_has_member (object, FIELDS[i].word) && !read_field (macro, i, object))
      return refuse_member (error, macro->name, FIELDS[i].word);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (json_object_has_member (object, texts[i]) && !read_text (macro, texts[i], object))
      return refuse_member (error, macro->name, texts[i]);

  return TRUE;
}

static gpointer
read_macro (JsonObject *object, GError **error)
{
  const char *name = object != NULL ? vnt_json_string (object, "name") : NULL;
  const char *id = object != NULL ? vnt_json_string (object, "id") : NULL;
  g_autoptr (VntMacro) macro = NULL;

  if (!vnt_handed_is_line (name, LONGEST_NAME, FALSE))
    {
      vnt_handed_refuse (&kind, _ ("a macro in it has no name, or one that is too long"), error);
      return NULL;
    }
  macro = vnt_macro_new (name);
  if (id != NULL && g_uuid_string_is_valid (id))
    vnt_text_set (&macro->uuid, id);

  return read_members (macro, object, error) ? g_steal_pointer (&macro) : NULL;
}

static void
free_macro (gpointer macro)
{
  vnt_macro_unref (macro);
}

static const VntHandedKind kind = {
  .format = "ventanilla-macros",
  .member = "macros",
  .sorry = N_ ("This is not a file of macros"),
  .most = 500,
  .most_bytes = 4 * 1024 * 1024,
  .add = add_macro,
  .read = read_macro,
  .unref = free_macro,
};

/**
 * vnt_macros_write:
 * @macros: (element-type VntMacro): what to hand on
 *
 * Returns: (transfer full): a file of them, in JSON
 */
char *
vnt_macros_write (GPtrArray *macros)
{
  return vnt_handed_write (&kind, macros);
}

/**
 * vnt_macros_read:
 * @data: (array length=length): of a file; not to be trusted
 * @error: place for a %VNT_ERROR_INVALID
 *
 * Returns: (transfer full) (element-type VntMacro) (nullable): all of it, or nothing
 */
GPtrArray *
vnt_macros_read (const char *data, gsize length, GError **error)
{
  return vnt_handed_read (&kind, data, length, error);
}
