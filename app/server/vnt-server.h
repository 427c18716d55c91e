/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-batch.h"
#include "vnt-machine.h"
#include "vnt-operation.h"

G_BEGIN_DECLS

/* Which tickets the first fetch brings, in the order it brings them. Stored in cursors: append only. */
typedef enum
{
  VNT_WANT_MINE_OPEN = 1,
  VNT_WANT_UNOWNED_OPEN = 2,
  VNT_WANT_QUEUES_OPEN = 3,
  VNT_WANT_ALL_OPEN = 4,
  VNT_WANT_ALL_CLOSED = 5,
} VntWant;

/* What was found when the server was read to see whether an operation took effect. */
typedef enum
{
  VNT_FATE_HAPPENED = 1,
  VNT_FATE_DID_NOT_HAPPEN = 2,
  VNT_FATE_CANNOT_TELL = 3,
} VntFate;

#define VNT_TYPE_SERVER (vnt_server_get_type ())
G_DECLARE_INTERFACE (VntServer, vnt_server, VNT, SERVER, GObject)

/**
 * VntServerInterface:
 *
 * What every server kind does. Each call blocks, so it is made on a worker thread; calls from several threads
 * at once are fine. Each returns what the server said, as values of model/, and writes nothing here. Errors are in the
 * domain VNT_ERROR (or G_IO_ERROR_CANCELLED). After a write the server is read again; its human messages are never
 * interpreted.
 */
struct _VntServerInterface
{
  GTypeInterface parent_iface;

  VntAccount *(*sign_in) (VntServer *self,
                          const char *user,
                          const char *secret,
                          GCancellable *cancellable,
                          GError **error);
  void (*set_credentials) (VntServer *self, VntAccount *account, const char *secret);
  GPtrArray *(*fetch_queues) (VntServer *self, GCancellable *cancellable, GError **error);
  GPtrArray *(*fetch_people) (VntServer *self,
                              const char *cursor,
                              char **next_cursor,
                              GCancellable *cancellable,
                              GError **error);
  GPtrArray *(*fetch_articles) (VntServer *self,
                                const char *cursor,
                                char **next_cursor,
                                GCancellable *cancellable,
                                GError **error);
  GPtrArray *(*fetch_catalogs) (VntServer *self,
                                GCancellable *cancellable,
                                GError **error); /* optional, as the next two */
  GPtrArray *(*fetch_machines) (VntServer *self,
                                gint64 since,
                                const char *cursor,
                                char **next_cursor,
                                GCancellable *cancellable,
                                GError **error);
  VntMachine *(*fetch_machine) (VntServer *self,
                                gint64 machine,
                                GCancellable *cancellable,
                                GError **error);
  VntTicketBatch *(*fetch_tickets) (VntServer *self,
                                    VntWant want,
                                    const char *cursor,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GError **error);
  VntTicketBatch *(*fetch_tickets_by_id) (
    VntServer *self, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error);
  GPtrArray *(*fetch_searches) (VntServer *self,
                                GCancellable *cancellable,
                                GError **error); /* optional, as the next two */
  VntTicketBatch *(*fetch_found) (VntServer *self,
                                  const char *query,
                                  const char *cursor,
                                  GCancellable *cancellable,
                                  GError **error);
  VntTicketBatch *(*fetch_open_with) (VntServer *self,
                                      const char *text,
                                      GCancellable *cancellable,
                                      GError **error); /* optional */
  GPtrArray *(*fetch_values) (VntServer *self,
                              const char *const *fields,
                              const gint64 *ids,
                              guint n_ids,
                              GCancellable *cancellable,
                              GError **error); /* optional */
  GPtrArray *(*search_people) (VntServer *self,
                               const char *text,
                               GCancellable *cancellable,
                               GError **error);
  char *(*fetch_newest_mark) (VntServer *self, GCancellable *cancellable, GError **error);
  VntMessageBatch *(*fetch_changes) (VntServer *self,
                                     const char *cursor,
                                     GCancellable *cancellable,
                                     GError **error);
  VntMessageBatch *(*fetch_history) (VntServer *self,
                                     const char *cursor,
                                     GCancellable *cancellable,
                                     GError **error);
  VntConversation *(*fetch_conversation) (VntServer *self,
                                          gint64 ticket,
                                          GCancellable *cancellable,
                                          GError **error);
  gboolean (*check_version) (VntServer *self,
                             gint64 ticket,
                             const char *version,
                             gboolean *same,
                             GCancellable *cancellable,
                             GError **error);
  gboolean (*fetch_attachment) (VntServer *self,
                                const VntAttachment *attachment,
                                GFile *destination,
                                GCancellable *cancellable,
                                GError **error);
  gboolean (*send) (VntServer *self,
                    const VntOperation *operation,
                    gboolean marker,
                    gint64 *transaction,
                    GCancellable *cancellable,
                    GError **error);
  VntFate (*find) (VntServer *self,
                   const VntOperation *operation,
                   gboolean marker,
                   gint64 *transaction,
                   GCancellable *cancellable,
                   GError **error);
  void (*set_markers) (VntServer *self, const char *reply, const char *ticket); /* optional */
  void (*rest) (VntServer *self);
  char *(*get_ticket_url) (VntServer *self, gint64 ticket);
  char *(*get_article_url) (VntServer *self, gint64 article);
};

