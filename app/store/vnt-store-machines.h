/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-catalog.h"
#include "vnt-machine-query.h"
#include "vnt-machine.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* -- what the server said -- */
gboolean vnt_store_save_catalogs (VntStore *self, GPtrArray *catalogs, GError **error);
gboolean vnt_store_save_machines (VntStore *self, GPtrArray *machines, GError **error);
gboolean vnt_store_remove_machine (VntStore *self, gint64 id, GError **error);
gboolean vnt_store_keep_only_machines (VntStore *self, GHashTable *ids, GError **error);

/* -- reads that may be slow: worker threads only; what the agent changed is laid over what the server said -- */
GPtrArray *vnt_store_list_catalogs (VntStore *self, GError **error);
GPtrArray *vnt_store_find_machines (VntStore *self, const VntMachineQuery *query, GError **error);
VntMachine *vnt_store_read_machine (VntStore *self, gint64 id, GError **error);
VntMachine *vnt_store_read_server_machine (VntStore *self, gint64 id, GError **error);
GArray *vnt_store_list_machine_tickets (VntStore *self, gint64 id, GError **error);

/* -- what the agent said -- */
gint64 vnt_store_queue_machine (VntStore *self, const VntMachine *made, GError **error);
gboolean vnt_store_finish_machine (VntStore *self,
                                   const char *uuid,
                                   gint64 subject,
                                   GError **error);

G_END_DECLS
