/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-lane.h"

typedef struct
{
  GMutex lock;
  GCond cond;
  gboolean gate; /* the first job waits until it opens */
  GString *order;
  guint steps;
  guint rests;
  guint freed;
} Probe;

typedef struct
{
  Probe *probe;
  char name;
} Named;

static void
probe_init (Probe *probe)
{
  *probe = (Probe){ 0 };
  g_mutex_init (&probe->lock);
  g_cond_init (&probe->cond);
  probe->order = g_string_new (NULL);
}

static void
probe_clear (Probe *probe)
{
  g_mutex_clear (&probe->lock);
  g_cond_clear (&probe->cond);
  g_string_free (probe->order, TRUE);
}

static gint64
count_step (gpointer data, GCancellable *cancellable)
{
  Probe *probe = data;
  gint64 next;

  g_mutex_lock (&probe->lock);
  probe->steps++;
  next = probe->steps < 3 ? 0 : -1;
  g_cond_broadcast (&probe->cond);
  g_mutex_unlock (&probe->lock);

  return next;
}

static void
count_rest (gpointer data)
{
  Probe *probe = data;

  g_mutex_lock (&probe->lock);
  probe->rests++;
  g_mutex_unlock (&probe->lock);
}

static void
wait_for_gate (gpointer data, GCancellable *cancellable)
{
  Probe *probe = data;

  g_mutex_lock (&probe->lock);
  while (!probe->gate)
    g_cond_wait (&probe->cond, &probe->lock);
  g_mutex_unlock (&probe->lock);
}

static void
write_name (gpointer data, GCancellable *cancellable)
{
  Named *named = data;

  g_mutex_lock (&named->probe->lock);
  g_string_append_c (named->probe->order,
                     g_cancellable_is_cancelled (cancellable) ? '!' : named->name);
  g_cond_broadcast (&named->probe->cond);
  g_mutex_unlock (&named->probe->lock);
}

static void
named_free (gpointer data)
{
  Named *named = data;

  g_mutex_lock (&named->probe->lock);
  named->probe->freed++;
  g_mutex_unlock (&named->probe->lock);
  g_free (named);
}

static void
add (VntLane *lane, Probe *probe, const char *key, char name)
{
  Named *named = g_new0 (Named, 1);

  named->probe = probe;
  named->name = name;
  vnt_lane_add (lane, key, write_name, named, named_free);
}

static void
open_gate (Probe *probe)
{
  g_mutex_lock (&probe->lock);
  probe->gate = TRUE;
  g_cond_broadcast (&probe->cond);
  g_mutex_unlock (&probe->lock);
}

static void
wait_for_length (Probe *probe, gsize length)
{
  g_mutex_lock (&probe->lock);
  while (probe->order->len < length)
    g_cond_wait (&probe->cond, &probe->lock);
  g_mutex_unlock (&probe->lock);
}

static void
test_newest_first_without_duplicates (void)
{
  Probe probe;
  VntLane *lane;

  probe_init (&probe);
  lane = vnt_lane_new ("test", count_step, count_rest, &probe);
  vnt_lane_start (lane);
  vnt_lane_add (lane, NULL, wait_for_gate, &probe, NULL);
  add (lane, &probe, "1", 'a');
  add (lane, &probe, "2", 'b');
  add (lane, &probe, "1", 'c');
  open_gate (&probe);
  wait_for_length (&probe, 2);
  vnt_lane_free (lane);

  g_assert_cmpstr (probe.order->str, ==, "cb");
  g_assert_cmpuint (probe.freed, ==, 3);
  probe_clear (&probe);
}

static void
test_steps_until_it_says_no_more (void)
{
  Probe probe;
  VntLane *lane;

  probe_init (&probe);
  lane = vnt_lane_new ("test", count_step, count_rest, &probe);
  vnt_lane_start (lane);
  vnt_lane_wake (lane);
  g_mutex_lock (&probe.lock);
  while (probe.steps < 3)
    g_cond_wait (&probe.cond, &probe.lock);
  g_mutex_unlock (&probe.lock);
  vnt_lane_free (lane);

  g_assert_cmpuint (probe.steps, ==, 3);
  g_assert_cmpuint (probe.rests, ==, 1);
  probe_clear (&probe);
}

static void
test_ends_with_every_job_told (void)
{
  Probe probe;
  VntLane *lane;

  probe_init (&probe);
  lane = vnt_lane_new ("test", count_step, count_rest, &probe);
  vnt_lane_start (lane);
  vnt_lane_add (lane, NULL, wait_for_gate, &probe, NULL);
  add (lane, &probe, NULL, 'a');
  vnt_lane_cancel (lane);
  open_gate (&probe);
  vnt_lane_free (lane);

  g_assert_cmpstr (probe.order->str, ==, "!");
  g_assert_cmpuint (probe.freed, ==, 1);
  probe_clear (&probe);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lane/newest-first", test_newest_first_without_duplicates);
  g_test_add_func ("/lane/steps", test_steps_until_it_says_no_more);
  g_test_add_func ("/lane/ends", test_ends_with_every_job_told);

  return g_test_run ();
}
