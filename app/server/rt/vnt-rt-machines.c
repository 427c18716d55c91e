/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assets, as the server calls what is in its inventory. */
#include "vnt-rt-machines.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-rt-custom-kind.h"
#include "vnt-rt-custom.h"
#include "vnt-rt-forms.h"
#include "vnt-text.h"

#define FIELDS \
  "Name,Description,Catalog,Status,Owner,HeldBy,Contact,CustomFields,Created,LastUpdated,_hyperlinks"
#define PAGE "100"
/* What changed while the last round was under way comes again: clocks of different machines and slow requests. */
#define OVERLAP 300

static void
read_holders (VntMachine *machine, JsonObject *record)
{
  JsonArray *people = vnt_json_array (record, "HeldBy");
  g_autoptr (GStrvBuilder) logins = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; people != NULL && i < json_array_get_length (people); i++)
    {
      JsonObject *person = vnt_json_object_at (people, i);
      const char *login = vnt_rt_text (person, "id");
      const char *name = vnt_rt_text (person, "RealName");

      if (login == NULL)
        continue;
      g_strv_builder_add (logins, login);
      g_strv_builder_add (names, name != NULL ? name : "");
    }
  g_strfreev (machine->holders);
  machine->holders = g_strv_builder_end (logins);
  g_strfreev (machine->holder_names);
  machine->holder_names = g_strv_builder_end (names);
}

static void
add_link (VntMachine *machine, const char *ref, JsonObject *link)
{
  static const char *const relations[] = {
    "parent", "child", "depends-on", "depended-on-by", "refers-to", "referred-to-by", NULL
  };
  const char *type = vnt_rt_text (link, "type");
  const char *id = vnt_rt_text (link, "id");
  const char *url = vnt_rt_text (link, "_url");
  g_autofree char *target = NULL;

  if (!g_strv_contains (relations, ref))
    return;
  if (id != NULL && (g_strcmp0 (type, "ticket") == 0 || g_strcmp0 (type, "asset") == 0))
    target = g_strconcat (type, ":", id, NULL);
  /* A link that was made from the machine's side comes as a page called "ticket:1". */
  else if (url != NULL &&
           (g_str_has_prefix (url, "http://") || g_str_has_prefix (url, "https://") ||
            g_str_has_prefix (url, "ticket:") || g_str_has_prefix (url, "asset:")))
    target = g_strdup (url);
  if (target != NULL)
    vnt_machine_add_link (machine, ref, target);
}

/* The server has no word for the right to change a machine: who is offered another status has it. */
static void
read_links (VntMachine *machine, JsonObject *record)
{
  JsonArray *links = vnt_json_array (record, "_hyperlinks");

  for (guint i = 0; links != NULL && i < json_array_get_length (links); i++)
    {
      JsonObject *link = vnt_json_object_at (links, i);
      const char *ref = vnt_rt_text (link, "ref");

      if (g_strcmp0 (ref, "lifecycle") == 0)
        machine->may_change = TRUE;
      else if (ref != NULL)
        add_link (machine, ref, link);
    }
}

static void
read_fields (VntRt *rt, VntMachine *machine, JsonObject *record, GCancellable *cancellable)
{
  JsonArray *fields = vnt_json_array (record, "CustomFields");

  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    {
      JsonObject *field = vnt_json_object_at (fields, i);
      const char *name = vnt_rt_text (field, "name");
      gint64 number = vnt_json_int (field, "id", 0);
      g_auto (GStrv) values = NULL;

      if (name == NULL)
        continue;
      values = vnt_rt_custom_values (field);
      vnt_machine_add_field (machine, number, name, (const char *const *) values)->custom =
        vnt_rt_custom_kind_of_number (rt, number, cancellable, NULL);
    }
}

/**
 * vnt_rt_machines_row:
 * @record: an asset
 *
 * Returns: (transfer full) (nullable): it, %NULL when the record makes no sense
 */
VntMachine *
vnt_rt_machines_row (VntRt *rt, JsonObject *record, GCancellable *cancellable)
{
  const char *name = vnt_rt_text (record, "Name");
  const char *status = vnt_rt_text (record, "Status");
  const char *owner = vnt_rt_text (vnt_json_object (record, "Owner"), "id");
  gint64 id = vnt_json_int (record, "id", 0);
  g_auto (GStrv) contacts = vnt_rt_logins (record, "Contact");
  VntMachine *machine;

  if (id <= 0)
    return NULL;

  machine = vnt_machine_new (id, name != NULL ? name : "");
  machine->description = g_strdup (vnt_rt_text (record, "Description"));
  machine->catalog = vnt_json_int (vnt_json_object (record, "Catalog"), "id", 0);
  vnt_text_set (&machine->status, status != NULL ? status : "");
  if (owner != NULL && !g_str_equal (owner, "Nobody"))
    machine->owner = g_strdup (owner);
  vnt_text_set_list (&machine->contacts, (const char *const *) contacts);
  machine->created = vnt_json_time (record, "Created");
  machine->updated = vnt_json_time (record, "LastUpdated");
  read_holders (machine, record);
  read_fields (rt, machine, record, cancellable);
  read_links (machine, record);

  return machine;
}

