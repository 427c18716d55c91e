/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-clock.h"

#include <stdatomic.h>

static _Atomic gint64 test_time;

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
