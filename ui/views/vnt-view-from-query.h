/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-own-view.h"
#include "vnt-queue.h"

G_BEGIN_DECLS

VntOwnView *vnt_view_from_query (const VntTicketQuery *query, GPtrArray *queues);

G_END_DECLS
