/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-ticket-work.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The fields a ticket's queue calls its own, each filled as the server says. */
#define VNT_TYPE_CUSTOM_FIELDS (vnt_custom_fields_get_type ())
G_DECLARE_FINAL_TYPE (VntCustomFields, vnt_custom_fields, VNT, CUSTOM_FIELDS, GtkWidget)

GtkWidget *vnt_custom_fields_new (void);
void vnt_custom_fields_show (VntCustomFields *self,
                             VntDesk *desk,
                             gint64 ticket,
                             const VntTicketDetail *detail,
                             VntTicketWork *work,
                             const char *locked);

GtkWidget *vnt_custom_fields_new_editor (const char *name, const VntCustomField *custom);

G_END_DECLS
