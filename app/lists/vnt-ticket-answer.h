/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-store.h"

G_BEGIN_DECLS

/* Of a new question so many are shown at once; the others follow. */
#define VNT_TICKET_ANSWER_FIRST 200

/* What the store found. */
typedef struct
{
  GArray *ids;
  GPtrArray *groups; /* nullable */
} VntTicketAnswer;

void vnt_ticket_answer_free (VntTicketAnswer *self);
gpointer vnt_ticket_answer_find (VntStore *store,
                                 gpointer query,
                                 GCancellable *cancellable,
                                 GError **error);
gpointer vnt_ticket_answer_find_first (VntStore *store,
                                       gpointer query,
                                       GCancellable *cancellable,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntTicketAnswer, vnt_ticket_answer_free)

G_END_DECLS
