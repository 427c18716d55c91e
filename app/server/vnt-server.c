/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-server.h"

#include <glib/gi18n.h>

#include "vnt-error.h"

G_DEFINE_INTERFACE (VntServer, vnt_server, G_TYPE_OBJECT)

static void
vnt_server_default_init (VntServerInterface *iface)
{
}

VntAccount *
vnt_server_sign_in (
  VntServer *self, const char *user, const char *secret, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  return VNT_SERVER_GET_IFACE (self)->sign_in (self, user, secret, cancellable, error);
}

void
vnt_server_set_credentials (VntServer *self, VntAccount *account, const char *secret)
{
  g_return_if_fail (VNT_IS_SERVER (self));

  VNT_SERVER_GET_IFACE (self)->set_credentials (self, account, secret);
}

GPtrArray *
vnt_server_fetch_queues (VntServer *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  return VNT_SERVER_GET_IFACE (self)->fetch_queues (self, cancellable, error);
}

GPtrArray *
vnt_server_fetch_people (VntServer *self,
                         const char *cursor,
                         char **next_cursor,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  return VNT_SERVER_GET_IFACE (self)->fetch_people (self, cursor, next_cursor, cancellable, error);
}

GPtrArray *
vnt_server_fetch_articles (VntServer *self,
                           const char *cursor,
                           char **next_cursor,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  return VNT_SERVER_GET_IFACE (self)->fetch_articles (self, cursor, next_cursor, cancellable,
                                                      error);
}

GPtrArray *
vnt_server_fetch_catalogs (VntServer *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  if (VNT_SERVER_GET_IFACE (self)->fetch_catalogs == NULL)
    return g_ptr_array_new ();

  return VNT_SERVER_GET_IFACE (self)->fetch_catalogs (self, cancellable, error);
}

GPtrArray *
vnt_server_fetch_machines (VntServer *self,
                           gint64 since,
                           const char *cursor,
                           char **next_cursor,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self) && next_cursor != NULL, NULL);

  *next_cursor = NULL;
  if (VNT_SERVER_GET_IFACE (self)->fetch_machines == NULL)
    return g_ptr_array_new ();

  return VNT_SERVER_GET_IFACE (self)->fetch_machines (self, since, cursor, next_cursor, cancellable,
                                                      error);
}

VntMachine *
vnt_server_fetch_machine (VntServer *self,
                          gint64 machine,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  if (VNT_SERVER_GET_IFACE (self)->fetch_machine != NULL)
    return VNT_SERVER_GET_IFACE (self)->fetch_machine (self, machine, cancellable, error);

  g_set_error_literal (error, VNT_ERROR, VNT_ERROR_NOT_FOUND, _ ("This server has no inventory."));
  return NULL;
}

VntTicketBatch *
vnt_server_fetch_tickets (VntServer *self,
                          VntWant want,
                          const char *cursor,
                          guint limit,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  return VNT_SERVER_GET_IFACE (self)->fetch_tickets (self, want, cursor, limit, cancellable, error);
}

VntTicketBatch *
vnt_server_fetch_tickets_by_id (
  VntServer *self, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  return VNT_SERVER_GET_IFACE (self)->fetch_tickets_by_id (self, ids, n_ids, cancellable, error);
}

GPtrArray *
vnt_server_fetch_searches (VntServer *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  if (VNT_SERVER_GET_IFACE (self)->fetch_searches == NULL)
    return g_ptr_array_new ();
  return VNT_SERVER_GET_IFACE (self)->fetch_searches (self, cancellable, error);
}

GPtrArray *
vnt_server_fetch_values (VntServer *self,
                         const char *const *fields,
                         const gint64 *ids,
                         guint n_ids,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  if (VNT_SERVER_GET_IFACE (self)->fetch_values == NULL)
    return g_ptr_array_new ();
  return VNT_SERVER_GET_IFACE (self)->fetch_values (self, fields, ids, n_ids, cancellable, error);
}

