/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/* What happens once a message is kept for sending; flags combine. */
typedef enum
{
  VNT_COMPOSER_STAY = 0,
  VNT_COMPOSER_RESOLVE = 1 << 0,
  VNT_COMPOSER_NEXT = 1 << 1,
} VntComposerThen;

#define VNT_TYPE_COMPOSER (vnt_composer_get_type ())
G_DECLARE_FINAL_TYPE (VntComposer, vnt_composer, VNT, COMPOSER, GtkWidget)

GtkWidget *vnt_composer_new (void);
void vnt_composer_set_ticket (VntComposer *self, VntDesk *desk, gint64 ticket);
void vnt_composer_show_ticket (VntComposer *self, const VntTicket *ticket);
void vnt_composer_set_detail (VntComposer *self, const VntTicketDetail *detail);
void vnt_composer_go_to_misspelled (VntComposer *self);
void vnt_composer_set_language (VntComposer *self, const char *language);
void vnt_composer_write (VntComposer *self, VntOperationKind kind);
void vnt_composer_forward (VntComposer *self, gint64 message);
void vnt_composer_quote (VntComposer *self, const char *attribution, const char *text);
void vnt_composer_insert_text (VntComposer *self);
void vnt_composer_insert (VntComposer *self, const char *text);
void vnt_composer_toggle_preview (VntComposer *self);
void vnt_composer_send (VntComposer *self, VntComposerThen then);
void vnt_composer_attach (VntComposer *self);
void vnt_composer_flush (VntComposer *self);
void vnt_composer_reload (VntComposer *self);

G_END_DECLS
