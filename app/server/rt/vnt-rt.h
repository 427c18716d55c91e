/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "vnt-account.h"
#include "vnt-rt-known.h"
#include "vnt-rt-session.h"

G_BEGIN_DECLS

/**
 * VntRt:
 * @account: (nullable): who is signed in; read it with vnt_rt_account()
 * @clock_ahead: seconds the server's clock was last seen ahead of this machine's; read it with vnt_rt_now()
 * @minutes: held while minutes are added: the server checks versions, but two requests at once can both pass the check
 * @reply_marker: (not nullable): the transaction custom field in which a reply carries its identity; "" for none
 * @ticket_marker: (not nullable): the ticket custom field in which a new ticket does. A server without it drops the value
 *   and makes the ticket all the same.
 *
 * What every resource of this kind works with. Shared by all threads.
 */
typedef struct
{
  VntHttp *http;
  VntRtSession *session;
  VntRtKnown *known;
  GMutex lock;
  VntAccount *account;
  gint64 clock_ahead;
  GMutex minutes;
  char *reply_marker;
  char *ticket_marker;
} VntRt;

VntRt *vnt_rt_new (const char *url);
void vnt_rt_free (VntRt *self);
void vnt_rt_set_account (VntRt *self, VntAccount *account);
VntAccount *vnt_rt_account (VntRt *self, GError **error);
gint64 vnt_rt_now (VntRt *self);

/* Reading. Paths are below /REST/2.0. Pairs are name, value, …, %NULL. */
JsonObject *vnt_rt_get (
  VntRt *self, const char *path, char **etag, GCancellable *cancellable, GError **error);
JsonObject *vnt_rt_search (VntRt *self,
                           const char *collection,
                           const char *const *pairs,
                           GCancellable *cancellable,
                           GError **error);
JsonObject *vnt_rt_search_json (VntRt *self,
                                const char *collection,
                                const char *query,
                                const char *const *pairs,
                                GCancellable *cancellable,
                                GError **error);

char *vnt_rt_form (const char *const *pairs);
char *vnt_rt_json (JsonBuilder *builder);
char *vnt_rt_quote (const char *value);
const char *vnt_rt_text (JsonObject *object, const char *member);
GStrv vnt_rt_logins (JsonObject *record, const char *role);
gint64 vnt_rt_made (const VntHttpAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntRt, vnt_rt_free)

G_END_DECLS
