/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What helps to write: texts that are used again, and all drafts at once. */
#include "vnt-store-writing.h"

#include "vnt-draft-entry.h"
#include "vnt-draft-table.h"
#include "vnt-new-ticket.h"
#include "vnt-store-article-draft.h"
#include "vnt-store-machine-draft.h"
#include "vnt-store-private.h"
#include "vnt-text-module-table.h"
#include "vnt-ticket-table.h"

/**
 * vnt_store_list_text_modules:
 *
 * Returns: (transfer full) (element-type VntTextModule) (nullable): all of them, by name
 */
GPtrArray *
vnt_store_list_text_modules (VntStore *self, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  GPtrArray *modules;

  if (reader == NULL)
    return NULL;

  modules = vnt_text_module_table_list (reader->work, error);
  vnt_store_give_reader (self, reader);

  return modules;
}

static gboolean
save_modules (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  call->news |= VNT_NEWS_WRITING;
  for (guint i = 0; i < call->items->len; i++)
    if (!vnt_text_module_table_write (db, g_ptr_array_index (call->items, i), error))
      return FALSE;

  return TRUE;
}

/**
 * vnt_store_save_text_modules:
 * @modules: (element-type VntTextModule): new ones, and others than they were
 *
 * Saves all of them or none.
 *
 * Returns: %TRUE if they are durable
 */
gboolean
vnt_store_save_text_modules (VntStore *self, GPtrArray *modules, GError **error)
{
  VntCall call = { .items = modules, .any_account = TRUE };

  return vnt_store_write_work (self, save_modules, &call, error);
}

static gboolean
delete_module (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  call->news |= VNT_NEWS_WRITING;
  return vnt_text_module_table_delete (db, call->uuid, error);
}

/**
 * vnt_store_delete_text_module:
 *
 * Returns: %TRUE if it is not there any more
 */
gboolean
vnt_store_delete_text_module (VntStore *self, const char *uuid, GError **error)
{
  VntCall call = { .uuid = uuid, .any_account = TRUE };

  return vnt_store_write_work (self, delete_module, &call, error);
}

static int
compare_updated (gconstpointer a, gconstpointer b)
{
  const VntDraftEntry *left = *(const VntDraftEntry *const *) a;
  const VntDraftEntry *right = *(const VntDraftEntry *const *) b;

  return (right->draft->updated > left->draft->updated) -
         (right->draft->updated < left->draft->updated);
}

static VntDraftEntry *
make_entry (VntDb *cache, VntDraft *draft, GError **error)
{
  g_autoptr (VntTicket) ticket = NULL;

  if (draft->kind == VNT_OPERATION_CREATE)
    {
      g_autoptr (VntNewTicket) made = vnt_new_ticket_read (draft->text, NULL);

      return vnt_draft_entry_new (draft, made->subject);
    }
  if (!vnt_ticket_table_get_shown (cache, draft->ticket, &ticket, error))
    return NULL;

  return vnt_draft_entry_new (draft, ticket != NULL ? ticket->subject : NULL);
}

/**
 * vnt_store_list_draft_entries:
 *
 * Returns: (transfer full) (element-type VntDraftEntry) (nullable): every draft, of articles and machines, too, the last
 *   written first
 */
GPtrArray *
vnt_store_list_draft_entries (VntStore *self, GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_draft_entry_unref);
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (GPtrArray) drafts = NULL;
  gboolean whole = TRUE;

  if (reader == NULL)
    return NULL;

  drafts = vnt_draft_table_list (reader->work, error);
  for (guint i = 0; drafts != NULL && whole && i < drafts->len; i++)
    {
      VntDraftEntry *entry = make_entry (reader->cache, g_ptr_array_index (drafts, i), error);

      whole = entry != NULL;
      if (whole)
        g_ptr_array_add (entries, entry);
    }
  whole = drafts != NULL && whole && vnt_article_draft_list (reader->work, entries, error) &&
          vnt_machine_draft_list (reader->work, entries, error);
  vnt_store_give_reader (self, reader);
  g_ptr_array_sort (entries, compare_updated);

  return whole ? g_steal_pointer (&entries) : NULL;
}
