/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 vnt_backoff_delay (guint failures, gint64 first, gint64 longest, double chance);

G_END_DECLS
