/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-rt.h"

G_BEGIN_DECLS

VntAccount *vnt_rt_people_sign_in (
  VntRt *rt, const char *user, const char *secret, GCancellable *cancellable, GError **error);
GPtrArray *vnt_rt_people_fetch (
  VntRt *rt, const char *cursor, char **next_cursor, GCancellable *cancellable, GError **error);
GPtrArray *vnt_rt_people_search (VntRt *rt,
                                 const char *text,
                                 GCancellable *cancellable,
                                 GError **error);
char *vnt_rt_people_login (VntRt *rt, gint64 user, GCancellable *cancellable);

G_END_DECLS
