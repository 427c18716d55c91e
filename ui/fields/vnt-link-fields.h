/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-ticket-work.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a ticket is linked with; opens, adds and removes it. */
#define VNT_TYPE_LINK_FIELDS (vnt_link_fields_get_type ())
G_DECLARE_FINAL_TYPE (VntLinkFields, vnt_link_fields, VNT, LINK_FIELDS, GtkWidget)

GtkWidget *vnt_link_fields_new (void);
void vnt_link_fields_show (VntLinkFields *self,
                           VntDesk *desk,
                           gint64 ticket,
                           const VntTicketDetail *detail,
                           VntTicketWork *work,
                           const char *locked);
void vnt_link_fields_edit (VntLinkFields *self);

G_END_DECLS
