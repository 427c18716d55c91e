/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-private.h"

#include <glib/gi18n.h>

#include "vnt-error.h"

typedef struct
{
  GTask *task;
  VntStore *store;
  VntStoreFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Work;

static void
work_free (Work *work)
{
  if (work->free_data != NULL)
    work->free_data (work->data);
  g_clear_object (&work->task);
  g_clear_object (&work->store);
  g_free (work);
}

static void
work_refuse_closed (GTask *task)
{
  g_task_return_new_error (task, VNT_ERROR, VNT_ERROR_STORAGE,
                           _ ("The data of this computer is not open."));
}

/* On the one thread that writes. What was handed over is written even when nobody waits for it any more. */
static void
work_write (gpointer data, gpointer user_data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  gpointer value = work->func (work->store, work->data, NULL, &error);

  if (error != NULL)
    g_task_return_error (work->task, g_steal_pointer (&error));
  else
    g_task_return_pointer (work->task, value, work->free_result);
  work_free (work);
}

static void
work_read_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  gpointer value = vnt_store_run_finish (VNT_STORE (source), result, &error);

  if (error != NULL)
    g_task_return_error (work->task, g_steal_pointer (&error));
  else
    g_task_return_pointer (work->task, value, work->free_result);

  work->free_data = NULL; /* the store freed it */
  work_free (work);
}

static Work *
work_new (VntDesk *self,
          VntStoreFunc func,
          gpointer data,
          GDestroyNotify free_data,
          GDestroyNotify free_result,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  Work *work = g_new0 (Work, 1);

  work->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (work->task, vnt_desk_write);
  work->store = self->store != NULL ? g_object_ref (self->store) : NULL;
  work->func = func;
  work->data = data;
  work->free_data = free_data;
  work->free_result = free_result;

  return work;
}

void
vnt_desk_write (VntDesk *self,
                VntStoreFunc func,
                gpointer data,
                GDestroyNotify free_data,
                GDestroyNotify free_result,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  Work *work =
    work_new (self, func, data, free_data, free_result, cancellable, callback, user_data);

  /* A change that is durable is never told to have failed because the one who asked had left. */
  g_task_set_check_cancellable (work->task, FALSE);
  if (work->store != NULL && self->writes != NULL)
    {
      g_thread_pool_push (self->writes, work, NULL);
      return;
    }

  work_refuse_closed (work->task);
  work_free (work);
}

void
vnt_desk_read (VntDesk *self,
               VntStoreFunc func,
               gpointer data,
               GDestroyNotify free_data,
               GDestroyNotify free_result,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  Work *work =
    work_new (self, func, data, free_data, free_result, cancellable, callback, user_data);

  if (work->store != NULL)
    {
      vnt_store_run_async (work->store, func, data, free_data, free_result, cancellable,
                           work_read_done, work);
      return;
    }

  work_refuse_closed (work->task);
  work_free (work);
}

gboolean
vnt_desk_finish_flag (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

void
vnt_desk_writes_open (VntDesk *self)
{
  self->writes = g_thread_pool_new (work_write, NULL, 1, FALSE, NULL);
}

/* Waits for what was handed over: a pause in typing just before the window closed is still saved. */
void
vnt_desk_writes_close (VntDesk *self)
{
  GThreadPool *writes = g_steal_pointer (&self->writes);

  if (writes != NULL)
    g_thread_pool_free (writes, FALSE, TRUE);
}
