/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings the shown row of a ticket up to date: what the server said with what the agent said laid over it. */
#include "vnt-draft-table.h"
#include "vnt-message-table.h"
#include "vnt-operation-table.h"
#include "vnt-store-creation.h"
#include "vnt-store-private.h"
#include "vnt-ticket-table.h"

/* The meaning of statuses, and the first error met while looking one up. */
typedef struct
{
  VntDb *db;
  GError *error;
} Statuses;

static VntStatusClass
class_of (gint64 queue, const char *status, gpointer data)
{
  Statuses *statuses = data;
  VntStatusClass status_class = VNT_STATUS_UNKNOWN;

  vnt_status_table_lookup (statuses->db, queue, status, &status_class,
                           statuses->error == NULL ? &statuses->error : NULL);
  return status_class;
}

/* private: a done change is not laid over what was fetched when the entry it became is part of @cache already. */
gboolean
vnt_store_is_settled (
  VntDb *work, VntDb *cache, const VntOperation *operation, gboolean *settled, GError **error)
{
  gint64 transaction = 0;

  *settled = FALSE;
  if (operation->state != VNT_STATE_DONE)
    return TRUE;
  /* No entry of the conversation says that it was made. */
  if (operation->kind == VNT_OPERATION_ARTICLE)
    {
      *settled = TRUE;
      return TRUE;
    }
  /* A new ticket has become its whole conversation. */
  if (operation->kind == VNT_OPERATION_CREATE)
    return vnt_message_table_has_any (cache, operation->ticket, settled, error);

  if (!vnt_operation_table_get_transaction (work, operation->uuid, &transaction, error))
    return FALSE;

  return transaction == 0 || vnt_message_table_has (cache, transaction, settled, error);
}

static GPtrArray *
list_laid_over (VntCall *call, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) all =
    vnt_operation_table_list (call->work, VNT_OPERATIONS_OF_TICKET, id, NULL, error);

  for (guint i = 0; all != NULL && i < all->len;)
    {
      gboolean settled;

      if (!vnt_store_is_settled (call->work, call->cache, g_ptr_array_index (all, i), &settled,
                                 error))
        return NULL;
      if (settled)
        g_ptr_array_remove_index (all, i);
      else
        i++;
    }

  return g_steal_pointer (&all);
}

/* What the server said, with the meaning of its status as far as it is known. */
static gboolean
find_base (VntCall *call, gint64 id, const VntTicket *server, VntTicket **base, GError **error)
{
  *base = NULL;
  if (id < 0)
    return TRUE;
  if (server != NULL)
    *base = vnt_ticket_copy (server);
  else if (!vnt_ticket_table_get_server (call->cache, id, base, error))
    return FALSE;

  return *base == NULL || (*base)->status_class != VNT_STATUS_UNKNOWN ||
         vnt_status_table_lookup (call->cache, (*base)->queue, (*base)->status,
                                  &(*base)->status_class, error);
}

/* A number given on this laptop that nothing goes by any more: the ticket has the server's, or was given up. */
static gboolean
forget_number (VntCall *call, gint64 id, GError **error)
{
  g_autoptr (VntTicket) before = NULL;

  if (id > 0)
    return TRUE;
  if (!vnt_ticket_table_get_shown (call->cache, id, &before, error))
    return FALSE;
  if (before == NULL)
    return TRUE;

  g_array_append_val (call->changed, id);
  vnt_call_note_conversation (call, id);
  return vnt_ticket_table_remove (call->cache, id, error);
}

/* private, on the writer's thread inside a transaction on cache.db: writes the shown row of a ticket anew, from @server, or from
 * the server's row that is here. */
gboolean
vnt_store_recompute (VntCall *call, gint64 id, const VntTicket *server, GError **error)
{
  g_autoptr (GPtrArray) operations = list_laid_over (call, id, error);
  g_autoptr (VntTicket) base = NULL;
  g_autoptr (VntTicket) before = NULL;
  g_autoptr (VntTicket) shown = NULL;
  g_autofree char *login = NULL;
  Statuses statuses = { call->cache, NULL };
  VntOverlay overlay = { .class_of = class_of, .data = &statuses };

  if (operations == NULL || !find_base (call, id, server, &base, error))
    return FALSE;
  login = vnt_store_dup_login (call->store);
  if (base == NULL && !vnt_store_make_ticket (call, operations, login, &base, error))
    return FALSE;
  if (base == NULL)
    return forget_number (call, id, error);

  if (!vnt_ticket_table_get_shown (call->cache, id, &before, error) ||
      !vnt_seen_table_get (call->work, id, &overlay.seen, error))
    return FALSE;

  overlay.login = login;
  overlay.seen = MAX (overlay.seen, vnt_store_get_account_created (call->store));
  shown = vnt_overlay_ticket (base, operations, &overlay);
  if (statuses.error != NULL)
    {
      g_propagate_error (error, statuses.error);
      return FALSE;
    }

  if (shown->updated == 0)
    shown->updated = shown->created;
  if (!vnt_store_clock_row (call, shown, before, operations, error))
    return FALSE;
  if (before == NULL || !vnt_ticket_equal (before, shown))
    g_array_append_val (call->changed, id);

  return vnt_ticket_table_write (call->cache, shown, operations->len > 0 ? base : NULL, error) &&
         vnt_ticket_table_write_clock (call->cache, id, &shown->clock, error);
}
