/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an agent changes of a machine, as text: for the outbox, for what is laid over the server's word, and for servers. */
#include "vnt-machine-change.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "vnt-json.h"
#include "vnt-text.h"

#define MIDDLE (G_GINT64_CONSTANT (1) << 52)
#define REACH (G_GINT64_CONSTANT (1) << 50)

/* -- numbers -- */

/**
 * vnt_machine_subject:
 * @machine: a machine's number, below 0 for one made here
 *
 * Returns: its number in the outbox
 */
gint64
vnt_machine_subject (gint64 machine)
{
  return MIDDLE + machine;
}

/* Returns: whether @subject, the "ticket" of an operation, is a machine */
gboolean
vnt_machine_is_subject (gint64 subject)
{
  return subject > MIDDLE - REACH && subject < MIDDLE + REACH;
}

/* Returns: the machine's number */
gint64
vnt_machine_of_subject (gint64 subject)
{
  return subject - MIDDLE;
}

/* -- keys -- */

/**
 * vnt_machine_key_of_field:
 * @field: a custom field
 *
 * Returns: (transfer full): what a change of it is called
 */
char *
vnt_machine_key_of_field (const VntFieldValue *field)
{
  gboolean many = field->custom != NULL ? field->custom->many : g_strv_length (field->values) > 1;

  return g_strconcat (many ? VNT_MACHINE_FIELDS : VNT_MACHINE_FIELD, field->name, NULL);
}

/* Returns: whether the values of @key are many, one a line */
gboolean
vnt_machine_key_is_list (const char *key)
{
  return g_str_equal (key, VNT_MACHINE_HOLDERS) || g_str_equal (key, VNT_MACHINE_CONTACTS) ||
         g_str_has_prefix (key, VNT_MACHINE_FIELDS);
}

/* Returns: (transfer none) (nullable): the custom field's name, %NULL when @key is none */
const char *
vnt_machine_key_field (const char *key)
{
  if (g_str_has_prefix (key, VNT_MACHINE_FIELDS))
    return key + strlen (VNT_MACHINE_FIELDS);
  if (g_str_has_prefix (key, VNT_MACHINE_FIELD))
    return key + strlen (VNT_MACHINE_FIELD);

  return NULL;
}

/* -- values -- */

static GStrv
lines_of (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_strv_builder_add (builder, lines[i]);

  return g_strv_builder_end (builder);
}

static char **
text_place (VntMachine *self, const char *key)
{
  if (g_str_equal (key, VNT_MACHINE_NAME))
    return &self->name;
  if (g_str_equal (key, VNT_MACHINE_DESCRIPTION))
    return &self->description;
  if (g_str_equal (key, VNT_MACHINE_STATUS))
    return &self->status;
  if (g_str_equal (key, VNT_MACHINE_OWNER))
    return &self->owner;

  return NULL;
}

/**
 * vnt_machine_get_value:
 * @self: a #VntMachine
 * @key: what of it
 *
 * Returns: (transfer full): its value as a change writes it, "" for none
 */
char *
vnt_machine_get_value (const VntMachine *self, const char *key)
{
  const char *name = vnt_machine_key_field (key);
  const VntFieldValue *field;
  char **place;

  if (g_str_equal (key, VNT_MACHINE_HOLDERS))
    return g_strjoinv ("\n", self->holders);
  if (g_str_equal (key, VNT_MACHINE_CONTACTS))
    return g_strjoinv ("\n", self->contacts);
  if (name != NULL)
    {
      field = vnt_machine_find_field (self, name);
      if (field == NULL || field->values[0] == NULL)
        return g_strdup ("");
      return vnt_machine_key_is_list (key) ? g_strjoinv ("\n", field->values)
                                           : g_strdup (field->values[0]);
    }
  place = text_place ((VntMachine *) self, key);

  return g_strdup (place != NULL && *place != NULL ? *place : "");
}

static void
set_field (VntMachine *self, const char *key, const char *value)
{
  const char *name = vnt_machine_key_field (key);
  VntFieldValue *field = (VntFieldValue *) vnt_machine_find_field (self, name);
  g_auto (GStrv) values =
    vnt_machine_key_is_list (key)
      ? lines_of (value)
      : g_strdupv ((char *[]){ (char *) (*value != '\0' ? value : NULL), NULL });

  if (field == NULL)
    field = vnt_machine_add_field (self, 0, name, NULL);
  vnt_text_set_list (&field->values, (const char *const *) values);
}

static void
set_holders (VntMachine *self, GStrv holders)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; holders[i] != NULL; i++)
    {
      const char *name = "";

      for (guint j = 0; self->holders[j] != NULL; j++)
        if (g_str_equal (self->holders[j], holders[i]) && j < g_strv_length (self->holder_names))
          name = self->holder_names[j];
      g_strv_builder_add (names, name);
    }
  g_strfreev (self->holder_names);
  self->holder_names = g_strv_builder_end (names);
  vnt_text_set_list (&self->holders, (const char *const *) holders);
}

/**
 * vnt_machine_set_value:
 * @self: a #VntMachine still being made
 * @key: what of it
 * @value: (nullable): its new value, as vnt_machine_get_value() writes it
 */
