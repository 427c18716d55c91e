/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-bulk.h"
#include "vnt-desk.h"

G_BEGIN_DECLS

char *vnt_bulk_words_value (VntDesk *desk, VntField field, const char *value);
const char *vnt_bulk_words_reason (VntBulkReason why);
const char *vnt_bulk_words_title (VntField field);
char *vnt_bulk_words_entry (VntDesk *desk, const VntBulkPlan *plan, const VntBulkEntry *entry);
char *vnt_bulk_words_summary (const VntBulkPlan *plan);
char *vnt_bulk_words_done (guint n_tickets);

G_END_DECLS
