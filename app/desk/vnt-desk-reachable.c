/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which machines a ticket is about, for a way into them. */
#include "vnt-desk-reachable.h"

#include "vnt-desk-private.h"
#include "vnt-store-machines.h"

#define MOST 8

typedef struct
{
  gint64 ticket;
  char *requestor;
} Question;

static void
question_free (gpointer data)
{
  g_free (((Question *) data)->requestor);
  g_free (data);
}

/**
 * vnt_reachable_free:
 * @self: (transfer full): a #VntReachable
 */
void
vnt_reachable_free (VntReachable *self)
{
  g_ptr_array_unref (self->machines);
  g_free (self);
}

static gboolean
has (GPtrArray *machines, gint64 id)
{
  for (guint i = 0; i < machines->len; i++)
    if (((VntMachine *) g_ptr_array_index (machines, i))->id == id)
      return TRUE;
  return FALSE;
}

static gboolean
add_linked (VntStore *store, gint64 ticket, GPtrArray *machines, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (VntTicketDetail) detail = vnt_store_read_detail (store, ticket, &cause);

  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  for (guint i = 0; detail != NULL && i < detail->links->len && machines->len < MOST; i++)
    {
      const VntLink *link = g_ptr_array_index (detail->links, i);
      gint64 id = 0;
      VntMachine *machine;

      if (!g_str_has_prefix (link->target, "asset:") ||
          !g_ascii_string_to_signed (link->target + 6, 10, 1, G_MAXINT64, &id, NULL) ||
          has (machines, id))
        continue;
      machine = vnt_store_read_machine (store, id, NULL);
      if (machine != NULL)
        g_ptr_array_add (machines, machine);
    }
  return TRUE;
}

static gboolean
add_held (VntStore *store, const char *requestor, GPtrArray *machines, GError **error)
{
  VntMachineQuery query = { .holder = requestor, .limit = MOST };
  g_autoptr (GPtrArray) held = NULL;

  if (requestor == NULL || *requestor == '\0')
    return TRUE;
  held = vnt_store_find_machines (store, &query, error);
  for (guint i = 0; held != NULL && i < held->len && machines->len < MOST; i++)
    if (!has (machines, ((VntMachine *) g_ptr_array_index (held, i))->id))
      g_ptr_array_add (machines, vnt_machine_ref (g_ptr_array_index (held, i)));
  return held != NULL;
}

static gpointer
load_reachable (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (VntReachable) found = g_new0 (VntReachable, 1);

  found->machines = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_machine_unref);
  if (!add_linked (store, question->ticket, found->machines, error))
    return NULL;
  found->linked = found->machines->len;
  if (!add_held (store, question->requestor, found->machines, error))
    return NULL;
  return g_steal_pointer (&found);
}

static void
reachable_free (gpointer reachable)
{
  vnt_reachable_free (reachable);
}

/**
 * vnt_desk_load_reachable_async:
 * @ticket: a ticket
 * @requestor: (nullable): who asks in it
 *
 * Reads from this laptop.
 */
void
vnt_desk_load_reachable_async (VntDesk *self,
                               gint64 ticket,
                               const char *requestor,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Question *question = g_new0 (Question, 1);

  question->ticket = ticket;
  question->requestor = g_strdup (requestor);
  vnt_desk_read (self, load_reachable, question, question_free, reachable_free, cancellable,
                 callback, user_data);
}

/**
 * vnt_desk_load_reachable_finish:
 *
 * Returns: (transfer full) (nullable): the machines; %NULL with an error
 */
VntReachable *
vnt_desk_load_reachable_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
