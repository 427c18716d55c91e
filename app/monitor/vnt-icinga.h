/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-monitor.h"

G_BEGIN_DECLS

/* Icinga 2 over its REST interface. */
#define VNT_TYPE_ICINGA (vnt_icinga_get_type ())
G_DECLARE_FINAL_TYPE (VntIcinga, vnt_icinga, VNT, ICINGA, GObject)

VntMonitor *vnt_icinga_new (const VntMonitorAccess *access);

G_END_DECLS
