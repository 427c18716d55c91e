/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-reminder-notice.h"

#include <glib/gi18n.h>

#include "vnt-desk-reminders.h"
#include "vnt-words.h"

static void
on_due (VntDeskReminders *reminders, const VntReminder *reminder, GtkWindow *window)
{
  GtkApplication *application = gtk_window_get_application (window);
  g_autofree char *number = vnt_words_ticket_number (reminder->ticket);
  /* Translators: %s is a ticket's number */
  g_autofree char *body = g_strdup_printf (_ ("You wanted to be reminded, on %s."), number);
  g_autofree char *id = g_strdup_printf ("reminder-%" G_GINT64_FORMAT, reminder->id);
  g_autoptr (GNotification) notification = NULL;

  if (application == NULL)
    return;
  notification = g_notification_new (reminder->text);
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.open-ticket", "x",
                                                reminder->ticket);
  g_application_send_notification (G_APPLICATION (application), id, notification);
}

/**
 * vnt_reminder_notice_watch:
 * @window: whose application tells
 * @desk: an open desk
 *
 * Tells on the desktop what the agent wanted to be reminded of, when its time comes.
 */
void
vnt_reminder_notice_watch (GtkWindow *window, VntDesk *desk)
{
  VntDeskReminders *reminders = vnt_desk_get_reminders (desk);

  if (reminders != NULL)
    g_signal_connect_object (reminders, "due", G_CALLBACK (on_due), window, 0);
}
