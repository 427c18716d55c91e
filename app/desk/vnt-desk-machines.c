/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inventory. */
#include "vnt-desk-machines.h"

#include "vnt-desk-private.h"
#include "vnt-store-machine-draft.h"
#include "vnt-store-machines.h"

typedef struct
{
  char *text;
  char *status;
  char *holder;
  gint64 catalog;
  guint limit;
} Find;

typedef struct
{
  VntMachine *before; /* NULL of a new one */
  VntMachine *after;
} Change;

static void
find_free (gpointer data)
{
  Find *find = data;

  g_free (find->text);
  g_free (find->status);
  g_free (find->holder);
  g_free (find);
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->before, vnt_machine_unref);
  vnt_machine_unref (change->after);
  g_free (change);
}

static void
machine_unref (gpointer machine)
{
  vnt_machine_unref (machine);
}

static void
on_store_changed (VntStore *store, gpointer desk)
{
  g_signal_emit_by_name (desk, "machines-changed");
}

/* The store is here. */
void
vnt_desk_machines_open (VntDesk *self)
{
  g_signal_connect (self->store, "machines-changed", G_CALLBACK (on_store_changed), self);
}

/**
 * vnt_desk_list_catalogs:
 *
 * Returns: (transfer full) (element-type VntCatalog): the catalogues, by name; none when there is no inventory
 */
GPtrArray *
vnt_desk_list_catalogs (VntDesk *self)
{
  GPtrArray *catalogs = self->store != NULL ? vnt_store_list_catalogs (self->store, NULL) : NULL;

  return catalogs != NULL ? catalogs : g_ptr_array_new ();
}

static gpointer
find_machines (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Find *find = data;
  VntMachineQuery query = { .text = find->text,
                            .catalog = find->catalog,
                            .status = find->status,
                            .holder = find->holder,
                            .limit = find->limit };

  return vnt_store_find_machines (store, &query, error);
}

/**
 * vnt_desk_find_machines_async:
 * @text: (nullable): words; each begins a word of the machine's name, serial number, address, holder or place
 * @catalog: only of this catalogue, 0 for any
 * @status: (nullable): only with this status
 * @holder: (nullable): only what this person has
 * @limit: at most so many, 0 for all
 *
 * The server is not asked.
 */
void
vnt_desk_find_machines_async (VntDesk *self,
                              const char *text,
                              gint64 catalog,
                              const char *status,
                              const char *holder,
                              guint limit,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Find *find = g_new0 (Find, 1);

  find->text = g_strdup (text);
  find->catalog = catalog;
  find->status = g_strdup (status);
  find->holder = g_strdup (holder);
  find->limit = limit;
  vnt_desk_read (self, find_machines, find, find_free, (GDestroyNotify) g_ptr_array_unref,
                 cancellable, callback, user_data);
}

/**
 * vnt_desk_find_machines_finish:
 *
 * Returns: (transfer full) (element-type VntMachine) (nullable): those that have changes waiting first, then by name; %NULL
 *   with an error
 */
GPtrArray *
vnt_desk_find_machines_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vnt_desk_want_machine:
 * @machine: the server's number of a machine
 *
 * The agent looks at it: the server is asked for it as soon as it can be.
 */
void
vnt_desk_want_machine (VntDesk *self, gint64 machine)
{
  g_return_if_fail (VNT_IS_DESK (self));

  if (self->sync != NULL && machine > 0)
    vnt_sync_want_ticket (self->sync, vnt_machine_subject (machine));
}

static gpointer
load_machine (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_read_machine (store, *(gint64 *) data, error);
}

/**
 * vnt_desk_load_machine_async:
 * @machine: a machine's number, one made here too
 */
void
vnt_desk_load_machine_async (VntDesk *self,
                             gint64 machine,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  vnt_desk_read (self, load_machine, g_memdup2 (&machine, sizeof machine), g_free, machine_unref,
                 cancellable, callback, user_data);
}

/**
 * vnt_desk_load_machine_finish:
 *
 * Returns: (transfer full) (nullable): it as it will be; %NULL without an error when it is not here
 */
