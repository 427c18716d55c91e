/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Macros: kept in work.db, and what one would do to a ticket. */
#include "vnt-desk-macros.h"

#include "vnt-desk-prepare.h"
#include "vnt-desk-private.h"
#include "vnt-error.h"
#include "vnt-field.h"
#include "vnt-store-macros.h"
#include "vnt-text.h"
#include "vnt-why-not.h"

typedef struct
{
  VntMacro *macro;
  GArray *tickets;
  char *login; /* NULL when nobody is signed in */
} Question;

/* What is done first: in another queue the agent may have no rights. */
static const VntField ORDER[] = {
  VNT_FIELD_MINUTES, VNT_FIELD_OWNER,  VNT_FIELD_PRIORITY,
  VNT_FIELD_CUSTOM,  VNT_FIELD_STATUS, VNT_FIELD_QUEUE,
};

static void
question_free (gpointer data)
{
  Question *question = data;

  vnt_macro_unref (question->macro);
  g_array_unref (question->tickets);
  g_free (question->login);
  g_free (question);
}

static void
plan_unref (gpointer data)
{
  vnt_macro_plan_unref (data);
}

static gpointer
save_macros (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_save_macros (store, data, error));
}

static gpointer
delete_macro (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_delete_macro (store, data, error));
}

/* -- what it would do: on a worker's thread -- */

static VntBulkReason
reason_of (VntWhyNot why)
{
  switch (why)
    {
    case VNT_WHY_NOT_NOTHING:
      return VNT_BULK_CHANGES;
    case VNT_WHY_NOT_LIFECYCLE:
      return VNT_BULK_NOT_OFFERED;
    case VNT_WHY_NOT_NO_FIELD:
      return VNT_BULK_NOT_TAKEN;
    case VNT_WHY_NOT_READ_ONLY:
    case VNT_WHY_NOT_CHANGE:
    case VNT_WHY_NOT_REPLY:
    case VNT_WHY_NOT_COMMENT:
    case VNT_WHY_NOT_NEW:
    default:
      return VNT_BULK_NO_RIGHT;
    }
}

/* Returns: (transfer full) (nullable): as an operation writes it; %NULL when it means nothing here */
static char *
resolve_value (const Question *question, const VntMacroChange *change, GPtrArray *queues)
{
  if (change->field == VNT_FIELD_OWNER && g_str_equal (change->value, VNT_MACRO_ME))
    return g_strdup (question->login);
  if (change->field != VNT_FIELD_QUEUE)
    return g_strdup (change->value);
  for (guint i = 0; queues != NULL && i < queues->len; i++)
    {
      const VntQueue *queue = g_ptr_array_index (queues, i);

      if (g_str_equal (queue->name, change->value))
        return g_strdup_printf ("%" G_GINT64_FORMAT, queue->id);
    }

  return NULL;
}

static VntBulkReason
try_change (VntStore *store, VntOperation *operation, const VntTicketDetail *detail)
{
  VntWhyNot why =
    vnt_why_not (detail, VNT_OPERATION_SET_FIELD, operation->field,
                 operation->field == VNT_FIELD_CUSTOM ? operation->name : operation->value);

  if (why != VNT_WHY_NOT_NOTHING && why != VNT_WHY_NOT_LIFECYCLE)
    return reason_of (why);
  /* Away from the way its status is already, no lifecycle leads. */
  if (!vnt_desk_prepare_change (store, operation, NULL))
    return VNT_BULK_NOT_TAKEN;
  if (operation->base != NULL &&
      vnt_field_equal (operation->field, operation->base, operation->value))
    return VNT_BULK_SAME;

  return reason_of (why);
}

static void
plan_change (VntStore *store,
             const Question *question,
             const VntMacroChange *change,
             GPtrArray *queues,
             const VntTicketDetail *detail,
             VntMacroEntry *entry)
{
  g_autofree char *value = resolve_value (question, change, queues);
  g_autoptr (VntOperation) operation = NULL;
  VntBulkReason why = VNT_BULK_NOT_TAKEN;

  if (value != NULL)
    {
      operation = vnt_operation_new_field (entry->id, change->field, NULL, value);
      vnt_text_set (&operation->name, change->name);
      why = try_change (store, operation, detail);
    }
  vnt_macro_entry_add (entry, change->field, change->name,
                       operation != NULL ? operation->base : NULL, value, why);
}

