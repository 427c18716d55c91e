/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-alert.h"
#include "vnt-store.h"

G_BEGIN_DECLS

gboolean vnt_store_save_monitored (VntStore *self, const VntMonitored *monitored, GError **error);
VntMonitored *vnt_store_read_monitored (VntStore *self, gint64 machine, GError **error);
gboolean vnt_store_save_alert_ticket (VntStore *self,
                                      const char *key,
                                      gint64 ticket,
                                      GError **error);

G_END_DECLS
