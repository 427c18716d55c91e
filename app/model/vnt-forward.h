/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VntForward:
 * @to: (not nullable): addresses as they were typed
 * @message: the number of the message that goes along; 0 for the whole ticket
 * @subject: (not nullable): of the mail that leaves
 *
 * What of a ticket is forwarded, and to whom outside the desk. It stands in a draft's receivers and an operation's value.
 */
typedef struct
{
  char *to;
  gint64 message;
  char *subject;
} VntForward;

VntForward *vnt_forward_new (const char *to, gint64 message, const char *subject);
VntForward *vnt_forward_read (const char *written);
char *vnt_forward_write (const VntForward *self);
GStrv vnt_forward_addresses (const char *to, char **wrong);
void vnt_forward_free (VntForward *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntForward, vnt_forward_free)

G_END_DECLS
