/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-draft.h"

G_BEGIN_DECLS

gboolean vnt_draft_table_get (VntDb *db, gint64 ticket, VntDraft **draft, GError **error);
gboolean vnt_draft_table_write (VntDb *db, const VntDraft *draft, GError **error);
gboolean vnt_draft_table_delete (VntDb *db, const char *uuid, GError **error);
GPtrArray *vnt_draft_table_list (VntDb *db, GError **error);
VntDraft *vnt_draft_join (const VntDraft *first, const VntDraft *second);
gboolean vnt_draft_table_move (VntDb *db, gint64 from, gint64 to, GError **error);

gboolean vnt_seen_table_get (VntDb *db, gint64 ticket, gint64 *updated, GError **error);
gboolean vnt_seen_table_set (VntDb *db, gint64 ticket, gint64 updated, GError **error);

/* Whether a draft or an operation still needs the file at @path. */
gboolean vnt_file_is_needed (VntDb *db, const char *path, gboolean *needed, GError **error);

G_END_DECLS
