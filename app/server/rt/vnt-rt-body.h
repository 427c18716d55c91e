/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-http.h"
#include "vnt-operation.h"

G_BEGIN_DECLS

gboolean vnt_rt_body_set (VntHttpRequest *request,
                          const VntOperation *operation,
                          const char *json,
                          GError **error);

G_END_DECLS
