/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-bulk.h"

#include "vnt-desk-private.h"
#include "vnt-field.h"
#include "vnt-overlay.h"
#include "vnt-why-not.h"

/* Rows read at a time. */
#define PAGE 200

typedef struct
{
  GArray *tickets;
  VntField field;
  char *value;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_array_unref (question->tickets);
  g_free (question->value);
  g_free (question);
}

static void
plan_unref (gpointer data)
{
  vnt_bulk_plan_unref (data);
}

/* What the server would surely refuse; what is not known here is left to it. */
static VntBulkReason
find_reason (VntStore *store, const Question *question, const VntTicket *ticket, const char *before)
{
  g_autoptr (VntTicketDetail) detail = NULL;

  if (vnt_field_equal (question->field, before, question->value))
    return VNT_BULK_SAME;

  detail = vnt_store_read_detail (store, ticket->id, NULL);
  if (detail == NULL)
    return VNT_BULK_CHANGES;

  switch (vnt_why_not (detail, VNT_OPERATION_SET_FIELD, question->field, question->value))
    {
    case VNT_WHY_NOT_NOTHING:
      return VNT_BULK_CHANGES;
    case VNT_WHY_NOT_LIFECYCLE:
      return VNT_BULK_NOT_OFFERED;
    case VNT_WHY_NOT_READ_ONLY:
    case VNT_WHY_NOT_CHANGE:
    case VNT_WHY_NOT_REPLY:
    case VNT_WHY_NOT_COMMENT:
    case VNT_WHY_NOT_NO_FIELD:
    case VNT_WHY_NOT_NEW:
    default:
      return VNT_BULK_NO_RIGHT;
    }
}

static void
add_page (VntStore *store,
          const Question *question,
          const gint64 *ids,
          guint n,
          GPtrArray *rows,
          VntBulkPlan *plan)
{
  guint next = 0;

  for (guint i = 0; i < n; i++)
    {
      const VntTicket *ticket = next < rows->len ? rows->pdata[next] : NULL;
      g_autofree char *before = NULL;

      if (ticket == NULL || ticket->id != ids[i])
        {
          vnt_bulk_plan_add (plan, ids[i], "", NULL, NULL, VNT_BULK_GONE);
          continue;
        }
      next++;
      before = vnt_overlay_get_field (ticket, question->field);
      vnt_bulk_plan_add (plan, ticket->id, ticket->subject, before,
                         question->field == VNT_FIELD_OWNER ? ticket->owner_name : NULL,
                         find_reason (store, question, ticket, before));
    }
}

/* People are read by their names; what is not known of them here is said by the login. */
static char *
find_name (VntStore *store, const char *login)
{
  g_autoptr (GPtrArray) people = vnt_store_search_people (store, login, FALSE, 100, NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const VntPerson *person = people->pdata[i];

      if (g_strcmp0 (person->login, login) == 0)
        return g_strdup (person->name);
    }

  return NULL;
}

static gpointer
plan_bulk (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autofree char *name =
    question->field == VNT_FIELD_OWNER ? find_name (store, question->value) : NULL;
  g_autoptr (VntBulkPlan) plan = vnt_bulk_plan_new (question->field, question->value, name);

  for (guint i = 0; i < question->tickets->len; i += PAGE)
    {
      const gint64 *ids = &g_array_index (question->tickets, gint64, i);
      guint n = MIN (PAGE, question->tickets->len - i);
      g_autoptr (GPtrArray) rows = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      rows = vnt_store_read_tickets (store, ids, n, error);
      if (rows == NULL)
        return NULL;
      add_page (store, question, ids, n, rows, plan);
    }

  return g_steal_pointer (&plan);
}

/**
 * vnt_desk_plan_bulk_async:
 * @tickets: (element-type gint64): which ones
 * @field: which field of theirs
 * @value: what it shall be, as #VntField says
 *
 * Finds out, away from the main thread, what would change and what would not. Changes nothing.
 */
void
vnt_desk_plan_bulk_async (VntDesk *self,
                          GArray *tickets,
                          VntField field,
                          const char *value,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Question *question;

  g_return_if_fail (VNT_IS_DESK (self));
  g_return_if_fail (tickets != NULL && value != NULL);

  question = g_new0 (Question, 1);
  question->tickets = g_array_ref (tickets);
  question->field = field;
  question->value = g_strdup (value);
  vnt_desk_read (self, plan_bulk, question, question_free, plan_unref, cancellable, callback,
                 user_data);
}

/**
 * vnt_desk_plan_bulk_finish:
 *
 * Returns: (transfer full) (nullable): the plan, %NULL with an error
 */
VntBulkPlan *
vnt_desk_plan_bulk_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
