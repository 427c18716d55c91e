/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-lane.h"

/* A kept connection occupies a worker of the server, so it is given back soon after the last answer. */
#define REST_AFTER (2 * G_USEC_PER_SEC)

typedef struct
{
  char *key;
  VntLaneJob job;
  gpointer data;
  GDestroyNotify free_data;
} Job;

struct _VntLane
{
  char *name;
  VntLaneStep step;
  VntLaneRest rest;
  gpointer data;

  GThread *thread;
  GCancellable *cancellable;

  GMutex lock;
  GCond cond;
  GQueue jobs; /* of Job, newest first */
  gint64 next_step; /* monotonic, G_MAXINT64 when only a wake helps */
  gboolean woken; /* while a step was running */
  gboolean stop;
};

static void
job_free (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job->key);
  g_free (job);
}

static void
lane_run_step (VntLane *self)
{
  gint64 delay;

  self->woken = FALSE;
  g_mutex_unlock (&self->lock);
  delay = self->step (self->data, self->cancellable);
  g_mutex_lock (&self->lock);

  if (self->woken || delay == 0)
    self->next_step = 0;
  else
    self->next_step = delay < 0 ? G_MAXINT64 : g_get_monotonic_time () + delay;
}

static void
lane_run_job (VntLane *self)
{
  Job *job = g_queue_pop_head (&self->jobs);

  if (job == NULL)
    return;

  g_mutex_unlock (&self->lock);
  job->job (job->data, self->cancellable);
  job_free (job);
  g_mutex_lock (&self->lock);
}

/* Waits for something to do; gives the server its connection back when that takes a while. */
static void
lane_wait (VntLane *self, gboolean *rested)
{
  gint64 until = self->next_step;

  if (!*rested)
    until = MIN (until, g_get_monotonic_time () + REST_AFTER);

  if (until == G_MAXINT64)
    g_cond_wait (&self->cond, &self->lock);
  else if (!g_cond_wait_until (&self->cond, &self->lock, until) && !*rested &&
           until < self->next_step)
    {
      g_mutex_unlock (&self->lock);
      self->rest (self->data);
      g_mutex_lock (&self->lock);
      *rested = TRUE;
    }
}

static gpointer
lane_thread (gpointer data)
{
  VntLane *self = data;
  gboolean rested = TRUE;

  g_mutex_lock (&self->lock);
  while (!self->stop)
    {
      gboolean busy = FALSE;

      if (self->next_step <= g_get_monotonic_time ())
        {
          lane_run_step (self);
          busy = TRUE;
        }
      if (!self->stop && !g_queue_is_empty (&self->jobs))
        {
          lane_run_job (self);
          busy = TRUE;
        }

      if (busy)
        rested = FALSE;
      else if (!self->stop)
        lane_wait (self, &rested);
    }

  while (!g_queue_is_empty (&self->jobs))
    lane_run_job (self);
  g_mutex_unlock (&self->lock);

  self->rest (self->data);
  return NULL;
}

/**
 * vnt_lane_new:
 * @name: (not nullable): for the thread, at most 15 bytes
 * @step: its own work
 * @rest: gives back what an idle lane should not hold
 * @data: for both; must outlive the lane
 *
 * Returns: (transfer full): a lane that has not begun
 */
VntLane *
vnt_lane_new (const char *name, VntLaneStep step, VntLaneRest rest, gpointer data)
{
  VntLane *self = g_new0 (VntLane, 1);

  self->name = g_strdup (name);
  self->step = step;
  self->rest = rest;
  self->data = data;
  self->cancellable = g_cancellable_new ();
  self->next_step = G_MAXINT64;
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  g_queue_init (&self->jobs);

  return self;
}

/**
 * vnt_lane_start:
 *
 * Begins the thread; it does nothing of its own before it is woken.
 */
void
vnt_lane_start (VntLane *self)
{
  g_return_if_fail (self->thread == NULL);

  self->thread = g_thread_new (self->name, lane_thread, self);
}

/**
 * vnt_lane_wake:
 *
 * Lets the next step begin at once, or right after the one under way. Any thread.
 */
void
vnt_lane_wake (VntLane *self)
{
  g_mutex_lock (&self->lock);
  self->next_step = 0;
  self->woken = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->lock);
}

/**
 * vnt_lane_add:
 * @key: (nullable): a waiting job with the same key is dropped for this one
 * @free_data: (nullable): frees @data after @job ran, or when it was dropped
 *
 * Asks for something; the newest is done first. Any thread.
 */
void
vnt_lane_add (
  VntLane *self, const char *key, VntLaneJob job, gpointer data, GDestroyNotify free_data)
{
  Job *item = g_new0 (Job, 1);
  Job *dropped = NULL;

  item->key = g_strdup (key);
  item->job = job;
  item->data = data;
  item->free_data = free_data;

  g_mutex_lock (&self->lock);
  for (GList *l = self->jobs.head; key != NULL && l != NULL; l = l->next)
    {
      Job *other = l->data;

      if (g_strcmp0 (other->key, key) != 0)
        continue;
      dropped = other;
      g_queue_delete_link (&self->jobs, l);
      break;
    }
  g_queue_push_head (&self->jobs, item);
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->lock);

  g_clear_pointer (&dropped, job_free);
}

/**
 * vnt_lane_cancel:
 *
 * Tells the lane to end without waiting for it. What it is doing is cancelled.
 */
void
vnt_lane_cancel (VntLane *self)
{
  g_mutex_lock (&self->lock);
  self->stop = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->lock);

  g_cancellable_cancel (self->cancellable);
}

/**
 * vnt_lane_join:
 *
 * Ends the lane and waits for its thread: as long as cancelling what it is doing takes.
 */
void
vnt_lane_join (VntLane *self)
{
  vnt_lane_cancel (self);
  g_clear_pointer (&self->thread, g_thread_join);
}

void
vnt_lane_free (VntLane *self)
{
  Job *job;

  vnt_lane_join (self);

  while ((job = g_queue_pop_head (&self->jobs)) != NULL)
    {
      job->job (job->data, self->cancellable);
      job_free (job);
    }

  g_object_unref (self->cancellable);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);
  g_free (self->name);
  g_free (self);
}
