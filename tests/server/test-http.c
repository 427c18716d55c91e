/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way a server or a network can fail, played by a thread that follows a script. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "vnt-error.h"
#include "vnt-http.h"
#include "vnt-url.h"

typedef struct
{
  GThread *thread;
  GSocketListener *listener;
  GCancellable *stop;
  GTlsCertificate *certificate;
  char *url;
  int requests;
} Script;

static void
say (GOutputStream *out, const char *text)
{
  g_output_stream_write_all (out, text, strlen (text), NULL, NULL, NULL);
}

static const struct
{
  const char *path;
  const char *answer;
} answers[] = {
  { "/ok",
    "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=\"utf-8\"\r\nContent-Length: 2\r\n"
    "ETag: \"7\"\r\nSet-Cookie: RT_SID_x=abc; path=/\r\n\r\n{}" },
  { "/created",
    "HTTP/1.1 201 Created\r\nLocation: /REST/2.0/transaction/75\r\nContent-Length: 100\r\n\r\n[\"a\xF1" },
  { "/mid-head", "HTTP/1.1 200 OK\r\nContent-Ty" },
  { "/mid-body",
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"half\":" },
  { "/401",
    "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n" },
  { "/302", "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n" },
  { "/303", "HTTP/1.1 303 See Other\r\nLocation: /\r\nContent-Length: 0\r\n\r\n" },
  { "/elsewhere",
    "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:1/ok\r\nContent-Length: 0\r\n\r\n" },
  { "/403", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n" },
  { "/404", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" },
  { "/409", "HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n" },
  { "/412", "HTTP/1.1 412 Precondition Failed\r\nContent-Length: 0\r\n\r\n" },
  { "/429", "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 17\r\nContent-Length: 0\r\n\r\n" },
  { "/429-date", "HTTP/1.1 429 Too Many Requests\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                 "Retry-After: Sun, 06 Nov 1994 08:50:00 GMT\r\nContent-Length: 0\r\n\r\n" },
  { "/500", "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n" },
  { "/502",
    "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 16\r\n\r\n<h1>secreto</h1>" },
  { "/html",
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 11\r\n\r\n<p>wifi</p>" },
};

/* Bodies without an end: as fast as it goes, or a byte now and then. */
static void
go_on (Script *script, GOutputStream *out, gboolean fast)
{
  static const char block[4096];

  say (out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
  while (!g_cancellable_is_cancelled (script->stop) &&
         g_output_stream_write_all (out, block, fast ? sizeof block : 1, NULL, NULL, NULL))
    if (!fast)
      g_usleep (20000);
}

static void
play (Script *script, GIOStream *stream)
{
  GOutputStream *out = g_io_stream_get_output_stream (stream);
  g_autoptr (GDataInputStream) in = g_data_input_stream_new (g_io_stream_get_input_stream (stream));
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;

  g_data_input_stream_set_newline_type (in, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  line = g_data_input_stream_read_line (in, NULL, NULL, NULL);
  if (line == NULL)
    return;
  for (;;)
    {
      g_autofree char *header = g_data_input_stream_read_line (in, NULL, NULL, NULL);

      if (header == NULL || *header == '\0')
        break;
    }
  g_atomic_int_inc (&script->requests);
  words = g_strsplit (line, " ", 3);
  if (g_strv_length (words) != 3)
    return;
  if (g_str_equal (words[1], "/endless") || g_str_equal (words[1], "/drip"))
    go_on (script, out, g_str_equal (words[1], "/endless"));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (words[1], answers[i].path))
      say (out, answers[i].answer);
}

static gpointer
serve (gpointer data)
{
  Script *script = data;

  for (;;)
    {
      g_autoptr (GSocketConnection) connection =
        g_socket_listener_accept (script->listener, NULL, script->stop, NULL);

      if (connection == NULL)
        return NULL;
      if (script->certificate != NULL)
        {
          g_autoptr (GIOStream) tls =
            g_tls_server_connection_new (G_IO_STREAM (connection), script->certificate, NULL);

          play (script, tls);
        }
      else
        play (script, G_IO_STREAM (connection));
      g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
    }
}

/* A key that anybody can read is worth nothing, but checks that look for keys are right to complain of one. */
static GTlsCertificate *
make_certificate (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ventanilla-tls-XXXXXX", NULL);
  g_autofree char *both = g_build_filename (folder, "both.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                      "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", both,
                      "-days", "2", "-subj", "/CN=localhost", "-addext",
                      "subjectAltName=IP:127.0.0.1", NULL);
  g_autofree char *key = NULL;
  g_autofree char *pem = NULL;
  g_autofree char *output = NULL;
  GTlsCertificate *certificate;

  if (process == NULL)
    {
      g_rmdir (folder);
      return NULL;
    }
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_true (g_file_get_contents (both, &key, NULL, &error));
  pem = g_strconcat (key, output, NULL);
  certificate = g_tls_certificate_new_from_pem (pem, -1, &error);
  g_assert_no_error (error);
  g_remove (both);
  g_rmdir (folder);

  return certificate;
}

static void
script_start (Script *script, GTlsCertificate *certificate)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) real = NULL;
  g_autoptr (GError) error = NULL;

  script->listener = g_socket_listener_new ();
  script->stop = g_cancellable_new ();
  g_socket_listener_add_address (script->listener, address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &real, &error);
  g_assert_no_error (error);
  script->certificate = certificate;
  script->url = g_strdup_printf ("%s://127.0.0.1:%u", certificate != NULL ? "https" : "http",
                                 g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (real)));
  script->thread = g_thread_new ("script", serve, script);
}

static void
script_stop (Script *script)
{
  vnt_http_rest ();
  g_cancellable_cancel (script->stop);
  g_thread_join (script->thread);
  g_clear_object (&script->listener);
  g_clear_object (&script->stop);
  g_clear_object (&script->certificate);
  g_clear_pointer (&script->url, g_free);
}

static VntHttpAnswer *
ask (Script *script, const char *path, gboolean writes, GError **error)
{
  g_autoptr (VntHttp) http = vnt_http_new (script->url);
  g_autoptr (VntHttpRequest) request = vnt_http_request_new (writes ? "POST" : "GET", path);
  VntHttpLimits limits = {
    .connect_seconds = 5, .silence_seconds = 5, .total_seconds = 1, .max_bytes = 1 << 20
  };

  vnt_http_set_limits (http, &limits);
  request->expect = "application/json";
  request->writes = writes;
  request->ignore_body = writes;
  request->authorization = g_strdup ("token 1-1-0123456789abcdef0123456789abcdef");

  return vnt_http_exchange (http, request, NULL, error);
}

typedef struct
{
  const char *path;
  gboolean writes;
  int code;
  guint wait;
} Fault;

static const Fault faults[] = {
  { "/close", FALSE, VNT_ERROR_OFFLINE, 0 },    { "/close", TRUE, VNT_ERROR_UNCLEAR, 0 },
  { "/mid-head", FALSE, VNT_ERROR_OFFLINE, 0 }, { "/mid-head", TRUE, VNT_ERROR_UNCLEAR, 0 },
  { "/mid-body", FALSE, VNT_ERROR_OFFLINE, 0 }, { "/401", FALSE, VNT_ERROR_AUTH, 0 },
  { "/401", TRUE, VNT_ERROR_AUTH, 0 },          { "/302", FALSE, VNT_ERROR_AUTH, 0 },
  { "/303", FALSE, VNT_ERROR_AUTH, 0 },         { "/303", TRUE, VNT_ERROR_UNCLEAR, 0 },
  { "/302", TRUE, VNT_ERROR_AUTH, 0 },          { "/elsewhere", FALSE, VNT_ERROR_PROTOCOL, 0 },
  { "/403", FALSE, VNT_ERROR_FORBIDDEN, 0 },    { "/404", FALSE, VNT_ERROR_NOT_FOUND, 0 },
  { "/409", TRUE, VNT_ERROR_CONFLICT, 0 },      { "/412", TRUE, VNT_ERROR_CONFLICT, 0 },
  { "/429", TRUE, VNT_ERROR_RATE_LIMITED, 17 }, { "/429-date", FALSE, VNT_ERROR_RATE_LIMITED, 23 },
  { "/500", FALSE, VNT_ERROR_SERVER, 0 },       { "/500", TRUE, VNT_ERROR_SERVER, 0 },
  { "/502", FALSE, VNT_ERROR_SERVER, 0 },       { "/html", FALSE, VNT_ERROR_PROTOCOL, 0 },
  { "/endless", FALSE, VNT_ERROR_PROTOCOL, 0 }, { "/drip", FALSE, VNT_ERROR_OFFLINE, 0 },
};

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  Script script = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (VntHttpAnswer) answer = NULL;

  script_start (&script, NULL);
  answer = ask (&script, fault->path, fault->writes, &error);
  g_assert_null (answer);
  g_assert_error (error, VNT_ERROR, fault->code);
  g_assert_cmpuint (vnt_error_get_retry_after (error), ==, fault->wait);
  g_assert_nonnull (strstr (error->message, "127.0.0.1"));
  g_assert_null (strstr (error->message, "0123456789abcdef"));
  g_assert_null (strstr (error->message, "secreto"));
  /* One try each: whoever asks decides about another. A read on a fresh connection is not repeated either. */
  g_assert_cmpint (g_atomic_int_get (&script.requests), ==, 1);
  script_stop (&script);
}

static void
test_answer (void)
{
  Script script = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (VntHttpAnswer) answer = NULL;

  script_start (&script, NULL);
  answer = ask (&script, "/ok", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpmem (g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body), "{}", 2);
  g_assert_cmpstr (answer->etag, ==, "\"7\"");
  g_assert_cmpstr (answer->cookies[0], ==, "RT_SID_x=abc");
  script_stop (&script);
}

static void
test_head_is_enough (void)
{
  Script script = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (VntHttpAnswer) answer = NULL;

  script_start (&script, NULL);
  answer = ask (&script, "/created", TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer->location, ==, "/REST/2.0/transaction/75");
  script_stop (&script);
}

static void
test_nobody_there (void)
{
  Script script = { 0 };
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;

  script_start (&script, NULL);
  url = g_strdup (script.url);
  script_stop (&script);
  script.url = url;
  g_assert_null (ask (&script, "/ok", TRUE, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_OFFLINE);
}

static void
test_certificate (void)
{
  Script script = { 0 };
  GTlsCertificate *certificate = make_certificate ();
  g_autoptr (GError) error = NULL;

  if (certificate == NULL)
    {
      g_test_skip ("openssl is not installed");
      return;
    }
  script_start (&script, certificate);
  g_assert_null (ask (&script, "/ok", TRUE, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_TLS);
  g_assert_cmpint (script.requests, ==, 0);
  script_stop (&script);
}

static void
test_plain_where_secure_is_asked (void)
{
  Script script = { 0 };
  char *plain;
  g_autoptr (GError) error = NULL;

  script_start (&script, NULL);
  plain = script.url;
  script.url = g_strconcat ("https", plain + strlen ("http"), NULL);
  g_assert_null (ask (&script, "/ok", TRUE, &error));
  g_assert_false (vnt_error_may_have_happened (error));
  g_free (plain);
  script_stop (&script);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (100000);
  g_cancellable_cancel (data);

  return NULL;
}

static void
test_cancel (gconstpointer data)
{
  Script script = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (VntHttp) http = NULL;
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("POST", "/drip");
  g_autoptr (GError) error = NULL;
  gboolean writes = data != NULL;
  GThread *other;

  script_start (&script, NULL);
  http = vnt_http_new (script.url);
  request->writes = writes;
  other = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (vnt_http_exchange (http, request, cancellable, &error));
  g_thread_join (other);
  if (writes)
    g_assert_error (error, VNT_ERROR, VNT_ERROR_UNCLEAR);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  script_stop (&script);
}

static void
test_addresses (void)
{
  static const char *const good[][2] = {
    { "rt.example.org", "https://rt.example.org" },
    { " https://Example.org/rt/ ", "https://example.org/rt" },
    { "rt.example.org:8443/x", "https://rt.example.org:8443/x" },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080" },
    { "127.0.0.1:8080/", "http://127.0.0.1:8080" },
    { "localhost", "http://localhost" },
    { "https://example.org:443", "https://example.org" },
    { "http://[::1]:99", "http://[::1]:99" },
    { "http://rt.example.org", "http://rt.example.org" },
  };
  static const char *const bad[] = {
    "",    "file:///etc/passwd",      "ftp://example.org", "https://",
    "a b", "https://u:p@example.org", "user@example.org",  "javascript:alert(1)"
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *url = vnt_url_normalize (good[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (url, ==, good[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (vnt_url_normalize (bad[i], &error));
      g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *name =
        g_strdup_printf ("/http/fault%s/%s", faults[i].path, faults[i].writes ? "write" : "read");

      g_test_add_data_func (name, &faults[i], test_fault);
    }
  g_test_add_func ("/http/answer", test_answer);
  g_test_add_func ("/http/head-is-enough", test_head_is_enough);
  g_test_add_func ("/http/nobody-there", test_nobody_there);
  g_test_add_func ("/http/certificate", test_certificate);
  g_test_add_func ("/http/plain-where-secure-is-asked", test_plain_where_secure_is_asked);
  g_test_add_data_func ("/http/cancel/read", NULL, test_cancel);
  g_test_add_data_func ("/http/cancel/write", "writes", test_cancel);
  g_test_add_func ("/http/addresses", test_addresses);

  return g_test_run ();
}
