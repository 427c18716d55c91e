/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-ticket.h"

G_BEGIN_DECLS

/**
 * VntCatalog:
 * @id: the server's number
 * @name: (not nullable): its name
 * @description: (nullable): what stands in it
 * @can_create: the account may add machines
 * @statuses: (array zero-terminated=1): statuses a machine in it may have, as far as the server told
 * @fields: (element-type VntFieldValue): its custom fields, in the server's order, without values
 *
 * A catalogue of machines. Frozen once handed on.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *description;
  gboolean can_create;
  GStrv statuses;
  GPtrArray *fields;
} VntCatalog;

#define VNT_TYPE_CATALOG (vnt_catalog_get_type ())
GType vnt_catalog_get_type (void);
VntCatalog *vnt_catalog_new (gint64 id, const char *name);
VntCatalog *vnt_catalog_ref (VntCatalog *self);
void vnt_catalog_unref (VntCatalog *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntCatalog, vnt_catalog_unref)

G_END_DECLS
