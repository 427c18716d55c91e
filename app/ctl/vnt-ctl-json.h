/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *vnt_ctl_time_text (gint64 time);

/* A member that is null for "not set". (transfer none) builder */
void vnt_ctl_add_string (JsonBuilder *builder, const char *name, const char *value);
void vnt_ctl_add_int (JsonBuilder *builder, const char *name, gint64 value);
void vnt_ctl_add_bool (JsonBuilder *builder, const char *name, gboolean value);
void vnt_ctl_add_time (JsonBuilder *builder, const char *name, gint64 time);

G_END_DECLS
