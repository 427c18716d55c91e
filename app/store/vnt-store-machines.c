/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inventory: what the server said of it, and what the agent changed of it laid over that. */
#include "config.h"

#include "vnt-store-machines.h"

#include <glib/gi18n.h>

#include "vnt-changes.h"
#include "vnt-error.h"
#include "vnt-machine-change.h"
#include "vnt-machine-table.h"
#include "vnt-made-targets.h"
#include "vnt-operation-table.h"
#include "vnt-store-machine-draft.h"
#include "vnt-store-private.h"
#include "vnt-text.h"

/* -- what the server said -- */

static gboolean
save_catalogs (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  call->news |= VNT_NEWS_MACHINES;
  return vnt_catalog_table_write_all (db, call->items, error);
}

/**
 * vnt_store_save_catalogs:
 * @self: a #VntStore
 * @catalogs: (element-type VntCatalog): every catalogue there is
 * @error: place for an error
 *
 * Replaces the list of catalogues; the machines of one that is gone, or that may not be seen any more, go with it. Blocks:
 * worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_catalogs (VntStore *self, GPtrArray *catalogs, GError **error)
{
  VntCall call = { .items = catalogs };

  g_return_val_if_fail (catalogs != NULL, FALSE);

  return vnt_store_write_cache (self, save_catalogs, &call, error);
}

static gboolean
save_machines (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  for (guint i = 0; i < call->items->len; i++)
    if (!vnt_machine_table_write (db, g_ptr_array_index (call->items, i), error))
      return FALSE;

  call->news |= call->items->len > 0 ? VNT_NEWS_MACHINES : 0;
  return TRUE;
}

/**
 * vnt_store_save_machines:
 * @self: a #VntStore
 * @machines: (element-type VntMachine): new or changed ones
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_machines (VntStore *self, GPtrArray *machines, GError **error)
{
  VntCall call = { .items = machines };

  g_return_val_if_fail (machines != NULL, FALSE);

  return vnt_store_write_cache (self, save_machines, &call, error);
}

static gboolean
remove_machine (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  call->news |= VNT_NEWS_MACHINES;
  return vnt_machine_table_remove (db, call->number, error);
}

/**
 * vnt_store_remove_machine:
 * @self: a #VntStore
 * @id: a machine the server does not show any more
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_remove_machine (VntStore *self, gint64 id, GError **error)
{
  VntCall call = { .number = id };

  return vnt_store_write_cache (self, remove_machine, &call, error);
}

static gboolean
keep_only_machines (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  call->news |= VNT_NEWS_MACHINES;
  return vnt_machine_table_keep_only (db, (GHashTable *) call->value, error);
}

/**
 * vnt_store_keep_only_machines:
 * @self: a #VntStore
 * @ids: (element-type gint64): every machine the server has
 * @error: place for an error
 *
 * Removes the others. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_keep_only_machines (VntStore *self, GHashTable *ids, GError **error)
{
  VntCall call = { .value = ids };

  g_return_val_if_fail (ids != NULL, FALSE);

  return vnt_store_write_cache (self, keep_only_machines, &call, error);
}

/* -- reading -- */

/**
 * vnt_store_list_catalogs:
 * @self: a #VntStore
 * @error: place for an error
 *
 * Any thread, the main one too: there are a few.
 *
 * Returns: (transfer full) (element-type VntCatalog) (nullable): the catalogues, by name
 */
GPtrArray *
vnt_store_list_catalogs (VntStore *self, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *catalogs;

  if (reader == NULL)
    return NULL;

  catalogs = vnt_catalog_table_read_all (reader->cache, error);
  vnt_store_give_reader (self, reader);

  return catalogs;
}

/* What waits of machines, oldest first; done changes that were not read back are still laid over. */
static GPtrArray *
list_changes (VntReader *reader, GError **error)
{
  GPtrArray *operations =
    vnt_operation_table_list (reader->work, VNT_OPERATIONS_ALL, 0, NULL, error);

  for (guint i = operations != NULL ? operations->len : 0; i > 0; i--)
    if (!vnt_machine_is_subject (((VntOperation *) g_ptr_array_index (operations, i - 1))->ticket))
      g_ptr_array_remove_index (operations, i - 1);

  return operations;
}

/* @machine: %NULL without an error when there is none such. */
static gboolean
read_shown (VntReader *reader, gint64 id, GPtrArray *changes, VntMachine **machine, GError **error)
{
  gint64 subject = vnt_machine_subject (id);

  *machine = NULL;
  if (id > 0 && !vnt_machine_table_read (reader->cache, id, machine, error))
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const VntOperation *change = g_ptr_array_index (changes, i);

      if (change->ticket != subject)
        continue;
      if (*machine == NULL && change->kind == VNT_OPERATION_CREATE_MACHINE)
        {
          *machine = vnt_machine_read (id, change->value);
          (*machine)->created = change->created;
          (*machine)->updated = change->created;
          (*machine)->may_change = TRUE;
        }
      if (*machine != NULL)
        vnt_machine_lay (*machine, change);
    }

  return TRUE;
}

