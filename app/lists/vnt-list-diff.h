/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VntListRun:
 * @position: where the run begins, in the list as it is when its turn comes
 * @removed: how many entries leave there
 * @added: how many entries come there
 * @source: where the added ones begin in the new list
 *
 * One change of a list.
 */
typedef struct
{
  guint position;
  guint removed;
  guint added;
  guint source;
} VntListRun;

GArray *vnt_list_diff (const gint64 *before, guint n_before, const gint64 *after, guint n_after);

G_END_DECLS
