/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-document.h"

G_BEGIN_DECLS

/* Private to base/: what the attributes of an HTML element say. */
const char *vnt_attributes_get (const guchar **attributes, const char *name);
int vnt_attributes_get_number (const guchar **attributes, const char *name, int fallback, int max);
gboolean vnt_attributes_hide (const guchar **attributes);
VntRunStyle vnt_attributes_get_style (const guchar **attributes);
gboolean vnt_attributes_hold_answered (const guchar **attributes);
gboolean vnt_attributes_start_answered (const guchar **attributes);

G_END_DECLS
