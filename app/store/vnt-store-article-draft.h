/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-store-private.h"

G_BEGIN_DECLS

/* Articles that are being written. All block: worker threads only. */

gboolean vnt_store_get_article_draft (VntStore *self, gint64 ticket, char **value, GError **error);
gboolean vnt_store_save_article_draft (VntStore *self,
                                       gint64 ticket,
                                       const char *value,
                                       GError **error);
gboolean vnt_store_queue_article (VntStore *self, VntOperation *operation, GError **error);
/* For vnt_store_undo_draft(): @operation is a draft again, as the result of @call. */
gboolean vnt_store_undo_article (VntDb *db,
                                 VntCall *call,
                                 const VntOperation *operation,
                                 GError **error);
/* For vnt_store_list_draft_entries(): adds those that are being written. */
gboolean vnt_article_draft_list (VntDb *db, GPtrArray *entries, GError **error);
gboolean vnt_store_find_article_fields (
  VntStore *self, const char *category, char **body, char **service, GError **error);

G_END_DECLS
