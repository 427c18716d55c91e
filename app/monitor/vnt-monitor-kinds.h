/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-monitor.h"

G_BEGIN_DECLS

VntMonitor *vnt_monitor_new (const VntMonitorAccess *access, GError **error);

G_END_DECLS
