/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* How far an exchange came when it ended. */
typedef enum
{
  VNT_HTTP_NOT_SENT, /* no byte of the request left */
  VNT_HTTP_SENT, /* some or all of it left, and no whole answer came */
  VNT_HTTP_ANSWERED, /* the head of an answer is here */
} VntHttpPhase;

/**
 * VntHttpOutcome:
 * @cause: (nullable): what went wrong below HTTP
 * @late: a limit of time ended it
 * @cancelled: the caller ended it
 *
 * All that is known of an exchange that brought no good answer.
 */
typedef struct
{
  const char *host;
  const char *url;
  gboolean writes;
  VntHttpPhase phase;
  guint status;
  SoupMessageHeaders *headers;
  const GError *cause;
  gboolean late;
  gboolean cancelled;
} VntHttpOutcome;

GError *vnt_http_error_new (const VntHttpOutcome *outcome);

G_END_DECLS
