/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"

G_BEGIN_DECLS

/**
 * VntDispute:
 * @operation: (not nullable): what the agent wants of a field, and what it was then
 * @theirs: (nullable): what the server says it is now, written as an operation writes it; %NULL when the ticket is not here
 * @who: (nullable): who changed it last, as people say it; %NULL when not known
 * @when: Unix seconds of that change, 0 when not known
 *
 * A field that two people changed, as the agent who decides has to see it. Frozen.
 */
typedef struct
{
  VntOperation *operation;
  char *theirs;
  char *who;
  gint64 when;
} VntDispute;

#define VNT_TYPE_DISPUTE (vnt_dispute_get_type ())
GType vnt_dispute_get_type (void);
VntDispute *vnt_dispute_new (VntOperation *operation);
VntDispute *vnt_dispute_ref (VntDispute *self);
void vnt_dispute_unref (VntDispute *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntDispute, vnt_dispute_unref)

G_END_DECLS
