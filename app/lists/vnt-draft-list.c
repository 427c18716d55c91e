/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-draft-list.h"

#include "vnt-kept-list.h"
#include "vnt-store-writing.h"

static gpointer
run_read (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_list_draft_entries (store, error);
}

static gint64
key_of (gconstpointer value)
{
  return vnt_draft_entry_key (((const VntDraftEntry *) value)->draft);
}

static gpointer
make_item (gpointer value)
{
  return vnt_draft_item_new (value);
}

static void
set_item (gpointer item, gpointer value)
{
  vnt_draft_item_set_entry (item, value);
}

static const VntKeptKind kind = {
  .signal = "writing-changed",
  .what = "the drafts",
  .read = run_read,
  .key_of = key_of,
  .make_item = make_item,
  .set_item = set_item,
};

/**
 * vnt_draft_list_new:
 * @store: where the drafts are
 *
 * Makes a list and begins to read it. Main thread.
 *
 * Returns: (transfer full): a list, empty until it is read
 */
GListModel *
vnt_draft_list_new (VntStore *store)
{
  return vnt_kept_list_new (store, &kind);
}
