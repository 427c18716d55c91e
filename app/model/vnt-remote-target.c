/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-target.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"
#include "vnt-remote-check.h"

G_DEFINE_BOXED_TYPE (VntRemoteTarget,
                     vnt_remote_target,
                     vnt_remote_target_copy,
                     vnt_remote_target_free)

static const struct
{
  const char *name;
  guint port;
} PROTOCOLS[] = {
  [VNT_REMOTE_NONE] = { "", 0 },          [VNT_REMOTE_SSH] = { "ssh", 22 },
  [VNT_REMOTE_VNC] = { "vnc", 5900 },     [VNT_REMOTE_RDP] = { "rdp", 3389 },
  [VNT_REMOTE_SPICE] = { "spice", 5900 }, [VNT_REMOTE_WEB] = { "web", 443 },
};

/**
 * vnt_remote_target_new:
 * @host: (nullable): the machine
 *
 * Returns: (transfer full): a target with nothing else said
 */
VntRemoteTarget *
vnt_remote_target_new (VntRemoteProtocol protocol, const char *host)
{
  VntRemoteTarget *self = g_new0 (VntRemoteTarget, 1);

  self->protocol = protocol;
  self->host = g_strdup (host);
  return self;
}

/**
 * vnt_remote_target_copy:
 *
 * Returns: (transfer full): the same
 */
VntRemoteTarget *
vnt_remote_target_copy (const VntRemoteTarget *self)
{
  VntRemoteTarget *copy = g_memdup2 (self, sizeof *self);

  copy->host = g_strdup (self->host);
  copy->user = g_strdup (self->user);
  copy->domain = g_strdup (self->domain);
  copy->jump = g_strdup (self->jump);
  copy->address = g_strdup (self->address);
  return copy;
}

/**
 * vnt_remote_target_free:
 * @self: (transfer full): a #VntRemoteTarget
 */
void
vnt_remote_target_free (VntRemoteTarget *self)
{
  g_free (self->host);
  g_free (self->user);
  g_free (self->domain);
  g_free (self->jump);
  g_free (self->address);
  g_free (self);
}

static void
clean (char **text)
{
  if (*text != NULL && *g_strstrip (*text) == '\0')
    g_clear_pointer (text, g_free);
}

/**
 * vnt_remote_target_clean:
 *
 * What a person typed: no spaces around it, nothing instead of "", an IPv6 address without its brackets.
 */
void
vnt_remote_target_clean (VntRemoteTarget *self)
{
  gsize length;

  clean (&self->host);
  clean (&self->user);
  clean (&self->domain);
  clean (&self->jump);
  clean (&self->address);
  length = self->host != NULL ? strlen (self->host) : 0;
  if (length > 2 && self->host[0] == '[' && self->host[length - 1] == ']')
    {
      g_autofree char *bracketed = self->host;

      self->host = g_strndup (bracketed + 1, length - 2);
    }
}

/**
 * vnt_remote_target_get_port:
 *
 * Returns: its port, or the usual one of its protocol
 */
guint
vnt_remote_target_get_port (const VntRemoteTarget *self)
{
  return self->port != 0 ? self->port : PROTOCOLS[self->protocol].port;
}

/**
 * vnt_remote_protocol_get_name:
 *
 * Returns: (transfer none): "ssh", "vnc", "rdp", "spice" or "web", the same in every language
 */
const char *
vnt_remote_protocol_get_name (VntRemoteProtocol protocol)
{
  return PROTOCOLS[protocol].name;
}

/**
 * vnt_remote_target_describe:
 *
 * Returns: (transfer full): "user@host:port", without what is not said; for a page without a host, its address
 */
char *
vnt_remote_target_describe (const VntRemoteTarget *self)
{
  GString *text = g_string_new (NULL);

  if (self->host == NULL)
    return g_string_free (g_string_append (text, self->address != NULL ? self->address : ""),
                          FALSE);
  if (self->user != NULL)
    g_string_append_printf (text, "%s@", self->user);
  if (strchr (self->host, ':') != NULL)
    g_string_append_printf (text, "[%s]", self->host);
  else
    g_string_append (text, self->host);
  if (self->port != 0)
    g_string_append_printf (text, ":%u", self->port);
  return g_string_free (text, FALSE);
}

