/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way into a machine, out of what its fields say. */
#include "vnt-machine-reach.h"

#include <string.h>

#include "vnt-remote-check.h"
#include "vnt-text.h"

static const char *const PROTOCOL_FIELDS[] = { "protocol", "protocolo", "remote", "acceso", NULL };
static const char *const USER_FIELDS[] = { "remote user", "usuario remoto", "ssh user",
                                           "usuario ssh", NULL };
static const char *const PORT_FIELDS[] = { "remote port", "puerto remoto", "port", "puerto", NULL };
static const char *const SYSTEM_FIELDS[] = { "system", "sistema", "os", "so", NULL };
static const char *const CARD_FIELDS[] = { "mac", "ethernet", "network card", NULL };

typedef gboolean (*Fits) (const char *value);

/* The words of a name, each between blanks. */
static char *
words_of (const char *name)
{
  g_autofree char *folded = vnt_text_fold (name);

  for (char *c = folded; *c != '\0'; c++)
    if (g_ascii_ispunct (*c))
      *c = ' ';
  return g_strdup_printf (" %s ", folded);
}

/* The first value that fits, of a field whose name has one of @words in it. */
static const char *
find (const VntMachine *self, const char *const *words, Fits fits)
{
  for (guint w = 0; words[w] != NULL; w++)
    for (guint i = 0; i < self->fields->len; i++)
      {
        const VntFieldValue *field = g_ptr_array_index (self->fields, i);
        g_autofree char *name = words_of (field->name);
        g_autofree char *word = g_strdup_printf (" %s ", words[w]);

        if (strstr (name, word) != NULL && field->values[0] != NULL && fits (field->values[0]))
          return field->values[0];
      }
  return NULL;
}

static VntRemoteProtocol
read_protocol (const char *value)
{
  g_autofree char *folded = vnt_text_fold (value);

  for (int i = VNT_REMOTE_SSH; i < VNT_REMOTE_WEB; i++)
    if (g_str_equal (g_strstrip (folded), vnt_remote_protocol_get_name ((VntRemoteProtocol) i)))
      return (VntRemoteProtocol) i;
  return VNT_REMOTE_NONE;
}

static gboolean
is_protocol (const char *value)
{
  return read_protocol (value) != VNT_REMOTE_NONE;
}

static gboolean
is_port (const char *value)
{
  return g_ascii_string_to_unsigned (value, 10, 1, 65535, NULL, NULL);
}

static gboolean
is_windows (const char *value)
{
  g_autofree char *folded = vnt_text_fold (value);

  return strstr (folded, "windows") != NULL;
}

static gboolean
is_card (const char *value)
{
  guint8 mac[6];

  return vnt_remote_read_mac (value, mac);
}

/**
 * vnt_machine_make_target:
 * @self: a #VntMachine
 *
 * Its address, else its name; the protocol, user and port its fields say. Without a protocol, what runs Windows is reached by RDP
 * and the rest by SSH.
 *
 * Returns: (transfer full) (nullable): where it leads; %NULL when it has neither address nor a name that could be one
 */
VntRemoteTarget *
vnt_machine_make_target (const VntMachine *self)
{
  const char *host;
  const char *protocol;
  const char *port;
  VntRemoteTarget *target;

  g_return_val_if_fail (self != NULL, NULL);

  host = vnt_machine_get_address (self);
  if (!vnt_remote_is_host (host))
    host = vnt_remote_is_host (self->name) ? self->name : NULL;
  if (host == NULL)
    return NULL;
  protocol = find (self, PROTOCOL_FIELDS, is_protocol);
  target = vnt_remote_target_new (protocol != NULL ? read_protocol (protocol)
                                  : find (self, SYSTEM_FIELDS, is_windows) != NULL ? VNT_REMOTE_RDP
                                                                                   : VNT_REMOTE_SSH,
                                  host);
  target->user = g_strdup (find (self, USER_FIELDS, vnt_remote_is_user));
  port = find (self, PORT_FIELDS, is_port);
  target->port = port != NULL ? (guint) g_ascii_strtoull (port, NULL, 10) : 0;
  return target;
}

/**
 * vnt_machine_get_network_card:
 * @self: a #VntMachine
 *
 * Returns: (transfer none) (nullable): the address of its network card, to wake it up
 */
const char *
vnt_machine_get_network_card (const VntMachine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find (self, CARD_FIELDS, is_card);
}
