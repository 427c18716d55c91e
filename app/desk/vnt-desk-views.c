/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-views.h"

#include "vnt-desk-private.h"
#include "vnt-store-views.h"

typedef struct
{
  VntOwnView *view;
  char *uuid;
  int place;
} Wish;

typedef struct
{
  VntFilterField field;
  char *name;
} Choices;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_clear_pointer (&wish->view, vnt_own_view_unref);
  g_free (wish->uuid);
  g_free (wish);
}

static void
choices_free (gpointer data)
{
  Choices *choices = data;

  g_free (choices->name);
  g_free (choices);
}

static gpointer
save_view (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return GINT_TO_POINTER (vnt_store_save_view (store, wish->view, wish->place, error));
}

static gpointer
delete_view (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return GINT_TO_POINTER (vnt_store_delete_view (store, wish->uuid, error));
}

static gpointer
place_view (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;

  return GINT_TO_POINTER (vnt_store_place_view (store, wish->uuid, wish->place, error));
}

static gpointer
count_tickets (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *count = g_new (gint64, 1);

  *count = vnt_store_count_tickets (store, data, error);
  return count;
}

static gpointer
list_choices (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Choices *choices = data;

  return vnt_store_list_choices (store, choices->field, choices->name, error);
}

/**
 * vnt_desk_list_own_views:
 *
 * Returns: (transfer full) (element-type VntOwnView): the views the agent made, in their order
 */
GPtrArray *
vnt_desk_list_own_views (VntDesk *self)
{
  GPtrArray *views;

  g_return_val_if_fail (VNT_IS_DESK (self), NULL);

  views = self->store != NULL ? vnt_store_list_views (self->store, NULL) : NULL;
  return views != NULL ? views
                       : g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_own_view_unref);
}

/**
 * vnt_desk_save_view_async:
 * @view: frozen from now on
 * @place: where it shall stand among the agent's views, counted from 0; -1 to leave it where it is, or last when it is new
 *
 * Done when it is durable.
 */
void
vnt_desk_save_view_async (VntDesk *self,
                          VntOwnView *view,
                          int place,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->view = vnt_own_view_ref (view);
  wish->place = place;
  vnt_desk_write (self, save_view, wish, wish_free, NULL, cancellable, callback, user_data);
}

gboolean
vnt_desk_save_view_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

void
vnt_desk_delete_view_async (VntDesk *self,
                            const char *uuid,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->uuid = g_strdup (uuid);
  vnt_desk_write (self, delete_view, wish, wish_free, NULL, cancellable, callback, user_data);
}

gboolean
vnt_desk_delete_view_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

void
vnt_desk_place_view_async (VntDesk *self,
                           const char *uuid,
                           int place,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->uuid = g_strdup (uuid);
  wish->place = place;
  vnt_desk_write (self, place_view, wish, wish_free, NULL, cancellable, callback, user_data);
}

gboolean
vnt_desk_place_view_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

/**
 * vnt_desk_count_tickets_async:
 * @query: which tickets
 *
 * Counts them elsewhere.
 */
void
vnt_desk_count_tickets_async (VntDesk *self,
                              const VntTicketQuery *query,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  vnt_desk_read (self, count_tickets, vnt_ticket_query_copy (query),
                 (GDestroyNotify) vnt_ticket_query_free, g_free, cancellable, callback, user_data);
}

gint64
vnt_desk_count_tickets_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *count = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  count = g_task_propagate_pointer (G_TASK (result), error);
  return count != NULL ? *count : -1;
}

/**
 * vnt_desk_list_choices_async:
 * @field: a field of a filter: status, service level or custom field
 * @name: (nullable): the name of a custom field; %NULL to list the names of custom fields
 *
 * Lists what tickets here have.
 */
void
vnt_desk_list_choices_async (VntDesk *self,
                             VntFilterField field,
                             const char *name,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Choices *choices = g_new0 (Choices, 1);

  choices->field = field;
  choices->name = g_strdup (name);
  vnt_desk_read (self, list_choices, choices, choices_free, (GDestroyNotify) g_strfreev,
                 cancellable, callback, user_data);
}

GStrv
vnt_desk_list_choices_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vnt_desk_list_statuses:
 * @queue: a queue's number
 *
 * Returns: (transfer full) (nullable): the statuses its tickets are known to have
 */
GStrv
vnt_desk_list_statuses (VntDesk *self, gint64 queue)
{
  g_return_val_if_fail (VNT_IS_DESK (self), NULL);

  return self->store != NULL ? vnt_store_list_statuses (self->store, queue, NULL) : NULL;
}
