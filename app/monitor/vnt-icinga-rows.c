/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Icinga is asked, and what its answers mean; nothing here is sent. */
#include "vnt-icinga-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-monitor-value.h"
#include "vnt-remote-check.h"

/* Every way a host is known to be the machine. The texts are constant: what is looked for stands beside them. */
#define BY_NAME "host.name.lower() == name || host.name.lower() == short"
#define BY_SHORT_NAME "host.name.lower().split(\".\")[0] == name"
#define BY_LABEL "host.display_name.lower() == name"
#define BY_ADDRESS "host.address == address || host.address6 == address"
#define BY_SERIAL "host.vars.serial == serial"

static const char *const ATTRIBUTES[] = {
  "display_name",      "state",           "last_state_change", "last_check",
  "last_check_result", "acknowledgement", "downtime_depth",    "notes_url",
};

/* Looks for a name or an address in the way Icinga knows it. Nothing that is empty: there, nothing equals it. */
static void
add_names (const VntMachine *machine, GString *filter, JsonObject *values)
{
  g_autofree char *name = g_utf8_strdown (machine->name, -1);
  gboolean whole = strchr (name, '.') != NULL && vnt_remote_is_host (name);
  g_autofree char *first = whole ? g_strndup (name, strcspn (name, ".")) : g_strdup (name);

  if (*name == '\0')
    return;
  g_string_append (filter, BY_NAME " || " BY_LABEL);
  json_object_set_string_member (values, "name", name);
  json_object_set_string_member (values, "short", first);
  /* "pc-1" is pc-1.example.org there; "pc-1.example.org" is no pc-1 of somewhere else. */
  if (!whole)
    g_string_append (filter, " || " BY_SHORT_NAME);
}

static void
add_part (
  GString *filter, JsonObject *values, const char *part, const char *member, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (filter, "%s%s", filter->len > 0 ? " || " : "", part);
  json_object_set_string_member (values, member, value);
}

