/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-monitor.h"

G_BEGIN_DECLS

/* Prometheus' Alertmanager over version 2 of its interface. */
#define VNT_TYPE_ALERTMANAGER (vnt_alertmanager_get_type ())
G_DECLARE_FINAL_TYPE (VntAlertmanager, vnt_alertmanager, VNT, ALERTMANAGER, GObject)

VntMonitor *vnt_alertmanager_new (const VntMonitorAccess *access);

G_END_DECLS
