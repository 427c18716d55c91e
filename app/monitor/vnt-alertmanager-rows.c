/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Alertmanager's answers mean, and a silence out of an alert; nothing here is sent. */
#include "vnt-alertmanager-rows.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-monitor-value.h"

/* Where a machine's name or address stands, by custom. */
static const char *const LABELS[] = { "instance", "host",    "hostname", "nodename",
                                      "node",     "machine", "target",   "exported_instance" };

/* A ticket that is not done after a week is worth another look at the alert. */
#define SILENCE_SECONDS (7 * 24 * 60 * 60)

/* "PC-1:9100" is pc-1; an address of version 6 is one only in brackets. */
static char *
host_of (const char *label)
{
  g_autofree char *host = g_utf8_strdown (label, -1);
  char *colon = strrchr (host, ':');

  if (*host == '[' && strchr (host, ']') != NULL)
    return g_strndup (host + 1, (gsize) (strchr (host, ']') - host - 1));
  if (colon != NULL && strchr (host, ':') == colon)
    *colon = '\0';
  return g_steal_pointer (&host);
}

static gboolean
is_name (const char *host, const char *name)
{
  g_autofree char *wanted = g_utf8_strdown (name, -1);
  gsize length = strlen (wanted);

  if (length == 0)
    return FALSE;
  if (g_str_equal (host, wanted))
    return TRUE;
  if (g_hostname_is_ip_address (wanted) || g_hostname_is_ip_address (host))
    return FALSE;
  /* One of both may leave out where it is. */
  if (strchr (wanted, '.') == NULL)
    return g_str_has_prefix (host, wanted) && host[length] == '.';
  return strchr (host, '.') == NULL && g_str_has_prefix (wanted, host) &&
         wanted[strlen (host)] == '.';
}

static gboolean
is_about (JsonObject *labels, const VntMachine *machine)
{
  const char *address = vnt_machine_get_address (machine);
  const char *serial = vnt_machine_get_serial (machine);

  for (gsize i = 0; i < G_N_ELEMENTS (LABELS); i++)
    {
      const char *label = vnt_json_string (labels, LABELS[i]);
      g_autofree char *host = label != NULL ? host_of (label) : NULL;

      if (host != NULL && *host != '\0' &&
          (is_name (host, machine->name) || (address != NULL && is_name (host, address))))
        return TRUE;
    }
  return serial != NULL && *serial != '\0' &&
         g_strcmp0 (vnt_json_string (labels, "serial"), serial) == 0;
}

static VntAlertState
read_severity (JsonObject *labels)
{
  const char *severity = vnt_json_string (labels, "severity");

  if (g_strcmp0 (severity, "warning") == 0 || g_strcmp0 (severity, "info") == 0 ||
      g_strcmp0 (severity, "none") == 0)
    return VNT_ALERT_WARNING;
  return VNT_ALERT_CRITICAL;
}

static VntAlert *
read_row (JsonObject *row, JsonObject *labels, const VntMachine *machine)
{
  JsonObject *annotations = vnt_json_object (row, "annotations");
  JsonObject *status = vnt_json_object (row, "status");
  JsonArray *silences = status != NULL ? vnt_json_array (status, "silencedBy") : NULL;
  JsonArray *others = status != NULL ? vnt_json_array (status, "inhibitedBy") : NULL;
  const char *words = NULL;
  g_autofree char *host = vnt_monitor_value_name (machine->name);
  g_autofree char *name = vnt_monitor_value_name (vnt_json_string (labels, "alertname"));
  VntAlert *alert = vnt_alert_new (vnt_json_string (row, "fingerprint"), host, name);

  if (annotations != NULL)
    words = vnt_json_string (annotations, "summary");
  if (annotations != NULL && words == NULL)
    words = vnt_json_string (annotations, "description");
  g_free (alert->output);
  alert->output = vnt_monitor_value_output (words);
  alert->state = read_severity (labels);
  alert->since = vnt_json_time (row, "startsAt");
  alert->acknowledged = silences != NULL && json_array_get_length (silences) > 0;
  alert->downtime = others != NULL && json_array_get_length (others) > 0;
  alert->link = vnt_monitor_value_link (vnt_json_string (row, "generatorURL"));
  return alert;
}