/* "name", "name:22", "[::1]:22" or "::1". */
static gboolean
read_place (VntRemoteTarget *self, const char *place)
{
  const char *end = *place == '[' ? strchr (place, ']') : NULL;
  const char *colon = end != NULL ? end + 1 : strrchr (place, ':');
  guint64 port = 0;

  if (*place == '[' && end == NULL)
    return FALSE;
  if (end == NULL && colon != NULL && strchr (place, ':') != colon)
    colon = NULL; /* more than one: an address, not a port */
  if (colon != NULL && *colon != '\0' &&
      (*colon != ':' || !g_ascii_string_to_unsigned (colon + 1, 10, 1, 65535, &port, NULL)))
    return FALSE;
  self->port = (guint) port;
  if (end != NULL)
    self->host = g_strndup (place + 1, (gsize) (end - place - 1));
  else
    self->host = colon != NULL ? g_strndup (place, (gsize) (colon - place)) : g_strdup (place);
  return TRUE;
}

/**
 * vnt_remote_target_read_jump:
 * @jump: what stands between, as "user@host:port"
 *
 * Returns: (transfer full) (nullable): it, for SSH; %NULL when it cannot be used
 */
VntRemoteTarget *
vnt_remote_target_read_jump (const char *jump)
{
  g_autoptr (VntRemoteTarget) self = vnt_remote_target_new (VNT_REMOTE_SSH, NULL);
  const char *at = strrchr (jump, '@');

  if (at != NULL)
    self->user = g_strndup (jump, (gsize) (at - jump));
  if (!read_place (self, at != NULL ? at + 1 : jump) || !vnt_remote_is_host (self->host) ||
      (self->user != NULL && !vnt_remote_is_user (self->user)))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
refuse (VntRemotePart *part, VntRemotePart which, GError **error, const char *why)
{
  if (part != NULL)
    *part = which;
  g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID, why);
  return FALSE;
}

static gboolean
check_jump (const VntRemoteTarget *self)
{
  g_autoptr (VntRemoteTarget) jump = NULL;

  if (self->jump == NULL)
    return TRUE;
  jump = vnt_remote_target_read_jump (self->jump);
  return jump != NULL;
}

/**
 * vnt_remote_target_check:
 * @part: (out) (optional): which part cannot be used
 * @error: place for an error, %VNT_ERROR_INVALID, for a person
 *
 * Returns: whether every part of it may be handed to a program
 */
gboolean
vnt_remote_target_check (const VntRemoteTarget *self, VntRemotePart *part, GError **error)
{
  if (part != NULL)
    *part = VNT_REMOTE_PART_NONE;
  if (self->protocol < VNT_REMOTE_SSH || self->protocol > VNT_REMOTE_WEB)
    return refuse (part, VNT_REMOTE_PART_PROTOCOL, error, _ ("This way in is not known."));
  if ((self->host != NULL || self->protocol != VNT_REMOTE_WEB) && !vnt_remote_is_host (self->host))
    return refuse (part, VNT_REMOTE_PART_HOST, error,
                   _ ("A machine is a name such as pc-0042.example.org, or an IP address."));
  if (self->port > 65535)
    return refuse (part, VNT_REMOTE_PART_PORT, error, _ ("A port is a number up to 65535."));
  if (self->user != NULL && !vnt_remote_is_user (self->user))
    return refuse (part, VNT_REMOTE_PART_USER, error,
                   _ ("A user is letters, digits, dots and dashes, with no spaces."));
  if (self->domain != NULL && !vnt_remote_is_domain (self->domain))
    return refuse (part, VNT_REMOTE_PART_DOMAIN, error,
                   _ ("A domain is letters, digits, dots and dashes, with no spaces."));
  if (!check_jump (self))
    return refuse (part, VNT_REMOTE_PART_JUMP, error,
                   _ ("A jump host is written like user@host or user@host:22."));
  if (self->protocol == VNT_REMOTE_WEB && self->address == NULL)
    return refuse (part, VNT_REMOTE_PART_ADDRESS, error, _ ("The address to open is missing."));
  return TRUE;
}
