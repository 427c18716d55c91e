/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-store.h"

G_BEGIN_DECLS

/* A ticket the server was not asked about, or that changed since. */
typedef struct
{
  gint64 ticket;
  gint64 updated;
} VntUnasked;

GArray *vnt_store_list_unasked (
  VntStore *self, const char *field, gint64 since, gint64 until, gint64 below, GError **error);
gboolean vnt_store_save_values (
  VntStore *self, const char *const *fields, GArray *asked, GPtrArray *values, GError **error);

G_END_DECLS
