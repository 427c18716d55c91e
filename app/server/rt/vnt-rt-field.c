/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-field.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"
#include "vnt-field.h"
#include "vnt-json.h"
#include "vnt-rt-custom-kind.h"
#include "vnt-rt-custom.h"
#include "vnt-rt-minutes.h"
#include "vnt-rt-sets.h"
#include "vnt-rt-value.h"

/* How often a change is tried against somebody who keeps changing the ticket. */
#define TRIES 5

/* -- is it as the agent wants it? -- */

static gboolean
is_same (VntRt *rt,
         const VntOperation *operation,
         VntCustomKind kind,
         const char *present,
         const char *value)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (operation->field != VNT_FIELD_CUSTOM)
    return vnt_field_equal (operation->field, present, value);
  left = vnt_rt_custom_canonical (rt, kind, present);
  right = vnt_rt_custom_canonical (rt, kind, value);

  return g_str_equal (left, right);
}

/* What the field is, and for a custom field how it is filled. A merge is told by where both tickets lead. */
static char *
present_of (VntRt *rt,
            const VntOperation *operation,
            JsonObject *record,
            VntCustomField **custom,
            GCancellable *cancellable,
            GError **error)
{
  JsonObject *field;
  g_auto (GStrv) values = NULL;

  if (operation->field != VNT_FIELD_CUSTOM)
    return vnt_rt_value_read (record, operation->ticket, operation->field);

  vnt_rt_custom_learn (rt, record);
  field = vnt_rt_custom_in (record, operation->name);
  if (field == NULL)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_REFUSED, _ ("The ticket has no field “%s” on %s."),
                   operation->name != NULL ? operation->name : "", vnt_http_get_host (rt->http));
      return NULL;
    }
  *custom =
    vnt_rt_custom_kind (rt, operation->ticket, vnt_json_int (field, "id", 0), cancellable, error);
  if (*custom == NULL)
    return NULL;
  values = vnt_rt_custom_values (field);

  return g_strdup (values[0] != NULL ? values[0] : "");
}

/* The ticket that was to be merged into may have been merged on. */
static gboolean
is_merged (VntRt *rt,
           const VntOperation *operation,
           JsonObject *record,
           gboolean *so,
           GCancellable *cancellable,
           GError **error)
{
  gint64 target = operation->value != NULL ? g_ascii_strtoll (operation->value, NULL, 10) : 0;
  gint64 id = vnt_json_int (record, "id", 0);
  g_autofree char *path = NULL;
  g_autoptr (JsonObject) other = NULL;

  *so = id == target;
  if (*so || id == operation->ticket)
    return TRUE;

  path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT, target);
  other = vnt_rt_get (rt, path, NULL, cancellable, error);
  if (other == NULL)
    return FALSE;
  *so = vnt_json_int (other, "id", 0) == id;

  return TRUE;
}

static gboolean
read_so (VntRt *rt,
         const VntOperation *operation,
         JsonObject *record,
         gboolean *so,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (VntCustomField) custom = NULL;
  g_autofree char *present = NULL;

  *so = FALSE;
  if (vnt_rt_sets_has (operation->field))
    return vnt_rt_sets_hold (rt, operation, record, so, cancellable, error);
  if (operation->field == VNT_FIELD_MERGE)
    return is_merged (rt, operation, record, so, cancellable, error);

  present = present_of (rt, operation, record, &custom, cancellable, error);
  if (present == NULL)
    return FALSE;
  *so = is_same (rt, operation, custom != NULL ? custom->kind : VNT_CUSTOM_UNKNOWN, present,
                 operation->value);

  return TRUE;
}

static JsonObject *
read_record (VntRt *rt, gint64 ticket, char **etag, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT, ticket);

  return vnt_rt_get (rt, path, etag, cancellable, error);
}

/**
 * vnt_rt_field_is_so:
 * @so: (out): whether the ticket is as @operation wants it now
 *
 * Returns: %FALSE with @error set when the server could not be read
 */
gboolean
vnt_rt_field_is_so (
  VntRt *rt, const VntOperation *operation, gboolean *so, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonObject) record = read_record (rt, operation->ticket, NULL, cancellable, error);

  return record != NULL && read_so (rt, operation, record, so, cancellable, error);
}

/* After the write its answer says "well" whatever happened, so what counts is what is there now. When that cannot be
 * read, the change may be there. */
static gboolean
check (VntRt *rt, const VntOperation *operation, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean so = FALSE;

  if (!vnt_rt_field_is_so (rt, operation, &so, cancellable, &local))
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_UNCLEAR,
                   _ ("The change was sent to %s but could not be read back. It will be checked."),
                   vnt_http_get_host (rt->http));
      return FALSE;
    }
  if (!so)
    vnt_rt_value_set_refused (rt, error);

  return so;
}