void
vnt_machine_set_value (VntMachine *self, const char *key, const char *value)
{
  const char *text = value != NULL ? value : "";
  g_auto (GStrv) lines = lines_of (text);
  char **place = text_place (self, key);

  if (g_str_equal (key, VNT_MACHINE_HOLDERS))
    set_holders (self, lines);
  else if (g_str_equal (key, VNT_MACHINE_CONTACTS))
    vnt_text_set_list (&self->contacts, (const char *const *) lines);
  else if (vnt_machine_key_field (key) != NULL)
    set_field (self, key, text);
  else if (place != NULL)
    vnt_text_set (place, text);
}

/**
 * vnt_machine_merge:
 * @key: what of a machine
 * @base: (nullable): what it was when the agent changed it
 * @value: (nullable): what the agent made of it
 * @now: (nullable): what it is on the server
 *
 * What others put into a list or took out of it stays so.
 *
 * Returns: (transfer full): what it shall be
 */
char *
vnt_machine_merge (const char *key, const char *base, const char *value, const char *now)
{
  g_auto (GStrv) before = lines_of (base);
  g_auto (GStrv) after = lines_of (value);
  g_auto (GStrv) there = lines_of (now);
  g_autoptr (GPtrArray) merged = g_ptr_array_new ();

  if (!vnt_machine_key_is_list (key))
    return g_strdup (value != NULL ? value : "");

  for (guint i = 0; there[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) before, there[i]) ||
        g_strv_contains ((const char *const *) after, there[i]))
      g_ptr_array_add (merged, there[i]);
  for (guint i = 0; after[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) before, after[i]) &&
        !g_strv_contains ((const char *const *) there, after[i]))
      g_ptr_array_add (merged, after[i]);
  g_ptr_array_add (merged, NULL);

  return g_strjoinv ("\n", (char **) merged->pdata);
}

/* -- a whole new machine -- */

static void
write_text (JsonBuilder *builder, const char *member, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

/**
 * vnt_machine_write:
 * @self: a new machine
 *
 * Returns: (transfer full): what vnt_machine_read() reads
 */
char *
vnt_machine_write (const VntMachine *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  static const char *const keys[] = { VNT_MACHINE_NAME,    VNT_MACHINE_DESCRIPTION,
                                      VNT_MACHINE_STATUS,  VNT_MACHINE_OWNER,
                                      VNT_MACHINE_HOLDERS, VNT_MACHINE_CONTACTS };

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "catalog");
  json_builder_add_int_value (builder, self->catalog);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = vnt_machine_get_value (self, keys[i]);

      write_text (builder, keys[i], value);
    }
  for (guint i = 0; i < self->fields->len; i++)
    {
      g_autofree char *key = vnt_machine_key_of_field (g_ptr_array_index (self->fields, i));
      g_autofree char *value = vnt_machine_get_value (self, key);

      write_text (builder, key, value);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/**
 * vnt_machine_read:
 * @id: the number the machine gets
 * @text: (nullable): what vnt_machine_write() wrote
 *
 * Returns: (transfer full): the machine; with no name when @text says nothing
 */
VntMachine *
vnt_machine_read (gint64 id, const char *text)
{
  VntMachine *self = vnt_machine_new (id, "");
  g_autoptr (GBytes) bytes =
    g_bytes_new (text != NULL ? text : "", text != NULL ? strlen (text) : 0);
  g_autoptr (JsonNode) root = vnt_json_parse (bytes, NULL);
  JsonObject *object =
    root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  g_autoptr (GList) members = object != NULL ? json_object_get_members (object) : NULL;

  if (object != NULL)
    self->catalog = vnt_json_int (object, "catalog", 0);
  for (GList *member = members; member != NULL; member = member->next)
    {
      const char *value = vnt_json_string (object, member->data);

      if (value != NULL && !g_str_equal (member->data, "catalog"))
        vnt_machine_set_value (self, member->data, value);
    }

  return self;
}

/* -- operations -- */

/**
 * vnt_machine_change_new:
 * @before: the machine as the agent saw it
 * @key: what of it
 * @value: what it shall be
 *
 * Returns: (transfer full) (nullable): the change; %NULL when it is so already
 */
VntOperation *
vnt_machine_change_new (const VntMachine *before, const char *key, const char *value)
{
  g_autofree char *base = vnt_machine_get_value (before, key);
  VntOperation *operation;

  if (g_str_equal (base, value))
    return NULL;

  operation = vnt_operation_new (VNT_OPERATION_EDIT_MACHINE, vnt_machine_subject (before->id));
  vnt_text_set (&operation->name, key);
  operation->base = g_steal_pointer (&base);
  vnt_text_set (&operation->value, value);

  return operation;
}

/**
 * vnt_machine_lay:
 * @self: a machine as the server has it
 * @operation: a change of it that waits
 *
 * Shows @self as it will be.
 */
void
vnt_machine_lay (VntMachine *self, const VntOperation *operation)
{
  gboolean stuck = operation->state == VNT_STATE_REFUSED || operation->state == VNT_STATE_CONFLICT;
  g_autofree char *now = NULL;
  g_autofree char *merged = NULL;

  if (operation->state != VNT_STATE_DONE)
    self->waiting++;
  if (stuck || (operation->state == VNT_STATE_UNKNOWN && operation->next_try == G_MAXINT64))
    self->attention = TRUE;
  if (stuck || operation->kind != VNT_OPERATION_EDIT_MACHINE || operation->name == NULL)
    return;

  now = vnt_machine_get_value (self, operation->name);
  merged = vnt_machine_merge (operation->name, operation->base, operation->value, now);
  vnt_machine_set_value (self, operation->name, merged);
}
