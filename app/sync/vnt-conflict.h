/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-store.h"

G_BEGIN_DECLS

gboolean vnt_conflict_is_own_doing (VntStore *store, const VntOperation *operation);

G_END_DECLS