/* To make a ticket one's own, or to let go of it, needs fewer rights than to hand it to somebody. */
static const char *
owner_action (VntRt *rt, const VntOperation *operation, const char *present)
{
  g_autoptr (VntAccount) account = vnt_rt_account (rt, NULL);
  const char *value = operation->value != NULL ? operation->value : "";

  if (operation->field != VNT_FIELD_OWNER || account == NULL)
    return NULL;
  if (g_ascii_strcasecmp (value, account->login) == 0)
    return *present == '\0' ? "take" : "steal";

  return *value == '\0' && g_ascii_strcasecmp (present, account->login) == 0 ? "untake" : NULL;
}

static char *
custom_json (VntRt *rt, const VntCustomField *custom, const char *value)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, custom->id);
  g_autofree char *written = vnt_rt_custom_written (rt, custom->kind, value);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "CustomFields");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, number);
  /* A moment is not found by its value, so it cannot be taken away: it is emptied. */
  if (*written != '\0' || custom->kind == VNT_CUSTOM_MOMENT)
    json_builder_add_string_value (builder, written);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return vnt_rt_json (builder);
}

static gboolean
write_over (VntRt *rt,
            const VntOperation *operation,
            const VntCustomField *custom,
            const char *present,
            const char *etag,
            GCancellable *cancellable,
            GError **error)
{
  const char *value = operation->value != NULL ? operation->value : "";
  const char *action = owner_action (rt, operation, present);
  g_autoptr (JsonObject) record = NULL;
  g_autofree char *newer = NULL;
  gboolean so;

  if (custom != NULL)
    return vnt_rt_value_put_json (rt, operation->ticket, "", custom_json (rt, custom, value), etag,
                                  cancellable, error);
  if (action == NULL)
    return vnt_rt_value_put (rt, operation->ticket, operation->field, value, etag, cancellable,
                             error);

  if (!vnt_rt_value_put_json (rt, operation->ticket, action, g_strdup (""), etag, cancellable,
                              error))
    return FALSE;
  record = read_record (rt, operation->ticket, &newer, cancellable, NULL);
  if (record == NULL || !read_so (rt, operation, record, &so, cancellable, NULL) || so)
    return TRUE; /* it is checked again */

  return vnt_rt_value_put (rt, operation->ticket, operation->field, value, newer, cancellable,
                           error);
}

static gboolean
set_value (VntRt *rt,
           const VntOperation *operation,
           JsonObject *record,
           const char *etag,
           gboolean *conflicting,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (VntCustomField) custom = NULL;
  g_autofree char *present = present_of (rt, operation, record, &custom, cancellable, error);
  VntCustomKind kind = custom != NULL ? custom->kind : VNT_CUSTOM_UNKNOWN;

  if (present == NULL)
    return FALSE;
  /* Without a base the agent did not see what it was. */
  if (operation->base != NULL && !is_same (rt, operation, kind, present, operation->base))
    {
      *conflicting = TRUE;
      g_set_error (error, VNT_ERROR, VNT_ERROR_CONFLICT,
                   _ ("Somebody else changed the same thing on %s meanwhile."),
                   vnt_http_get_host (rt->http));
      return FALSE;
    }

  return write_over (rt, operation, custom, present, etag, cancellable, error);
}

/* What is a set is read and written with the changes in it: whatever else is in it stays. */
static gboolean
change (VntRt *rt,
        const VntOperation *operation,
        JsonObject *record,
        const char *etag,
        gboolean *conflicting,
        GCancellable *cancellable,
        GError **error)
{
  gboolean so;
  char *json;

  if (!read_so (rt, operation, record, &so, cancellable, error))
    return FALSE;
  if (so)
    return TRUE;

  if (!vnt_rt_sets_has (operation->field))
    {
      if (!set_value (rt, operation, record, etag, conflicting, cancellable, error))
        return FALSE;
    }
  else
    {
      json = vnt_rt_sets_json (rt, operation, record, cancellable, error);
      if (json == NULL ||
          !vnt_rt_value_put_json (rt, operation->ticket, "", json, etag, cancellable, error))
        return FALSE;
    }

  return check (rt, operation, cancellable, error);
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
  g_autofree char *present = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonObject) record = read_record (rt, operation->ticket, &etag, cancellable, error);
  gboolean conflicting = FALSE;
  gboolean done;

  if (record == NULL)
    return FALSE;

  if (minutes)
    {
      present = vnt_rt_value_read (record, operation->ticket, operation->field);
      done = vnt_rt_minutes_add (rt, operation->ticket,
                                 g_ascii_strtoll (operation->value != NULL ? operation->value : "0",
                                                  NULL, 10),
                                 present, etag, stale, cancellable, &local);
    }
  else
    {
      done = change (rt, operation, record, etag, &conflicting, cancellable, &local);
      *stale = !done && !conflicting && g_error_matches (local, VNT_ERROR, VNT_ERROR_CONFLICT);
    }
  if (!done)
    g_propagate_error (error, g_steal_pointer (&local));

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

  if (vnt_rt_value_name (operation->field) == NULL && operation->field != VNT_FIELD_CUSTOM &&
      !vnt_rt_sets_has (operation->field))
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
