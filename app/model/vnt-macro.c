/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-macro.h"

G_DEFINE_BOXED_TYPE (VntMacro, vnt_macro, vnt_macro_ref, vnt_macro_unref)

static void
change_free (gpointer data)
{
  VntMacroChange *change = data;

  g_free (change->name);
  g_free (change->value);
  g_free (change);
}

static void
macro_clear (gpointer data)
{
  VntMacro *self = data;

  g_free (self->uuid);
  g_free (self->name);
  g_free (self->text);
  g_ptr_array_unref (self->changes);
}

/**
 * vnt_macro_new:
 * @name: what people call it
 *
 * Returns: (transfer full): a macro that does nothing yet
 */
VntMacro *
vnt_macro_new (const char *name)
{
  VntMacro *self = g_atomic_rc_box_new0 (VntMacro);

  self->uuid = g_uuid_string_random ();
  self->name = g_strdup (name);
  self->text = g_strdup ("");
  self->changes = g_ptr_array_new_with_free_func (change_free);

  return self;
}

VntMacro *
vnt_macro_ref (VntMacro *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
vnt_macro_unref (VntMacro *self)
{
  g_atomic_rc_box_release_full (self, macro_clear);
}

/**
 * vnt_macro_add_change:
 * @self: a macro that was given to nobody yet
 * @field: what it changes
 * @name: (nullable): for a custom field, which one
 * @value: what it becomes, see #VntMacroChange
 */
void
vnt_macro_add_change (VntMacro *self, VntField field, const char *name, const char *value)
{
  VntMacroChange *change = g_new0 (VntMacroChange, 1);

  change->field = field;
  change->name = g_strdup (name);
  change->value = g_strdup (value);
  g_ptr_array_add (self->changes, change);
}

/**
 * vnt_macro_find_change:
 * @self: a macro
 * @field: what it may change, no custom field
 *
 * Returns: (transfer none) (nullable): what it does to it
 */
const VntMacroChange *
vnt_macro_find_change (const VntMacro *self, VntField field)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (((VntMacroChange *) self->changes->pdata[i])->field == field)
      return self->changes->pdata[i];

  return NULL;
}

/**
 * vnt_macro_is_empty:
 *
 * Returns: whether it does nothing at all
 */
gboolean
vnt_macro_is_empty (const VntMacro *self)
{
  return self->changes->len == 0 && (self->writes == 0 || *self->text == '\0');
}

/**
 * vnt_macro_equal:
 *
 * Returns: whether they are the same macro and do the same
 */
gboolean
vnt_macro_equal (const VntMacro *a, const VntMacro *b)
{
  if (!g_str_equal (a->uuid, b->uuid) || !g_str_equal (a->name, b->name) ||
      a->writes != b->writes || !g_str_equal (a->text, b->text) ||
      a->changes->len != b->changes->len)
    return FALSE;
  for (guint i = 0; i < a->changes->len; i++)
    {
      const VntMacroChange *left = a->changes->pdata[i];
      const VntMacroChange *right = b->changes->pdata[i];

      if (left->field != right->field || g_strcmp0 (left->name, right->name) != 0 ||
          !g_str_equal (left->value, right->value))
        return FALSE;
    }

  return TRUE;
}
