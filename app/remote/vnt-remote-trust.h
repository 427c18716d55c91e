/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-remote-target.h"

G_BEGIN_DECLS

/* What is known of a machine's certificate. */
typedef enum
{
  VNT_REMOTE_TRUST_NEW, /* the first time: trusted from now on */
  VNT_REMOTE_TRUST_SAME,
  VNT_REMOTE_TRUST_CHANGED,
} VntRemoteTrust;

VntRemoteTrust vnt_remote_trust_check (const char *path,
                                       const VntRemoteTarget *target,
                                       const char *fingerprint,
                                       GError **error);
char *vnt_remote_trust_dup (const char *path, const VntRemoteTarget *target);
gboolean vnt_remote_trust_forget (const char *path, const VntRemoteTarget *target, GError **error);
gboolean vnt_remote_trust_forget_host (const char *path,
                                       const VntRemoteTarget *target,
                                       GError **error);

G_END_DECLS
