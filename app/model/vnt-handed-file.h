/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VntHandedKind:
 * @format: what the file says it is
 * @member: where the values are in it
 * @sorry: "This is not a file of …", in English: translated where it is said
 * @most: values
 * @most_bytes: of the file; one that is something else is not read
 * @add: adds a value as an object
 * @read: (transfer full): reads a value; the object is %NULL where the file has something else. Sets a %VNT_ERROR_INVALID
 * @unref: frees a value
 *
 * Values of the agent's own as a file in JSON, to be handed on.
 */
typedef struct
{
  const char *format;
  const char *member;
  const char *sorry;
  guint most;
  gsize most_bytes;
  void (*add) (JsonBuilder *builder, gconstpointer value);
  gpointer (*read) (JsonObject *object, GError **error);
  GDestroyNotify unref;
} VntHandedKind;

char *vnt_handed_write (const VntHandedKind *kind, GPtrArray *values);
GPtrArray *vnt_handed_read (const VntHandedKind *kind,
                            const char *data,
                            gsize length,
                            GError **error);
gboolean vnt_handed_refuse (const VntHandedKind *kind, const char *why, GError **error);
void vnt_handed_add (JsonBuilder *builder, const char *name, const char *value);
gboolean vnt_handed_is_line (const char *text, gsize longest, gboolean empty_allowed);

G_END_DECLS
