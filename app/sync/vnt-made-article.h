/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-store.h"

G_BEGIN_DECLS

gint64 vnt_made_article_save (VntStore *store, const VntOperation *operation, gint64 number);

G_END_DECLS
