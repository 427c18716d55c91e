/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-field.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"
#include "vnt-json.h"

/* How often a change is tried against somebody who keeps changing the ticket. */
#define TRIES 5

static const char *
name_of (VntField field)
{
  switch (field)
    {
    case VNT_FIELD_STATUS:
      return "Status";
    case VNT_FIELD_OWNER:
      return "Owner";
    case VNT_FIELD_MINUTES:
      return "TimeWorked";
    case VNT_FIELD_SUBJECT:
      return "Subject";
    case VNT_FIELD_PRIORITY:
      return "Priority";
    case VNT_FIELD_QUEUE:
      return "Queue";
    case VNT_FIELD_DUE:
      return "Due";
    case VNT_FIELD_NONE:
    default:
      return NULL;
    }
}

/* A value of the record as the model writes it. */
static char *
read_value (JsonObject *record, VntField field)
{
  const char *name = name_of (field);
  const char *text;

  switch (field)
    {
    case VNT_FIELD_OWNER:
      text = vnt_rt_text (vnt_json_object (record, name), "id");
      return g_strdup (text == NULL || g_str_equal (text, "Nobody") ? "" : text);
    case VNT_FIELD_QUEUE:
      return g_strdup_printf ("%" G_GINT64_FORMAT,
                              vnt_json_int (vnt_json_object (record, name), "id", 0));
    case VNT_FIELD_DUE:
      return g_strdup_printf ("%" G_GINT64_FORMAT, vnt_json_time (record, name));
    case VNT_FIELD_MINUTES:
    case VNT_FIELD_PRIORITY:
      return g_strdup_printf ("%" G_GINT64_FORMAT, vnt_json_int (record, name, 0));
    case VNT_FIELD_STATUS:
    case VNT_FIELD_SUBJECT:
    case VNT_FIELD_NONE:
    default:
      text = vnt_json_string (record, name);
      return g_strdup (text != NULL ? text : "");
    }
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
 * vnt_rt_field_equal:
 * @a: (nullable): a value, as are @b
 *
 * Returns: whether both are the same for the server
 */
gboolean
vnt_rt_field_equal (VntField field, const char *a, const char *b)
{
  g_autofree char *left = g_strstrip (g_strdup (a != NULL ? a : ""));
  g_autofree char *right = g_strstrip (g_strdup (b != NULL ? b : ""));

  switch (field)
    {
    case VNT_FIELD_MINUTES:
    case VNT_FIELD_PRIORITY:
    case VNT_FIELD_QUEUE:
    case VNT_FIELD_DUE:
      return g_ascii_strtoll (left, NULL, 10) == g_ascii_strtoll (right, NULL, 10);
    case VNT_FIELD_STATUS:
    case VNT_FIELD_OWNER:
      return g_ascii_strcasecmp (left, right) == 0;
    case VNT_FIELD_SUBJECT:
    case VNT_FIELD_NONE:
    default:
      return g_str_equal (left, right);
    }
}

/**
 * vnt_rt_field_present:
 * @etag: (out) (optional): version of the record it was read from
 *
 * Returns: (transfer full): what the field is on the server now, as the model writes it
 */
char *
vnt_rt_field_present (
  VntRt *rt, gint64 ticket, VntField field, char **etag, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT, ticket);
  g_autoptr (JsonObject) record = vnt_rt_get (rt, path, etag, cancellable, error);

  return record != NULL ? read_value (record, field) : NULL;
}

/**
 * vnt_rt_field_put:
 * @etag: (nullable): the version of the record to write over
 *
 * Sends a value; whether it took is another question. VNT_ERROR_CONFLICT when the record is not that version.
 */
gboolean
vnt_rt_field_put (VntRt *rt,
                  gint64 ticket,
                  VntField field,
                  const char *value,
                  const char *etag,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autofree char *path = g_strdup_printf ("/REST/2.0/ticket/%" G_GINT64_FORMAT, ticket);
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("PUT", path);
  g_autoptr (VntHttpAnswer) answer = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *written = write_value (field, value);
  char *json;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, name_of (field));
  json_builder_add_string_value (builder, written);
  json_builder_end_object (builder);
  json = vnt_rt_json (builder);

  request->writes = TRUE;
  request->ignore_body = TRUE;
  request->if_match = g_strdup (etag);
  request->body = g_bytes_new_take (json, strlen (json));
  request->content_type = g_strdup ("application/json");
  answer = vnt_rt_session_exchange (rt->session, request, cancellable, error);

  return answer != NULL;
}

/* After the write its answer says "well" whatever happened, so what counts is what is there now. When that cannot be
 * read, the change may be there. */
