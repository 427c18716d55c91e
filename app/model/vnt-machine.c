/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-machine.h"

#include <gio/gio.h>
#include <string.h>

#include "vnt-text.h"

G_DEFINE_BOXED_TYPE (VntMachine, vnt_machine, vnt_machine_ref, vnt_machine_unref)

/* What desks call the same thing, folded; a field is that when its name has one of these words in it. The first that matches
 * in this order wins: "serial number" before "asset tag". */
static const char *const SERIAL_WORDS[] = { "serie",    "serial",    "s/n", "asset tag",
                                            "etiqueta", "inventari", NULL };
static const char *const PLACE_WORDS[] = { "ubicacion", "location", "place", "lugar", "sede",
                                           "building",  "edificio", "room",  "sala",  NULL };
static const char *const ADDRESS_WORDS[] = { "host",    "dns",       "fqdn", "ip",
                                             "address", "direccion", NULL };

static void
vnt_machine_clear (gpointer data)
{
  VntMachine *self = data;

  g_free (self->name);
  g_free (self->description);
  g_free (self->status);
  g_free (self->owner);
  g_strfreev (self->holders);
  g_strfreev (self->holder_names);
  g_strfreev (self->contacts);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->links);
  g_free (self->version);
  g_strfreev (self->statuses);
}

/**
 * vnt_machine_new:
 * @id: the server's number, below 0 for one made on this laptop
 * @name: what it is called
 *
 * Makes a #VntMachine; its maker may fill the other fields before handing it on. Its lists are empty until then: replace
 * them with vnt_text_set_list().
 *
 * Returns: (transfer full): a new value
 */
VntMachine *
vnt_machine_new (gint64 id, const char *name)
{
  VntMachine *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_atomic_rc_box_new0 (VntMachine);
  self->id = id;
  self->name = g_strdup (name);
  self->status = g_strdup ("");
  self->holders = g_new0 (char *, 1);
  self->holder_names = g_new0 (char *, 1);
  self->contacts = g_new0 (char *, 1);
  self->statuses = g_new0 (char *, 1);
  self->fields = g_ptr_array_new_with_free_func (vnt_field_value_free);
  self->links = g_ptr_array_new_with_free_func (vnt_link_free);

  return self;
}

/**
 * vnt_machine_ref:
 * @self: a #VntMachine
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntMachine *
vnt_machine_ref (VntMachine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_machine_unref:
 * @self: (transfer full): a #VntMachine
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_machine_unref (VntMachine *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_machine_clear);
}

/**
 * vnt_machine_copy:
 * @self: a #VntMachine
 *
 * Returns: (transfer full): a value like it, to be changed before it is handed on
 */
VntMachine *
vnt_machine_copy (const VntMachine *self)
{
  VntMachine *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = vnt_machine_new (self->id, self->name);
  vnt_text_set (&copy->description, self->description);
  copy->catalog = self->catalog;
  vnt_text_set (&copy->status, self->status);
  vnt_text_set (&copy->owner, self->owner);
  vnt_text_set_list (&copy->holders, (const char *const *) self->holders);
  vnt_text_set_list (&copy->holder_names, (const char *const *) self->holder_names);
  vnt_text_set_list (&copy->contacts, (const char *const *) self->contacts);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (self->fields, i);
      VntFieldValue *added =
        vnt_machine_add_field (copy, field->id, field->name, (const char *const *) field->values);

      added->custom = field->custom != NULL ? vnt_custom_field_ref (field->custom) : NULL;
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      const VntLink *link = g_ptr_array_index (self->links, i);

      vnt_machine_add_link (copy, link->relation, link->target);
    }
  copy->created = self->created;
  copy->updated = self->updated;
  vnt_text_set (&copy->version, self->version);
  vnt_text_set_list (&copy->statuses, (const char *const *) self->statuses);
  copy->may_change = self->may_change;
  copy->waiting = self->waiting;
  copy->attention = self->attention;

  return copy;
}

/**
 * vnt_machine_add_field:
 * @self: a #VntMachine still being made
 * @id: the server's number of the custom field
 * @name: its name
 * @values: (nullable) (array zero-terminated=1): its values
 *
 * Returns: (transfer none): the field, for its maker to say how it is filled
 */
VntFieldValue *
vnt_machine_add_field (VntMachine *self, gint64 id, const char *name, const char *const *values)
{
  VntFieldValue *field;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  field = vnt_field_value_new (id, name, values);
  g_ptr_array_add (self->fields, field);

  return field;
}

