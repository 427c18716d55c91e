/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-http-error.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-error.h"

/* A server may ask for any wait; one that asks for days is tried after an hour all the same. */
#define LONGEST_WAIT (60 * 60)

/* Seconds, or a date: which is measured with the server's own clock when it tells the time. */
static guint
retry_after (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  const char *date = soup_message_headers_get_one (headers, "Date");
  g_autoptr (GDateTime) until = NULL;
  g_autoptr (GDateTime) now = NULL;
  gint64 seconds;

  if (text == NULL)
    return 0;
  if (g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &seconds, NULL))
    return MIN (seconds, LONGEST_WAIT);

  until = soup_date_time_new_from_http_string (text);
  if (until == NULL)
    return 0;
  now = date != NULL ? soup_date_time_new_from_http_string (date) : NULL;
  seconds =
    g_date_time_to_unix (until) - (now != NULL ? g_date_time_to_unix (now) : vnt_clock_now ());

  return CLAMP (seconds, 0, LONGEST_WAIT);
}

/* A sign-in page of this server means that the session ended; anywhere else is not where this program sends secrets. "See
 * other" is how a server sends a browser on after it did something, so a write that is answered so may have been done. */
static GError *
redirected (const VntHttpOutcome *outcome)
{
  const char *place = soup_message_headers_get_one (outcome->headers, "Location");
  g_autoptr (GUri) base = g_uri_parse (outcome->url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) target =
    place != NULL ? g_uri_parse_relative (base, place, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (outcome->writes && outcome->status == 303)
    return g_error_new (
      VNT_ERROR, VNT_ERROR_UNCLEAR,
      _ ("%s did not confirm the message. Whether it arrived will be checked before anything is "
         "sent again."),
      outcome->host);
  if (target == NULL || g_uri_get_host (target) == NULL)
    return g_error_new (VNT_ERROR, VNT_ERROR_PROTOCOL,
                        _ ("%s answered with a redirection that leads nowhere."), outcome->host);
  if (g_uri_get_port (target) == g_uri_get_port (base) &&
      g_ascii_strcasecmp (g_uri_get_host (target), g_uri_get_host (base)) == 0 &&
      g_str_equal (g_uri_get_scheme (target), g_uri_get_scheme (base)) &&
      (outcome->status == 302 || outcome->status == 303))
    return g_error_new (VNT_ERROR, VNT_ERROR_AUTH, _ ("%s asks to sign in again."), outcome->host);

  return g_error_new (VNT_ERROR, VNT_ERROR_PROTOCOL,
                      _ ("%s sends visitors on to %s://%s. If that is the right server, use that "
                         "address."),
                      outcome->host, g_uri_get_scheme (target), g_uri_get_host (target));
}

static VntError
status_code (guint status, gboolean writes)
{
  switch (status)
    {
    case 400:
    case 422:
      return writes ? VNT_ERROR_REFUSED : VNT_ERROR_PROTOCOL;
    case 401:
    case 407:
      return VNT_ERROR_AUTH;
    case 403:
      return VNT_ERROR_FORBIDDEN;
    case 404:
    case 410:
      return VNT_ERROR_NOT_FOUND;
    case 409:
    case 412:
      return VNT_ERROR_CONFLICT;
    case 413:
      return VNT_ERROR_REFUSED;
    case 429:
      return VNT_ERROR_RATE_LIMITED;
    default:
      return status >= 500 && status != 501 ? VNT_ERROR_SERVER : VNT_ERROR_PROTOCOL;
    }
}

static const char *
status_message (VntError code, guint status)
{
  if (status == 413)
    return _ ("%s finds this too large. Send smaller files.");

  switch ((int) code)
    {
    case VNT_ERROR_REFUSED:
      return _ ("%s did not accept the change.");
    case VNT_ERROR_AUTH:
      return _ ("%s did not accept the user name, password or token.");
    case VNT_ERROR_FORBIDDEN:
      return _ ("%s does not allow this account to do that.");
    case VNT_ERROR_NOT_FOUND:
      return _ ("%s does not have what was asked for, or does not show it to this account.");
    case VNT_ERROR_CONFLICT:
      return _ ("It was changed on %s meanwhile.");
    case VNT_ERROR_RATE_LIMITED:
      return _ ("%s is busy and asks to wait.");
    case VNT_ERROR_SERVER:
      return _ ("%s has a problem of its own. It will be tried again.");
    default:
      return _ ("%s gave an answer that Ventanilla does not understand. Is the address right?");
    }
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static GError *
answered (const VntHttpOutcome *outcome)
{
  VntError code = status_code (outcome->status, outcome->writes);
  g_autofree char *message =
    g_strdup_printf (status_message (code, outcome->status), outcome->host);

  return vnt_error_new_retry_after (code, retry_after (outcome->headers), message);
}
#pragma GCC diagnostic pop

static GError *
not_sent (const VntHttpOutcome *outcome)
{
  const GError *cause = outcome->cause;

  if (cause != NULL && cause->domain == G_TLS_ERROR)
    return g_error_new (
      VNT_ERROR, VNT_ERROR_TLS,
      g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE)
        ? _ (
            "The certificate of %s is not trusted on this machine, so nothing was sent. Ask who runs "
            "the server.")
        : _ ("No secure connection to %s could be made, so nothing was sent."),
      outcome->host);
  if (cause != NULL && cause->domain == G_RESOLVER_ERROR)
    return g_error_new (
      VNT_ERROR, VNT_ERROR_OFFLINE,
      _ ("No server called %s was found. Is the network there, and the address right?"),
      outcome->host);

  return g_error_new (VNT_ERROR, VNT_ERROR_OFFLINE, _ ("%s could not be reached."), outcome->host);
}

/**
 * vnt_http_error_new:
 * @outcome: how an exchange ended that brought no good answer
 *
 * The one place where an HTTP status, a network error and how far the exchange came turn into a #VntError, with how
 * long the server asks to wait and a sentence for a person. Never holds anything the server wrote. Any thread.
 *
 * Returns: (transfer full): an error in VNT_ERROR, or G_IO_ERROR_CANCELLED
 */
GError *
vnt_http_error_new (const VntHttpOutcome *outcome)
{
  gboolean left = outcome->phase != VNT_HTTP_NOT_SENT;

  if (outcome->phase == VNT_HTTP_ANSWERED && outcome->status / 100 == 3)
    return redirected (outcome);
  if (outcome->phase == VNT_HTTP_ANSWERED && outcome->status >= 400)
    return answered (outcome);
  if (left && outcome->writes)
    return g_error_new (
      VNT_ERROR, VNT_ERROR_UNCLEAR,
      _ ("The connection to %s was lost while sending. Whether it arrived will be checked "
         "before anything is sent again."),
      outcome->host);
  if (outcome->cancelled)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Stopped."));
  if (outcome->cause != NULL && outcome->cause->domain == VNT_ERROR)
    return g_error_copy (outcome->cause);
  if (!left)
    return not_sent (outcome);
  if (outcome->late)
    return g_error_new (VNT_ERROR, VNT_ERROR_OFFLINE, _ ("%s takes too long to answer."),
                        outcome->host);
  if (outcome->phase == VNT_HTTP_ANSWERED && outcome->cause == NULL)
    return g_error_new (
      VNT_ERROR, VNT_ERROR_PROTOCOL,
      _ ("%s gave an answer that Ventanilla does not understand. Is the address right?"),
      outcome->host);

  return g_error_new (VNT_ERROR, VNT_ERROR_OFFLINE, _ ("The connection to %s was lost."),
                      outcome->host);
}
