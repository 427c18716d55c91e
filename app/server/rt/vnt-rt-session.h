/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-http.h"

G_BEGIN_DECLS

typedef struct _VntRtSession VntRtSession;

VntRtSession *vnt_rt_session_new (VntHttp *http);
void vnt_rt_session_free (VntRtSession *self);
void vnt_rt_session_set_secret (VntRtSession *self, const char *login, const char *secret);
gint64 vnt_rt_session_token_user (const char *secret);
gboolean vnt_rt_session_begin (VntRtSession *self, GCancellable *cancellable, GError **error);
VntHttpAnswer *vnt_rt_session_exchange (VntRtSession *self,
                                        VntHttpRequest *request,
                                        GCancellable *cancellable,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntRtSession, vnt_rt_session_free)

G_END_DECLS
