/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-ticket-work.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who a ticket is from, and who hears of it. */
#define VNT_TYPE_PEOPLE_FIELDS (vnt_people_fields_get_type ())
G_DECLARE_FINAL_TYPE (VntPeopleFields, vnt_people_fields, VNT, PEOPLE_FIELDS, GtkWidget)

GtkWidget *vnt_people_fields_new (void);
void vnt_people_fields_show (VntPeopleFields *self,
                             VntDesk *desk,
                             gint64 ticket,
                             const VntTicketDetail *detail,
                             VntTicketWork *work,
                             const char *locked);
void vnt_people_fields_edit (VntPeopleFields *self, VntField field);

G_END_DECLS
