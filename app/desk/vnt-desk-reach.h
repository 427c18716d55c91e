/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-remote-session.h"

G_BEGIN_DECLS

/* -- what is good to know before a remote session -- */

const char *vnt_desk_find_missing_package (VntRemoteProtocol protocol);
VntRemoteTarget *vnt_desk_read_remote_file (const char *data, gsize length, GError **error);

/* Who answers there; @said: (out) (optional) (nullable): how it introduced itself. */
void vnt_desk_knock_async (VntDesk *self,
                           const VntRemoteTarget *target,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
VntRemoteWhy vnt_desk_knock_finish (VntDesk *self,
                                    GAsyncResult *result,
                                    char **said,
                                    GError **error);
gboolean vnt_desk_wake (VntDesk *self, const char *mac, GError **error);
gboolean vnt_desk_forget_remote_key (VntDesk *self, const VntRemoteTarget *target, GError **error);

/* Where sessions led lately, this requestor's machines first: element type VntRemoteTarget. */
void vnt_desk_load_recent_remote_async (VntDesk *self,
                                        const char *requestor,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *vnt_desk_load_recent_remote_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* Passwords of machines, in the Secret Service and nowhere else. */
void vnt_desk_lookup_remote_secret_async (VntDesk *self,
                                          const VntRemoteTarget *target,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
char *vnt_desk_lookup_remote_secret_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_keep_remote_secret (VntDesk *self, const VntRemoteTarget *target, const char *secret);

G_END_DECLS
