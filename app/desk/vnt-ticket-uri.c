/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-uri.h"

#define PREFIX "ventanilla:ticket/"
#define MOST_DIGITS 18

/**
 * vnt_ticket_uri_parse:
 * @uri: an address from outside: a page, a mail, another program. Nothing in it is trusted
 *
 * Reads "ventanilla:ticket/N", and nothing that is longer, shorter or written otherwise.
 *
 * Returns: the ticket's number, 0 for any other address
 */
gint64
vnt_ticket_uri_parse (const char *uri)
{
  const char *digits;
  gsize length;
  gint64 number = 0;

  if (uri == NULL || g_ascii_strncasecmp (uri, PREFIX, strlen (PREFIX)) != 0)
    return 0;
  digits = uri + strlen (PREFIX);
  length = strlen (digits);
  if (length == 0 || length > MOST_DIGITS || strspn (digits, "0123456789") != length)
    return 0;
  if (!g_ascii_string_to_signed (digits, 10, 1, G_MAXINT64, &number, NULL))
    return 0;
  return number;
}
