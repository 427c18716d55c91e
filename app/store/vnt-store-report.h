/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-report-plan.h"
#include "vnt-service-facts.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* @values: (array length=VNT_REPORT_N_FIELDS): what the custom fields that were asked for hold: "" for nothing, %NULL where that is
 * not known */
typedef void (*VntStoreTellFunc) (const VntServiceFacts *facts,
                                  const char *const *values,
                                  gpointer data);
/* Called now and then from the thread that reads. */
typedef void (*VntStoreProgressFunc) (guint done, guint all, gpointer data);

/**
 * VntStoreTelling:
 * @since: tickets that were closed before are left out
 * @until: as are those made later
 * @fields: (array length=VNT_REPORT_N_FIELDS): names of custom fields whose values are wanted, "" for none
 * @tell: called with each ticket
 * @progress: (nullable): told how far it is
 * @data: for both
 *
 * Which tickets are told of, and to whom.
 */
typedef struct
{
  gint64 since;
  gint64 until;
  const char *fields[VNT_REPORT_N_FIELDS];
  VntStoreTellFunc tell;
  VntStoreProgressFunc progress;
  gpointer data;
} VntStoreTelling;

gboolean vnt_store_tell_facts (VntStore *self,
                               const VntStoreTelling *telling,
                               GCancellable *cancellable,
                               GError **error);
gboolean vnt_store_read_history_range (VntStore *self, gint64 *since, GError **error);

gboolean vnt_store_save_report (VntStore *self,
                                const char *name,
                                const char *definition,
                                GError **error);
GStrv vnt_store_list_reports (VntStore *self, GError **error);
char *vnt_store_read_report (VntStore *self, const char *name, GError **error);

G_END_DECLS
