/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-view.h"

G_BEGIN_DECLS

/* What of work.db a query needs. */
typedef enum
{
  VNT_APART_NOTHING,
  VNT_APART_HIDDEN, /* what is put off, to leave it out */
  VNT_APART_ONLY_SNOOZED,
  VNT_APART_ONLY_FOLLOWED,
  VNT_APART_ONLY_CHOSEN, /* the query's own */
} VntApart;

VntApart vnt_query_get_apart (const VntTicketQuery *query);
GArray *vnt_query_run (VntDb *db,
                       const VntTicketQuery *query,
                       const char *apart,
                       const char *login,
                       gint64 now,
                       guint most,
                       GPtrArray **groups,
                       GError **error);
gboolean vnt_query_count (VntDb *db,
                          const VntTicketQuery *query,
                          const char *apart,
                          const char *login,
                          gint64 now,
                          gint64 *count,
                          GError **error);

G_END_DECLS
