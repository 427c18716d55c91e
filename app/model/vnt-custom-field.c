/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-custom-field.h"

G_DEFINE_BOXED_TYPE (VntCustomField, vnt_custom_field, vnt_custom_field_ref, vnt_custom_field_unref)

static void
vnt_custom_field_clear (gpointer data)
{
  VntCustomField *self = data;

  g_free (self->pattern);
  g_free (self->hint);
  g_strfreev (self->choices);
}

/**
 * vnt_custom_field_new:
 * @id: the server's number
 *
 * Makes a #VntCustomField of unknown kind; its maker may fill the other fields before handing it on.
 *
 * Returns: (transfer full): a new value
 */
VntCustomField *
vnt_custom_field_new (gint64 id)
{
  VntCustomField *self = g_atomic_rc_box_new0 (VntCustomField);

  self->id = id;
  self->choices = g_new0 (char *, 1);

  return self;
}

/**
 * vnt_custom_field_ref:
 * @self: a #VntCustomField
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntCustomField *
vnt_custom_field_ref (VntCustomField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_custom_field_unref:
 * @self: (transfer full): a #VntCustomField
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_custom_field_unref (VntCustomField *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_custom_field_clear);
}

/**
 * vnt_custom_field_accepts:
 * @self: a #VntCustomField
 * @value: a value
 *
 * A pattern this program cannot read, and whatever it does not know, is left to the server.
 *
 * Returns: %FALSE when the server would surely not take @value
 */
gboolean
vnt_custom_field_accepts (const VntCustomField *self, const char *value)
{
  g_autoptr (GRegex) regex = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (self->kind == VNT_CUSTOM_OTHER)
    return FALSE;
  if (self->kind == VNT_CUSTOM_CHOICE && *value != '\0' && self->choices[0] != NULL &&
      !g_strv_contains ((const char *const *) self->choices, value))
    return FALSE;
  if (self->pattern == NULL || *self->pattern == '\0')
    return TRUE;
  regex = g_regex_new (self->pattern, 0, 0, NULL);

  return regex == NULL || g_regex_match (regex, value, 0, NULL);
}
