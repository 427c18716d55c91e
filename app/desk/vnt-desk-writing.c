/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What helps to write: texts that are used again, and all drafts at once. */
#include "vnt-desk-writing.h"

#include "vnt-desk-private.h"
#include "vnt-machine-change.h"
#include "vnt-store-article-draft.h"
#include "vnt-store-machine-draft.h"
#include "vnt-store-writing.h"

static gpointer
save_texts (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_save_text_modules (store, data, error));
}

static gpointer
delete_text (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_delete_text_module (store, data, error));
}

static gpointer
discard_draft (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 key = *(gint64 *) data;
  gint64 article = vnt_draft_entry_article_of_key (key);

  if (vnt_machine_is_subject (key))
    return GINT_TO_POINTER (
      vnt_store_save_machine_draft (store, vnt_machine_of_subject (key), NULL, NULL, error));
  if (article != G_MININT64)
    return GINT_TO_POINTER (vnt_store_save_article_draft (store, article, NULL, error));
  return GINT_TO_POINTER (vnt_store_delete_draft (store, key, error));
}

/**
 * vnt_desk_list_drafts:
 *
 * Returns: (transfer full): everything that is being written, and follows it
 */
GListModel *
vnt_desk_list_drafts (VntDesk *self)
{
  g_return_val_if_fail (VNT_IS_DESK (self) && self->store != NULL, NULL);

  return vnt_draft_list_new (self->store);
}

/**
 * vnt_desk_list_texts:
 *
 * Returns: (transfer full): every text module, and follows them
 */
VntValueList *
vnt_desk_list_texts (VntDesk *self)
{
  g_return_val_if_fail (VNT_IS_DESK (self) && self->store != NULL, NULL);

  return vnt_value_list_new_texts (self->store);
}

/**
 * vnt_desk_save_texts_async:
 * @modules: (element-type VntTextModule): new ones, and others than they were; frozen from now on
 *
 * Saves all of them or none.
 */
void
vnt_desk_save_texts_async (VntDesk *self,
                           GPtrArray *modules,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (VNT_IS_DESK (self) && modules != NULL);

  vnt_desk_write (self, save_texts, g_ptr_array_ref (modules), (GDestroyNotify) g_ptr_array_unref,
                  NULL, cancellable, callback, user_data);
}

gboolean
vnt_desk_save_texts_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

/**
 * vnt_desk_delete_text_async:
 * @uuid: of a text module
 *
 * Saving it again brings it back.
 */
void
vnt_desk_delete_text_async (VntDesk *self,
                            const char *uuid,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (VNT_IS_DESK (self) && uuid != NULL);

  vnt_desk_write (self, delete_text, g_strdup (uuid), g_free, NULL, cancellable, callback,
                  user_data);
}

gboolean
vnt_desk_delete_text_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

/**
 * vnt_desk_discard_draft_async:
 * @key: of the draft, as vnt_draft_entry_key() says; of a reply, its ticket
 *
 * Throws the draft away with the files kept for it, for good.
 */
void
vnt_desk_discard_draft_async (VntDesk *self,
                              gint64 key,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (VNT_IS_DESK (self));

  vnt_desk_write (self, discard_draft, g_memdup2 (&key, sizeof key), g_free, NULL, cancellable,
                  callback, user_data);
}

gboolean
vnt_desk_discard_draft_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

/**
 * vnt_desk_undo_send_finish_ticket:
 * @ticket: (out): on which ticket the draft is, 0 for the new one
 *
 * Returns: %FALSE with @error set when it was too late
 */
gboolean
vnt_desk_undo_send_finish_ticket (VntDesk *self,
                                  GAsyncResult *result,
                                  gint64 *ticket,
                                  GError **error)
{
  g_autoptr (VntDraft) draft = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  draft = g_task_propagate_pointer (G_TASK (result), error);
  if (draft != NULL && ticket != NULL)
    *ticket = draft->ticket;
  return draft != NULL;
}
