/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-bulk.h"
#include "vnt-draft.h"
#include "vnt-macro.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

/**
 * VntMacroStep:
 * @field: what would change; %VNT_FIELD_NONE for what is written
 * @name: (nullable): for a custom field, which one
 * @before: (nullable): as an operation writes it
 * @after: (nullable): as an operation writes it; %NULL when no queue is called so here
 * @why: whether it is done
 */
typedef struct
{
  VntField field;
  char *name;
  char *before;
  char *after;
  VntBulkReason why;
} VntMacroStep;

/**
 * VntMacroEntry:
 * @ticket: (nullable): as it is shown, %NULL when it is not on this computer any more
 * @requestors: (array zero-terminated=1) (nullable): who gets a reply, as far as it is known, as are @cc
 * @steps: (element-type VntMacroStep): in the order they are done
 */
typedef struct
{
  gint64 id;
  VntTicket *ticket;
  GStrv requestors;
  GStrv cc;
  GPtrArray *steps;
} VntMacroEntry;

/**
 * VntMacroPlan:
 * @entries: (element-type VntMacroEntry): in the order of the list
 * @n_tickets: how many of them something is done to
 * @n_steps: how many things are done
 * @n_left: how many are not
 *
 * What a macro would do to some tickets, as far as this computer knows. Frozen.
 */
typedef struct
{
  VntMacro *macro;
  GPtrArray *entries;
  guint n_tickets;
  guint n_steps;
  guint n_left;
} VntMacroPlan;

/* Returns: (transfer full): what is sent to @ticket: its text filled, its signature chosen */
typedef VntDraft *(*VntMacroWrite) (const VntMacro *macro,
                                    const VntTicket *ticket,
                                    gpointer user_data);

VntMacroPlan *vnt_macro_plan_new (VntMacro *macro);
VntMacroPlan *vnt_macro_plan_ref (VntMacroPlan *self);
void vnt_macro_plan_unref (VntMacroPlan *self);
VntMacroEntry *vnt_macro_plan_add (VntMacroPlan *self, gint64 id, VntTicket *ticket);
void vnt_macro_entry_add (VntMacroEntry *entry,
                          VntField field,
                          const char *name,
                          const char *before,
                          const char *after,
                          VntBulkReason why);
void vnt_macro_plan_count (VntMacroPlan *self);
GPtrArray *vnt_macro_plan_make_operations (const VntMacroPlan *self,
                                           VntMacroWrite write,
                                           gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntMacroPlan, vnt_macro_plan_unref)

G_END_DECLS
