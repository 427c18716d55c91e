/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk-clock.h"
#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntTicketLabels:
 *
 * What a row of the list is written on.
 */
typedef struct
{
  GtkLabel *dot;
  GtkLabel *number;
  GtkLabel *subject;
  GtkLabel *mark;
  GtkLabel *due_inline;
  GtkLabel *age;
  GtkLabel *people;
  GtkLabel *waiting;
  GtkLabel *status;
  GtkLabel *due;
} VntTicketLabels;

void vnt_ticket_labels_bind (GtkWidgetClass *widget_class, gssize offset);
void vnt_ticket_labels_write (VntTicketLabels *self,
                              const VntTicket *ticket,
                              const char *queue,
                              const VntClockReading *reading,
                              VntParts parts,
                              gboolean compact);

G_END_DECLS
