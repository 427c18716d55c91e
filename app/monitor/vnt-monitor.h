/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-alert.h"
#include "vnt-machine.h"

G_BEGIN_DECLS

/**
 * VntMonitorAccess:
 * @kind: (not nullable): "icinga" or "alertmanager"
 * @url: (not nullable): made by vnt_url_normalize()
 * @user: (nullable): who asks; %NULL when nobody has to sign in
 * @secret: (nullable): the password of @user
 * @fingerprint: (nullable): the certificate that is trusted though no authority vouches for it; %NULL for the first one
 *
 * Which monitoring, and how to get in.
 */
typedef struct
{
  const char *kind;
  const char *url;
  const char *user;
  const char *secret;
  const char *fingerprint;
} VntMonitorAccess;

#define VNT_TYPE_MONITOR (vnt_monitor_get_type ())
G_DECLARE_INTERFACE (VntMonitor, vnt_monitor, VNT, MONITOR, GObject)

/**
 * VntMonitorInterface:
 * @ask: see vnt_monitor_ask()
 * @acknowledge: see vnt_monitor_acknowledge()
 * @dup_fingerprint: see vnt_monitor_dup_fingerprint()
 *
 * One kind of monitoring. Calls block, on any thread.
 */
struct _VntMonitorInterface
{
  GTypeInterface parent;

  GPtrArray *(*ask) (VntMonitor *self,
                     const VntMachine *machine,
                     GCancellable *cancellable,
                     GError **error);
  gboolean (*acknowledge) (VntMonitor *self,
                           const VntAlert *alert,
                           const char *author,
                           const char *comment,
                           GCancellable *cancellable,
                           GError **error);
  char *(*dup_fingerprint) (VntMonitor *self);
};

GPtrArray *vnt_monitor_ask (VntMonitor *self,
                            const VntMachine *machine,
                            GCancellable *cancellable,
                            GError **error);
gboolean vnt_monitor_acknowledge (VntMonitor *self,
                                  const VntAlert *alert,
                                  const char *author,
                                  const char *comment,
                                  GCancellable *cancellable,
                                  GError **error);
char *vnt_monitor_dup_fingerprint (VntMonitor *self);

G_END_DECLS
