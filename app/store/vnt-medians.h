/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"

G_BEGIN_DECLS

GHashTable *vnt_medians_new (void);
gboolean vnt_medians_find (
  GHashTable *medians, VntDb *db, gint64 queue, gint64 *median, GError **error);

G_END_DECLS
