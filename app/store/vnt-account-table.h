/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-people.h"

G_BEGIN_DECLS

/* The account that is signed in, inside a statement on work.db; 0 when there is none. */
#define VNT_CURRENT_ACCOUNT "ifnull((SELECT id FROM account WHERE current = 1), 0)"

gboolean vnt_account_table_get (VntDb *db, VntAccount **account, GError **error);
gboolean vnt_account_table_set (VntDb *db, const VntAccount *account, GError **error);
gboolean vnt_account_table_leave (VntDb *db, GError **error);

/* cache.db: small values by name. */
gboolean vnt_meta_table_get (VntDb *db, const char *name, char **value, GError **error);
gboolean vnt_meta_table_set (VntDb *db, const char *name, const char *value, GError **error);

G_END_DECLS
