/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-remote-session.h"

G_BEGIN_DECLS

/* work.db: remote sessions of the current account. */
gboolean vnt_remote_table_write (VntDb *db, const VntRemoteSession *session, GError **error);
gboolean vnt_remote_table_settle (VntDb *db, const char *uuid, gboolean *open, GError **error);
gboolean vnt_remote_table_move (VntDb *db, gint64 from, gint64 to, GError **error);
GPtrArray *vnt_remote_table_list_open (VntDb *db, GError **error);
GPtrArray *vnt_remote_table_list_recent (VntDb *db,
                                         const char *requestor,
                                         guint most,
                                         GError **error);

G_END_DECLS
