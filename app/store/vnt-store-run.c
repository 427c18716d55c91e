/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on the store off the main thread. */
#include "vnt-store.h"

typedef struct
{
  VntStoreFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Run;

static void
run_free (Run *run)
{
  if (run->free_data != NULL)
    run->free_data (run->data);
  g_free (run);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Run *run = task_data;
  GError *error = NULL;
  gpointer result = run->func (source, run->data, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, run->free_result);
}

/**
 * vnt_store_run_async:
 * @self: a #VntStore
 * @func: what to do; sets its error to fail
 * @data: for @func
 * @free_data: (nullable): frees @data
 * @free_result: (nullable): frees what @func returns when nobody takes it
 * @cancellable: (nullable): a #GCancellable
 * @callback: called on the calling thread's main context
 * @user_data: for @callback
 *
 * Runs @func on a worker thread.
 */
void
vnt_store_run_async (VntStore *self,
                     VntStoreFunc func,
                     gpointer data,
                     GDestroyNotify free_data,
                     GDestroyNotify free_result,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->func = func;
  run->data = data;
  run->free_data = free_data;
  run->free_result = free_result;
  g_task_set_source_tag (task, vnt_store_run_async);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * vnt_store_run_finish:
 * @self: a #VntStore
 * @result: what the callback got
 * @error: place for the error of the function
 *
 * Returns: (transfer full) (nullable): what the function returned
 */
gpointer
vnt_store_run_finish (VntStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
