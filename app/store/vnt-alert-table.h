/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-alert.h"
#include "vnt-db.h"

G_BEGIN_DECLS

/* cache.db */
gboolean vnt_alert_table_write (VntDb *db, const VntMonitored *monitored, GError **error);
gboolean vnt_alert_table_read (VntDb *db, gint64 machine, VntMonitored **found, GError **error);
gboolean vnt_alert_table_find_marked (VntDb *db, GPtrArray *alerts, GError **error);

/* work.db */
gboolean vnt_alert_table_keep_ticket (VntDb *db, const char *key, gint64 ticket, GError **error);
gboolean vnt_alert_table_get_ticket (VntDb *db, const char *key, gint64 *ticket, GError **error);
gboolean vnt_alert_table_move (VntDb *db, gint64 from, gint64 to, GError **error);

G_END_DECLS
