/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an agent changes of a machine, and machines they add. */
#include "vnt-rt-machine-write.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-machine-change.h"
#include "vnt-rt-custom.h"
#include "vnt-rt-machines.h"
#include "vnt-rt-value.h"

#define TRIES 4
/* Seconds by which the clocks of server and laptop may differ beyond what was seen. */
#define CLOCK_SLACK 60

/**
 * vnt_rt_machine_has:
 *
 * Returns: whether @operation is about a machine
 */
gboolean
vnt_rt_machine_has (const VntOperation *operation)
{
  return operation->kind == VNT_OPERATION_EDIT_MACHINE ||
         operation->kind == VNT_OPERATION_CREATE_MACHINE;
}

/* -- writing -- */

static const char *
member_of (const char *key)
{
  static const struct
  {
    const char *key;
    const char *member;
  } MEMBERS[] = {
    { VNT_MACHINE_NAME, "Name" },      { VNT_MACHINE_DESCRIPTION, "Description" },
    { VNT_MACHINE_STATUS, "Status" },  { VNT_MACHINE_OWNER, "Owner" },
    { VNT_MACHINE_HOLDERS, "HeldBy" }, { VNT_MACHINE_CONTACTS, "Contact" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (MEMBERS); i++)
    if (g_str_equal (MEMBERS[i].key, key))
      return MEMBERS[i].member;

  return NULL;
}

static VntCustomKind
kind_of (const VntMachine *machine, const char *key)
{
  const char *name = vnt_machine_key_field (key);
  const VntFieldValue *field = name != NULL ? vnt_machine_find_field (machine, name) : NULL;

  return field != NULL && field->custom != NULL ? field->custom->kind : VNT_CUSTOM_UNKNOWN;
}

/* Of a custom field with one value null takes it away; "" would leave one that is empty. */
static void
add_value (VntRt *rt, JsonBuilder *builder, const char *key, VntCustomKind kind, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  g_autofree char *written = vnt_rt_custom_written (rt, kind, value);

  if (vnt_machine_key_is_list (key))
    {
      json_builder_begin_array (builder);
      for (guint i = 0; lines[i] != NULL; i++)
        if (*lines[i] != '\0')
          {
            g_autofree char *one = vnt_rt_custom_written (rt, kind, lines[i]);

            json_builder_add_string_value (builder, one);
          }
      json_builder_end_array (builder);
    }
  else if (*value == '\0' && vnt_machine_key_field (key) != NULL)
    json_builder_add_null_value (builder);
  else if (*value == '\0' && g_str_equal (key, VNT_MACHINE_OWNER))
    json_builder_add_string_value (builder, "Nobody");
  else
    json_builder_add_string_value (builder, written);
}

static char *
change_json (VntRt *rt, const VntMachine *present, const char *key, const char *value)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *name = vnt_machine_key_field (key);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, name != NULL ? "CustomFields" : member_of (key));
  if (name != NULL)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, name);
    }
  add_value (rt, builder, key, kind_of (present, key), value);
  if (name != NULL)
    json_builder_end_object (builder);
  json_builder_end_object (builder);

  return vnt_rt_json (builder);
}

