/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-wake.h"

#include <glib/gi18n.h>

#include "vnt-error.h"
#include "vnt-remote-check.h"

/**
 * vnt_remote_wake_packet:
 * @mac: address of a network card
 *
 * Returns: (transfer full) (nullable): what wakes it: six bytes 255, then its address sixteen times; %NULL for no address
 */
GBytes *
vnt_remote_wake_packet (const char *mac)
{
  guint8 address[6];
  g_autoptr (GByteArray) packet = g_byte_array_new ();
  static const guint8 head[6] = { 255, 255, 255, 255, 255, 255 };

  if (!vnt_remote_read_mac (mac, address))
    return NULL;
  g_byte_array_append (packet, head, sizeof head);
  for (int i = 0; i < 16; i++)
    g_byte_array_append (packet, address, sizeof address);
  return g_byte_array_free_to_bytes (g_steal_pointer (&packet));
}

/**
 * vnt_remote_wake_send:
 * @mac: address of a network card
 * @to: the IP address of the network's broadcast, "255.255.255.255" for the one this computer is in
 * @port: usually %VNT_REMOTE_WAKE_PORT
 * @error: place for an error
 *
 * Whether the machine woke nobody says.
 *
 * Returns: whether it left
 */
gboolean
vnt_remote_wake_send (const char *mac, const char *to, guint port, GError **error)
{
  g_autoptr (GBytes) packet = vnt_remote_wake_packet (mac);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (to, port);
  g_autoptr (GSocket) socket = NULL;

  if (packet == NULL || address == NULL)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("The address of a network card is written like 00:1a:2b:3c:4d:5e."));
      return FALSE;
    }
  socket = g_socket_new (g_socket_address_get_family (address), G_SOCKET_TYPE_DATAGRAM,
                         G_SOCKET_PROTOCOL_UDP, error);
  if (socket == NULL)
    return FALSE;
  g_socket_set_broadcast (socket, TRUE);
  return g_socket_send_to (socket, address, g_bytes_get_data (packet, NULL),
                           g_bytes_get_size (packet), NULL, error) >= 0;
}
