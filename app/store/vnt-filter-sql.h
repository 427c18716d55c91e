/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-bound.h"
#include "vnt-filter.h"

G_BEGIN_DECLS

void vnt_filter_sql_append (const VntFilter *filter, GString *sql, VntBound *bound);

G_END_DECLS
