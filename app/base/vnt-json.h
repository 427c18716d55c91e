/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Checked reading of what a server sent. Every reader takes a wrong or missing member as an answer, not a crash. */
JsonNode *vnt_json_parse (GBytes *bytes, GError **error);
const char *vnt_json_string (JsonObject *object, const char *member);
gint64 vnt_json_int (JsonObject *object, const char *member, gint64 fallback);
JsonObject *vnt_json_object (JsonObject *object, const char *member);
JsonArray *vnt_json_array (JsonObject *object, const char *member);
gboolean vnt_json_bool (JsonObject *object, const char *member, gboolean fallback);
gint64 vnt_json_time (JsonObject *object, const char *member);

/* The same for the elements of an array. */
const char *vnt_json_string_at (JsonArray *array, guint index);
JsonObject *vnt_json_object_at (JsonArray *array, guint index);

G_END_DECLS
