/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-reminder.h"

G_BEGIN_DECLS

/**
 * VntDeskReminders:
 *
 * What the agent wants to be reminded of. Used from the desk's thread.
 *
 * Signals: "changed". "due" (#VntReminder): its time has come; said once, also after a restart.
 */
#define VNT_TYPE_DESK_REMINDERS (vnt_desk_reminders_get_type ())
G_DECLARE_FINAL_TYPE (VntDeskReminders, vnt_desk_reminders, VNT, DESK_REMINDERS, GObject)

/* Of an open desk; (transfer none): always the same one, until it closes. */
VntDeskReminders *vnt_desk_get_reminders (VntDesk *self);
GPtrArray *vnt_desk_reminders_list (VntDeskReminders *self, gint64 ticket);
void vnt_desk_reminders_add (VntDeskReminders *self, gint64 ticket, const char *text, gint64 due);
void vnt_desk_reminders_set_done (VntDeskReminders *self, gint64 id, gboolean done);
void vnt_desk_reminders_look (VntDeskReminders *self);

G_END_DECLS