static gboolean
has_words (const VntMachine *machine, const char *text)
{
  g_autoptr (GString) all = g_string_new (machine->name);
  g_autofree char *folded = NULL;
  g_autofree char *wanted = vnt_text_fold (text != NULL ? text : "");
  g_auto (GStrv) words = g_strsplit_set (wanted, " \t", -1);

  if (machine->description != NULL)
    g_string_append_printf (all, " %s", machine->description);
  for (guint i = 0; i < machine->fields->len; i++)
    {
      g_autofree char *values =
        g_strjoinv (" ", ((VntFieldValue *) g_ptr_array_index (machine->fields, i))->values);

      g_string_append_printf (all, " %s", values);
    }
  for (guint i = 0; machine->holders[i] != NULL; i++)
    g_string_append_printf (all, " %s", machine->holders[i]);
  folded = vnt_text_fold (all->str);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strstr_len (folded, -1, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* What the search of the server's words cannot know: how a machine looks with the changes that wait. */
static gboolean
fits (const VntMachine *machine, const VntMachineQuery *query)
{
  return (query->catalog == 0 || machine->catalog == query->catalog) &&
         (query->status == NULL || g_strcmp0 (machine->status, query->status) == 0) &&
         (query->holder == NULL ||
          g_strv_contains ((const char *const *) machine->holders, query->holder)) &&
         has_words (machine, query->text);
}

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* Those with changes that wait, by hand: they come first, for the agent has just worked on them. */
static gboolean
add_changed (VntReader *reader,
             const VntMachineQuery *query,
             GPtrArray *changes,
             GHashTable *done,
             GPtrArray *machines,
             GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      gint64 id =
        vnt_machine_of_subject (((VntOperation *) g_ptr_array_index (changes, i))->ticket);
      g_autoptr (VntMachine) machine = NULL;

      if (g_hash_table_contains (done, &id))
        continue;
      vnt_id_set_add (done, id);
      if (!read_shown (reader, id, changes, &machine, error))
        return FALSE;
      if (machine != NULL && fits (machine, query))
        g_ptr_array_add (machines, g_steal_pointer (&machine));
    }

  return TRUE;
}

static GPtrArray *
find_machines (VntReader *reader, const VntMachineQuery *query, GError **error)
{
  g_autoptr (GPtrArray) machines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_machine_unref);
  g_autoptr (GPtrArray) changes = list_changes (reader, error);
  g_autoptr (GHashTable) done = vnt_id_set_new ();
  g_autoptr (GArray) ids = NULL;

  if (changes == NULL || !add_changed (reader, query, changes, done, machines, error))
    return NULL;
  ids = vnt_machine_table_find (reader->cache, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      VntMachine *machine = NULL;

      if (g_hash_table_contains (done, &id))
        continue;
      if (!vnt_machine_table_read (reader->cache, id, &machine, error))
        return NULL;
      if (machine != NULL)
        g_ptr_array_add (machines, machine);
    }

  return ids != NULL ? g_steal_pointer (&machines) : NULL;
}

/**
 * vnt_store_find_machines:
 * @self: a #VntStore
 * @query: which
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type VntMachine) (nullable): those with changes that wait first, then by name
 */
GPtrArray *
vnt_store_find_machines (VntStore *self, const VntMachineQuery *query, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *machines;

  if (reader == NULL)
    return NULL;

  machines = find_machines (reader, query, error);
  vnt_store_give_reader (self, reader);

  return machines;
}

/* A machine made here that got its number after somebody asked for it by the one it had. */
static void
read_followed (VntReader *reader, gint64 id, VntMachine **machine, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  gint64 subject = vnt_machine_subject (id);

  if (!vnt_operation_table_follow (reader->work, &subject, error) ||
      vnt_machine_of_subject (subject) == id)
    return;
  changes = list_changes (reader, error);
  if (changes != NULL)
    read_shown (reader, vnt_machine_of_subject (subject), changes, machine, error);
}

/**
 * vnt_store_read_machine:
 * @self: a #VntStore
 * @id: a machine, one made here too
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (nullable): it as it is shown; %NULL without an error when it is not here
 */
VntMachine *
vnt_store_read_machine (VntStore *self, gint64 id, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (GPtrArray) changes = NULL;
  VntMachine *machine = NULL;

  if (reader == NULL)
    return NULL;

  changes = list_changes (reader, error);
  if (changes != NULL && read_shown (reader, id, changes, &machine, error) && machine == NULL &&
      id < 0)
    read_followed (reader, id, &machine, error);
  vnt_store_give_reader (self, reader);

  return machine;
}

/**
 * vnt_store_read_server_machine:
 * @self: a #VntStore
 * @id: a machine
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (nullable): it as the server sent it; %NULL without an error when it is not here
 */
VntMachine *
vnt_store_read_server_machine (VntStore *self, gint64 id, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  VntMachine *machine = NULL;

  if (reader == NULL)
    return NULL;

  vnt_machine_table_read (reader->cache, id, &machine, error);
  vnt_store_give_reader (self, reader);

  return machine;
}

