/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How a custom field is filled. Stored: append only. */
typedef enum
{
  VNT_CUSTOM_UNKNOWN = 0,
  VNT_CUSTOM_LINE = 1, /* one line of text */
  VNT_CUSTOM_TEXT = 2, /* several lines */
  VNT_CUSTOM_CHOICE = 3, /* one of @choices */
  VNT_CUSTOM_SUGGESTION = 4, /* one of @choices, or anything else */
  VNT_CUSTOM_DATE = 5, /* "2026-11-25" */
  VNT_CUSTOM_MOMENT = 6, /* "2026-11-25T14:30:00Z" */
  VNT_CUSTOM_ADDRESS = 7, /* an IP address */
  VNT_CUSTOM_OTHER = 8, /* pictures and files: only shown */
  VNT_CUSTOM_RANGE = 9, /* "10.1.0.1-10.1.0.9" or "10.1.0.0/24" */
} VntCustomKind;

/**
 * VntCustomField:
 * @id: the server's number
 * @many: it may hold more than one value
 * @pattern: (nullable): a regular expression its values have to match
 * @hint: (nullable): what the server tells people to fill in
 * @choices: (not nullable) (array zero-terminated=1): values the server offers
 *
 * What a server says of a custom field. Frozen.
 */
typedef struct
{
  gint64 id;
  VntCustomKind kind;
  gboolean many;
  char *pattern;
  char *hint;
  GStrv choices;
} VntCustomField;

#define VNT_TYPE_CUSTOM_FIELD (vnt_custom_field_get_type ())
GType vnt_custom_field_get_type (void);
VntCustomField *vnt_custom_field_new (gint64 id);
VntCustomField *vnt_custom_field_ref (VntCustomField *self);
void vnt_custom_field_unref (VntCustomField *self);
gboolean vnt_custom_field_accepts (const VntCustomField *self, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntCustomField, vnt_custom_field_unref)

G_END_DECLS
