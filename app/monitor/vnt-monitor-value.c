/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-monitor-value.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "vnt-text.h"

#define LONGEST_NAME 120
#define LONGEST_OUTPUT 500
#define LONGEST_KEY 600
#define LONGEST_LINK 2000
#define LATEST 32503680000.0 /* the year 3000 */

/* Returns: (transfer full): a name on one line */
char *
vnt_monitor_value_name (const char *text)
{
  return vnt_text_one_line (text, LONGEST_NAME);
}

/* Returns: (transfer full): what a check said, on one line */
char *
vnt_monitor_value_output (const char *text)
{
  return vnt_text_one_line (text, LONGEST_OUTPUT);
}

/**
 * vnt_monitor_value_link:
 * @text: (nullable): an address
 *
 * Returns: (transfer full) (nullable): it, when it is one of a page and carries no password
 */
char *
vnt_monitor_value_link (const char *text)
{
  g_autoptr (GUri) uri = NULL;
  const char *scheme;

  if (text == NULL || strlen (text) > LONGEST_LINK)
    return NULL;
  uri = g_uri_parse (text, G_URI_FLAGS_HAS_PASSWORD, NULL);
  scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  if (scheme == NULL || (!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http")) ||
      g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      g_uri_get_userinfo (uri) != NULL)
    return NULL;
  return g_strdup (text);
}

/* Returns: whether @text can be the identity of an alert */
gboolean
vnt_monitor_value_is_key (const char *text)
{
  return text != NULL && *text != '\0' && strlen (text) <= LONGEST_KEY;
}

/* Returns: Unix seconds out of a number with or without a fraction, 0 for anything else */
gint64
vnt_monitor_value_seconds (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  double seconds;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return 0;
  seconds = json_node_get_double (node);
  return isfinite (seconds) && seconds > 0 && seconds < LATEST ? (gint64) seconds : 0;
}
