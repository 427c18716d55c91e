/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"

G_BEGIN_DECLS

/* Why a ticket stays as it is. */
typedef enum
{
  VNT_BULK_CHANGES = 0,
  VNT_BULK_SAME, /* it is so already */
  VNT_BULK_NOT_OFFERED, /* its lifecycle has no way there */
  VNT_BULK_NO_RIGHT, /* the account may not change it */
  VNT_BULK_NOT_TAKEN, /* it has no such field, or the field does not take the value */
  VNT_BULK_GONE, /* it is not on this computer any more */
  VNT_BULK_N_REASONS
} VntBulkReason;

/**
 * VntBulkEntry:
 * @subject: (not nullable): may be ""
 * @before: (nullable): the field's value, as an operation writes it
 * @before_name: (nullable): the name of the person it is
 */
typedef struct
{
  gint64 ticket;
  char *subject;
  char *before;
  char *before_name;
  VntBulkReason why;
} VntBulkEntry;

/**
 * VntBulkPlan:
 * @value: (not nullable): what the field shall be, as an operation writes it
 * @value_name: (nullable): the name of the person it is
 * @entries: (element-type VntBulkEntry): in the order of the list
 * @counts: how many tickets there are of each #VntBulkReason
 *
 * What changing one field of many tickets would do, as far as this computer knows. Frozen.
 */
typedef struct
{
  VntField field;
  char *value;
  char *value_name;
  GPtrArray *entries;
  guint counts[VNT_BULK_N_REASONS];
} VntBulkPlan;

VntBulkPlan *vnt_bulk_plan_new (VntField field, const char *value, const char *value_name);
VntBulkPlan *vnt_bulk_plan_ref (VntBulkPlan *self);
void vnt_bulk_plan_unref (VntBulkPlan *self);
void vnt_bulk_plan_add (VntBulkPlan *self,
                        gint64 ticket,
                        const char *subject,
                        const char *before,
                        const char *before_name,
                        VntBulkReason why);
GPtrArray *vnt_bulk_plan_make_operations (const VntBulkPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntBulkPlan, vnt_bulk_plan_unref)

G_END_DECLS
