/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-probe.h"

#include <string.h>

#define TIMEOUT_SECONDS 8

/* What is asked, on a thread of its own. */
typedef struct
{
  VntRemoteProtocol protocol;
  char *host;
  guint port;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->host);
  g_free (question);
}

/**
 * vnt_remote_probe_free:
 * @self: (transfer full): a #VntRemoteProbe
 */
void
vnt_remote_probe_free (VntRemoteProbe *self)
{
  g_free (self->said);
  g_free (self->fingerprint);
  g_free (self->certificates);
  g_free (self);
}

/* The first line of whoever speaks first: "SSH-2.0-…", "RFB 003.008". */
static void
read_banner (GIOStream *stream,
             const char *wanted,
             VntRemoteProbe *probe,
             GCancellable *cancellable)
{
  g_autoptr (GDataInputStream) lines =
    g_data_input_stream_new (g_io_stream_get_input_stream (stream));
  g_autofree char *line = NULL;

  g_data_input_stream_set_newline_type (lines, G_DATA_STREAM_NEWLINE_TYPE_LF);
  line = g_data_input_stream_read_line (lines, NULL, cancellable, NULL);
  if (line == NULL || !g_str_has_prefix (line, wanted))
    {
      probe->why = VNT_REMOTE_WHY_OTHER_PROTOCOL;
      return;
    }
  probe->said = g_utf8_make_valid (g_strchomp (line), -1);
}

static gboolean
accept_any (GTlsConnection *connection, GTlsCertificate *peer, GTlsCertificateFlags errors)
{
  return TRUE; /* whether it is trusted is decided by its fingerprint */
}

static char *
fingerprint_of (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;
  g_autofree char *sum = NULL;
  GString *text = g_string_new (NULL);

  g_object_get (certificate, "certificate", &der, NULL);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
  for (gsize i = 0; sum[i] != '\0'; i += 2)
    g_string_append_printf (text, "%s%.2s", i > 0 ? ":" : "", sum + i);
  return g_string_free (text, FALSE);
}

static char *
chain_of (GTlsCertificate *certificate)
{
  GString *text = g_string_new (NULL);

  for (; certificate != NULL; certificate = g_tls_certificate_get_issuer (certificate))
    {
      g_autofree char *pem = NULL;

      g_object_get (certificate, "certificate-pem", &pem, NULL);
      g_string_append (text, pem);
    }
  return g_string_free (text, FALSE);
}

/* Whoever it is; nothing when it does not speak TLS. */
static void
read_certificate (GIOStream *stream, VntRemoteProbe *probe, GCancellable *cancellable)
{
  g_autoptr (GIOStream) secure = g_tls_client_connection_new (stream, NULL, NULL);
  GTlsCertificate *certificate;

  if (secure == NULL)
    return;
  g_signal_connect (secure, "accept-certificate", G_CALLBACK (accept_any), NULL);
  if (!g_tls_connection_handshake (G_TLS_CONNECTION (secure), cancellable, NULL))
    return;
  certificate = g_tls_connection_get_peer_certificate (G_TLS_CONNECTION (secure));
  if (certificate == NULL)
    return;
  probe->fingerprint = fingerprint_of (certificate);
  probe->certificates = chain_of (certificate);
}

/* [MS-RDPBCGR] 2.2.1.1: a connection request that offers TLS and network level authentication. */
static void
read_rdp (GIOStream *stream, VntRemoteProbe *probe, GCancellable *cancellable)
{
  static const guint8 request[] = { 3, 0, 0, 19, 14, 0xe0, 0, 0, 0, 0, 0, 1, 0, 8, 0, 3, 0, 0, 0 };
  guint8 answer[19] = { 0 };
  gsize length = 0;

  probe->why = VNT_REMOTE_WHY_OTHER_PROTOCOL;
  if (!g_output_stream_write_all (g_io_stream_get_output_stream (stream), request, sizeof request,
                                  NULL, cancellable, NULL) ||
      !g_input_stream_read_all (g_io_stream_get_input_stream (stream), answer, 11, &length,
                                cancellable, NULL) ||
      length < 11 || answer[0] != 3 || answer[5] != 0xd0)
    return;
  probe->why = VNT_REMOTE_WHY_NONE;
  probe->said = g_strdup ("RDP");
  if (answer[3] < sizeof answer ||
      !g_input_stream_read_all (g_io_stream_get_input_stream (stream), answer + 11, 8, &length,
                                cancellable, NULL) ||
      length < 8 || answer[11] != 2 || answer[15] == 0)
    return; /* without TLS there is no certificate */
  read_certificate (stream, probe, cancellable);
}

static void
probe_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  VntRemoteProbe *probe = g_new0 (VntRemoteProbe, 1);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_client_set_timeout (client, TIMEOUT_SECONDS);
  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, question->host, (guint16) question->port,
                                                cancellable, &error);
  if (connection == NULL)
    probe->why = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED)
                   ? VNT_REMOTE_WHY_REFUSED
                   : VNT_REMOTE_WHY_UNREACHABLE;
  else if (question->protocol == VNT_REMOTE_SSH)
    read_banner (G_IO_STREAM (connection), "SSH-", probe, cancellable);
  else if (question->protocol == VNT_REMOTE_VNC)
    read_banner (G_IO_STREAM (connection), "RFB ", probe, cancellable);
  else if (question->protocol == VNT_REMOTE_RDP)
    read_rdp (G_IO_STREAM (connection), probe, cancellable);
  else if (question->protocol == VNT_REMOTE_SPICE)
    read_certificate (G_IO_STREAM (connection), probe, cancellable);
  g_task_return_pointer (task, probe, (GDestroyNotify) vnt_remote_probe_free);
}

/**
 * vnt_remote_probe_async:
 * @target: a target that was checked
 * @route: (nullable): where a tunnel to it begins
 *
 * Knocks, says nothing of whom, and goes. At most some seconds.
 */
void
vnt_remote_probe_async (const VntRemoteTarget *target,
                        const VntRemoteRoute *route,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);
  gboolean routed = route != NULL && route->host != NULL;

  g_task_set_source_tag (task, vnt_remote_probe_async);
  question->protocol = target->protocol;
  question->host = g_strdup (routed ? route->host : target->host);
  question->port = routed ? route->port : vnt_remote_target_get_port (target);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, probe_thread);
}

/**
 * vnt_remote_probe_finish:
 * @error: place for an error: only that it was cancelled
 *
 * Returns: (transfer full) (nullable): what answers there
 */
VntRemoteProbe *
vnt_remote_probe_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