/* Links that are being made or taken away count as if they were there, or not. */
static gboolean
follow_links (VntReader *reader, gint64 id, GArray *ids, GError **error)
{
  g_autofree char *target = g_strdup_printf ("asset:%" G_GINT64_FORMAT, id);
  g_autoptr (GPtrArray) operations =
    vnt_operation_table_list (reader->work, VNT_OPERATIONS_ALL, 0, NULL, error);

  for (guint i = 0; operations != NULL && i < operations->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (operations, i);
      g_auto (GStrv) added = NULL;
      g_auto (GStrv) removed = NULL;

      if (operation->kind != VNT_OPERATION_SET_FIELD || operation->field != VNT_FIELD_LINKS ||
          operation->state == VNT_STATE_REFUSED)
        continue;
      vnt_changes_read (operation->value, &added, &removed);
      if (g_strv_contains ((const char *const *) added, target) &&
          !contains (ids, operation->ticket))
        g_array_prepend_val (ids, operation->ticket);
      for (guint j = ids->len; j > 0 && g_strv_contains ((const char *const *) removed, target);
           j--)
        if (g_array_index (ids, gint64, j - 1) == operation->ticket)
          g_array_remove_index (ids, j - 1);
    }

  return operations != NULL;
}

/**
 * vnt_store_list_machine_tickets:
 * @self: a #VntStore
 * @id: a machine
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): numbers of the tickets that link to it, as far as it is known here,
 *   the newest first; not all of them need be here
 */
GArray *
vnt_store_list_machine_tickets (VntStore *self, gint64 id, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (GArray) ids = NULL;

  if (reader == NULL)
    return NULL;

  ids = vnt_machine_table_list_tickets (reader->cache, id, error);
  if (ids != NULL && !follow_links (reader, id, ids, error))
    g_clear_pointer (&ids, g_array_unref);
  vnt_store_give_reader (self, reader);

  return g_steal_pointer (&ids);
}

/* -- machines made here -- */

/* A number is never given twice. */
static gboolean
queue_machine (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (VntOperation) operation = NULL;
  gint64 lowest = 0;

  if (!vnt_db_number (db, &lowest, error,
                      "SELECT min(0, ifnull((SELECT min(CAST(base AS INTEGER)) FROM operation"
                      " WHERE kind = 11), 0), ifnull((SELECT min(CAST(base AS INTEGER))"
                      " FROM operation_log WHERE kind = 11), 0))"))
    return FALSE;

  call->number = lowest - 1;
  call->news |= VNT_NEWS_OUTBOX;
  operation = vnt_operation_new (VNT_OPERATION_CREATE_MACHINE, vnt_machine_subject (call->number));
  operation->base = g_strdup_printf ("%" G_GINT64_FORMAT, call->number);
  operation->value = vnt_machine_write (call->value);

  call->news |= VNT_NEWS_WRITING;
  return vnt_operation_table_insert (db, operation, operation->uuid, error) &&
         vnt_machine_draft_delete (db, 0, error);
}

/**
 * vnt_store_queue_machine:
 * @self: a #VntStore
 * @made: what the agent filled in
 * @error: place for an error
 *
 * Lets a new machine wait; what was filled in for it is no draft any more. Blocks: worker threads only.
 *
 * Returns: the number it has on this laptop, below 0; 0 with @error set
 */
gint64
vnt_store_queue_machine (VntStore *self, const VntMachine *made, GError **error)
{
  VntCall call = { .value = made };

  g_return_val_if_fail (made != NULL, 0);

  return vnt_store_write_work (self, queue_machine, &call, error) ? call.number : 0;
}

static gboolean
finish_machine (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  g_autoptr (VntOperation) creation = NULL;

  if (!vnt_operation_table_get (db, call->uuid, &creation, error))
    return FALSE;
  if (creation == NULL || creation->kind != VNT_OPERATION_CREATE_MACHINE)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_NOT_FOUND,
                           _ ("This change does not wait any more."));
      return FALSE;
    }

  call->news |= VNT_NEWS_OUTBOX;
  return vnt_operation_table_finish (db, call->uuid, call->number, error) &&
         vnt_operation_table_move (db, creation->ticket, call->number, error) &&
         vnt_made_targets_move (db, vnt_machine_of_subject (creation->ticket),
                                vnt_machine_of_subject (call->number), error) &&
         vnt_machine_draft_move (db, vnt_machine_of_subject (creation->ticket),
                                 vnt_machine_of_subject (call->number), error);
}

/**
 * vnt_store_finish_machine:
 * @self: a #VntStore
 * @uuid: a new machine's
 * @subject: vnt_machine_subject() of the number the server gave it
 * @error: place for an error
 *
 * The server has the machine: whatever else waits for it, and links to it, go to its number. Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_finish_machine (VntStore *self, const char *uuid, gint64 subject, GError **error)
{
  VntCall call = { .uuid = uuid, .number = subject };

  g_return_val_if_fail (uuid != NULL && vnt_machine_is_subject (subject), FALSE);

  return vnt_store_write_work (self, finish_machine, &call, error);
}
