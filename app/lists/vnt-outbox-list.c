/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-outbox-list.h"

#include "vnt-kept-list.h"

static gpointer
run_read (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_list_operations (store, error);
}

static gint64
key_of (gconstpointer value)
{
  return ((const VntOperation *) value)->sequence;
}

static gpointer
make_item (gpointer value)
{
  return vnt_operation_item_new (value);
}

static void
set_item (gpointer item, gpointer value)
{
  vnt_operation_item_set_operation (item, value);
}

static const VntKeptKind kind = {
  .signal = "outbox-changed",
  .what = "the outbox",
  .read = run_read,
  .key_of = key_of,
  .make_item = make_item,
  .set_item = set_item,
};

/**
 * vnt_outbox_list_new:
 * @store: where the changes wait
 *
 * Makes a list and begins to read it. Main thread.
 *
 * Returns: (transfer full): a list, empty until it is read
 */
GListModel *
vnt_outbox_list_new (VntStore *store)
{
  return vnt_kept_list_new (store, &kind);
}
