/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-macro-plan.h"

#include "vnt-text.h"

static void
step_free (gpointer data)
{
  VntMacroStep *step = data;

  g_free (step->name);
  g_free (step->before);
  g_free (step->after);
  g_free (step);
}

static void
entry_free (gpointer data)
{
  VntMacroEntry *entry = data;

  g_clear_pointer (&entry->ticket, vnt_ticket_unref);
  g_strfreev (entry->requestors);
  g_strfreev (entry->cc);
  g_ptr_array_unref (entry->steps);
  g_free (entry);
}

static void
plan_clear (gpointer data)
{
  VntMacroPlan *self = data;

  vnt_macro_unref (self->macro);
  g_ptr_array_unref (self->entries);
}

/**
 * vnt_macro_plan_new:
 * @macro: what is done
 *
 * Returns: (transfer full): a plan without tickets yet
 */
VntMacroPlan *
vnt_macro_plan_new (VntMacro *macro)
{
  VntMacroPlan *self = g_atomic_rc_box_new0 (VntMacroPlan);

  self->macro = vnt_macro_ref (macro);
  self->entries = g_ptr_array_new_with_free_func (entry_free);

  return self;
}

VntMacroPlan *
vnt_macro_plan_ref (VntMacroPlan *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
vnt_macro_plan_unref (VntMacroPlan *self)
{
  g_atomic_rc_box_release_full (self, plan_clear);
}

/**
 * vnt_macro_plan_add:
 * @self: a plan that was given to nobody yet
 * @id: a ticket's number
 * @ticket: (nullable): the ticket, %NULL when it is gone
 *
 * Returns: (transfer none): its entry, without steps yet
 */
VntMacroEntry *
vnt_macro_plan_add (VntMacroPlan *self, gint64 id, VntTicket *ticket)
{
  VntMacroEntry *entry = g_new0 (VntMacroEntry, 1);

  entry->id = id;
  entry->ticket = ticket != NULL ? vnt_ticket_ref (ticket) : NULL;
  entry->steps = g_ptr_array_new_with_free_func (step_free);
  g_ptr_array_add (self->entries, entry);

  return entry;
}

/**
 * vnt_macro_entry_add:
 * @entry: an entry of a plan that was given to nobody yet
 *
 * Adds a step: see #VntMacroStep.
 */
void
vnt_macro_entry_add (VntMacroEntry *entry,
                     VntField field,
                     const char *name,
                     const char *before,
                     const char *after,
                     VntBulkReason why)
{
  VntMacroStep *step = g_new0 (VntMacroStep, 1);

  step->field = field;
  step->name = g_strdup (name);
  step->before = g_strdup (before);
  step->after = g_strdup (after);
  step->why = why;
  g_ptr_array_add (entry->steps, step);
}

/**
 * vnt_macro_plan_count:
 * @self: a plan that was given to nobody yet
 *
 * Counts what is done and what is not, once it is whole.
 */
void
vnt_macro_plan_count (VntMacroPlan *self)
{
  self->n_tickets = 0;
  self->n_steps = 0;
  self->n_left = 0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const VntMacroEntry *entry = self->entries->pdata[i];
      guint done = 0;

      for (guint k = 0; k < entry->steps->len; k++)
        if (((VntMacroStep *) entry->steps->pdata[k])->why == VNT_BULK_CHANGES)
          done++;
      self->n_steps += done;
      self->n_left += entry->ticket != NULL ? entry->steps->len - done : 1;
      self->n_tickets += done > 0 ? 1 : 0;
    }
}

static VntOperation *
make_operation (const VntMacroPlan *self,
                const VntMacroEntry *entry,
                const VntMacroStep *step,
                VntMacroWrite write,
                gpointer user_data)
{
  VntOperation *operation;

  if (step->field == VNT_FIELD_NONE)
    {
      g_autoptr (VntDraft) draft = write (self->macro, entry->ticket, user_data);

      /* Nobody wrote it: taken back, it is no draft of anybody's. */
      draft->options |= VNT_DRAFT_FORMATTED | VNT_DRAFT_MADE;
      return vnt_draft_make_operation (draft);
    }
  operation = vnt_operation_new_field (entry->id, step->field, NULL, step->after);
  vnt_text_set (&operation->name, step->name);

  return operation;
}

/**
 * vnt_macro_plan_make_operations:
 * @self: a plan
 * @write: (scope call): makes what is written on a ticket
 *
 * Returns: (transfer full) (element-type VntOperation): what is done, ticket by ticket
 */
GPtrArray *
vnt_macro_plan_make_operations (const VntMacroPlan *self, VntMacroWrite write, gpointer user_data)
{
  GPtrArray *operations = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const VntMacroEntry *entry = self->entries->pdata[i];

      for (guint k = 0; k < entry->steps->len; k++)
        {
          const VntMacroStep *step = entry->steps->pdata[k];

          if (step->why == VNT_BULK_CHANGES)
            g_ptr_array_add (operations, make_operation (self, entry, step, write, user_data));
        }
    }

  return operations;
}