/**
 * vnt_rt_machines_fetch:
 * @since: Unix seconds: only what changed after it, 0 for all
 *
 * A page of machines by rising number. Those that changed since are asked for by their age ("1300 seconds ago" would be
 * one o'clock, "-1300 seconds" is not): a date is read in the
 * account's zone, an age is not.
 */
GPtrArray *
vnt_rt_machines_fetch (VntRt *rt,
                       gint64 since,
                       const char *cursor,
                       char **next_cursor,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) machines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_machine_unref);
  g_autoptr (JsonObject) page = NULL;
  g_autoptr (GString) query = g_string_new (NULL);
  gint64 after = 0, highest;
  JsonArray *items;
  guint count;

  *next_cursor = NULL;
  if (cursor != NULL && !g_ascii_string_to_signed (cursor, 10, 0, G_MAXINT64, &after, error))
    return NULL;
  g_string_printf (query, "id > %" G_GINT64_FORMAT, after);
  if (since > 0)
    g_string_append_printf (query, " AND LastUpdated > '-%" G_GINT64_FORMAT " seconds'",
                            MAX (g_get_real_time () / G_USEC_PER_SEC - since, 0) + OVERLAP);
  page = vnt_rt_search (rt, "/assets",
                        (const char *[]){ "query", query->str, "fields", FIELDS, "fields[HeldBy]",
                                          "RealName", "orderby", "id", "per_page", PAGE, NULL },
                        cancellable, error);
  if (page == NULL)
    return NULL;

  highest = after;
  items = vnt_json_array (page, "items");
  count = items != NULL ? json_array_get_length (items) : 0;
  for (guint i = 0; i < count; i++)
    {
      JsonObject *item = vnt_json_object_at (items, i);
      VntMachine *machine = item != NULL ? vnt_rt_machines_row (rt, item, cancellable) : NULL;

      if (machine == NULL)
        continue;
      highest = MAX (highest, machine->id);
      g_ptr_array_add (machines, machine);
    }
  if (highest > after)
    *next_cursor = g_strdup_printf ("%" G_GINT64_FORMAT, highest);

  return g_steal_pointer (&machines);
}

/**
 * vnt_rt_machines_fetch_one:
 * @etag: (out) (optional): the server's word for its version
 *
 * A machine as it is now.
 */
VntMachine *
vnt_rt_machines_fetch_one (
  VntRt *rt, gint64 id, char **etag, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/asset/%" G_GINT64_FORMAT, id);
  g_autofree char *version = NULL;
  g_autoptr (JsonObject) record = vnt_rt_get (rt, path, &version, cancellable, error);
  g_autoptr (VntMachine) machine =
    record != NULL ? vnt_rt_machines_row (rt, record, cancellable) : NULL;

  if (machine == NULL)
    {
      if (record != NULL)
        g_set_error (
          error, VNT_ERROR, VNT_ERROR_PROTOCOL,
          _ ("%s gave an answer that Ventanilla does not understand. Is the address right?"),
          vnt_http_get_host (rt->http));
      return NULL;
    }

  machine->version = g_strdup (version);
  if (etag != NULL)
    *etag = g_steal_pointer (&version);

  return g_steal_pointer (&machine);
}

/**
 * vnt_rt_machines_fetch_whole:
 *
 * A machine, and what its status may become where the account may change it.
 */
VntMachine *
vnt_rt_machines_fetch_whole (VntRt *rt, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntMachine) machine = vnt_rt_machines_fetch_one (rt, id, NULL, cancellable, error);

  if (machine == NULL)
    return NULL;
  if (machine->may_change)
    {
      g_clear_pointer (&machine->statuses, g_strfreev);
      if (!vnt_rt_forms_asset (rt, id, machine->status, &machine->statuses, cancellable, error))
        {
          machine->statuses = g_new0 (char *, 1);
          return NULL;
        }
    }

  return g_steal_pointer (&machine);
}
