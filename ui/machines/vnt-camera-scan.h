/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-machine-scan.h"

G_BEGIN_DECLS

void vnt_camera_scan (GtkWindow *parent, VntMachineScanned scanned, GObject *user_data);

G_END_DECLS
