/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

typedef VntStatusClass (*VntOverlayClassOf) (gint64 queue, const char *status, gpointer data);

/**
 * VntOverlay:
 * @login: (nullable): who the agent is
 * @seen: what the server changed up to here is not news, Unix seconds
 * @class_of: (nullable): what a status means in a queue
 * @data: for @class_of
 *
 * What is needed to lay the agent's changes over a row.
 */
typedef struct
{
  const char *login;
  gint64 seen;
  VntOverlayClassOf class_of;
  gpointer data;
} VntOverlay;

VntTicket *vnt_overlay_ticket (const VntTicket *server,
                               GPtrArray *operations,
                               const VntOverlay *overlay);
char *vnt_overlay_get_field (const VntTicket *ticket, VntField field);
void vnt_overlay_detail (VntTicketDetail *detail, GPtrArray *operations);
GStrv vnt_overlay_get_set (const VntTicketDetail *detail, const VntOperation *operation);
char *vnt_overlay_get_custom (const VntTicketDetail *detail, const char *name);

G_END_DECLS
