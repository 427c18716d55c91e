/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"
#include "vnt-store.h"

G_BEGIN_DECLS

gboolean vnt_desk_prepare_change (VntStore *store, VntOperation *operation, GError **error);

G_END_DECLS
