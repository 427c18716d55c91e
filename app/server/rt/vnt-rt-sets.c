/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People, links, and custom fields of many values: the agent adds and removes, whatever else is in the set stays. */
#include "vnt-rt-sets.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-changes.h"
#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-rt-custom-kind.h"
#include "vnt-rt-custom.h"

static const struct
{
  VntField field;
  const char *role;
} ROLES[] = {
  { VNT_FIELD_REQUESTORS, "Requestor" },
  { VNT_FIELD_CC, "Cc" },
  { VNT_FIELD_ADMIN_CC, "AdminCc" },
};

static const struct
{
  const char *ours;
  const char *theirs;
} RELATIONS[] = {
  { "parent", "Parent" },        { "child", "Child" },
  { "depends-on", "DependsOn" }, { "depended-on-by", "DependedOnBy" },
  { "refers-to", "RefersTo" },   { "referred-to-by", "ReferredToBy" },
};

static const char *
role_of (VntField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (ROLES); i++)
    if (ROLES[i].field == field)
      return ROLES[i].role;

  return NULL;
}

static const char *
relation_of (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (RELATIONS); i++)
    if (g_strcmp0 (RELATIONS[i].ours, name) == 0)
      return RELATIONS[i].theirs;

  return NULL;
}

/**
 * vnt_rt_sets_has:
 *
 * Returns: whether @field is changed by additions and removals
 */
gboolean
vnt_rt_sets_has (VntField field)
{
  return role_of (field) != NULL || field == VNT_FIELD_LINKS || field == VNT_FIELD_CUSTOM_VALUES;
}

static GStrv
links_in (JsonObject *record, const char *relation)
{
  JsonArray *links = vnt_json_array (record, "_hyperlinks");
  g_autoptr (GStrvBuilder) targets = g_strv_builder_new ();

  for (guint i = 0; links != NULL && i < json_array_get_length (links); i++)
    {
      JsonObject *link = vnt_json_object_at (links, i);
      const char *type = vnt_rt_text (link, "type");
      const char *id = vnt_rt_text (link, "id");
      const char *url = vnt_rt_text (link, "_url");

      if (g_strcmp0 (vnt_rt_text (link, "ref"), relation) != 0)
        continue;
      if (id != NULL && (g_strcmp0 (type, "ticket") == 0 || g_strcmp0 (type, "asset") == 0))
        {
          g_autofree char *target = g_strconcat (type, ":", id, NULL);

          g_strv_builder_add (targets, target);
        }
      else if (url != NULL)
        g_strv_builder_add (targets, url);
    }

  return g_strv_builder_end (targets);
}

/* -- people: an address is somebody's login, or is not known yet -- */

static char *
login_of (VntRt *rt,
          const char *const *present,
          const char *person,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (JsonObject) page = NULL;
  g_autofree char *address = NULL;
  g_autofree char *query = NULL;
  const char *login;

  for (guint i = 0; present[i] != NULL; i++)
    if (g_ascii_strcasecmp (present[i], person) == 0)
      return g_strdup (present[i]);
  if (strchr (person, '@') == NULL)
    return g_strdup (person);

  address = g_strescape (person, NULL);
  query = g_strdup_printf ("[{\"field\":\"EmailAddress\",\"value\":\"%s\"}]", address);
  page = vnt_rt_search_json (rt, "/users", query, (const char *[]){ "fields", "Name", NULL },
                             cancellable, error);
  if (page == NULL)
    return NULL;
  login = vnt_rt_text (vnt_json_object_at (vnt_json_array (page, "items"), 0), "Name");

  return g_strdup (login != NULL && *login != '\0' ? login : person);
}

static GStrv
logins_of (VntRt *rt,
           const char *const *present,
           const char *const *people,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GStrvBuilder) logins = g_strv_builder_new ();

  for (guint i = 0; people[i] != NULL; i++)
    {
      g_autofree char *login = login_of (rt, present, people[i], cancellable, error);

      if (login == NULL)
        return NULL;
      g_strv_builder_add (logins, login);
    }

  return g_strv_builder_end (logins);
}

/* -- custom fields -- */

static GStrv
canonical (VntRt *rt, VntCustomKind kind, const char *const *values)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *value = vnt_rt_custom_canonical (rt, kind, values[i]);

      g_strv_builder_add (builder, value);
    }

  return g_strv_builder_end (builder);
}

static VntCustomField *
custom_of (VntRt *rt,
           const VntOperation *operation,
           JsonObject *record,
           GCancellable *cancellable,
           GError **error)
{
  JsonObject *field = vnt_rt_custom_in (record, operation->name);

  if (field != NULL)
    return vnt_rt_custom_kind (rt, operation->ticket, vnt_json_int (field, "id", 0), cancellable,
                               error);

  g_set_error (error, VNT_ERROR, VNT_ERROR_REFUSED, _ ("The ticket has no field “%s” on %s."),
               operation->name != NULL ? operation->name : "", vnt_http_get_host (rt->http));
  return NULL;
}