/**
 * vnt_machine_add_link:
 * @self: a #VntMachine still being made
 * @relation: how the machine stands to @target; see #VntLink
 * @target: "ticket:12", "asset:7" or an http(s) address
 *
 * Adds a link.
 */
void
vnt_machine_add_link (VntMachine *self, const char *relation, const char *target)
{
  g_return_if_fail (self != NULL && relation != NULL && target != NULL);

  g_ptr_array_add (self->links, vnt_link_new (relation, target));
}

/**
 * vnt_machine_find_field:
 * @self: a #VntMachine
 * @name: a custom field's; case and accents do not matter
 *
 * Returns: (transfer none) (nullable): the field, %NULL when the machine has none such
 */
const VntFieldValue *
vnt_machine_find_field (const VntMachine *self, const char *name)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  wanted = vnt_text_fold (name);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (self->fields, i);
      g_autofree char *folded = vnt_text_fold (field->name);

      if (g_str_equal (folded, wanted))
        return field;
    }

  return NULL;
}

/**
 * vnt_machine_get_field:
 * @self: a #VntMachine
 * @name: a custom field's; case and accents do not matter
 *
 * Returns: (transfer none) (nullable): its first value that is not empty
 */
const char *
vnt_machine_get_field (const VntMachine *self, const char *name)
{
  const VntFieldValue *field = vnt_machine_find_field (self, name);

  return field != NULL && field->values[0] != NULL && *field->values[0] != '\0' ? field->values[0]
                                                                                : NULL;
}

/* Whether @word stands in @name as a word, or at least begins one: "ip" is no part of "tipo". */
static gboolean
has_word (const char *name, const char *word)
{
  for (const char *at = strstr (name, word); at != NULL; at = strstr (at + 1, word))
    {
      char after = at[strlen (word)];

      if (at > name && g_ascii_isalnum (at[-1]))
        continue;
      if (strlen (word) > 3 || !g_ascii_isalnum (after))
        return TRUE;
    }

  return FALSE;
}

/* "PC-12", "pc-12.example.org" or an address; neither a mail address nor that of a network card. */
static gboolean
is_host (const char *value)
{
  return g_hostname_is_ip_address (value) || strpbrk (value, " \t\n@:/") == NULL;
}

static const char *
by_words (const VntMachine *self, const char *const *words, gboolean (*fits) (const char *value))
{
  for (guint w = 0; words[w] != NULL; w++)
    for (guint i = 0; i < self->fields->len; i++)
      {
        const VntFieldValue *field = g_ptr_array_index (self->fields, i);
        g_autofree char *folded = vnt_text_fold (field->name);

        if (has_word (folded, words[w]) && field->values[0] != NULL && *field->values[0] != '\0' &&
            (fits == NULL || fits (field->values[0])))
          return field->values[0];
      }

  return NULL;
}

/**
 * vnt_machine_get_address:
 * @self: a #VntMachine
 *
 * How it is reached on the network: a field that is named like one ("IP", "Hostname", "Network address"), else the first that holds
 * an address.
 *
 * Returns: (transfer none) (nullable): a name or an address, as somebody typed it
 */
const char *
vnt_machine_get_address (const VntMachine *self)
{
  const char *found;

  g_return_val_if_fail (self != NULL, NULL);

  found = by_words (self, ADDRESS_WORDS, is_host);
  for (guint i = 0; found == NULL && i < self->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (self->fields, i);

      if (field->values[0] != NULL && g_hostname_is_ip_address (field->values[0]))
        found = field->values[0];
    }

  return found;
}

/**
 * vnt_machine_get_serial:
 * @self: a #VntMachine
 *
 * Returns: (transfer none) (nullable): what is printed on it: a serial number, else an asset tag
 */
const char *
vnt_machine_get_serial (const VntMachine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return by_words (self, SERIAL_WORDS, NULL);
}

/**
 * vnt_machine_get_place:
 * @self: a #VntMachine
 *
 * Returns: (transfer none) (nullable): where it stands
 */
const char *
vnt_machine_get_place (const VntMachine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return by_words (self, PLACE_WORDS, NULL);
}

/**
 * vnt_machine_keep_serial:
 * @self: a #VntMachine still being made, the same value in all its fields
 *
 * Takes the value out of every field but the one that is printed on the machine.
 */
void
vnt_machine_keep_serial (VntMachine *self)
{
  const char *serial;

  g_return_if_fail (self != NULL);

  serial = vnt_machine_get_serial (self);
  for (guint i = 0; i < self->fields->len; i++)
    {
      VntFieldValue *field = g_ptr_array_index (self->fields, i);

      if (field->values[0] != serial)
        vnt_text_set_list (&field->values, NULL);
    }
}
