/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The only place time comes from, so that tests can set it. */
gint64 vnt_clock_now (void);
gint64 vnt_clock_elapsed (void);
gint64 vnt_clock_asleep (void);
void vnt_clock_set_for_tests (gint64 unix_seconds);
void vnt_clock_jump_for_tests (gint64 seconds);

G_END_DECLS
