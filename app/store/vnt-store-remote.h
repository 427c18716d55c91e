/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-remote-session.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* -- remote sessions, work.db; worker threads only -- */
gboolean vnt_store_save_remote (VntStore *self, const VntRemoteSession *session, GError **error);
gboolean vnt_store_settle_remote (VntStore *self,
                                  const char *uuid,
                                  VntOperation *comment,
                                  GError **error);
gboolean vnt_store_draft_remote (
  VntStore *self, const char *uuid, VntDraft *draft, gboolean *kept, GError **error);
GPtrArray *vnt_store_list_open_remote (VntStore *self, GError **error);
GPtrArray *vnt_store_list_recent_remote (VntStore *self,
                                         const char *requestor,
                                         guint most,
                                         GError **error);

G_END_DECLS
