/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-store.h"

G_BEGIN_DECLS

/**
 * VntValueKind:
 * @what: for the log: "the macros"
 * @read: on a worker thread; its data is %NULL. Returns (transfer full) a GPtrArray of values with its free function
 * @equal: whether two values say the same
 *
 * What a value list holds.
 */
typedef struct
{
  const char *what;
  VntStoreFunc read;
  GEqualFunc equal;
} VntValueKind;

/**
 * VntValueList:
 *
 * Something of the agent's own that is small, held whole and read again when the store says that the writing changed.
 *
 * Signals: "changed": the values are others now, or were read for the first time.
 */
#define VNT_TYPE_VALUE_LIST (vnt_value_list_get_type ())
G_DECLARE_FINAL_TYPE (VntValueList, vnt_value_list, VNT, VALUE_LIST, GObject)

VntValueList *vnt_value_list_new (VntStore *store, const VntValueKind *kind);
GPtrArray *vnt_value_list_get_values (VntValueList *self);
gboolean vnt_value_list_is_read (VntValueList *self);

/* -- the kinds there are: (transfer full); main thread -- */
VntValueList *vnt_value_list_new_macros (VntStore *store);
VntValueList *vnt_value_list_new_texts (VntStore *store);

G_END_DECLS
