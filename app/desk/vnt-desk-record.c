/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written down of a machine: software that was installed, failures that were seen. */
#include "vnt-desk-record.h"

#include <glib/gi18n.h>

#include "vnt-desk-private.h"
#include "vnt-error.h"
#include "vnt-machine-change.h"
#include "vnt-store-machines.h"

typedef struct
{
  gint64 machine;
  VntRecordKind kind;
  char *line;
} Record;

static void
record_free (gpointer data)
{
  Record *record = data;

  g_free (record->line);
  g_free (record);
}

static VntOperation *
make_change (const VntMachine *machine, const Record *record, GError **error)
{
  const VntFieldValue *field = vnt_machine_record_field (machine, record->kind);
  g_autofree char *key = field != NULL ? vnt_machine_key_of_field (field) : NULL;
  g_autofree char *before = key != NULL ? vnt_machine_get_value (machine, key) : NULL;
  g_autofree char *after = NULL;

  if (field == NULL)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
                   _ ("The catalogue of %s has no field for that."), machine->name);
      return NULL;
    }
  if (g_strv_contains ((const char *const *) field->values, record->line))
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("That is written down already."));
      return NULL;
    }
  after =
    *before == '\0' ? g_strdup (record->line) : g_strconcat (before, "\n", record->line, NULL);

  return vnt_machine_change_new (machine, key, after);
}

static gpointer
queue_record (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Record *record = data;
  g_autoptr (VntMachine) machine = vnt_store_read_machine (store, record->machine, error);
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntOperation *operation;

  if (machine == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, VNT_ERROR, VNT_ERROR_NOT_FOUND,
                             _ ("The machine is not on this computer any more."));
      return NULL;
    }
  operation = make_change (machine, record, error);
  if (operation == NULL)
    return NULL;
  g_ptr_array_add (operations, operation);

  return GINT_TO_POINTER (vnt_store_queue_operations (store, operations, error));
}

/**
 * vnt_desk_record_async:
 * @machine: a machine's number, one made here too
 * @kind: what is written down
 * @line: (not nullable): see vnt_machine_record_write()
 *
 * Adds a line to what the machine's field says by then: what others add meanwhile stays. Durable when done, and shown at once.
 */
void
vnt_desk_record_async (VntDesk *self,
                       gint64 machine,
                       VntRecordKind kind,
                       const char *line,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Record *record = g_new0 (Record, 1);

  record->machine = machine;
  record->kind = kind;
  record->line = g_strdup (line);
  vnt_desk_write (self, queue_record, record, record_free, NULL, cancellable, callback, user_data);
}

/**
 * vnt_desk_record_finish:
 *
 * Returns: %FALSE with VNT_ERROR_INVALID when the machine's catalogue has no field for it or the line is there, or another error
 */
gboolean
vnt_desk_record_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

/* -- reading -- */

/* The change that adds @line and is not done, as its identity. */
static const char *
find_waiting (GPtrArray *operations, gint64 machine, const char *key, const char *line)
{
  for (guint i = 0; i < operations->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (operations, i);
      g_auto (GStrv) before = NULL;
      g_auto (GStrv) after = NULL;

      if (operation->kind != VNT_OPERATION_EDIT_MACHINE ||
          operation->ticket != vnt_machine_subject (machine) ||
          g_strcmp0 (operation->name, key) != 0)
        continue;
      before = g_strsplit (operation->base != NULL ? operation->base : "", "\n", -1);
      after = g_strsplit (operation->value != NULL ? operation->value : "", "\n", -1);
      if (g_strv_contains ((const char *const *) after, line) &&
          !g_strv_contains ((const char *const *) before, line))
        return operation->uuid;
    }

  return NULL;
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const VntMachineRecord *one = *(VntMachineRecord *const *) a;
  const VntMachineRecord *other = *(VntMachineRecord *const *) b;

  if (one->kind != other->kind)
    return one->kind == VNT_RECORD_FAILURE ? -1 : 1;
  if (one->day != other->day)
    return one->day > other->day ? -1 : 1;
  return g_utf8_collate (one->text, other->text);
}

static void
add_records (GPtrArray *records, const VntMachine *machine, VntRecordKind kind, GPtrArray *waiting)
{
  const VntFieldValue *field = vnt_machine_record_field (machine, kind);
  g_autofree char *key = field != NULL ? vnt_machine_key_of_field (field) : NULL;

  for (guint i = 0; field != NULL && field->values[i] != NULL; i++)
    {
      VntMachineRecord *record = vnt_machine_record_read (kind, field->values[i]);

      record->waiting = g_strdup (find_waiting (waiting, machine->id, key, field->values[i]));
      g_ptr_array_add (records, record);
    }
}

static gpointer
load_records (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) records =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_machine_record_free);
  g_autoptr (GPtrArray) waiting = vnt_store_list_operations (store, error);
  g_autoptr (VntMachine) machine = NULL;

  if (waiting == NULL)
    return NULL;
  machine = vnt_store_read_machine (store, *(gint64 *) data, error);
  if (machine != NULL)
    {
      add_records (records, machine, VNT_RECORD_FAILURE, waiting);
      add_records (records, machine, VNT_RECORD_SOFTWARE, waiting);
    }
  g_ptr_array_sort (records, compare_records);

  return g_steal_pointer (&records);
}

/**
 * vnt_desk_load_records_async:
 * @machine: a machine's number, one made here too
 */
void
vnt_desk_load_records_async (VntDesk *self,
                             gint64 machine,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  vnt_desk_read (self, load_records, g_memdup2 (&machine, sizeof machine), g_free,
                 (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * vnt_desk_load_records_finish:
 *
 * Returns: (transfer full) (element-type VntMachineRecord) (nullable): failures, then software, the newest first; %NULL with an
 *   error
 */
GPtrArray *
vnt_desk_load_records_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
