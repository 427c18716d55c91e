/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-health.h"
#include "vnt-store.h"

G_BEGIN_DECLS

void vnt_progress_history (VntStore *store, VntHealth *health, GPtrArray *messages, gint64 *oldest);

G_END_DECLS
