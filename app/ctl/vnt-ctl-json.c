/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ctl-json.h"

/**
 * vnt_ctl_time_text:
 * @time: Unix seconds, 0 when not set
 *
 * Returns: (transfer full): in the person's own zone, in one form that sorts; "" when not set
 */
char *
vnt_ctl_time_text (gint64 time)
{
  g_autoptr (GDateTime) date = time > 0 ? g_date_time_new_from_unix_local (time) : NULL;

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M") : g_strdup ("");
}

void
vnt_ctl_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
vnt_ctl_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
vnt_ctl_add_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/* UTC, as RFC 3339 writes it. */
void
vnt_ctl_add_time (JsonBuilder *builder, const char *name, gint64 time)
{
  g_autoptr (GDateTime) date = time > 0 ? g_date_time_new_from_unix_utc (time) : NULL;
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  vnt_ctl_add_string (builder, name, text);
}
