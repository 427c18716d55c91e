/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-url.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);

  return g_ascii_strcasecmp (host, "localhost") == 0 || g_str_has_suffix (host, ".localhost");
}

/* "rt.example.org:8443/x" has no scheme although it looks as if "rt.example.org" were one. */
static GUri *
parse (const char *text, GError **error)
{
  g_autofree char *whole = NULL;
  g_autoptr (GUri) uri = NULL;

  if (strstr (text, "://") != NULL)
    return g_uri_parse (text, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH, error);

  whole = g_strconcat ("https://", text, NULL);
  uri = g_uri_parse (whole, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH, error);
  if (uri != NULL && g_uri_get_host (uri) != NULL && is_loopback (g_uri_get_host (uri)))
    {
      g_free (whole);
      whole = g_strconcat ("http://", text, NULL);
      return g_uri_parse (whole, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH, error);
    }

  return g_steal_pointer (&uri);
}

/**
 * vnt_url_normalize:
 * @address: what a person typed: "rt.example.org", "https://example.org/rt/", "127.0.0.1:8080"
 *
 * Makes the one way an address is written here: scheme, host in lower case, port when it is not the usual one, path
 * without a trailing slash. Without a scheme it is https, and http for this machine itself. Any thread.
 *
 * Returns: (transfer full): the address; %NULL with VNT_ERROR_INVALID when it is none or carries a user name
 */
char *
vnt_url_normalize (const char *address, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (address != NULL ? address : ""));
  g_autofree char *path = NULL;
  g_autofree char *host = NULL;
  g_autoptr (GUri) uri = parse (text, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  gboolean secure = g_str_equal (scheme, "https");
  int port;

  if ((!secure && !g_str_equal (scheme, "http")) || g_uri_get_host (uri) == NULL ||
      *g_uri_get_host (uri) == '\0' || strpbrk (g_uri_get_host (uri), " /\\@%") != NULL)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
                   _ ("“%s” is not the address of a server. It looks like rt.example.org or "
                      "https://example.org/rt."),
                   strchr (text, '@') == NULL ? text : "…");
      return NULL;
    }
  if (g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("Leave the user name and the password out of the address; they "
                              "have fields of their own."));
      return NULL;
    }

  path = g_strdup (g_uri_get_path (uri));
  for (gsize n = strlen (path); n > 0 && path[n - 1] == '/'; n--)
    path[n - 1] = '\0';
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  port = g_uri_get_port (uri);
  if (port == (secure ? 443 : 80))
    port = -1;

  return g_uri_join (G_URI_FLAGS_ENCODED_PATH, scheme, NULL, host, port, path, NULL, NULL);
}

/**
 * vnt_url_host:
 * @url: an address made by vnt_url_normalize()
 *
 * Returns: (transfer full): its host, with the port when it is not the usual one, for a person to read
 */
char *
vnt_url_host (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (url);
  if (g_uri_get_port (uri) < 0)
    return g_strdup (g_uri_get_host (uri));

  return g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
}
