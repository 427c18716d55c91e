/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"

G_BEGIN_DECLS

gboolean vnt_migrate (VntDb *db, GError **error);
int vnt_migrate_get_newest (VntDbKind kind);

G_END_DECLS
