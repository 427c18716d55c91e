/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-server.h"

#include "vnt-rt-articles.h"
#include "vnt-rt-attachments.h"
#include "vnt-rt-catalogs.h"
#include "vnt-rt-changes.h"
#include "vnt-rt-conversation.h"
#include "vnt-rt-find.h"
#include "vnt-rt-machines.h"
#include "vnt-rt-people.h"
#include "vnt-rt-queues.h"
#include "vnt-rt-searches.h"
#include "vnt-rt-tickets.h"
#include "vnt-rt-values.h"
#include "vnt-rt-write.h"
#include "vnt-rt.h"

/**
 * VntRtServer:
 *
 * Request Tracker 5 through its REST 2.0 interface. Only ties the interface to the resources, one file each.
 */
struct _VntRtServer
{
  GObject parent_instance;
  VntRt *rt;
};

static void server_iface_init (VntServerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntRtServer,
                               vnt_rt_server,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VNT_TYPE_SERVER, server_iface_init))

#define RT(server) (VNT_RT_SERVER (server)->rt)

static VntAccount *
sign_in (VntServer *server,
         const char *user,
         const char *secret,
         GCancellable *cancellable,
         GError **error)
{
  return vnt_rt_people_sign_in (RT (server), user, secret, cancellable, error);
}

static void
set_credentials (VntServer *server, VntAccount *account, const char *secret)
{
  vnt_rt_known_clear (RT (server)->known);
  vnt_rt_session_set_secret (RT (server)->session, account->login, secret);
  vnt_rt_set_account (RT (server), account);
}

static void
set_markers (VntServer *server, const char *reply, const char *ticket)
{
  g_free (RT (server)->reply_marker);
  RT (server)->reply_marker = g_strdup (reply);
  g_free (RT (server)->ticket_marker);
  RT (server)->ticket_marker = g_strdup (ticket);
}

static GPtrArray *
fetch_queues (VntServer *server, GCancellable *cancellable, GError **error)
{
  return vnt_rt_queues_fetch (RT (server), cancellable, error);
}

static GPtrArray *
fetch_people (VntServer *server,
              const char *cursor,
              char **next_cursor,
              GCancellable *cancellable,
              GError **error)
{
  return vnt_rt_people_fetch (RT (server), cursor, next_cursor, cancellable, error);
}

static GPtrArray *
fetch_articles (VntServer *server,
                const char *cursor,
                char **next_cursor,
                GCancellable *cancellable,
                GError **error)
{
  return vnt_rt_articles_fetch (RT (server), cursor, next_cursor, cancellable, error);
}

static GPtrArray *
fetch_catalogs (VntServer *server, GCancellable *cancellable, GError **error)
{
  return vnt_rt_catalogs_fetch (RT (server), cancellable, error);
}

static GPtrArray *
fetch_machines (VntServer *server,
                gint64 since,
                const char *cursor,
                char **next_cursor,
                GCancellable *cancellable,
                GError **error)
{
  return vnt_rt_machines_fetch (RT (server), since, cursor, next_cursor, cancellable, error);
}

static VntMachine *
fetch_machine (VntServer *server, gint64 machine, GCancellable *cancellable, GError **error)
{
  return vnt_rt_machines_fetch_whole (RT (server), machine, cancellable, error);
}

static VntTicketBatch *
fetch_tickets (VntServer *server,
               VntWant want,
               const char *cursor,
               guint limit,
               GCancellable *cancellable,
               GError **error)
{
  return vnt_rt_tickets_fetch (RT (server), want, cursor, limit, cancellable, error);
}

static VntTicketBatch *
fetch_tickets_by_id (
  VntServer *server, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error)
{
  return vnt_rt_tickets_fetch_by_id (RT (server), ids, n_ids, cancellable, error);
}

static char *
fetch_newest_mark (VntServer *server, GCancellable *cancellable, GError **error)
{
  return vnt_rt_changes_newest (RT (server), cancellable, error);
}

static VntMessageBatch *
fetch_changes (VntServer *server, const char *cursor, GCancellable *cancellable, GError **error)
{
  return vnt_rt_changes_fetch (RT (server), cursor, cancellable, error);
}

static VntMessageBatch *
fetch_history (VntServer *server, const char *cursor, GCancellable *cancellable, GError **error)
{
  return vnt_rt_changes_fetch_history (RT (server), cursor, cancellable, error);
}

static gboolean
check_version (VntServer *server,
               gint64 ticket,
               const char *version,
               gboolean *same,
               GCancellable *cancellable,
               GError **error)
{
  return vnt_rt_conversation_check (RT (server), ticket, version, same, cancellable, error);
}

static VntConversation *
fetch_conversation (VntServer *server, gint64 ticket, GCancellable *cancellable, GError **error)
{
  return vnt_rt_conversation_fetch (RT (server), ticket, cancellable, error);
}