static void
plan_ticket (VntStore *store, const Question *question, GPtrArray *queues, VntMacroEntry *entry)
{
  const VntMacro *macro = question->macro;
  g_autoptr (VntTicketDetail) detail = vnt_store_read_detail (store, entry->id, NULL);

  if (detail != NULL)
    {
      entry->requestors = g_strdupv (detail->requestors);
      entry->cc = g_strdupv (detail->cc);
    }
  if (macro->writes != 0 && *macro->text != '\0')
    vnt_macro_entry_add (entry, VNT_FIELD_NONE, NULL, NULL, macro->text,
                         reason_of (vnt_why_not (detail, macro->writes, VNT_FIELD_NONE, NULL)));
  for (gsize k = 0; k < G_N_ELEMENTS (ORDER); k++)
    for (guint i = 0; i < macro->changes->len; i++)
      {
        const VntMacroChange *change = g_ptr_array_index (macro->changes, i);

        if (change->field == ORDER[k])
          plan_change (store, question, change, queues, detail, entry);
      }
}

static gpointer
plan_macro (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr (VntMacroPlan) plan = vnt_macro_plan_new (question->macro);
  g_autoptr (GPtrArray) queues = vnt_store_read_queues (store, error);

  if (queues == NULL)
    return NULL;
  for (guint i = 0; i < question->tickets->len; i++)
    {
      gint64 id = vnt_store_follow_ticket (store, g_array_index (question->tickets, gint64, i));
      g_autoptr (GPtrArray) rows = NULL;
      VntTicket *ticket;
      VntMacroEntry *entry;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      rows = vnt_store_read_tickets (store, &id, 1, error);
      if (rows == NULL)
        return NULL;
      ticket = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
      entry = vnt_macro_plan_add (plan, id, ticket);
      if (ticket != NULL)
        plan_ticket (store, question, queues, entry);
    }
  vnt_macro_plan_count (plan);

  return g_steal_pointer (&plan);
}

/**
 * vnt_desk_list_macros:
 *
 * Returns: (transfer full): every macro, and follows them
 */
VntValueList *
vnt_desk_list_macros (VntDesk *self)
{
  g_return_val_if_fail (VNT_IS_DESK (self) && self->store != NULL, NULL);

  return vnt_value_list_new_macros (self->store);
}

/**
 * vnt_desk_save_macros_async:
 * @macros: (element-type VntMacro): new ones, and others than they were; frozen from now on
 *
 * Saves all of them or none.
 */
void
vnt_desk_save_macros_async (VntDesk *self,
                            GPtrArray *macros,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (VNT_IS_DESK (self) && macros != NULL);

  vnt_desk_write (self, save_macros, g_ptr_array_ref (macros), (GDestroyNotify) g_ptr_array_unref,
                  NULL, cancellable, callback, user_data);
}

gboolean
vnt_desk_save_macros_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

/**
 * vnt_desk_delete_macro_async:
 * @uuid: of a macro
 *
 * Saving it again brings it back.
 */
void
vnt_desk_delete_macro_async (VntDesk *self,
                             const char *uuid,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (VNT_IS_DESK (self) && uuid != NULL);

  vnt_desk_write (self, delete_macro, g_strdup (uuid), g_free, NULL, cancellable, callback,
                  user_data);
}

gboolean
vnt_desk_delete_macro_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

/**
 * vnt_desk_plan_macro_async:
 * @macro: what is done
 * @tickets: (element-type gint64): to which tickets
 *
 * Finds out, away from the main thread, what would change and what would not. Changes nothing.
 */
void
vnt_desk_plan_macro_async (VntDesk *self,
                           VntMacro *macro,
                           GArray *tickets,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Question *question;
  const VntAccount *account;

  g_return_if_fail (VNT_IS_DESK (self));
  g_return_if_fail (macro != NULL && tickets != NULL);

  account = vnt_desk_get_account (self);
  question = g_new0 (Question, 1);
  question->macro = vnt_macro_ref (macro);
  question->tickets = g_array_ref (tickets);
  question->login = account != NULL ? g_strdup (account->login) : NULL;
  vnt_desk_read (self, plan_macro, question, question_free, plan_unref, cancellable, callback,
                 user_data);
}

/**
 * vnt_desk_plan_macro_finish:
 *
 * Returns: (transfer full) (nullable): the plan, %NULL with an error
 */
VntMacroPlan *
vnt_desk_plan_macro_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
