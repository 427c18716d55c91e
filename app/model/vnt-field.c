/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-field.h"

#include <glib/gi18n.h>

static const VntFieldInfo FIELDS[] = {
  { VNT_FIELD_STATUS, "status", "status", N_ ("Status"), VNT_SHAPE_WORD, FALSE },
  { VNT_FIELD_OWNER, "owner", "owner", N_ ("Owner"), VNT_SHAPE_WORD, FALSE },
  { VNT_FIELD_MINUTES, "minutes", "minutes-worked", N_ ("Minutes worked"), VNT_SHAPE_SUM, FALSE },
  { VNT_FIELD_SUBJECT, "subject", "subject", N_ ("Subject"), VNT_SHAPE_TEXT, FALSE },
  { VNT_FIELD_PRIORITY, "priority", "priority", N_ ("Priority"), VNT_SHAPE_NUMBER, FALSE },
  { VNT_FIELD_QUEUE, "queue", "queue", N_ ("Queue"), VNT_SHAPE_NUMBER, FALSE },
  { VNT_FIELD_DUE, "due", "due", N_ ("Due"), VNT_SHAPE_MOMENT, FALSE },
  { VNT_FIELD_CUSTOM, "cf", "custom", N_ ("Field"), VNT_SHAPE_TEXT, TRUE },
  { VNT_FIELD_CUSTOM_VALUES, "cf", "custom", N_ ("Field"), VNT_SHAPE_SET, TRUE },
  { VNT_FIELD_REQUESTORS, "requestors", "requestors", N_ ("Requestors"), VNT_SHAPE_SET, FALSE },
  { VNT_FIELD_CC, "cc", "cc", N_ ("Copies to"), VNT_SHAPE_SET, FALSE },
  { VNT_FIELD_ADMIN_CC, "admin-cc", "admin-cc", N_ ("Copies to agents"), VNT_SHAPE_SET, FALSE },
  { VNT_FIELD_LINKS, "link", "links", N_ ("Links"), VNT_SHAPE_SET, TRUE },
  { VNT_FIELD_MERGE, "merge", "merged-into", N_ ("Merged into"), VNT_SHAPE_NUMBER, FALSE },
};

/**
 * vnt_field_nth:
 * @n: from 0
 *
 * Returns: (transfer none) (nullable): a line of the table, %NULL after the last
 */
const VntFieldInfo *
vnt_field_nth (guint n)
{
  return n < G_N_ELEMENTS (FIELDS) ? &FIELDS[n] : NULL;
}

/**
 * vnt_field_info:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): what is known of it, %NULL when this program does not know it
 */
const VntFieldInfo *
vnt_field_info (VntField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (FIELDS[i].field == field)
      return &FIELDS[i];

  return NULL;
}

/**
 * vnt_field_equal:
 * @field: a field
 * @a: (nullable): a value of it, as is @b; %NULL is ""
 *
 * Returns: whether both mean the same
 */
gboolean
vnt_field_equal (VntField field, const char *a, const char *b)
{
  const VntFieldInfo *info = vnt_field_info (field);
  g_autofree char *left = g_strstrip (g_strdup (a != NULL ? a : ""));
  g_autofree char *right = g_strstrip (g_strdup (b != NULL ? b : ""));

  switch (info != NULL ? info->shape : VNT_SHAPE_TEXT)
    {
    case VNT_SHAPE_NUMBER:
    case VNT_SHAPE_MOMENT:
    case VNT_SHAPE_SUM:
      return g_ascii_strtoll (left, NULL, 10) == g_ascii_strtoll (right, NULL, 10);
    case VNT_SHAPE_WORD:
      return g_ascii_strcasecmp (left, right) == 0;
    case VNT_SHAPE_TEXT:
    case VNT_SHAPE_SET:
    default:
      return g_str_equal (left, right);
    }
}
