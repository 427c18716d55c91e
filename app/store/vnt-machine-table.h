/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-catalog.h"
#include "vnt-db.h"
#include "vnt-machine-query.h"
#include "vnt-machine.h"

G_BEGIN_DECLS

gboolean vnt_catalog_table_write_all (VntDb *db, GPtrArray *catalogs, GError **error);
GPtrArray *vnt_catalog_table_read_all (VntDb *db, GError **error);

gboolean vnt_machine_table_write (VntDb *db, const VntMachine *machine, GError **error);
gboolean vnt_machine_table_remove (VntDb *db, gint64 id, GError **error);
gboolean vnt_machine_table_keep_only (VntDb *db, GHashTable *ids, GError **error);
gboolean vnt_machine_table_read (VntDb *db, gint64 id, VntMachine **machine, GError **error);
GArray *vnt_machine_table_find (VntDb *db, const VntMachineQuery *query, GError **error);
GArray *vnt_machine_table_list_tickets (VntDb *db, gint64 id, GError **error);

G_END_DECLS
