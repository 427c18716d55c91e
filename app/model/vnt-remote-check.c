/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-check.h"

#include <string.h>

#define LONGEST_HOST 253
#define LONGEST_USER 64
#define LONGEST_ADDRESS 2048

/* What an address may open: pages, and the programs of the services that have an address of their own. */
static const char *const SCHEMES[] = { "https", "http", "rustdesk", "anydesk", "teamviewer10" };

static gboolean
has_only (const char *text, const char *also, gsize longest)
{
  if (*text == '\0' || strlen (text) > longest)
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && strchr (also, *text) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * vnt_remote_is_host:
 * @text: (nullable): a name or an address
 *
 * Returns: whether it is a host's name, an IPv4 address or an IPv6 address without brackets and zone, and nothing else
 */
gboolean
vnt_remote_is_host (const char *text)
{
  if (text == NULL || *text == '-' || *text == '.')
    return FALSE;
  if (strchr (text, ':') != NULL)
    return has_only (text, ":.", LONGEST_HOST) && g_hostname_is_ip_address (text);
  return has_only (text, "._-", LONGEST_HOST) && strstr (text, "..") == NULL;
}

/**
 * vnt_remote_is_user:
 * @text: (nullable): a login
 *
 * Returns: whether it is letters of any language, digits and a few signs inside
 */
gboolean
vnt_remote_is_user (const char *text)
{
  if (text == NULL || *text == '\0' || strlen (text) > LONGEST_USER ||
      !g_utf8_validate (text, -1, NULL) || strchr ("-/.@", *text) != NULL)
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isalnum (c) && (c > 127 || strchr ("._-@$+", (int) c) == NULL))
        return FALSE;
    }
  return TRUE;
}

/**
 * vnt_remote_is_domain:
 * @text: (nullable): a domain of Windows
 *
 * Returns: whether it is one
 */
gboolean
vnt_remote_is_domain (const char *text)
{
  return text != NULL && *text != '-' && *text != '.' && has_only (text, "._-", LONGEST_USER);
}

/**
 * vnt_remote_is_address:
 * @text: (nullable): an address, every place in it filled
 *
 * Returns: whether it may be handed to the desktop: of a kind that is known, and with no password in it
 */
gboolean
vnt_remote_is_address (const char *text)
{
  g_autoptr (GUri) uri = NULL;
  gboolean known = FALSE;

  if (text == NULL || strlen (text) > LONGEST_ADDRESS)
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    if (*c <= ' ' || *c == 127 || strchr ("\"'`<>\\^{|}", *c) != NULL)
      return FALSE;
  uri = g_uri_parse (text, G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (uri == NULL || g_uri_get_password (uri) != NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (SCHEMES); i++)
    known |= g_str_equal (g_uri_get_scheme (uri), SCHEMES[i]);
  if (g_str_has_prefix (g_uri_get_scheme (uri), "http") &&
      (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0'))
    return FALSE;
  return known;
}

/**
 * vnt_remote_read_mac:
 * @text: (nullable): "00:11:22:aa:bb:cc", with colons, dashes or nothing between
 * @mac: (out caller-allocates): the six bytes
 *
 * Returns: whether it is the address of a network card
 */
gboolean
vnt_remote_read_mac (const char *text, guint8 mac[6])
{
  if (text == NULL)
    return FALSE;
  for (int i = 0; i < 6; i++)
    {
      if (i > 0 && (*text == ':' || *text == '-'))
        text++;
      if (!g_ascii_isxdigit (text[0]) || !g_ascii_isxdigit (text[1]))
        return FALSE;
      mac[i] = (guint8) (g_ascii_xdigit_value (text[0]) << 4 | g_ascii_xdigit_value (text[1]));
      text += 2;
    }
  return *text == '\0';
}
