/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_HANDOVER_CARD (vnt_handover_card_get_type ())
G_DECLARE_FINAL_TYPE (VntHandoverCard, vnt_handover_card, VNT, HANDOVER_CARD, GtkWidget)

void vnt_handover_card_set_messages (VntHandoverCard *self, VntMessageList *messages);

G_END_DECLS
