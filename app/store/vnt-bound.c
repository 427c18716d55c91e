/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-bound.h"

struct _VntBound
{
  GArray *values; /* of VntValue, ended by VNT_END */
  GPtrArray *texts; /* what they point to */
};

/**
 * vnt_bound_new:
 *
 * Returns: (transfer full): no values yet
 */
VntBound *
vnt_bound_new (void)
{
  VntBound *self = g_new0 (VntBound, 1);

  self->values = g_array_new (TRUE, TRUE, sizeof (VntValue));
  self->texts = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
vnt_bound_free (VntBound *self)
{
  g_array_unref (self->values);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static void
add (VntBound *self, GString *sql, VntValue value)
{
  g_array_append_val (self->values, value);
  if (sql != NULL)
    g_string_append_printf (sql, "?%u", self->values->len);
}

/**
 * vnt_bound_add_int:
 * @self: values
 * @sql: (nullable): where its place is added
 * @number: a value
 */
void
vnt_bound_add_int (VntBound *self, GString *sql, gint64 number)
{
  add (self, sql, VNT_INT (number));
}

/**
 * vnt_bound_add_text:
 * @self: values
 * @sql: (nullable): where its place is added
 * @text: (nullable): a value, copied
 */
void
vnt_bound_add_text (VntBound *self, GString *sql, const char *text)
{
  char *copy = g_strdup (text);

  if (copy != NULL)
    g_ptr_array_add (self->texts, copy);
  add (self, sql, VNT_TEXT (copy));
}

/**
 * vnt_bound_get_values:
 * @self: values
 *
 * Returns: (transfer none): for vnt_db_select_values(); valid until the next one is added
 */
const VntValue *
vnt_bound_get_values (VntBound *self)
{
  return (const VntValue *) (gpointer) self->values->data;
}