static JsonNode *
node_of (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

/**
 * vnt_icinga_question:
 * @machine: of the inventory
 *
 * Returns: (transfer full) (nullable): what its hosts, or their services, are asked for with; %NULL when there is nothing to
 *   know it by
 */
JsonNode *
vnt_icinga_question (const VntMachine *machine)
{
  JsonObject *question = json_object_new ();
  JsonObject *values = json_object_new ();
  JsonArray *attributes = json_array_new ();
  g_autoptr (GString) filter = g_string_new (NULL);
  const char *address = vnt_machine_get_address (machine);

  add_names (machine, filter, values);
  add_part (filter, values, BY_ADDRESS, "address", address);
  add_part (filter, values, BY_SERIAL, "serial", vnt_machine_get_serial (machine));
  for (gsize i = 0; i < G_N_ELEMENTS (ATTRIBUTES); i++)
    json_array_add_string_element (attributes, ATTRIBUTES[i]);
  json_object_set_string_member (question, "filter", filter->str);
  json_object_set_object_member (question, "filter_vars", values);
  json_object_set_array_member (question, "attrs", attributes);
  if (filter->len > 0)
    return node_of (question);
  json_object_unref (question);
  return NULL;
}

/**
 * vnt_icinga_acknowledgement:
 * @alert: of which
 * @author: who takes care of it
 * @comment: the ticket
 *
 * Returns: (transfer full): what the action is asked with; it lasts until the check is good again
 */
JsonNode *
vnt_icinga_acknowledgement (const VntAlert *alert, const char *author, const char *comment)
{
  JsonObject *body = json_object_new ();
  JsonObject *values = json_object_new ();
  const char *bang = strchr (alert->key, '!');
  g_autofree char *host =
    bang != NULL ? g_strndup (alert->key, (gsize) (bang - alert->key)) : g_strdup (alert->key);

  json_object_set_string_member (values, "h", host);
  if (bang != NULL)
    json_object_set_string_member (values, "s", bang + 1);
  json_object_set_string_member (body, "type", bang != NULL ? "Service" : "Host");
  json_object_set_string_member (body, "filter",
                                 bang != NULL ? "host.name == h && service.name == s"
                                              : "host.name == h");
  json_object_set_object_member (body, "filter_vars", values);
  json_object_set_string_member (body, "author", author);
  json_object_set_string_member (body, "comment", comment);
  json_object_set_boolean_member (body, "sticky", TRUE);
  json_object_set_boolean_member (body, "notify", FALSE);
  return node_of (body);
}

static VntAlertState
read_state (JsonObject *row, gboolean service)
{
  gint64 state = vnt_json_int (row, "state", 3);

  if (vnt_monitor_value_seconds (row, "last_check") == 0)
    return VNT_ALERT_PENDING;
  if (!service)
    return state == 0 ? VNT_ALERT_OK : VNT_ALERT_CRITICAL;
  return state == 0   ? VNT_ALERT_OK
         : state == 1 ? VNT_ALERT_WARNING
         : state == 2 ? VNT_ALERT_CRITICAL
                      : VNT_ALERT_UNKNOWN;
}

static VntAlert *
read_row (JsonObject *found)
{
  JsonObject *row = vnt_json_object (found, "attrs");
  const char *key = vnt_json_string (found, "name");
  const char *bang = key != NULL ? strchr (key, '!') : NULL;
  const char *shown = row != NULL ? vnt_json_string (row, "display_name") : NULL;
  JsonObject *result;
  g_autofree char *name = NULL;
  g_autofree char *host = NULL;
  g_autofree char *service = NULL;
  VntAlert *alert;

  if (row == NULL || !vnt_monitor_value_is_key (key))
    return NULL;
  name = bang != NULL ? g_strndup (key, (gsize) (bang - key)) : g_strdup (key);
  host = vnt_monitor_value_name (name);
  if (bang != NULL)
    service = vnt_monitor_value_name (shown != NULL && *shown != '\0' ? shown : bang + 1);
  alert = vnt_alert_new (key, host, service);
  alert->state = read_state (row, bang != NULL);
  alert->since = vnt_monitor_value_seconds (row, "last_state_change");
  alert->acknowledged = vnt_json_int (row, "acknowledgement", 0) > 0;
  alert->downtime = vnt_json_int (row, "downtime_depth", 0) > 0;
  alert->link = vnt_monitor_value_link (vnt_json_string (row, "notes_url"));
  result = vnt_json_object (row, "last_check_result");
  g_free (alert->output);
  alert->output =
    vnt_monitor_value_output (result != NULL ? vnt_json_string (result, "output") : NULL);
  return alert;
}

static JsonArray *
results_of (JsonNode *answer, GError **error)
{
  JsonArray *results = answer != NULL && JSON_NODE_HOLDS_OBJECT (answer)
                         ? vnt_json_array (json_node_get_object (answer), "results")
                         : NULL;

  if (results == NULL)
    g_set_error_literal (error, VNT_ERROR, VNT_ERROR_PROTOCOL,
                         _ ("The monitoring gave an answer that Ventanilla does not understand."));
  return results;
}

/**
 * vnt_icinga_read_rows:
 * @answer: hosts or services
 * @alerts: (element-type VntAlert): they are added, as many as may be
 * @error: place for an error
 *
 * Returns: whether it was an answer
 */
gboolean
vnt_icinga_read_rows (JsonNode *answer, GPtrArray *alerts, GError **error)
{
  JsonArray *results = results_of (answer, error);

  if (results == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (results); i++)
    {
      JsonObject *found = vnt_json_object_at (results, i);
      VntAlert *alert = found != NULL ? read_row (found) : NULL;

      if (alert != NULL && alerts->len < VNT_MONITOR_MOST_ALERTS)
        g_ptr_array_add (alerts, alert);
      else
        vnt_alert_free (alert);
    }
  return TRUE;
}

/**
 * vnt_icinga_read_done:
 * @answer: of an action
 * @error: place for an error: %VNT_ERROR_NOT_FOUND when there was nothing to do it with
 *
 * Returns: whether it was done
 */
gboolean
vnt_icinga_read_done (JsonNode *answer, GError **error)
{
  JsonArray *results = results_of (answer, error);
  JsonObject *first =
    results != NULL && json_array_get_length (results) > 0 ? vnt_json_object_at (results, 0) : NULL;

  if (results == NULL)
    return FALSE;
  if (first != NULL && vnt_json_int (first, "code", 0) / 100 == 2)
    return TRUE;
  if (first == NULL)
    g_set_error_literal (error, VNT_ERROR, VNT_ERROR_NOT_FOUND,
                         _ ("The monitoring does not know this alert any more."));
  else
    g_set_error_literal (error, VNT_ERROR, VNT_ERROR_REFUSED,
                         _ ("The monitoring did not take the acknowledgement: it was acknowledged "
                            "before, or is good again."));
  return FALSE;
}
