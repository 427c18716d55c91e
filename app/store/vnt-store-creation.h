/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-store-private.h"

G_BEGIN_DECLS

gboolean vnt_store_queue_creation (VntDb *db, VntCall *call, const VntDraft *draft, GError **error);
gboolean vnt_store_make_ticket (
  VntCall *call, GPtrArray *operations, const char *login, VntTicket **ticket, GError **error);
gboolean vnt_store_may_give_up (VntDb *db, const VntOperation *creation, GError **error);
gboolean vnt_store_settle_creation (
  VntDb *db, VntCall *call, const VntOperation *creation, GPtrArray *operations, GError **error);

G_END_DECLS
