/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-clock.h"

#include <stdatomic.h>
#include <time.h>

static _Atomic gint64 test_time;
static _Atomic gint64 test_jumped; /* part of test_time by which no time went by */

/**
 * vnt_clock_now:
 *
 * What time it is, or what vnt_clock_set_for_tests() said it is. Safe from any thread.
 *
 * Returns: Unix seconds, UTC
 */
gint64
vnt_clock_now (void)
{
  gint64 set = atomic_load (&test_time);

  return set != 0 ? set : g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * vnt_clock_elapsed:
 *
 * Time that goes by whatever is done to the clock; in tests it follows vnt_clock_set_for_tests(). Only differences mean
 * anything. Safe from any thread.
 *
 * Returns: seconds
 */
gint64
vnt_clock_elapsed (void)
{
  gint64 set = atomic_load (&test_time);

  return set != 0 ? set - atomic_load (&test_jumped) : g_get_monotonic_time () / G_USEC_PER_SEC;
}

/**
 * vnt_clock_asleep:
 *
 * How long the computer has slept: it goes on only then, and never in tests that set the clock. Only differences mean
 * anything. Safe from any thread.
 *
 * Returns: seconds
 */
gint64
vnt_clock_asleep (void)
{
  struct timespec boot;
  struct timespec awake;

  if (atomic_load (&test_time) != 0 || clock_gettime (CLOCK_BOOTTIME, &boot) != 0 ||
      clock_gettime (CLOCK_MONOTONIC, &awake) != 0)
    return 0;

  return (gint64) boot.tv_sec - (gint64) awake.tv_sec;
}

/**
 * vnt_clock_set_for_tests:
 * @unix_seconds: what vnt_clock_now() shall say from now on; 0 for the real time again
 *
 * Stops the clock. Safe from any thread.
 */
void
vnt_clock_set_for_tests (gint64 unix_seconds)
{
  atomic_store (&test_time, unix_seconds);
}

/**
 * vnt_clock_jump_for_tests:
 * @seconds: how far somebody turns the clock on, or back
 *
 * Changes what vnt_clock_now() says and not vnt_clock_elapsed(). The clock was set before. Safe from any thread.
 */
void
vnt_clock_jump_for_tests (gint64 seconds)
{
  atomic_fetch_add (&test_jumped, seconds);
  atomic_fetch_add (&test_time, seconds);
}
