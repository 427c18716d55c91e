/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-monitor-kinds.h"

#include <glib/gi18n.h>

#include "vnt-alertmanager.h"
#include "vnt-error.h"
#include "vnt-icinga.h"

/**
 * vnt_monitor_new:
 * @access: which, and how to get in
 * @error: place for an error: %VNT_ERROR_INVALID for a kind that there is not
 *
 * Returns: (transfer full): a way to ask it; nothing is sent yet
 */
VntMonitor *
vnt_monitor_new (const VntMonitorAccess *access, GError **error)
{
  g_return_val_if_fail (access != NULL && access->url != NULL, NULL);

  if (g_strcmp0 (access->kind, "icinga") == 0)
    return vnt_icinga_new (access);
  if (g_strcmp0 (access->kind, "alertmanager") == 0)
    return vnt_alertmanager_new (access);
  g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                       _ ("This version of Ventanilla does not know that kind of monitoring."));
  return NULL;
}
