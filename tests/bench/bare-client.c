/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetches recorded requests again, one after the other on one kept connection, and throws the answers away:
 * bare-client URL REQUESTS, where each line of REQUESTS is {"method", "path", "type", "body", "cookie", "authorization"}. */
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

static void
set_header (SoupMessage *message, const char *name, JsonObject *request, const char *member)
{
  const char *value = json_object_get_string_member_with_default (request, member, "");

  if (*value != '\0')
    soup_message_headers_replace (soup_message_get_request_headers (message), name, value);
}

static gsize
fetch (SoupSession *session, const char *url, const char *line)
{
  g_autoptr (JsonNode) node = json_from_string (line, NULL);
  JsonObject *request = json_node_get_object (node);
  g_autofree char *address =
    g_strconcat (url, json_object_get_string_member (request, "path"), NULL);
  g_autoptr (SoupMessage) message =
    soup_message_new (json_object_get_string_member (request, "method"), address);
  const char *body = json_object_get_string_member_with_default (request, "body", "");
  const char *type = json_object_get_string_member_with_default (request, "type", "");
  g_autoptr (GBytes) sent = g_bytes_new (body, strlen (body));
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;

  set_header (message, "Cookie", request, "cookie");
  set_header (message, "Authorization", request, "authorization");
  if (*type != '\0')
    soup_message_set_request_body_from_bytes (message, type, sent);
  answer = soup_session_send_and_read (session, message, NULL, &error);
  if (error != NULL)
    g_error ("%s: %s", address, error->message);
  /* What one client was told another may be refused: it is asked for all the same. */
  if (soup_message_get_status (message) >= 400)
    g_message ("%s: %u", address, soup_message_get_status (message));

  return g_bytes_get_size (answer);
}

int
main (int argc, char **argv)
{
  g_autoptr (SoupSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *requests = NULL;
  g_auto (GStrv) lines = NULL;
  gsize bytes = 0;
  guint n = 0;
  gint64 begin;

  if (argc != 3 || !g_file_get_contents (argv[2], &requests, NULL, &error))
    {
      g_printerr ("usage: bare-client URL REQUESTS\n");
      return 2;
    }

  lines = g_strsplit (requests, "\n", -1);
  session = soup_session_new_with_options ("max-conns-per-host", 1, NULL);
  begin = g_get_monotonic_time ();
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        bytes += fetch (session, argv[1], lines[i]);
        n++;
      }
  g_print ("bare-whole %.3f s\n", (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  g_print ("bare-requests %u requests\n", n);
  g_print ("bare-bytes %" G_GSIZE_FORMAT " bytes\n", bytes);

  return 0;
}