static gboolean
fetch_attachment (VntServer *server,
                  const VntAttachment *attachment,
                  GFile *destination,
                  GCancellable *cancellable,
                  GError **error)
{
  return vnt_rt_attachments_fetch (RT (server), attachment, destination, cancellable, error);
}

static GPtrArray *
fetch_searches (VntServer *server, GCancellable *cancellable, GError **error)
{
  return vnt_rt_searches_fetch (RT (server), cancellable, error);
}

static GPtrArray *
fetch_values (VntServer *server,
              const char *const *fields,
              const gint64 *ids,
              guint n_ids,
              GCancellable *cancellable,
              GError **error)
{
  return vnt_rt_values_fetch (RT (server), fields, ids, n_ids, cancellable, error);
}

static VntTicketBatch *
fetch_open_with (VntServer *server, const char *text, GCancellable *cancellable, GError **error)
{
  return vnt_rt_tickets_fetch_open_with (RT (server), text, cancellable, error);
}

static VntTicketBatch *
fetch_found (VntServer *server,
             const char *query,
             const char *cursor,
             GCancellable *cancellable,
             GError **error)
{
  return vnt_rt_tickets_fetch_found (RT (server), query, cursor, cancellable, error);
}

static GPtrArray *
search_people (VntServer *server, const char *text, GCancellable *cancellable, GError **error)
{
  return vnt_rt_people_search (RT (server), text, cancellable, error);
}

static gboolean
send_operation (VntServer *server,
                const VntOperation *operation,
                gboolean marker,
                gint64 *transaction,
                GCancellable *cancellable,
                GError **error)
{
  return vnt_rt_write_send (RT (server), operation, marker, transaction, cancellable, error);
}

static VntFate
find_operation (VntServer *server,
                const VntOperation *operation,
                gboolean marker,
                gint64 *transaction,
                GCancellable *cancellable,
                GError **error)
{
  return vnt_rt_find (RT (server), operation, marker, transaction, cancellable, error);
}

static void
rest (VntServer *server)
{
  vnt_http_rest ();
}

static char *
get_ticket_url (VntServer *server, gint64 ticket)
{
  return g_strdup_printf ("%s/Ticket/Display.html?id=%" G_GINT64_FORMAT,
                          vnt_http_get_url (RT (server)->http), ticket);
}

static char *
get_article_url (VntServer *server, gint64 article)
{
  return g_strdup_printf ("%s/Articles/Article/Display.html?id=%" G_GINT64_FORMAT,
                          vnt_http_get_url (RT (server)->http), article);
}

static void
server_iface_init (VntServerInterface *iface)
{
  iface->sign_in = sign_in;
  iface->set_credentials = set_credentials;
  iface->set_markers = set_markers;
  iface->fetch_queues = fetch_queues;
  iface->fetch_people = fetch_people;
  iface->fetch_articles = fetch_articles;
  iface->fetch_catalogs = fetch_catalogs;
  iface->fetch_machines = fetch_machines;
  iface->fetch_machine = fetch_machine;
  iface->fetch_tickets = fetch_tickets;
  iface->fetch_tickets_by_id = fetch_tickets_by_id;
  iface->fetch_searches = fetch_searches;
  iface->fetch_found = fetch_found;
  iface->fetch_open_with = fetch_open_with;
  iface->fetch_values = fetch_values;
  iface->search_people = search_people;
  iface->fetch_newest_mark = fetch_newest_mark;
  iface->fetch_changes = fetch_changes;
  iface->fetch_history = fetch_history;
  iface->fetch_conversation = fetch_conversation;
  iface->check_version = check_version;
  iface->fetch_attachment = fetch_attachment;
  iface->send = send_operation;
  iface->find = find_operation;
  iface->rest = rest;
  iface->get_ticket_url = get_ticket_url;
  iface->get_article_url = get_article_url;
}

static void
vnt_rt_server_finalize (GObject *object)
{
  vnt_rt_free (VNT_RT_SERVER (object)->rt);

  G_OBJECT_CLASS (vnt_rt_server_parent_class)->finalize (object);
}

static void
vnt_rt_server_class_init (VntRtServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vnt_rt_server_finalize;
}

static void
vnt_rt_server_init (VntRtServer *self)
{
}

/**
 * vnt_rt_server_new:
 * @url: made by vnt_url_normalize()
 *
 * Returns: (transfer full): the server there; nothing is asked yet
 */
VntServer *
vnt_rt_server_new (const char *url)
{
  VntRtServer *self = g_object_new (VNT_TYPE_RT_SERVER, NULL);

  self->rt = vnt_rt_new (url);

  return VNT_SERVER (self);
}
