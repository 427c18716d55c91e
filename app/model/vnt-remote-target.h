/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How another machine is reached. Stored: append only. */
typedef enum
{
  VNT_REMOTE_NONE = 0,
  VNT_REMOTE_SSH = 1,
  VNT_REMOTE_VNC = 2,
  VNT_REMOTE_RDP = 3,
  VNT_REMOTE_SPICE = 4,
  VNT_REMOTE_WEB = 5, /* a page or another program that an address opens */
} VntRemoteProtocol;

/* Which part of a target cannot be used. */
typedef enum
{
  VNT_REMOTE_PART_NONE,
  VNT_REMOTE_PART_PROTOCOL,
  VNT_REMOTE_PART_HOST,
  VNT_REMOTE_PART_PORT,
  VNT_REMOTE_PART_USER,
  VNT_REMOTE_PART_DOMAIN,
  VNT_REMOTE_PART_JUMP,
  VNT_REMOTE_PART_ADDRESS,
} VntRemotePart;

/**
 * VntRemoteTarget:
 * @host: (nullable): a name, an IPv4 or an IPv6 address without brackets
 * @port: 0 for the usual one of the protocol
 * @user: (nullable): who signs in there
 * @domain: (nullable): of Windows
 * @view_only: look, and touch nothing
 * @jump: (nullable): what stands between, as "user@host:port"; user and port may be left out
 * @width: of the screen in pixels, 0 for what fits; as is @height
 * @address: (nullable): for %VNT_REMOTE_WEB, a template: "{host}", "{port}" and "{user}" stand for those
 *
 * A machine and the way to it. Whatever comes from a person, a server or a file is checked by vnt_remote_target_check() before
 * anything is started. Plain value: vnt_remote_target_copy() it.
 */
typedef struct
{
  VntRemoteProtocol protocol;
  char *host;
  guint port;
  char *user;
  char *domain;
  gboolean view_only;
  char *jump;
  guint width;
  guint height;
  char *address;
} VntRemoteTarget;

#define VNT_TYPE_REMOTE_TARGET (vnt_remote_target_get_type ())
GType vnt_remote_target_get_type (void);
VntRemoteTarget *vnt_remote_target_new (VntRemoteProtocol protocol, const char *host);
VntRemoteTarget *vnt_remote_target_copy (const VntRemoteTarget *self);
void vnt_remote_target_free (VntRemoteTarget *self);
void vnt_remote_target_clean (VntRemoteTarget *self);
gboolean vnt_remote_target_check (const VntRemoteTarget *self, VntRemotePart *part, GError **error);
guint vnt_remote_target_get_port (const VntRemoteTarget *self);
char *vnt_remote_target_describe (const VntRemoteTarget *self);
const char *vnt_remote_protocol_get_name (VntRemoteProtocol protocol);
VntRemoteTarget *vnt_remote_target_read_jump (const char *jump);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntRemoteTarget, vnt_remote_target_free)

G_END_DECLS