static JsonArray *
rows_of (JsonNode *answer, GError **error)
{
  if (answer != NULL && JSON_NODE_HOLDS_ARRAY (answer))
    return json_node_get_array (answer);
  g_set_error_literal (error, VNT_ERROR, VNT_ERROR_PROTOCOL,
                       _ ("The monitoring gave an answer that Ventanilla does not understand."));
  return NULL;
}

/**
 * vnt_alertmanager_read_rows:
 * @answer: every alert there is
 * @machine: of the inventory
 * @alerts: (element-type VntAlert): those about it are added, as many as may be
 * @error: place for an error
 *
 * Returns: whether it was an answer
 */
gboolean
vnt_alertmanager_read_rows (JsonNode *answer,
                            const VntMachine *machine,
                            GPtrArray *alerts,
                            GError **error)
{
  JsonArray *rows = rows_of (answer, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = vnt_json_object_at (rows, i);
      JsonObject *labels = row != NULL ? vnt_json_object (row, "labels") : NULL;

      if (labels != NULL && alerts->len < VNT_MONITOR_MOST_ALERTS &&
          vnt_monitor_value_is_key (vnt_json_string (row, "fingerprint")) &&
          is_about (labels, machine))
        g_ptr_array_add (alerts, read_row (row, labels, machine));
    }
  return TRUE;
}

static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
}

/* It matches this alert exactly, and no other. */
static JsonArray *
matchers_of (JsonObject *labels)
{
  JsonArray *matchers = json_array_new ();
  g_autoptr (GList) names = json_object_get_members (labels);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *value = vnt_json_string (labels, l->data);
      JsonObject *matcher;

      if (value == NULL)
        continue;
      matcher = json_object_new ();
      json_object_set_string_member (matcher, "name", l->data);
      json_object_set_string_member (matcher, "value", value);
      json_object_set_boolean_member (matcher, "isRegex", FALSE);
      json_object_set_boolean_member (matcher, "isEqual", TRUE);
      json_array_add_object_element (matchers, matcher);
    }
  return matchers;
}

/**
 * vnt_alertmanager_silence:
 * @answer: every alert there is
 * @key: the one to be silenced
 * @author: who takes care of it
 * @comment: the ticket
 * @now: Unix seconds
 * @error: place for an error: %VNT_ERROR_NOT_FOUND when there is no such alert any more
 *
 * Returns: (transfer full) (nullable): a silence for exactly that alert
 */
JsonNode *
vnt_alertmanager_silence (JsonNode *answer,
                          const char *key,
                          const char *author,
                          const char *comment,
                          gint64 now,
                          GError **error)
{
  JsonArray *rows = rows_of (answer, error);
  /* Alertmanager takes the past for now, and the clock of a laptop may be ahead of its own. */
  g_autofree char *starts = format_time (now - SILENCE_SECONDS);
  g_autofree char *ends = format_time (now + SILENCE_SECONDS);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = vnt_json_object_at (rows, i);
      JsonObject *labels = row != NULL ? vnt_json_object (row, "labels") : NULL;
      JsonObject *body;
      JsonNode *node;

      if (labels == NULL || g_strcmp0 (vnt_json_string (row, "fingerprint"), key) != 0)
        continue;
      body = json_object_new ();
      json_object_set_array_member (body, "matchers", matchers_of (labels));
      json_object_set_string_member (body, "startsAt", starts);
      json_object_set_string_member (body, "endsAt", ends);
      json_object_set_string_member (body, "createdBy", author);
      json_object_set_string_member (body, "comment", comment);
      node = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (node, body);
      return node;
    }
  g_set_error_literal (error, VNT_ERROR, VNT_ERROR_NOT_FOUND,
                       _ ("The monitoring does not know this alert any more."));
  return NULL;
}
