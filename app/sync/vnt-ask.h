/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-fetch.h"
#include "vnt-lane.h"

G_BEGIN_DECLS

/* Asks the server something on a lane. Returns what the task is to return, or %NULL with @error. */
typedef gpointer (*VntAskFunc) (const VntFetch *fetch,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

void vnt_ask_add (VntLane *lane,
                  const VntFetch *fetch,
                  GTask *task,
                  VntAskFunc func,
                  gpointer data,
                  GDestroyNotify free_data,
                  GDestroyNotify free_result);

G_END_DECLS
