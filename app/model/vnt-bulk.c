/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-bulk.h"

static void
entry_free (gpointer data)
{
  VntBulkEntry *entry = data;

  g_free (entry->subject);
  g_free (entry->before);
  g_free (entry->before_name);
  g_free (entry);
}

/**
 * vnt_bulk_plan_new:
 * @field: a field
 * @value: what it shall be, as an operation writes it
 * @value_name: (nullable): the name of the person it is
 *
 * Returns: (transfer full): a plan without tickets yet
 */
VntBulkPlan *
vnt_bulk_plan_new (VntField field, const char *value, const char *value_name)
{
  VntBulkPlan *self = g_atomic_rc_box_new0 (VntBulkPlan);

  self->field = field;
  self->value = g_strdup (value);
  self->value_name = g_strdup (value_name);
  self->entries = g_ptr_array_new_with_free_func (entry_free);

  return self;
}

VntBulkPlan *
vnt_bulk_plan_ref (VntBulkPlan *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
plan_clear (gpointer data)
{
  VntBulkPlan *self = data;

  g_free (self->value);
  g_free (self->value_name);
  g_ptr_array_unref (self->entries);
}

void
vnt_bulk_plan_unref (VntBulkPlan *self)
{
  g_atomic_rc_box_release_full (self, plan_clear);
}

/**
 * vnt_bulk_plan_add:
 * @self: a plan that was given to nobody yet
 * @ticket: a ticket's number
 * @subject: its subject
 * @before: (nullable): what the field is
 * @before_name: (nullable): the name of the person it is
 * @why: whether it changes
 */
void
vnt_bulk_plan_add (VntBulkPlan *self,
                   gint64 ticket,
                   const char *subject,
                   const char *before,
                   const char *before_name,
                   VntBulkReason why)
{
  VntBulkEntry *entry = g_new0 (VntBulkEntry, 1);

  entry->ticket = ticket;
  entry->subject = g_strdup (subject);
  entry->before = g_strdup (before);
  entry->before_name = g_strdup (before_name);
  entry->why = why;
  g_ptr_array_add (self->entries, entry);
  self->counts[why]++;
}

/**
 * vnt_bulk_plan_make_operations:
 * @self: a plan
 *
 * Returns: (transfer full) (element-type VntOperation): one change for each ticket that changes
 */
GPtrArray *
vnt_bulk_plan_make_operations (const VntBulkPlan *self)
{
  GPtrArray *operations = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const VntBulkEntry *entry = self->entries->pdata[i];

      if (entry->why == VNT_BULK_CHANGES)
        g_ptr_array_add (operations,
                         vnt_operation_new_field (entry->ticket, self->field, NULL, self->value));
    }

  return operations;
}
