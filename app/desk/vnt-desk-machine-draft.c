/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-machine-draft.h"

#include "vnt-desk-private.h"
#include "vnt-store-machine-draft.h"

typedef struct
{
  gint64 machine;
  char *name;
  char *draft;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->name);
  g_free (wish->draft);
  g_free (wish);
}

static gpointer
load_draft (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  char *draft = NULL;

  if (!vnt_store_get_machine_draft (store, *(gint64 *) data, &draft, error))
    return NULL;
  return draft != NULL ? draft : g_strdup ("");
}

/**
 * vnt_desk_load_machine_draft_async:
 * @machine: its number, 0 for a new one
 */
void
vnt_desk_load_machine_draft_async (VntDesk *self,
                                   gint64 machine,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  /* Behind what is being saved. */
  vnt_desk_write (self, load_draft, g_memdup2 (&machine, sizeof machine), g_free, g_free,
                  cancellable, callback, user_data);
}

char *
vnt_desk_load_machine_draft_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
save_draft (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return GINT_TO_POINTER (
    vnt_store_save_machine_draft (store, wish->machine, wish->name, wish->draft, error));
}

/**
 * vnt_desk_save_machine_draft_async:
 * @machine: its number, 0 for a new one
 * @name: what it is called, "" while it has no name
 * @draft: (nullable): what is filled in, %NULL to throw it away
 */
void
vnt_desk_save_machine_draft_async (VntDesk *self,
                                   gint64 machine,
                                   const char *name,
                                   const char *draft,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->machine = machine;
  wish->name = g_strdup (name);
  wish->draft = g_strdup (draft);
  vnt_desk_write (self, save_draft, wish, wish_free, NULL, cancellable, callback, user_data);
}

gboolean
vnt_desk_save_machine_draft_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}
