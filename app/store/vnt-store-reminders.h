/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-reminder.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* -- what the agent wants to be reminded of, work.db; worker threads only -- */
gboolean vnt_store_save_reminder (VntStore *self, const VntReminder *reminder, GError **error);
GPtrArray *vnt_store_list_reminders (VntStore *self, gint64 since, GError **error);

G_END_DECLS
