/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-field-setting.h"

/* A change that is being made durable; the row may be gone, or stand for another ticket, when it is. */
typedef struct
{
  GWeakRef row;
  GWeakRef owner;
  VntFieldRefused refused;
  guint serial;
} Setting;

static void
setting_free (Setting *self)
{
  g_weak_ref_clear (&self->row);
  g_weak_ref_clear (&self->owner);
  g_free (self);
}

static void
on_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Setting *self = user_data;
  g_autoptr (VntFieldRow) row = g_weak_ref_get (&self->row);
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);
  g_autoptr (GError) error = NULL;

  vnt_desk_set_field_finish (VNT_DESK (source), result, &error);
  if (row != NULL && owner != NULL && vnt_field_row_get_serial (row) == self->serial)
    {
      vnt_field_row_set_problem (row, error != NULL ? error->message : NULL);
      if (error != NULL && self->refused != NULL)
        self->refused (row, owner);
    }
  setting_free (self);
}

/**
 * vnt_field_setting_start:
 * @name: (nullable): which one of many
 * @row: where it is said when it cannot be
 * @refused: (nullable): called with @row and @owner then
 * @owner: whose row it is
 *
 * Changes a field of @ticket.
 */
void
vnt_field_setting_start (VntDesk *desk,
                         gint64 ticket,
                         VntField field,
                         const char *name,
                         const char *value,
                         VntFieldRow *row,
                         VntFieldRefused refused,
                         GObject *owner)
{
  Setting *self = g_new0 (Setting, 1);

  g_weak_ref_init (&self->row, row);
  g_weak_ref_init (&self->owner, owner);
  self->refused = refused;
  self->serial = vnt_field_row_next_serial (row);
  vnt_desk_set_named_field_async (desk, ticket, field, name, value, NULL, on_set, self);
}
