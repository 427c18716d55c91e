/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ask.h"

#include <glib/gi18n.h>

#include "vnt-error.h"

typedef struct
{
  GTask *task;
  const VntFetch *fetch;
  VntAskFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_object_unref (ask->task);
  if (ask->free_data != NULL)
    ask->free_data (ask->data);
  g_free (ask);
}

static void
forward_cancel (GCancellable *from, gpointer to)
{
  g_cancellable_cancel (to);
}

/* Ends when the lane ends or when the one who asked does not want it any more. */
static void
ask_job (gpointer data, GCancellable *lane_cancellable)
{
  Ask *ask = data;
  g_autoptr (GCancellable) either = g_cancellable_new ();
  GCancellable *asked = g_task_get_cancellable (ask->task);
  GError *error = NULL;
  gulong from_asked = 0;
  gulong from_lane;
  gpointer result = NULL;

  from_lane = g_cancellable_connect (lane_cancellable, G_CALLBACK (forward_cancel), either, NULL);
  if (asked != NULL)
    from_asked = g_cancellable_connect (asked, G_CALLBACK (forward_cancel), either, NULL);

  if (!g_cancellable_set_error_if_cancelled (either, &error))
    result = ask->func (ask->fetch, ask->data, either, &error);

  g_cancellable_disconnect (lane_cancellable, from_lane);
  if (asked != NULL)
    g_cancellable_disconnect (asked, from_asked);

  if (error == NULL)
    g_task_return_pointer (ask->task, result, ask->free_result);
  else
    g_task_return_error (ask->task, error);
}

/**
 * vnt_ask_add:
 * @lane: (nullable): what asks, %NULL when the server cannot be asked
 * @task: (transfer full): returns what @func does
 * @free_data: (nullable): frees @data when @func has run
 * @free_result: (nullable): frees what @func returned when nobody takes it
 */
void
vnt_ask_add (VntLane *lane,
             const VntFetch *fetch,
             GTask *task,
             VntAskFunc func,
             gpointer data,
             GDestroyNotify free_data,
             GDestroyNotify free_result)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->task = task;
  ask->fetch = fetch;
  ask->func = func;
  ask->data = data;
  ask->free_data = free_data;
  ask->free_result = free_result;
  if (lane != NULL)
    {
      vnt_lane_add (lane, NULL, ask_job, ask, ask_free);
      return;
    }

  g_task_return_new_error (task, VNT_ERROR, VNT_ERROR_OFFLINE,
                           _ ("The server cannot be reached now."));
  ask_free (ask);
}
