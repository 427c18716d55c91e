/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-service-facts.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* @field: (nullable): what the custom field that was asked for holds, as far as that is known */
typedef void (*VntStoreTellFunc) (const VntServiceFacts *facts, const char *field, gpointer data);
/* Called now and then from the thread that reads. */
typedef void (*VntStoreProgressFunc) (guint done, guint all, gpointer data);

/**
 * VntStoreTelling:
 * @since: tickets that were closed before are left out
 * @until: as are those made later
 * @field: (nullable): a custom field whose value is wanted
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
  const char *field;
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
