/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VntTicketValue:
 * @ticket: its number
 * @field: (not nullable): a custom field's name
 * @value: (not nullable): what it holds, the first when it may hold many
 *
 * What a ticket says in a field of its own. Frozen.
 */
typedef struct
{
  gint64 ticket;
  char *field;
  char *value;
} VntTicketValue;

VntTicketValue *vnt_ticket_value_new (gint64 ticket, const char *field, const char *value);
void vnt_ticket_value_free (VntTicketValue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntTicketValue, vnt_ticket_value_free)

G_END_DECLS
