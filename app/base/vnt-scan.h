/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vnt_scan_gray (const guint8 *gray, guint width, guint height);

G_END_DECLS
