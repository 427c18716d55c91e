/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"

G_BEGIN_DECLS

/* Links to machines made on this laptop: they wait, and nothing waits for them, until the machine has its number. @o is ""
 * or the name of the operation table with a dot. */
#define VNT_WAITS_FOR_MACHINE(o) \
  "(" o "kind = 3 AND " o "field = 13 AND " o "value LIKE '%asset:-%')"

gboolean vnt_made_targets_resolve (VntDb *db, const char *value, char **resolved, GError **error);
gboolean vnt_made_targets_move (VntDb *db, gint64 from, gint64 to, GError **error);
gboolean vnt_made_targets_exist (VntDb *db, gint64 machine, gboolean *exist, GError **error);

G_END_DECLS
