/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-reminder.h"

G_DEFINE_BOXED_TYPE (VntReminder, vnt_reminder, vnt_reminder_copy, vnt_reminder_free)

/**
 * vnt_reminder_new:
 * @ticket: the ticket it belongs to
 * @text: what to think of
 * @due: Unix seconds, 0 for no time
 *
 * Returns: (transfer full): one that is not done
 */
VntReminder *
vnt_reminder_new (gint64 ticket, const char *text, gint64 due)
{
  VntReminder *self = g_new0 (VntReminder, 1);

  self->ticket = ticket;
  self->text = g_strdup (text);
  self->due = due;

  return self;
}

/**
 * vnt_reminder_copy:
 *
 * Returns: (transfer full): the same
 */
VntReminder *
vnt_reminder_copy (const VntReminder *self)
{
  VntReminder *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);

  return copy;
}

/**
 * vnt_reminder_free:
 * @self: (transfer full): a #VntReminder
 */
void
vnt_reminder_free (VntReminder *self)
{
  g_free (self->text);
  g_free (self);
}
