/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"

#define LARGEST (64 * 1024)

/* What a file says is only looked at, never handed on: FreeRDP runs what a line of a .rdp file tells it to. */

static void
put (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

static guint
read_number (const char *text, guint most)
{
  guint64 number = 0;

  return g_ascii_string_to_unsigned (text, 10, 1, most, &number, NULL) ? (guint) number : 0;
}

/* "name", "name:3390", "[::1]:3390": the port of "full address". */
static void
put_place (VntRemoteTarget *target, const char *value)
{
  const char *end = *value == '[' ? strchr (value, ']') : NULL;
  const char *colon = end != NULL ? end + 1 : strrchr (value, ':');

  if (end == NULL && colon != NULL && strchr (value, ':') != colon)
    colon = NULL;
  if (colon != NULL && *colon == ':')
    {
      target->port = read_number (colon + 1, 65535);
      g_free (target->host);
      target->host = g_strndup (value, (gsize) (colon - value));
    }
  else
    put (&target->host, value);
}

/* "name:s:value" or "name:i:value" */
static void
read_rdp_line (VntRemoteTarget *target, char *line)
{
  char *kind = strchr (line, ':');
  char *value = kind != NULL ? strchr (kind + 1, ':') : NULL;

  if (value == NULL || value != kind + 2)
    return;
  *kind = '\0';
  value = g_strstrip (value + 1);
  if (*value == '\0')
    return;
  if (g_ascii_strcasecmp (line, "full address") == 0)
    put_place (target, value);
  else if (g_ascii_strcasecmp (line, "server port") == 0)
    target->port = read_number (value, 65535);
  else if (g_ascii_strcasecmp (line, "domain") == 0)
    put (&target->domain, value);
  else if (g_ascii_strcasecmp (line, "desktopwidth") == 0)
    target->width = read_number (value, 16384);
  else if (g_ascii_strcasecmp (line, "desktopheight") == 0)
    target->height = read_number (value, 16384);
  else if (g_ascii_strcasecmp (line, "username") == 0)
    {
      char *backslash = strchr (value, '\\');

      put (&target->user, backslash != NULL ? backslash + 1 : value);
      if (backslash != NULL)
        {
          *backslash = '\0';
          put (&target->domain, value);
        }
    }
}

static VntRemoteTarget *
read_rdp (const char *text)
{
  VntRemoteTarget *target = vnt_remote_target_new (VNT_REMOTE_RDP, NULL);
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    read_rdp_line (target, g_strstrip (lines[i]));
  return target;
}

static VntRemoteTarget *
read_vv (const char *text)
{
  VntRemoteTarget *target = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *type = NULL;
  g_autofree char *port = NULL;

  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, NULL))
    return NULL;
  type = g_key_file_get_string (file, "virt-viewer", "type", NULL);
  port = g_key_file_get_string (file, "virt-viewer", "port", NULL);
  if (g_strcmp0 (type, "spice") != 0 && g_strcmp0 (type, "vnc") != 0)
    return NULL;
  target = vnt_remote_target_new (*type == 's' ? VNT_REMOTE_SPICE : VNT_REMOTE_VNC, NULL);
  target->host = g_key_file_get_string (file, "virt-viewer", "host", NULL);
  target->user = g_key_file_get_string (file, "virt-viewer", "username", NULL);
  target->port = port != NULL ? read_number (port, 65535) : 0;
  return target;
}

/* Windows writes them as UTF-16. */
static char *
decode (const char *data, gsize length)
{
  if (length >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return g_convert (data + 2, (gssize) (length - 2) & ~1, "UTF-8", "UTF-16LE", NULL, NULL, NULL);
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return g_utf8_make_valid (data + 3, (gssize) length - 3);
  return g_utf8_make_valid (data, (gssize) length);
}

/**
 * vnt_remote_file_read:
 * @data: (array length=length): what stands in a .rdp or .vv file
 * @error: place for an error, %VNT_ERROR_INVALID, for a person
 *
 * Whose file it is does not matter: only a machine, a port, a user and the size of the screen are taken from it, and they are
 * checked. Passwords in it are not read.
 *
 * Returns: (transfer full) (nullable): where it leads
 */
VntRemoteTarget *
vnt_remote_file_read (const char *data, gsize length, GError **error)
{
  g_autoptr (VntRemoteTarget) target = NULL;
  g_autofree char *text = length <= LARGEST ? decode (data, length) : NULL;

  if (text != NULL && strstr (text, "[virt-viewer]") != NULL)
    target = read_vv (text);
  else if (text != NULL)
    target = read_rdp (text);
  if (target == NULL || target->host == NULL)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("This file names no machine that can be reached."));
      return NULL;
    }
  vnt_remote_target_clean (target);
  if (!vnt_remote_target_check (target, NULL, error))
    return NULL;
  return g_steal_pointer (&target);
}