static gboolean
put (
  VntRt *rt, gint64 asset, char *json, const char *etag, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/REST/2.0/asset/%" G_GINT64_FORMAT, asset);
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

/* -- changes -- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
canonical (VntRt *rt, const VntMachine *machine, const char *key, const char *value)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_free);
  VntCustomKind kind = kind_of (machine, key);

  if (!vnt_machine_key_is_list (key))
    return vnt_rt_custom_canonical (rt, kind, value);

  lines = g_strsplit (value, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (sorted, vnt_rt_custom_canonical (rt, kind, lines[i]));
  g_ptr_array_sort (sorted, compare_texts);
  g_ptr_array_add (sorted, NULL);

  return g_strjoinv ("\n", (char **) sorted->pdata);
}

static gboolean
is_same (VntRt *rt, const VntMachine *machine, const char *key, const char *a, const char *b)
{
  g_autofree char *one = canonical (rt, machine, key, a);
  g_autofree char *other = canonical (rt, machine, key, b);

  return g_str_equal (one, other);
}

static VntMachine *
read_present (
  VntRt *rt, const VntOperation *operation, char **etag, GCancellable *cancellable, GError **error)
{
  return vnt_rt_machines_fetch_one (rt, vnt_machine_of_subject (operation->ticket), etag,
                                    cancellable, error);
}

static gboolean
is_so (VntRt *rt, const VntOperation *operation, const VntMachine *present)
{
  g_autofree char *now = vnt_machine_get_value (present, operation->name);
  g_autofree char *wanted =
    vnt_machine_merge (operation->name, operation->base, operation->value, now);

  return is_same (rt, present, operation->name, now, wanted);
}

/* @stale: the machine moved on between reading and writing, which wrote nothing */
static gboolean
try_once (VntRt *rt,
          const VntOperation *operation,
          gboolean *stale,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *etag = NULL;
  g_autoptr (VntMachine) present = read_present (rt, operation, &etag, cancellable, error);
  g_autoptr (VntMachine) after = NULL;
  g_autofree char *now = NULL;
  g_autofree char *wanted = NULL;
  g_autoptr (GError) local = NULL;
  const char *key = operation->name;

  if (present == NULL)
    return FALSE;
  if (is_so (rt, operation, present))
    return TRUE;

  now = vnt_machine_get_value (present, key);
  wanted = vnt_machine_merge (key, operation->base, operation->value, now);
  if (!vnt_machine_key_is_list (key) && operation->base != NULL &&
      !is_same (rt, present, key, now, operation->base))
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_CONFLICT,
                   _ ("Somebody else changed the same thing on %s meanwhile."),
                   vnt_http_get_host (rt->http));
      return FALSE;
    }
  if (!put (rt, present->id, change_json (rt, present, key, wanted), etag, cancellable, &local))
    {
      *stale = g_error_matches (local, VNT_ERROR, VNT_ERROR_CONFLICT);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  after = read_present (rt, operation, NULL, cancellable, error);
  if (after == NULL)
    return FALSE;
  if (is_so (rt, operation, after))
    return TRUE;
  g_set_error (error, VNT_ERROR, VNT_ERROR_REFUSED,
               _ (
                 "%s did not make the change. Perhaps this account may not make it, or the machine "
                 "does not allow it now."),
               vnt_http_get_host (rt->http));

  return FALSE;
}

static gboolean
send_change (VntRt *rt, const VntOperation *operation, GCancellable *cancellable, GError **error)
{
  g_autofree char *busy = NULL;

  if (operation->name == NULL ||
      (member_of (operation->name) == NULL && vnt_machine_key_field (operation->name) == NULL))
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

  busy = g_strdup_printf (_ ("The machine keeps changing on %s. It will be tried again."),
                          vnt_http_get_host (rt->http));
  g_propagate_error (error, vnt_error_new_retry_after (VNT_ERROR_RATE_LIMITED, 5, busy));
  return FALSE;
}

/* -- new ones -- */

static void
add_fields (VntRt *rt, JsonBuilder *builder, const VntMachine *made)
{
  json_builder_set_member_name (builder, "CustomFields");
  json_builder_begin_object (builder);
  for (guint i = 0; i < made->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (made->fields, i);
      g_autofree char *key = vnt_machine_key_of_field (field);
      g_autofree char *value = vnt_machine_get_value (made, key);

      if (*value == '\0')
        continue;
      json_builder_set_member_name (builder, field->name);
      /* What kind it is was known when it was filled in; only moments are written otherwise, and those say what they are. */
      add_value (rt, builder, key,
                 strlen (value) == strlen ("2026-11-25T14:30:00Z") && value[10] == 'T'
                   ? VNT_CUSTOM_MOMENT
                   : VNT_CUSTOM_UNKNOWN,
                 value);
    }
  json_builder_end_object (builder);
}

static char *
machine_json (VntRt *rt, const VntMachine *made)
{
  static const char *const keys[] = { VNT_MACHINE_NAME,    VNT_MACHINE_DESCRIPTION,
                                      VNT_MACHINE_STATUS,  VNT_MACHINE_OWNER,
                                      VNT_MACHINE_HOLDERS, VNT_MACHINE_CONTACTS };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *catalog = g_strdup_printf ("%" G_GINT64_FORMAT, made->catalog);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "Catalog");
  json_builder_add_string_value (builder, catalog);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = vnt_machine_get_value (made, keys[i]);

      if (*value == '\0')
        continue;
      json_builder_set_member_name (builder, member_of (keys[i]));
      add_value (rt, builder, keys[i], VNT_CUSTOM_UNKNOWN, value);
    }
  add_fields (rt, builder, made);
  json_builder_end_object (builder);

  return vnt_rt_json (builder);
}