static gboolean
check (VntRt *rt,
       gint64 ticket,
       VntField field,
       const char *value,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *present = vnt_rt_field_present (rt, ticket, field, NULL, cancellable, &local);

  if (present == NULL)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_UNCLEAR,
                   _ ("The change was sent to %s but could not be read back. It will be checked."),
                   vnt_http_get_host (rt->http));
      return FALSE;
    }
  if (!vnt_rt_field_equal (field, present, value))
    {
      g_set_error (
        error, VNT_ERROR, VNT_ERROR_REFUSED,
        _ (
          "%s did not make the change. Perhaps this account may not make it, or the ticket does not "
          "allow it now."),
        vnt_http_get_host (rt->http));
      return FALSE;
    }

  return TRUE;
}

/* Minutes are added to what is there. When somebody adds at the same time, the sum differs from what we wrote although
 * ours is in it: the version check made sure that it is. */
static gboolean
add_minutes (VntRt *rt,
             const VntOperation *operation,
             const char *present,
             const char *etag,
             GCancellable *cancellable,
             GError **error)
{
  gint64 before = g_ascii_strtoll (present, NULL, 10);
  gint64 minutes = g_ascii_strtoll (operation->value != NULL ? operation->value : "0", NULL, 10);
  g_autofree char *sum = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (before + minutes, 0));
  g_autofree char *after = NULL;

  if (minutes == 0)
    return TRUE;
  if (!vnt_rt_field_put (rt, operation->ticket, VNT_FIELD_MINUTES, sum, etag, cancellable, error))
    return FALSE;
  after = vnt_rt_field_present (rt, operation->ticket, VNT_FIELD_MINUTES, NULL, cancellable, NULL);
  if (after != NULL && !vnt_rt_field_equal (VNT_FIELD_MINUTES, after, present))
    return TRUE;

  return check (rt, operation->ticket, VNT_FIELD_MINUTES, sum, cancellable, error);
}

static gboolean
set_value (VntRt *rt,
           const VntOperation *operation,
           const char *present,
           const char *etag,
           gboolean *conflicting,
           GCancellable *cancellable,
           GError **error)
{
  const char *value = operation->value != NULL ? operation->value : "";

  if (vnt_rt_field_equal (operation->field, present, value))
    return TRUE;
  if (!vnt_rt_field_equal (operation->field, present, operation->base))
    {
      *conflicting = TRUE;
      g_set_error (error, VNT_ERROR, VNT_ERROR_CONFLICT,
                   _ ("Somebody else changed the same thing on %s meanwhile."),
                   vnt_http_get_host (rt->http));
      return FALSE;
    }

  return vnt_rt_field_put (rt, operation->ticket, operation->field, value, etag, cancellable,
                           error) &&
         check (rt, operation->ticket, operation->field, value, cancellable, error);
}

/* @stale: the ticket moved on between reading and writing, which wrote nothing */
static gboolean
try_once (VntRt *rt,
          const VntOperation *operation,
          gboolean *stale,
          GCancellable *cancellable,
          GError **error)
{
  gboolean minutes = operation->field == VNT_FIELD_MINUTES;
  g_autoptr (GMutexLocker) locker = minutes ? g_mutex_locker_new (&rt->minutes) : NULL;
  g_autofree char *etag = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *present =
    vnt_rt_field_present (rt, operation->ticket, operation->field, &etag, cancellable, error);
  gboolean conflicting = FALSE;
  gboolean done;

  if (present == NULL)
    return FALSE;

  done = minutes ? add_minutes (rt, operation, present, etag, cancellable, &local)
                 : set_value (rt, operation, present, etag, &conflicting, cancellable, &local);
  if (!done)
    {
      *stale = !conflicting && g_error_matches (local, VNT_ERROR, VNT_ERROR_CONFLICT);
      g_propagate_error (error, g_steal_pointer (&local));
    }

  return done;
}

/**
 * vnt_rt_field_send:
 *
 * Changes one field: reads it, and writes only over the very version it read. A change of something else meanwhile
 * makes it read again; a change of the same field is VNT_ERROR_CONFLICT.
 */
gboolean
vnt_rt_field_send (VntRt *rt,
                   const VntOperation *operation,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *busy = NULL;

  if (name_of (operation->field) == NULL)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("This server does not know that kind of change."));
      return FALSE;
    }

  for (int attempt = 0; attempt < TRIES; attempt++)
    {
      g_autoptr (GError) local = NULL;
      gboolean stale = FALSE;

      if (try_once (rt, operation, &stale, cancellable, &local))
        return TRUE;
      if (stale)
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  busy = g_strdup_printf (_ ("The ticket keeps changing on %s. It will be tried again."),
                          vnt_http_get_host (rt->http));
  g_propagate_error (error, vnt_error_new_retry_after (VNT_ERROR_RATE_LIMITED, 5, busy));
  return FALSE;
}
