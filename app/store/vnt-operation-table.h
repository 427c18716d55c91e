/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"
#include "vnt-operation.h"

G_BEGIN_DECLS

/* Which operations of the account a list holds. */
typedef enum
{
  VNT_OPERATIONS_WAITING, /* every one that is not done */
  VNT_OPERATIONS_ALL, /* the done ones that are still laid over, too */
  VNT_OPERATIONS_HEADS, /* of each ticket the oldest that is not done */
  VNT_OPERATIONS_OF_TICKET, /* ALL of one ticket */
  VNT_OPERATIONS_OF_DRAFT, /* queued together from one draft */
} VntOperations;

GPtrArray *vnt_operation_table_list (
  VntDb *db, VntOperations which, gint64 ticket, const char *draft, GError **error);
gboolean vnt_operation_table_get (VntDb *db,
                                  const char *uuid,
                                  VntOperation **operation,
                                  GError **error);
gboolean vnt_operation_table_get_transaction (VntDb *db,
                                              const char *uuid,
                                              gint64 *transaction,
                                              GError **error);
gboolean vnt_operation_table_exists (VntDb *db, const char *uuid, gboolean *exists, GError **error);
gboolean vnt_operation_table_insert (VntDb *db,
                                     const VntOperation *operation,
                                     const char *draft,
                                     GError **error);
gboolean vnt_operation_table_mark_sending (
  VntDb *db, const char *uuid, gint64 now, gint64 floor, gboolean *mine, GError **error);
gboolean vnt_operation_table_hold (VntDb *db, const char *uuid, const GError *why, GError **error);
gboolean vnt_operation_table_see (VntDb *db, gint64 ticket, gint64 seen, GError **error);
gboolean vnt_operation_table_mark_failed (
  VntDb *db, const char *uuid, VntState state, gint64 next_try, const GError *why, GError **error);
gboolean vnt_operation_table_finish (VntDb *db,
                                     const char *uuid,
                                     gint64 transaction,
                                     GError **error);
gboolean vnt_operation_table_retry (VntDb *db, const char *uuid, const char *base, GError **error);
gboolean vnt_operation_table_delete (VntDb *db, const char *uuid, GError **error);
gboolean vnt_operation_table_log (VntDb *db, const char *uuid, GError **error);
gboolean vnt_operation_table_adopt (VntDb *db, guint *count, GError **error);
gboolean vnt_operation_table_move (VntDb *db, gint64 from, gint64 to, GError **error);
gboolean vnt_operation_table_follow (VntDb *db, gint64 *ticket, GError **error);
gboolean vnt_operation_table_list_unsettled (VntDb *db, GArray *tickets, GError **error);

G_END_DECLS
