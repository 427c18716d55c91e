/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-reminder.h"

G_BEGIN_DECLS

/* work.db: what the current account wants to be reminded of. */
gboolean vnt_reminder_table_write (VntDb *db, const VntReminder *reminder, GError **error);
gboolean vnt_reminder_table_move (VntDb *db, gint64 from, gint64 to, GError **error);
GPtrArray *vnt_reminder_table_list (VntDb *db, gint64 since, GError **error);

G_END_DECLS