VntMachine *
vnt_desk_load_machine_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_incidents (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = vnt_store_list_machine_tickets (store, *(gint64 *) data, error);
  GPtrArray *tickets;

  if (ids == NULL)
    return NULL;
  tickets = vnt_store_read_tickets (store, (const gint64 *) (gpointer) ids->data, ids->len, error);
  for (guint i = 0; tickets != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (i >= tickets->len || ((VntTicket *) g_ptr_array_index (tickets, i))->id != id)
        g_ptr_array_insert (tickets, (int) i, vnt_ticket_new (id));
    }

  return tickets;
}

/**
 * vnt_desk_load_incidents_async:
 * @machine: a machine's number
 *
 * Reads the tickets that are linked to it. Of one that is not here only the number is known: it has no status.
 */
void
vnt_desk_load_incidents_async (VntDesk *self,
                               gint64 machine,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  vnt_desk_read (self, load_incidents, g_memdup2 (&machine, sizeof machine), g_free,
                 (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * vnt_desk_load_incidents_finish:
 *
 * Returns: (transfer full) (element-type VntTicket) (nullable): the newest first, %NULL with an error
 */
GPtrArray *
vnt_desk_load_incidents_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -- changes -- */

static void
add_change (GPtrArray *operations, const Change *change, const char *key)
{
  g_autofree char *value = vnt_machine_get_value (change->after, key);
  VntOperation *operation = vnt_machine_change_new (change->before, key, value);

  if (operation != NULL)
    g_ptr_array_add (operations, operation);
}

static gpointer
queue_change (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  static const char *const keys[] = { VNT_MACHINE_NAME,    VNT_MACHINE_DESCRIPTION,
                                      VNT_MACHINE_STATUS,  VNT_MACHINE_OWNER,
                                      VNT_MACHINE_HOLDERS, VNT_MACHINE_CONTACTS };
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_change (operations, change, keys[i]);
  for (guint i = 0; i < change->after->fields->len; i++)
    {
      g_autofree char *key =
        vnt_machine_key_of_field (g_ptr_array_index (change->after->fields, i));

      add_change (operations, change, key);
    }

  /* Saved again, what the draft still says is so already: it may go afterwards. */
  return GINT_TO_POINTER (
    (operations->len == 0 || vnt_store_queue_operations (store, operations, error)) &&
    vnt_store_save_machine_draft (store, change->after->id, NULL, NULL, error));
}

/**
 * vnt_desk_change_machine_async:
 * @before: the machine as the agent saw it
 * @after: the same as it shall be
 *
 * Whatever differs is a change of its own: what others change of the rest meanwhile stays.
 */
void
vnt_desk_change_machine_async (VntDesk *self,
                               const VntMachine *before,
                               const VntMachine *after,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Change *change = g_new0 (Change, 1);

  change->before = vnt_machine_ref ((VntMachine *) before);
  change->after = vnt_machine_ref ((VntMachine *) after);
  vnt_desk_write (self, queue_change, change, change_free, NULL, cancellable, callback, user_data);
}

/* Returns: %FALSE with an error when it could not be saved */
gboolean
vnt_desk_change_machine_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

static gpointer
queue_creation (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  gint64 id = vnt_store_queue_machine (store, change->after, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

/**
 * vnt_desk_create_machine_async:
 * @made: a machine, with its catalogue and its name
 *
 * Lets it wait for the server, which is given it once.
 */
void
vnt_desk_create_machine_async (VntDesk *self,
                               const VntMachine *made,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Change *change = g_new0 (Change, 1);

  change->after = vnt_machine_ref ((VntMachine *) made);
  vnt_desk_write (self, queue_creation, change, change_free, g_free, cancellable, callback,
                  user_data);
}

/**
 * vnt_desk_create_machine_finish:
 *
 * Returns: its number on this laptop, below 0; 0 with an error
 */
gint64
vnt_desk_create_machine_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL ? *id : 0;
}

/* Returns: the number a machine has now, when it was made on this laptop and the server gave it one */
gint64
vnt_desk_follow_machine (VntDesk *self, gint64 machine)
{
  if (machine >= 0 || self->store == NULL)
    return machine;

  return vnt_machine_of_subject (
    vnt_store_follow_ticket (self->store, vnt_machine_subject (machine)));
}
