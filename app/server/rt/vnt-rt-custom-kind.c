/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-custom-kind.h"

#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-rt-custom.h"
#include "vnt-rt-forms.h"

static VntCustomField *
read_kind (JsonObject *record, gint64 number)
{
  VntCustomField *field = vnt_custom_field_new (number);
  const char *type = vnt_rt_text (record, "Type");
  JsonArray *choices = vnt_json_array (record, "Values");
  const char *pattern = vnt_rt_text (record, "Pattern");
  const char *hint = vnt_rt_text (record, "EntryHint");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  field->kind = vnt_rt_custom_kind_of (type);
  field->many = vnt_json_int (record, "MaxValues", 1) != 1;
  field->pattern = pattern != NULL && *pattern != '\0' ? g_strdup (pattern) : NULL;
  field->hint = hint != NULL && *hint != '\0' ? g_strdup (hint) : NULL;
  for (guint i = 0; choices != NULL && i < json_array_get_length (choices); i++)
    if (vnt_json_string_at (choices, i) != NULL)
      g_strv_builder_add (builder, vnt_json_string_at (choices, i));
  g_strfreev (field->choices);
  field->choices = g_strv_builder_end (builder);

  return field;
}

/**
 * vnt_rt_custom_kind_of_number:
 * @number: a custom field's
 *
 * What the server says of it; asked for once in a while. Of one the account may not read about, the kind is unknown.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set when it could not be read
 */
VntCustomField *
vnt_rt_custom_kind_of_number (VntRt *rt, gint64 number, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntCustomField) field = vnt_rt_known_get_custom (rt->known, number);
  g_autofree char *path = g_strdup_printf ("/customfield/%" G_GINT64_FORMAT, number);
  g_autoptr (JsonObject) record = NULL;
  g_autoptr (GError) local = NULL;

  if (field != NULL)
    return g_steal_pointer (&field);

  record = vnt_rt_get (rt, path, NULL, cancellable, &local);
  if (record == NULL && !g_error_matches (local, VNT_ERROR, VNT_ERROR_FORBIDDEN) &&
      !g_error_matches (local, VNT_ERROR, VNT_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  field = record != NULL ? read_kind (record, number) : vnt_custom_field_new (number);
  vnt_rt_known_set_custom (rt->known, field);

  return g_steal_pointer (&field);
}

/**
 * vnt_rt_custom_kind:
 * @ticket: one that has it
 * @number: a custom field's
 *
 * What the server says of it; asked for once in a while. Of one the account may neither fill nor read about, the kind is
 * unknown.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set when it could not be read
 */
VntCustomField *
vnt_rt_custom_kind (
  VntRt *rt, gint64 ticket, gint64 number, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntCustomField) field = vnt_rt_known_get_custom (rt->known, number);

  if (field != NULL)
    return g_steal_pointer (&field);
  if (!vnt_rt_forms_customs (rt, ticket, cancellable, error))
    return NULL;

  return vnt_rt_custom_kind_of_number (rt, number, cancellable, error);
}
