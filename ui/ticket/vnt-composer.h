/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_COMPOSER (vnt_composer_get_type ())
G_DECLARE_FINAL_TYPE (VntComposer, vnt_composer, VNT, COMPOSER, GtkWidget)

GtkWidget *vnt_composer_new (void);
void vnt_composer_set_ticket (VntComposer *self, VntDesk *desk, gint64 ticket);
void vnt_composer_set_requestor (VntComposer *self, const char *name);
void vnt_composer_set_detail (VntComposer *self, const VntTicketDetail *detail);
void vnt_composer_write (VntComposer *self, VntOperationKind kind);
void vnt_composer_send (VntComposer *self);
void vnt_composer_attach (VntComposer *self);
void vnt_composer_flush (VntComposer *self);
void vnt_composer_reload (VntComposer *self);

G_END_DECLS
