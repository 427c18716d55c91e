/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-keyed-items.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* What a kept list holds, and how it follows the store. */
typedef struct
{
  const char *signal; /* of the store: read again */
  const char *what; /* for the log: "the drafts" */
  VntStoreFunc
    read; /* on a worker thread; its data is %NULL. Returns (transfer full) a GPtrArray of values */
  VntKeyOf key_of;
  VntMakeItem make_item;
  VntSetItem set_item;
} VntKeptKind;

/* A GListModel of something small enough to be held whole, read again whenever the store says that it changed. */
#define VNT_TYPE_KEPT_LIST (vnt_kept_list_get_type ())
G_DECLARE_FINAL_TYPE (VntKeptList, vnt_kept_list, VNT, KEPT_LIST, GObject)

GListModel *vnt_kept_list_new (VntStore *store, const VntKeptKind *kind);

G_END_DECLS