VntServer *vnt_server_new (const char *kind, const char *url, GError **error);

/**
 * vnt_server_sign_in:
 * @user: login; may be "" when @secret is a token that names its user
 * @secret: (not nullable): a token or a password; never logged, never in an error
 *
 * Returns: (transfer full): who the server says this is, or %NULL: VNT_ERROR_OFFLINE (no network, no such host),
 *   VNT_ERROR_TLS, VNT_ERROR_AUTH, VNT_ERROR_PROTOCOL (not this kind of server)
 */
VntAccount *vnt_server_sign_in (
  VntServer *self, const char *user, const char *secret, GCancellable *cancellable, GError **error);

/**
 * vnt_server_set_credentials:
 *
 * Uses a known account from now on without asking the server; the session begins with the first call.
 */
void vnt_server_set_credentials (VntServer *self, VntAccount *account, const char *secret);

/**
 * vnt_server_set_markers:
 * @reply: what the server calls the field in which a reply carries its identity
 * @ticket: the field in which a new ticket does
 *
 * Other names than a kind's own, where whoever runs the server chose some. Before the first call that asks the server.
 */
void vnt_server_set_markers (VntServer *self, const char *reply, const char *ticket);

/* Returns: (transfer full) (element-type VntQueue): every queue the account may see */
GPtrArray *vnt_server_fetch_queues (VntServer *self, GCancellable *cancellable, GError **error);

/* People and articles page by page: @cursor %NULL for the first; @next_cursor is set to %NULL after the last. */
GPtrArray *vnt_server_fetch_people (VntServer *self,
                                    const char *cursor,
                                    char **next_cursor,
                                    GCancellable *cancellable,
                                    GError **error);
GPtrArray *vnt_server_fetch_articles (VntServer *self,
                                      const char *cursor,
                                      char **next_cursor,
                                      GCancellable *cancellable,
                                      GError **error);

/* Returns: (transfer full) (element-type VntCatalog): every catalogue of machines the account may see; none where there are none */
GPtrArray *vnt_server_fetch_catalogs (VntServer *self, GCancellable *cancellable, GError **error);

/**
 * vnt_server_fetch_machines:
 * @since: Unix seconds: only machines that changed after it, 0 for all; some that did not may come, too
 * @cursor: (nullable): from the page before, %NULL for the first
 * @next_cursor: (out) (nullable): %NULL after the last
 *
 * Returns: (transfer full) (element-type VntMachine): a page of machines, without what their status may become
 */
GPtrArray *vnt_server_fetch_machines (VntServer *self,
                                      gint64 since,
                                      const char *cursor,
                                      char **next_cursor,
                                      GCancellable *cancellable,
                                      GError **error);

/* Returns: (transfer full): one machine, whole; VNT_ERROR_NOT_FOUND or VNT_ERROR_FORBIDDEN when there is none to be seen */
VntMachine *vnt_server_fetch_machine (VntServer *self,
                                      gint64 machine,
                                      GCancellable *cancellable,
                                      GError **error);

/**
 * vnt_server_fetch_tickets:
 * @cursor: (nullable): from the batch before, %NULL for the first page
 * @limit: rows wanted at most; a server may give fewer
 *
 * One page of @want, newest number first; no row is missed or doubled when tickets change between pages.
 */
VntTicketBatch *vnt_server_fetch_tickets (VntServer *self,
                                          VntWant want,
                                          const char *cursor,
                                          guint limit,
                                          GCancellable *cancellable,
                                          GError **error);
VntTicketBatch *vnt_server_fetch_tickets_by_id (
  VntServer *self, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error);

/* Returns: (transfer full) (element-type VntSavedSearch): the searches of tickets that are kept on the server; none where it keeps none */
GPtrArray *vnt_server_fetch_searches (VntServer *self, GCancellable *cancellable, GError **error);

/**
 * vnt_server_fetch_values:
 * @fields: (array zero-terminated=1): names of custom fields
 * @ids: (array length=n_ids): tickets, at most 100
 *
 * Returns: (transfer full) (element-type VntTicketValue) (nullable): what they hold in them; of a ticket that is not there, or holds
 *   nothing, there is none
 */
