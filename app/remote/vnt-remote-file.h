/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-remote-target.h"

G_BEGIN_DECLS

VntRemoteTarget *vnt_remote_file_read (const char *data, gsize length, GError **error);

G_END_DECLS
