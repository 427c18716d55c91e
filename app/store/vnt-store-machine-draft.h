/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-store-private.h"

G_BEGIN_DECLS

/* What is being filled in of machines; 0 stands for a new one. All block: worker threads only. */

gboolean vnt_store_get_machine_draft (VntStore *self, gint64 machine, char **value, GError **error);
gboolean vnt_store_save_machine_draft (
  VntStore *self, gint64 machine, const char *name, const char *value, GError **error);
/* For other parts of the store, in their transactions. */
gboolean vnt_machine_draft_delete (VntDb *db, gint64 machine, GError **error);
gboolean vnt_machine_draft_move (VntDb *db, gint64 from, gint64 to, GError **error);
/* For vnt_store_undo_draft(): @operation, a new machine, is filled in again, as the result of @call. */
gboolean vnt_store_undo_machine (VntDb *db,
                                 VntCall *call,
                                 const VntOperation *operation,
                                 GError **error);
gboolean vnt_machine_draft_list (VntDb *db, GPtrArray *entries, GError **error);

G_END_DECLS