GPtrArray *vnt_server_fetch_values (VntServer *self,
                                    const char *const *fields,
                                    const gint64 *ids,
                                    guint n_ids,
                                    GCancellable *cancellable,
                                    GError **error);

/**
 * vnt_server_fetch_found:
 * @query: in the server's own words, of a #VntSavedSearch
 * @cursor: (nullable): from the batch before, %NULL for the first page
 *
 * One page of what the server finds, newest number first, whole rows.
 */
VntTicketBatch *vnt_server_fetch_found (VntServer *self,
                                        const char *query,
                                        const char *cursor,
                                        GCancellable *cancellable,
                                        GError **error);

/**
 * vnt_server_fetch_open_with:
 * @text: (not nullable): any text
 *
 * Asks now, whatever is known here already.
 *
 * Returns: (transfer full) (nullable): open tickets that have @text in their subject, and perhaps more that are like it; none where
 *   the server cannot say
 */
VntTicketBatch *vnt_server_fetch_open_with (VntServer *self,
                                            const char *text,
                                            GCancellable *cancellable,
                                            GError **error);

/* Returns: (transfer full) (element-type VntPerson): some of the people whose name or address has @text in it; without rights, none */
GPtrArray *vnt_server_search_people (VntServer *self,
                                     const char *text,
                                     GCancellable *cancellable,
                                     GError **error);

/* Returns: (transfer full): the place in the server's history that is "now", for vnt_server_fetch_changes() and vnt_server_fetch_history() */
char *vnt_server_fetch_newest_mark (VntServer *self, GCancellable *cancellable, GError **error);

/* What happened after @cursor, oldest first. One cheap request when nothing did. */
VntMessageBatch *vnt_server_fetch_changes (VntServer *self,
                                           const char *cursor,
                                           GCancellable *cancellable,
                                           GError **error);

/* What happened before @cursor, newest first, page by page. */
VntMessageBatch *vnt_server_fetch_history (VntServer *self,
                                           const char *cursor,
                                           GCancellable *cancellable,
                                           GError **error);

VntConversation *vnt_server_fetch_conversation (VntServer *self,
                                                gint64 ticket,
                                                GCancellable *cancellable,
                                                GError **error);

/**
 * vnt_server_check_version:
 * @version: of a #VntTicketDetail
 * @same: (out): nothing happened to @ticket since
 *
 * One cheap request.
 *
 * Returns: %FALSE with @error set when the server could not be read
 */
gboolean vnt_server_check_version (VntServer *self,
                                   gint64 ticket,
                                   const char *version,
                                   gboolean *same,
                                   GCancellable *cancellable,
                                   GError **error);

/* Streams the file to @destination (0600, written beside it and renamed when whole). */
gboolean vnt_server_fetch_attachment (VntServer *self,
                                      const VntAttachment *attachment,
                                      GFile *destination,
                                      GCancellable *cancellable,
                                      GError **error);

/**
 * vnt_server_send:
 * @marker: the ticket's queue lets a reply carry its identity (VntQueue.marker)
 * @transaction: (out): the server's number for a reply, a comment or added minutes, the ticket's for a new ticket, that of
 *   vnt_machine_subject() for a new machine, 0 for any other field
 *
 * Makes the change once. %TRUE only when the server certainly has it (a field is read back). On an error
 * vnt_error_may_have_happened() tells whether vnt_server_find() has to be asked before another try.
 */
gboolean vnt_server_send (VntServer *self,
                          const VntOperation *operation,
                          gboolean marker,
                          gint64 *transaction,
                          GCancellable *cancellable,
                          GError **error);

/**
 * vnt_server_find:
 *
 * Reads the server once to see whether @operation took effect: by its marker where there is one, else by author,
 * content and place in the history (after @operation->floor; where that is 0 by time, since @operation->attempted); for a
 * field by its present value and history. A new ticket carries its identity wherever the server lets it, @marker or not.
 * "It did not" may come too soon: a server can still be at it, so the caller asks twice.
 * VNT_FATE_CANNOT_TELL with @error unset when the server gives no way to know.
 *
 * Returns: the fate; 0 with @error set when the server could not be read
 */
VntFate vnt_server_find (VntServer *self,
                         const VntOperation *operation,
                         gboolean marker,
                         gint64 *transaction,
                         GCancellable *cancellable,
                         GError **error);

/* Closes the calling thread's idle connections: a kept connection occupies a worker of the server. */
void vnt_server_rest (VntServer *self);

/* Returns: (transfer full) (nullable): the web page of a ticket, for a browser; asks nobody, needs no credentials */
char *vnt_server_get_ticket_url (VntServer *self, gint64 ticket);
/* The same of an article; %NULL where they have none. */
char *vnt_server_get_article_url (VntServer *self, gint64 article);

G_END_DECLS
