/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked, and what is answered. */
#include "vnt-http.h"

/**
 * vnt_http_request_new:
 * @method: (not nullable): a constant string
 * @path: below the server's address, encoded, with its query
 *
 * Returns: (transfer full): a request that reads and takes any content type
 */
VntHttpRequest *
vnt_http_request_new (const char *method, const char *path)
{
  VntHttpRequest *self = g_new0 (VntHttpRequest, 1);

  self->method = method;
  self->path = g_strdup (path);

  return self;
}

/**
 * vnt_http_request_free:
 * @self: (transfer full) (nullable): a request
 */
void
vnt_http_request_free (VntHttpRequest *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->content_type);
  g_free (self->if_match);
  g_free (self->referer);
  g_free (self->if_none_match);
  g_clear_object (&self->sink);
  g_free (self->cookie);
  g_free (self->authorization);
  g_free (self);
}

/**
 * vnt_http_answer_free:
 * @self: (transfer full) (nullable): an answer
 */
void
vnt_http_answer_free (VntHttpAnswer *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->etag);
  g_free (self->location);
  g_strfreev (self->cookies);
  g_free (self);
}
