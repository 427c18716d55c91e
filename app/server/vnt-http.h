/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-http-pin.h"

G_BEGIN_DECLS

/**
 * VntHttpLimits:
 * @connect_seconds: for reaching the server
 * @silence_seconds: without a byte in either direction
 * @total_seconds: for the whole exchange, however lively
 * @max_bytes: of an answer kept in memory, unpacked
 *
 * What ends an exchange that would not end by itself.
 */
typedef struct
{
  guint connect_seconds;
  guint silence_seconds;
  guint total_seconds;
  gsize max_bytes;
} VntHttpLimits;

/**
 * VntHttpRequest:
 * @path: below the server's address, encoded, beginning with "/"
 * @expect: (nullable): content type a good answer must have; %NULL for any
 * @writes: a lost answer may mean that the server did it
 * @ignore_body: status and headers are all that is wanted
 * @sink: (nullable): where a good answer's body goes instead of into memory
 * @sink_max: most bytes @sink takes
 * @instead: (nullable): the method that is meant, for servers that take no body with it
 * @cookie: (nullable): session cookie; secret, as is @authorization
 *
 * One request; fill what differs from the defaults.
 */
typedef struct
{
  const char *method;
  char *path;
  const char *expect;
  gboolean writes;
  gboolean ignore_body;
  GBytes *body;
  char *content_type;
  char *if_match;
  char *if_none_match;
  char *referer;
  GOutputStream *sink;
  gsize sink_max;
  const char *instead;
  char *cookie;
  char *authorization;
} VntHttpRequest;

VntHttpRequest *vnt_http_request_new (const char *method, const char *path);
void vnt_http_request_free (VntHttpRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntHttpRequest, vnt_http_request_free)

/**
 * VntHttpAnswer:
 * @status: 2xx or 304
 * @body: (nullable): %NULL when it was streamed, ignored or not there
 * @cookies: (array zero-terminated=1): "name=value" of each cookie set
 * @date: the server's clock in Unix seconds, 0 when it did not say
 *
 * A good answer.
 */
typedef struct
{
  guint status;
  GBytes *body;
  char *etag;
  char *location;
  GStrv cookies;
  gint64 date;
} VntHttpAnswer;

void vnt_http_answer_free (VntHttpAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntHttpAnswer, vnt_http_answer_free)

#define VNT_TYPE_HTTP (vnt_http_get_type ())
G_DECLARE_FINAL_TYPE (VntHttp, vnt_http, VNT, HTTP, GObject)

VntHttp *vnt_http_new (const char *url);
const char *vnt_http_get_url (VntHttp *self);
const char *vnt_http_get_host (VntHttp *self);
void vnt_http_set_limits (VntHttp *self, const VntHttpLimits *limits);
void vnt_http_set_pin (VntHttp *self, VntHttpPin *pin);
VntHttpAnswer *vnt_http_exchange (VntHttp *self,
                                  const VntHttpRequest *request,
                                  GCancellable *cancellable,
                                  GError **error);
void vnt_http_rest (void);

G_END_DECLS