static gboolean
send_new (VntRt *rt,
          const VntOperation *operation,
          gint64 *number,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (VntMachine) made = vnt_machine_read (0, operation->value);
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("POST", "/REST/2.0/asset");
  g_autoptr (VntHttpAnswer) answer = NULL;
  char *json = machine_json (rt, made);

  request->writes = TRUE;
  request->ignore_body = TRUE;
  request->body = g_bytes_new_take (json, strlen (json));
  request->content_type = g_strdup ("application/json");
  answer = vnt_rt_session_exchange (rt->session, request, cancellable, error);
  if (answer == NULL)
    return FALSE;
  if (answer->status == 201 && vnt_rt_made (answer) > 0)
    {
      *number = vnt_machine_subject (vnt_rt_made (answer));
      return TRUE;
    }

  g_set_error (
    error, VNT_ERROR, VNT_ERROR_UNCLEAR,
    _ ("%s did not confirm the new machine. Whether it arrived will be checked before anything is "
       "sent again."),
    vnt_http_get_host (rt->http));
  return FALSE;
}

/* Made by this account, not before the first try, and with everything in it that was sent. */
static gboolean
is_mine (VntRt *rt,
         const VntOperation *operation,
         const VntMachine *made,
         JsonObject *record,
         const char *login,
         GCancellable *cancellable)
{
  g_autoptr (VntMachine) there = vnt_rt_machines_row (rt, record, cancellable);
  gint64 ahead = vnt_rt_now (rt) - g_get_real_time () / G_USEC_PER_SEC;

  if (there == NULL || there->catalog != made->catalog ||
      g_strcmp0 (vnt_rt_text (vnt_json_object (record, "Creator"), "id"), login) != 0 ||
      there->created < operation->attempted + ahead - CLOCK_SLACK)
    return FALSE;
  for (guint i = 0; i < made->fields->len; i++)
    {
      g_autofree char *key = vnt_machine_key_of_field (g_ptr_array_index (made->fields, i));
      g_autofree char *wanted = vnt_machine_get_value (made, key);
      g_autofree char *present = vnt_machine_get_value (there, key);

      if (!is_same (rt, there, key, wanted, present))
        return FALSE;
    }

  return TRUE;
}

/* A name of "" finds everything; those that differ are left out by what else was sent. */
static gboolean
find_new (VntRt *rt,
          const VntOperation *operation,
          gint64 *number,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (VntAccount) account = vnt_rt_account (rt, error);
  g_autoptr (VntMachine) made = vnt_machine_read (0, operation->value);
  g_autofree char *name = vnt_rt_quote (made->name);
  g_autofree char *query = g_strconcat ("Name = ", name, NULL);
  g_autoptr (JsonObject) page = NULL;
  JsonArray *items;

  if (account == NULL)
    return FALSE;
  page = vnt_rt_search (rt, "/assets",
                        (const char *[]){ "query", query, "fields",
                                          "Name,Catalog,Creator,Created,CustomFields", "orderby",
                                          "id", "order", "DESC", "per_page", "100", NULL },
                        cancellable, error);
  if (page == NULL)
    return FALSE;

  items = vnt_json_array (page, "items");
  for (guint i = 0; items != NULL && i < json_array_get_length (items) && *number == 0; i++)
    {
      JsonObject *item = vnt_json_object_at (items, i);

      if (item != NULL && is_mine (rt, operation, made, item, account->login, cancellable))
        *number = vnt_machine_subject (vnt_json_int (item, "id", 0));
    }

  return TRUE;
}

/**
 * vnt_rt_machine_send:
 * @number: (out): the new machine's number in the outbox, 0 for a change
 *
 * Makes a change of a machine, or a machine. See vnt_server_send().
 */
gboolean
vnt_rt_machine_send (VntRt *rt,
                     const VntOperation *operation,
                     gint64 *number,
                     GCancellable *cancellable,
                     GError **error)
{
  *number = 0;
  return operation->kind == VNT_OPERATION_CREATE_MACHINE
           ? send_new (rt, operation, number, cancellable, error)
           : send_change (rt, operation, cancellable, error);
}

/**
 * vnt_rt_machine_find:
 * @number: (out): as for vnt_rt_machine_send(); -1 for a change that is there, 0 when nothing is
 *
 * Looks once whether the server has it: a change by the present value, a new machine by its name and all that was filled in.
 *
 * Returns: %FALSE with @error set when the server could not be read
 */
gboolean
vnt_rt_machine_find (VntRt *rt,
                     const VntOperation *operation,
                     gint64 *number,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (VntMachine) present = NULL;

  *number = 0;
  if (operation->kind == VNT_OPERATION_CREATE_MACHINE)
    return find_new (rt, operation, number, cancellable, error);

  present = read_present (rt, operation, NULL, cancellable, error);
  if (present == NULL)
    return FALSE;
  *number = is_so (rt, operation, present) ? -1 : 0;

  return TRUE;
}
