/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-fetch.h"
#include "vnt-lane.h"

G_BEGIN_DECLS

/* The tickets the agent looks at: brought whole, the last one first. */
typedef struct _VntWanted VntWanted;

VntWanted *vnt_wanted_new (const VntFetch *fetch, VntLane *lane);
void vnt_wanted_free (VntWanted *self);
void vnt_wanted_add (VntWanted *self, gint64 ticket);
void vnt_wanted_try_again (VntWanted *self);

G_END_DECLS
