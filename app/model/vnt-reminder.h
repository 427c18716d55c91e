/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VntReminder:
 * @id: its number on this computer, 0 before it was saved
 * @text: (not nullable): what to think of
 * @due: Unix seconds when to say so, 0 for no time
 * @done: Unix seconds when it was marked done, 0 while it is not
 * @told: Unix seconds when the agent was told, 0 while they were not
 *
 * What the agent wants to be reminded of, on a ticket. Nobody else sees it. Frozen.
 */
typedef struct
{
  gint64 id;
  gint64 ticket;
  char *text;
  gint64 due;
  gint64 created;
  gint64 done;
  gint64 told;
} VntReminder;

#define VNT_TYPE_REMINDER (vnt_reminder_get_type ())
GType vnt_reminder_get_type (void);
VntReminder *vnt_reminder_new (gint64 ticket, const char *text, gint64 due);
VntReminder *vnt_reminder_copy (const VntReminder *self);
void vnt_reminder_free (VntReminder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntReminder, vnt_reminder_free)

G_END_DECLS
