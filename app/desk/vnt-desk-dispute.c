/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an agent has to see before deciding about a field that somebody else changed, too. */
#include <glib/gi18n.h>

#include "vnt-desk-private.h"
#include "vnt-error.h"
#include "vnt-field.h"
#include "vnt-machine-change.h"
#include "vnt-overlay.h"
#include "vnt-store-machines.h"
#include "vnt-text.h"

/* The newest change of the field that the server knows of; none is known before the conversation was fetched. */
static void
find_author (VntStore *store, VntDispute *dispute)
{
  const VntOperation *operation = dispute->operation;
  const VntFieldInfo *info = vnt_field_info (operation->field);
  const char *field = operation->name != NULL ? operation->name : info != NULL ? info->event : NULL;
  g_autoptr (GPtrArray) messages = vnt_store_read_conversation (store, operation->ticket, NULL);

  for (guint i = 0; messages != NULL && i < messages->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (messages, i);

      if (message->id <= 0 || message->kind != VNT_MESSAGE_EVENT ||
          message->created < dispute->when)
        continue;
      if (field == NULL || g_strcmp0 (message->field, field) != 0)
        continue;
      dispute->when = message->created;
      vnt_text_set (&dispute->who,
                    message->author_name != NULL ? message->author_name : message->author);
    }
}

/* A machine has no history here, only the time of its last change. */
static gboolean
read_machine (VntStore *store, VntDispute *dispute, GError **error)
{
  const VntOperation *operation = dispute->operation;
  g_autoptr (GError) failure = NULL;
  g_autoptr (VntMachine) machine =
    vnt_store_read_server_machine (store, vnt_machine_of_subject (operation->ticket), &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (machine != NULL)
    {
      dispute->theirs = vnt_machine_get_value (machine, operation->name);
      dispute->when = machine->updated;
    }
  return TRUE;
}

static gboolean
read_ticket (VntStore *store, VntDispute *dispute, GError **error)
{
  const VntOperation *operation = dispute->operation;
  g_autoptr (GError) failure = NULL;
  g_autoptr (VntTicket) server = vnt_store_read_server_ticket (store, operation->ticket, &failure);
  g_autoptr (VntTicketDetail) detail = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (operation->field == VNT_FIELD_CUSTOM)
    {
      detail = vnt_store_read_server_detail (store, operation->ticket, NULL);
      dispute->theirs = vnt_overlay_get_custom (detail, operation->name);
    }
  else if (server != NULL)
    dispute->theirs = vnt_overlay_get_field (server, operation->field);
  find_author (store, dispute);
  return TRUE;
}

static gpointer
load_dispute (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (VntOperation) operation = vnt_store_get_operation (store, data, &failure);
  g_autoptr (VntDispute) dispute = NULL;

  if (operation == NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error_literal (error, VNT_ERROR, VNT_ERROR_NOT_FOUND,
                             _ ("This change does not wait any more."));
      return NULL;
    }

  dispute = vnt_dispute_new (operation);
  if (!(operation->kind == VNT_OPERATION_EDIT_MACHINE ? read_machine : read_ticket) (store, dispute,
                                                                                     error))
    return NULL;
  return g_steal_pointer (&dispute);
}

static void
dispute_unref (gpointer dispute)
{
  vnt_dispute_unref (dispute);
}

/**
 * vnt_desk_load_dispute_async:
 * @uuid: a change's, in conflict
 *
 * Reads both sides of a conflict as they are on this computer.
 */
void
vnt_desk_load_dispute_async (VntDesk *self,
                             const char *uuid,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (VNT_IS_DESK (self));
  g_return_if_fail (uuid != NULL);

  vnt_desk_read (self, load_dispute, g_strdup (uuid), g_free, dispute_unref, cancellable, callback,
                 user_data);
}

VntDispute *
vnt_desk_load_dispute_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