/* What is there and what the agent wants, in words that can be compared. */
static gboolean
compare_as (VntRt *rt,
            const VntOperation *operation,
            JsonObject *record,
            GStrv *present,
            char **changes,
            GCancellable *cancellable,
            GError **error)
{
  const char *role = role_of (operation->field);
  g_auto (GStrv) added = NULL;
  g_auto (GStrv) removed = NULL;
  g_auto (GStrv) come = NULL;
  g_auto (GStrv) go = NULL;
  g_auto (GStrv) values = NULL;

  vnt_changes_read (operation->value, &added, &removed);
  if (operation->field == VNT_FIELD_LINKS)
    {
      *present = links_in (record, operation->name);
      *changes = g_strdup (operation->value);
      return TRUE;
    }
  if (role != NULL)
    {
      values = vnt_rt_logins (record, role);
      come = logins_of (rt, (const char *const *) values, (const char *const *) added, cancellable,
                        error);
      go = come != NULL ? logins_of (rt, (const char *const *) values,
                                     (const char *const *) removed, cancellable, error)
                        : NULL;
      if (go == NULL)
        return FALSE;
      *present = g_steal_pointer (&values);
    }
  else
    {
      g_autoptr (VntCustomField) custom = custom_of (rt, operation, record, cancellable, error);

      if (custom == NULL)
        return FALSE;
      values = vnt_rt_custom_values (vnt_rt_custom_in (record, operation->name));
      come = canonical (rt, custom->kind, (const char *const *) added);
      go = canonical (rt, custom->kind, (const char *const *) removed);
      *present = canonical (rt, custom->kind, (const char *const *) values);
    }
  *changes = vnt_changes_make ((const char *const *) come, (const char *const *) go);

  return TRUE;
}

/**
 * vnt_rt_sets_hold:
 * @record: the ticket as it is now
 * @hold: (out): whether all that @operation wants is so
 *
 * Returns: %FALSE with @error set when that could not be read
 */
gboolean
vnt_rt_sets_hold (VntRt *rt,
                  const VntOperation *operation,
                  JsonObject *record,
                  gboolean *hold,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (GStrv) present = NULL;
  g_autofree char *changes = NULL;

  *hold = FALSE;
  if (!compare_as (rt, operation, record, &present, &changes, cancellable, error))
    return FALSE;
  *hold = vnt_changes_hold (changes, (const char *const *) present);

  return TRUE;
}

/* -- writing -- */

static void
add_list (JsonBuilder *builder, const char *name, const char *const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, g_str_has_prefix (values[i], "ticket:")
                                              ? values[i] + strlen ("ticket:")
                                              : values[i]);
  json_builder_end_array (builder);
}

static void
add_links (JsonBuilder *builder, const VntOperation *operation, const char *relation)
{
  g_autofree char *add = g_strconcat ("Add", relation, NULL);
  g_autofree char *delete = g_strconcat ("Delete", relation, NULL);
  g_auto (GStrv) added = NULL;
  g_auto (GStrv) removed = NULL;

  vnt_changes_read (operation->value, &added, &removed);
  add_list (builder, add, (const char *const *) added);
  add_list (builder, delete, (const char *const *) removed);
}

/* The server takes the whole set: what is there now with the changes, over the very version they were read from. */
static gboolean
add_custom (VntRt *rt,
            JsonBuilder *builder,
            const VntOperation *operation,
            JsonObject *record,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (VntCustomField) custom = custom_of (rt, operation, record, cancellable, error);
  g_auto (GStrv) present = NULL;
  g_auto (GStrv) values = NULL;
  g_autofree char *number = NULL;

  if (custom == NULL)
    return FALSE;

  number = g_strdup_printf ("%" G_GINT64_FORMAT, custom->id);
  present = vnt_rt_custom_values (vnt_rt_custom_in (record, operation->name));
  values = vnt_changes_apply (operation->value, (const char *const *) present);
  for (guint i = 0; values[i] != NULL; i++)
    {
      char *written = vnt_rt_custom_written (rt, custom->kind, values[i]);

      g_free (values[i]);
      values[i] = written;
    }
  json_builder_set_member_name (builder, "CustomFields");
  json_builder_begin_object (builder);
  add_list (builder, number, (const char *const *) values);
  json_builder_end_object (builder);

  return TRUE;
}

/**
 * vnt_rt_sets_json:
 * @record: the ticket as it is now
 *
 * Returns: (transfer full) (nullable): what to send so that the changes of @operation are made
 */
char *
vnt_rt_sets_json (VntRt *rt,
                  const VntOperation *operation,
                  JsonObject *record,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *role = role_of (operation->field);
  const char *relation = relation_of (operation->name);

  json_builder_begin_object (builder);
  if (role != NULL)
    {
      g_auto (GStrv) present = NULL;
      g_auto (GStrv) people = NULL;
      g_autofree char *changes = NULL;

      if (!compare_as (rt, operation, record, &present, &changes, cancellable, error))
        return NULL;
      people = vnt_changes_apply (changes, (const char *const *) present);
      add_list (builder, role, (const char *const *) people);
    }
  else if (operation->field == VNT_FIELD_LINKS && relation != NULL)
    add_links (builder, operation, relation);
  else if (operation->field == VNT_FIELD_LINKS)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("This server does not know that kind of change."));
      return NULL;
    }
  else if (!add_custom (rt, builder, operation, record, cancellable, error))
    return NULL;
  json_builder_end_object (builder);

  return vnt_rt_json (builder);
}
