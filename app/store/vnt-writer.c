/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-writer.h"

struct _VntWriter
{
  GThread *thread;
  GAsyncQueue *jobs;
  VntDb *cache;
  VntDb *work;
};

/* One call of vnt_writer_run(), on its caller's stack. */
typedef struct
{
  VntWriterFunc func; /* NULL ends the thread */
  gpointer data;
  GError *error;
  gboolean ok;
  gboolean done;
  GMutex lock;
  GCond cond;
} Job;

static gpointer
vnt_writer_main (gpointer data)
{
  VntWriter *self = data;
  gboolean more = TRUE;

  while (more)
    {
      Job *job = g_async_queue_pop (self->jobs);

      more = job->func != NULL;
      if (more)
        job->ok = job->func (self, job->data, &job->error);

      g_mutex_lock (&job->lock);
      job->done = TRUE;
      g_cond_signal (&job->cond);
      g_mutex_unlock (&job->lock);
    }

  return NULL;
}

/**
 * vnt_writer_new:
 * @cache: (transfer full): a writing connection to cache.db
 * @work: (transfer full): a writing connection to work.db
 *
 * Starts the thread. From now on only it uses the two connections.
 *
 * Returns: (transfer full): a writer
 */
VntWriter *
vnt_writer_new (VntDb *cache, VntDb *work)
{
  VntWriter *self = g_new0 (VntWriter, 1);

  self->cache = cache;
  self->work = work;
  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new ("store-writer", vnt_writer_main, self);

  return self;
}

/**
 * vnt_writer_free:
 * @self: (transfer full): a writer
 *
 * Waits for what was asked before, ends the thread and closes both connections.
 */
void
vnt_writer_free (VntWriter *self)
{
  vnt_writer_run (self, NULL, NULL, NULL);
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  vnt_db_close (self->cache);
  vnt_db_close (self->work);
  g_free (self);
}

/**
 * vnt_writer_run:
 * @self: a writer
 * @func: what to do there
 * @data: for @func
 * @error: place for the error of @func
 *
 * Runs @func on the writer's thread and waits for it. Calls are served in the order they come. Any thread but the writer's own.
 *
 * Returns: what @func returned
 */
gboolean
vnt_writer_run (VntWriter *self, VntWriterFunc func, gpointer data, GError **error)
{
  Job job = { .func = func, .data = data };

  g_mutex_init (&job.lock);
  g_cond_init (&job.cond);
  g_async_queue_push (self->jobs, &job);

  g_mutex_lock (&job.lock);
  while (!job.done)
    g_cond_wait (&job.cond, &job.lock);
  g_mutex_unlock (&job.lock);

  g_mutex_clear (&job.lock);
  g_cond_clear (&job.cond);

  if (job.error != NULL)
    g_propagate_error (error, job.error);

  return job.ok;
}

/**
 * vnt_writer_get_cache:
 * @self: a writer; called on its thread
 *
 * Returns: (transfer none): its connection to cache.db
 */
VntDb *
vnt_writer_get_cache (VntWriter *self)
{
  return self->cache;
}

/**
 * vnt_writer_get_work:
 * @self: a writer; called on its thread
 *
 * Returns: (transfer none): its connection to work.db
 */
VntDb *
vnt_writer_get_work (VntWriter *self)
{
  return self->work;
}
