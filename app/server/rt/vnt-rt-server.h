/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-server.h"

G_BEGIN_DECLS

#define VNT_TYPE_RT_SERVER (vnt_rt_server_get_type ())
G_DECLARE_FINAL_TYPE (VntRtServer, vnt_rt_server, VNT, RT_SERVER, GObject)

VntServer *vnt_rt_server_new (const char *url);

G_END_DECLS
