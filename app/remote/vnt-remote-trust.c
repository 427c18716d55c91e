/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-trust.h"

#include <string.h>

#define GROUP "certificates"

static GKeyFile *
load (const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) cause = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &cause) &&
      !g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  return g_steal_pointer (&file);
}

static gboolean
save (GKeyFile *file, const char *path, GError **error)
{
  gsize length;
  g_autofree char *data = g_key_file_to_data (file, &length, NULL);

  return g_file_set_contents_full (path, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/* A key file's key has no brackets and no colons of its own in the way. */
static char *
key_of (const VntRemoteTarget *target)
{
  g_autofree char *host = g_ascii_strdown (target->host, -1);

  return g_strdup_printf ("%s:%u", g_strdelimit (host, ":", '_'),
                          vnt_remote_target_get_port (target));
}

/**
 * vnt_remote_trust_check:
 * @path: the file of what is trusted; made when it is not there
 * @target: whose certificate it is
 * @fingerprint: (nullable): it; %NULL when the machine showed none
 * @error: place for an error
 *
 * A machine that showed a certificate once and shows none now has changed too.
 *
 * Returns: what is known of it; %VNT_REMOTE_TRUST_CHANGED with an error
 */
VntRemoteTrust
vnt_remote_trust_check (const char *path,
                        const VntRemoteTarget *target,
                        const char *fingerprint,
                        GError **error)
{
  g_autoptr (GKeyFile) file = load (path, error);
  g_autofree char *key = key_of (target);
  g_autofree char *known = NULL;

  if (file == NULL)
    return VNT_REMOTE_TRUST_CHANGED;
  known = g_key_file_get_string (file, GROUP, key, NULL);
  if (known != NULL)
    return g_strcmp0 (known, fingerprint) == 0 ? VNT_REMOTE_TRUST_SAME : VNT_REMOTE_TRUST_CHANGED;
  if (fingerprint == NULL)
    return VNT_REMOTE_TRUST_NEW;
  g_key_file_set_string (file, GROUP, key, fingerprint);
  return save (file, path, error) ? VNT_REMOTE_TRUST_NEW : VNT_REMOTE_TRUST_CHANGED;
}

/**
 * vnt_remote_trust_dup:
 * @path: the file of what is trusted
 * @target: whose certificate
 *
 * Returns: (transfer full) (nullable): the fingerprint that is trusted; %NULL while none is
 */
char *
vnt_remote_trust_dup (const char *path, const VntRemoteTarget *target)
{
  g_autoptr (GKeyFile) file = load (path, NULL);
  g_autofree char *key = key_of (target);

  return file != NULL ? g_key_file_get_string (file, GROUP, key, NULL) : NULL;
}

/**
 * vnt_remote_trust_forget:
 * @path: the file of what is trusted
 * @target: whose certificate is to be trusted anew
 * @error: place for an error
 *
 * Returns: whether nothing is known of it any more
 */
gboolean
vnt_remote_trust_forget (const char *path, const VntRemoteTarget *target, GError **error)
{
  g_autoptr (GKeyFile) file = load (path, error);
  g_autofree char *key = key_of (target);

  if (file == NULL)
    return FALSE;
  if (!g_key_file_remove_key (file, GROUP, key, NULL))
    return TRUE;
  return save (file, path, error);
}

/* A line of OpenSSH's list is about every name in its first word. */
static gboolean
is_about (const char *line, const char *name)
{
  g_autofree char *first = g_strndup (line, strcspn (line, " \t"));
  g_auto (GStrv) names = g_strsplit (first, ",", -1);

  return g_strv_contains ((const char *const *) names, name);
}

/**
 * vnt_remote_trust_forget_host:
 * @path: the file in which OpenSSH keeps the keys that are trusted, our own
 * @target: whose key is to be trusted anew
 * @error: place for an error
 *
 * Returns: whether nothing is known of it any more
 */
gboolean
vnt_remote_trust_forget_host (const char *path, const VntRemoteTarget *target, GError **error)
{
  guint port = vnt_remote_target_get_port (target);
  g_autofree char *host = g_ascii_strdown (target->host, -1);
  /* Through a jump host it stands there without its port. */
  g_autofree char *name =
    port == 22 || target->jump != NULL ? g_strdup (host) : g_strdup_printf ("[%s]:%u", host, port);
  g_autofree char *text = NULL;
  g_autoptr (GError) cause = NULL;
  g_autoptr (GString) rest = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, &cause))
    {
      if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !is_about (lines[i], name))
      g_string_append_printf (rest, "%s\n", lines[i]);
  return g_file_set_contents_full (path, rest->str, (gssize) rest->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}
