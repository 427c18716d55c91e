/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-monitor.h"

G_DEFINE_INTERFACE (VntMonitor, vnt_monitor, G_TYPE_OBJECT)

static void
vnt_monitor_default_init (VntMonitorInterface *iface)
{
}

/**
 * vnt_monitor_ask:
 * @machine: of the inventory; it is looked for by name, address and serial number
 * @cancellable: (nullable): ends it
 * @error: place for an error in %VNT_ERROR
 *
 * Blocks, on any thread.
 *
 * Returns: (transfer full) (element-type VntAlert): what is said of it, in any order; empty when the machine is not known there
 */
GPtrArray *
vnt_monitor_ask (VntMonitor *self,
                 const VntMachine *machine,
                 GCancellable *cancellable,
                 GError **error)
{
  g_return_val_if_fail (VNT_IS_MONITOR (self) && machine != NULL, NULL);

  return VNT_MONITOR_GET_IFACE (self)->ask (self, machine, cancellable, error);
}

/**
 * vnt_monitor_acknowledge:
 * @alert: as vnt_monitor_ask() gave it
 * @author: who takes care of it
 * @comment: what is told to who looks there: the ticket's number
 * @cancellable: (nullable): ends it
 * @error: place for an error in %VNT_ERROR: %VNT_ERROR_NOT_FOUND when it is no alert any more
 *
 * Blocks, on any thread.
 *
 * Returns: whether the monitoring wrote it down
 */
gboolean
vnt_monitor_acknowledge (VntMonitor *self,
                         const VntAlert *alert,
                         const char *author,
                         const char *comment,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (VNT_IS_MONITOR (self) && alert != NULL, FALSE);

  return VNT_MONITOR_GET_IFACE (self)->acknowledge (self, alert, author, comment, cancellable,
                                                    error);
}

/**
 * vnt_monitor_dup_fingerprint:
 *
 * Returns: (transfer full) (nullable): the certificate to trust from now on; %NULL while none was shown that needs it
 */
char *
vnt_monitor_dup_fingerprint (VntMonitor *self)
{
  g_return_val_if_fail (VNT_IS_MONITOR (self), NULL);

  return VNT_MONITOR_GET_IFACE (self)->dup_fingerprint (self);
}