VntTicketBatch *
vnt_server_fetch_found (
  VntServer *self, const char *query, const char *cursor, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  if (VNT_SERVER_GET_IFACE (self)->fetch_found == NULL)
    return vnt_ticket_batch_new ();
  return VNT_SERVER_GET_IFACE (self)->fetch_found (self, query, cursor, cancellable, error);
}

VntTicketBatch *
vnt_server_fetch_open_with (VntServer *self,
                            const char *text,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  if (VNT_SERVER_GET_IFACE (self)->fetch_open_with == NULL)
    return vnt_ticket_batch_new ();
  return VNT_SERVER_GET_IFACE (self)->fetch_open_with (self, text, cancellable, error);
}

GPtrArray *
vnt_server_search_people (VntServer *self,
                          const char *text,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  if (VNT_SERVER_GET_IFACE (self)->search_people == NULL)
    return g_ptr_array_new ();
  return VNT_SERVER_GET_IFACE (self)->search_people (self, text, cancellable, error);
}

char *
vnt_server_fetch_newest_mark (VntServer *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  return VNT_SERVER_GET_IFACE (self)->fetch_newest_mark (self, cancellable, error);
}

VntMessageBatch *
vnt_server_fetch_changes (VntServer *self,
                          const char *cursor,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  return VNT_SERVER_GET_IFACE (self)->fetch_changes (self, cursor, cancellable, error);
}

VntMessageBatch *
vnt_server_fetch_history (VntServer *self,
                          const char *cursor,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  return VNT_SERVER_GET_IFACE (self)->fetch_history (self, cursor, cancellable, error);
}

VntConversation *
vnt_server_fetch_conversation (VntServer *self,
                               gint64 ticket,
                               GCancellable *cancellable,
                               GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  return VNT_SERVER_GET_IFACE (self)->fetch_conversation (self, ticket, cancellable, error);
}

gboolean
vnt_server_check_version (VntServer *self,
                          gint64 ticket,
                          const char *version,
                          gboolean *same,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), FALSE);
  g_return_val_if_fail (version != NULL && same != NULL, FALSE);

  return VNT_SERVER_GET_IFACE (self)->check_version (self, ticket, version, same, cancellable,
                                                     error);
}

gboolean
vnt_server_fetch_attachment (VntServer *self,
                             const VntAttachment *attachment,
                             GFile *destination,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), FALSE);

  return VNT_SERVER_GET_IFACE (self)->fetch_attachment (self, attachment, destination, cancellable,
                                                        error);
}

gboolean
vnt_server_send (VntServer *self,
                 const VntOperation *operation,
                 gboolean marker,
                 gint64 *transaction,
                 GCancellable *cancellable,
                 GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), FALSE);

  return VNT_SERVER_GET_IFACE (self)->send (self, operation, marker, transaction, cancellable,
                                            error);
}

VntFate
vnt_server_find (VntServer *self,
                 const VntOperation *operation,
                 gboolean marker,
                 gint64 *transaction,
                 GCancellable *cancellable,
                 GError **error)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), 0);

  return VNT_SERVER_GET_IFACE (self)->find (self, operation, marker, transaction, cancellable,
                                            error);
}

void
vnt_server_set_markers (VntServer *self, const char *reply, const char *ticket)
{
  g_return_if_fail (VNT_IS_SERVER (self));
  g_return_if_fail (reply != NULL && ticket != NULL);

  if (VNT_SERVER_GET_IFACE (self)->set_markers != NULL)
    VNT_SERVER_GET_IFACE (self)->set_markers (self, reply, ticket);
}

void
vnt_server_rest (VntServer *self)
{
  g_return_if_fail (VNT_IS_SERVER (self));

  VNT_SERVER_GET_IFACE (self)->rest (self);
}

char *
vnt_server_get_ticket_url (VntServer *self, gint64 ticket)
{
  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  return VNT_SERVER_GET_IFACE (self)->get_ticket_url (self, ticket);
}

char *
vnt_server_get_article_url (VntServer *self, gint64 article)
{
  VntServerInterface *iface;

  g_return_val_if_fail (VNT_IS_SERVER (self), NULL);

  iface = VNT_SERVER_GET_IFACE (self);
  return iface->get_article_url != NULL ? iface->get_article_url (self, article) : NULL;
}
