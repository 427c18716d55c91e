/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "monitor-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#include "vnt-monitor-http.h"
#include "vnt-monitor-kinds.h"

static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

guint
monitoring_find_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;

  g_assert_true (g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM,
                                                G_SOCKET_PROTOCOL_TCP, NULL, &bound, NULL));
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

gboolean
monitoring_is_missing (const char *program, const char *package)
{
  g_autofree char *path = g_find_program_in_path (program);
  g_autofree char *system = g_build_filename ("/usr/sbin", program, NULL);

  if (path != NULL || g_file_test (system, G_FILE_TEST_IS_EXECUTABLE))
    return FALSE;
  g_print ("1..0 # SKIP %s is not installed: apt install %s\n", program, package);
  return TRUE;
}

static void
start (Monitoring *monitoring, const char *scheme, const char *const *argv, GSubprocessFlags flags)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (flags | G_SUBPROCESS_FLAGS_STDIN_PIPE);
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  monitoring->process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_free (monitoring->url);
  monitoring->url = g_strdup_printf ("%s://127.0.0.1:%u", scheme, monitoring->port);
}

static void
make_place (Monitoring *monitoring)
{
  if (monitoring->folder == NULL)
    monitoring->folder = g_dir_make_tmp ("monitor-XXXXXX", NULL);
  g_assert_nonnull (monitoring->folder);
  if (monitoring->port == 0)
    monitoring->port = monitoring_find_port ();
}

/* Started again it has another certificate. Another program may have taken the port meanwhile. */
void
monitoring_start_icinga (Monitoring *monitoring)
{
  g_autofree char *port = NULL;
  char said[16] = "";

  make_place (monitoring);
  port = g_strdup_printf ("%u", monitoring->port);
  {
    const char *argv[] = { g_getenv ("VNT_ICINGA"), monitoring->folder, port, NULL };

    start (monitoring, "https", argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  }
  g_input_stream_read (g_subprocess_get_stdout_pipe (monitoring->process), said, sizeof said - 1,
                       NULL, NULL);
  g_assert_cmpstr (said, ==, "ready\n");
}

static gboolean
listens (Monitoring *monitoring)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection =
    g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) monitoring->port, NULL, NULL);

  return connection != NULL;
}

void
monitoring_start_alertmanager (Monitoring *monitoring)
{
  g_autofree char *listen = NULL;
  g_autofree char *config = NULL;
  g_autofree char *config_option = NULL;
  g_autofree char *storage = NULL;

  make_place (monitoring);
  config = g_build_filename (monitoring->folder, "config.yml", NULL);
  g_assert_true (
    g_file_set_contents (config, "route:\n  receiver: x\nreceivers:\n- name: x\n", -1, NULL));
  config_option = g_strconcat ("--config.file=", config, NULL);
  storage = g_strconcat ("--storage.path=", monitoring->folder, NULL);
  listen = g_strdup_printf ("--web.listen-address=127.0.0.1:%u", monitoring->port);
  {
    const char *argv[] = { "prometheus-alertmanager",   config_option, storage, listen,
                           "--cluster.listen-address=", NULL };

    start (monitoring, "http", argv,
           G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  }
  while (!listens (monitoring))
    g_usleep (20000);
}

void
monitoring_stop (Monitoring *monitoring)
{
  if (monitoring->process == NULL)
    return;
  /* The script ends what it started once its input ends. */
  g_output_stream_close (g_subprocess_get_stdin_pipe (monitoring->process), NULL, NULL);
  if (!g_str_has_prefix (monitoring->url, "https"))
    g_subprocess_send_signal (monitoring->process, SIGTERM);
  g_subprocess_wait (monitoring->process, NULL, NULL);
  g_clear_object (&monitoring->process);
}

void
monitoring_clear (Monitoring *monitoring)
{
  g_autoptr (GSubprocess) remove = NULL;

  monitoring_stop (monitoring);
  if (monitoring->folder != NULL)
    remove =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-rf", monitoring->folder, NULL);
  if (remove != NULL)
    g_subprocess_wait (remove, NULL, NULL);
  g_clear_pointer (&monitoring->folder, g_free);
  g_clear_pointer (&monitoring->url, g_free);
  monitoring->port = 0;
}

VntMonitor *
monitoring_open (Monitoring *monitoring, const char *user, const char *secret)
{
  VntMonitorAccess access = {
    .kind = g_str_has_prefix (monitoring->url, "https") ? "icinga" : "alertmanager",
    .url = monitoring->url,
    .user = user,
    .secret = secret,
  };
  g_autoptr (GError) error = NULL;
  VntMonitor *monitor = vnt_monitor_new (&access, &error);

  g_assert_no_error (error);
  return monitor;
}

/* As somebody who may do everything. */
void
monitoring_post (Monitoring *monitoring, const char *path, const char *json)
{
  VntMonitorAccess access = { .url = monitoring->url, .user = "test", .secret = "test" };
  VntMonitorHttp http = { 0 };
  g_autoptr (JsonNode) body = json_from_string (json, NULL);
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("POST", path);
  g_autoptr (VntHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (body);
  vnt_monitor_http_init (&http, &access);
  request->expect = "application/json";
  request->ignore_body = TRUE;
  request->authorization = g_strdup (http.authorization);
  request->body = g_bytes_new (json, strlen (json));
  request->content_type = g_strdup ("application/json");
  answer = vnt_http_exchange (http.http, request, NULL, &error);
  g_assert_no_error (error);
  vnt_monitor_http_clear (&http);
}

/* As somebody who may do everything. */
char *
monitoring_get (Monitoring *monitoring, const char *path)
{
  VntMonitorAccess access = { .url = monitoring->url, .user = "test", .secret = "test" };
  VntMonitorHttp http = { 0 };
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (GError) error = NULL;

  vnt_monitor_http_init (&http, &access);
  answer = vnt_monitor_http_read (&http, path, NULL, NULL, &error);
  g_assert_no_error (error);
  vnt_monitor_http_clear (&http);
  return json_to_string (answer, FALSE);
}

/* What a check of Icinga's found; of the machine itself without @service. */
void
monitoring_check (
  Monitoring *monitoring, const char *host, const char *service, int state, const char *output)
{
  g_autofree char *json =
    service != NULL
      ? g_strdup_printf ("{\"type\":\"Service\",\"filter\":\"host.name == h && service.name == s\","
                         "\"filter_vars\":{\"h\":\"%s\",\"s\":\"%s\"},\"exit_status\":%d,"
                         "\"plugin_output\":\"%s\"}",
                         host, service, state, output)
      : g_strdup_printf ("{\"type\":\"Host\",\"filter\":\"host.name == h\",\"filter_vars\":"
                         "{\"h\":\"%s\"},\"exit_status\":%d,\"plugin_output\":\"%s\"}",
                         host, state, output);

  monitoring_post (monitoring, "/v1/actions/process-check-result", json);
}
