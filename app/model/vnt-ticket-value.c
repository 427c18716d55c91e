/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-value.h"

VntTicketValue *
vnt_ticket_value_new (gint64 ticket, const char *field, const char *value)
{
  VntTicketValue *self = g_new0 (VntTicketValue, 1);

  self->ticket = ticket;
  self->field = g_strdup (field);
  self->value = g_strdup (value);

  return self;
}

void
vnt_ticket_value_free (VntTicketValue *self)
{
  g_free (self->field);
  g_free (self->value);
  g_free (self);
}
