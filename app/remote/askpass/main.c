/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What OpenSSH runs to ask the person: hands the question to the window over a socket, and prints the answer. */
#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <string.h>

#define LONGEST 4096

int
main (int argc, char **argv)
{
  const char *path = g_getenv ("VNT_ASKPASS_SOCKET");
  const char *question = argc > 1 ? argv[1] : "";
  char answer[LONGEST];
  gsize length = 0;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GSocketConnection) connection = NULL;
  GIOStream *stream;

  if (path == NULL)
    return 1;
  address = g_unix_socket_address_new (path);
  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);
  if (connection == NULL)
    return 1;
  stream = G_IO_STREAM (connection);
  if (!g_output_stream_write_all (g_io_stream_get_output_stream (stream), question,
                                  MIN (strlen (question), LONGEST - 1), NULL, NULL, NULL) ||
      !g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL) ||
      !g_input_stream_read_all (g_io_stream_get_input_stream (stream), answer, sizeof answer - 1,
                                &length, NULL, NULL) ||
      length == 0)
    return 1;
  answer[length] = '\0';
  g_print ("%s\n", answer);
  memset (answer, 0, sizeof answer);
  return 0;
}
