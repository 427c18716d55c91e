/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define VNT_MONITOR_MOST_ALERTS 500

/* What others wrote, made fit to be kept and shown. */
char *vnt_monitor_value_name (const char *text);
char *vnt_monitor_value_output (const char *text);
char *vnt_monitor_value_link (const char *text);
gboolean vnt_monitor_value_is_key (const char *text);
gint64 vnt_monitor_value_seconds (JsonObject *object, const char *member);

G_END_DECLS
