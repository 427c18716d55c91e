/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

GdkTexture *vnt_picture_decode (const guchar *data, gsize length, int largest, GError **error);

G_END_DECLS
