/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/* What the agent wants to be reminded of on a ticket: marked done, added. */
#define VNT_TYPE_REMINDER_FIELDS (vnt_reminder_fields_get_type ())
G_DECLARE_FINAL_TYPE (VntReminderFields, vnt_reminder_fields, VNT, REMINDER_FIELDS, GtkWidget)

GtkWidget *vnt_reminder_fields_new (void);
void vnt_reminder_fields_show (VntReminderFields *self, VntDesk *desk, gint64 ticket);
void vnt_reminder_fields_edit (VntReminderFields *self);

G_END_DECLS
