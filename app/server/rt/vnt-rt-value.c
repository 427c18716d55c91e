/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of a ticket: how the server writes it, how it is read, and how it is sent. */
#include "vnt-rt-value.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"
#include "vnt-field.h"
#include "vnt-json.h"

static const struct
{
  VntField field;
  const char *name;
} NAMES[] = {
  { VNT_FIELD_STATUS, "Status" },
  { VNT_FIELD_OWNER, "Owner" },
  { VNT_FIELD_MINUTES, "TimeWorked" },
  { VNT_FIELD_SUBJECT, "Subject" },
  { VNT_FIELD_PRIORITY, "Priority" },
  { VNT_FIELD_QUEUE, "Queue" },
  { VNT_FIELD_DUE, "Due" },
  { VNT_FIELD_MERGE, "MergeInto" },
};

/**
 * vnt_rt_value_name:
 *
 * Returns: (nullable): what the server calls @field, %NULL when it is not a value of the ticket itself
 */
const char *
vnt_rt_value_name (VntField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (NAMES[i].field == field)
      return NAMES[i].name;

  return NULL;
}

/* A ticket that was merged away answers with the one it went into. */
static char *
merged_into (JsonObject *record, gint64 ticket)
{
  gint64 id = vnt_json_int (record, "id", ticket);

  return g_strdup_printf ("%" G_GINT64_FORMAT, id != ticket ? id : 0);
}

/**
 * vnt_rt_value_read:
 * @record: a ticket
 *
 * Returns: (transfer full): a value of the record as the model writes it
 */
char *
vnt_rt_value_read (JsonObject *record, gint64 ticket, VntField field)
{
  const char *name = vnt_rt_value_name (field);
  const VntFieldInfo *info = vnt_field_info (field);
  VntFieldShape shape = info != NULL ? info->shape : VNT_SHAPE_TEXT;
  const char *text;

  if (field == VNT_FIELD_MERGE)
    return merged_into (record, ticket);
  if (field == VNT_FIELD_OWNER)
    {
      text = vnt_rt_text (vnt_json_object (record, name), "id");
      return g_strdup (text == NULL || g_str_equal (text, "Nobody") ? "" : text);
    }
  if (field == VNT_FIELD_QUEUE)
    return g_strdup_printf ("%" G_GINT64_FORMAT,
                            vnt_json_int (vnt_json_object (record, name), "id", 0));
  if (shape == VNT_SHAPE_MOMENT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, vnt_json_time (record, name));
  if (shape == VNT_SHAPE_NUMBER || shape == VNT_SHAPE_SUM)
    return g_strdup_printf ("%" G_GINT64_FORMAT, vnt_json_int (record, name, 0));
  text = vnt_json_string (record, name);

  return g_strdup (text != NULL ? text : "");
}

/* A value of the model as the server wants it written. A time with Z or T would be stored as garbage. */
static char *
write_value (VntField field, const char *value)
{
  if (field == VNT_FIELD_DUE)
    {
      g_autoptr (GDateTime) moment =
        g_date_time_new_from_unix_utc (MAX (g_ascii_strtoll (value, NULL, 10), 0));

      return moment != NULL ? g_date_time_format (moment, "%Y-%m-%d %H:%M:%S") : g_strdup ("");
    }
  if (field == VNT_FIELD_OWNER && *value == '\0')
    return g_strdup ("Nobody");

  return g_strdup (value);
}

/**
 * vnt_rt_value_present:
 * @etag: (out) (optional): version of the record it was read from
 *
 * Returns: (transfer full): what the field is on the server now, as the model writes it
 */
char *
vnt_rt_value_present (
  VntRt *rt, gint64 ticket, VntField field, char **etag, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT, ticket);
  g_autoptr (JsonObject) record = vnt_rt_get (rt, path, etag, cancellable, error);

  return record != NULL ? vnt_rt_value_read (record, ticket, field) : NULL;
}

/**
 * vnt_rt_value_put_json:
 * @action: (not nullable): a word of the server's, or ""
 * @json: (transfer full): what to change
 * @etag: (nullable): the version of the ticket to write over
 */
gboolean
vnt_rt_value_put_json (VntRt *rt,
                       gint64 ticket,
                       const char *action,
                       char *json,
                       const char *etag,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *path = g_strdup_printf ("/REST/2.0/ticket/%" G_GINT64_FORMAT "%s%s", ticket,
                                           *action != '\0' ? "/" : "", action);
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("PUT", path);
  g_autoptr (VntHttpAnswer) answer = NULL;

  request->writes = TRUE;
  request->ignore_body = TRUE;
  request->if_match = g_strdup (etag);
  request->body = g_bytes_new_take (json, strlen (json));
  request->content_type = g_strdup ("application/json");
  answer = vnt_rt_session_exchange (rt->session, request, cancellable, error);

  return answer != NULL;
}

/**
 * vnt_rt_value_put:
 * @etag: (nullable): the version of the record to write over
 *
 * Sends a value; whether it took is another question. VNT_ERROR_CONFLICT when the record is not that version.
 */
gboolean
vnt_rt_value_put (VntRt *rt,
                  gint64 ticket,
                  VntField field,
                  const char *value,
                  const char *etag,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *written = write_value (field, value);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, vnt_rt_value_name (field));
  json_builder_add_string_value (builder, written);
  json_builder_end_object (builder);

  return vnt_rt_value_put_json (rt, ticket, "", vnt_rt_json (builder), etag, cancellable, error);
}

/**
 * vnt_rt_value_set_refused:
 *
 * The change was sent, and the ticket is as it was.
 */
void
vnt_rt_value_set_refused (VntRt *rt, GError **error)
{
  g_set_error (
    error, VNT_ERROR, VNT_ERROR_REFUSED,
    _ ("%s did not make the change. Perhaps this account may not make it, or the ticket does not "
       "allow it now."),
    vnt_http_get_host (rt->http));
}
