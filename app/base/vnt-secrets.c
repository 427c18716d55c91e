/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-secrets.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>
#include <string.h>

#include "vnt-error.h"

static const SecretSchema *
schema (void)
{
  static const SecretSchema value = {
    "org.ventanilla.Ventanilla",
    SECRET_SCHEMA_NONE,
    {
      { "server", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
    },
  };

  return &value;
}

/* "https://x/" and "https://x" are the same server. */
static char *
server_key (const char *server_url)
{
  gsize length = strlen (server_url);

  while (length > 0 && server_url[length - 1] == '/')
    length--;

  return g_strndup (server_url, length);
}

/* Whatever keeps the keyring from answering is one thing for the agent: there is no keyring now. Only a call that the
 * program itself cancelled stays what it is; libsecret also says "cancelled" when a prompt was dismissed. */
static void
take_failure (GError *cause, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) owned = cause;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return;

  if (owned != NULL)
    g_debug ("The keyring failed: %s", owned->message);

  if (owned == NULL || g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (owned, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    g_set_error_literal (
      error, VNT_ERROR, VNT_ERROR_NO_KEYRING,
      _ ("The keyring stayed locked, so the password was neither read nor kept. Unlock the "
         "keyring and try again."));
  else
    g_set_error_literal (
      error, VNT_ERROR, VNT_ERROR_NO_KEYRING,
      _ ("No keyring keeps passwords in this session. Start one, such as GNOME Keyring or "
         "KWallet, and try again."));
}

/**
 * vnt_secrets_store:
 * @server_url: the server's address
 * @user: who signs in there
 * @secret: token or password
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Keeps a secret in the Secret Service, in the place of an older one. Blocks, perhaps until the person has unlocked the
 * keyring: worker threads only. Fails with %VNT_ERROR_NO_KEYRING when nothing keeps secrets or it stayed locked, with
 * %G_IO_ERROR_CANCELLED when @cancellable was.
 *
 * Returns: %TRUE once it is kept
 */
gboolean
vnt_secrets_store (const char *server_url,
                   const char *user,
                   const char *secret,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *server = NULL;
  g_autofree char *label = NULL;
  GError *cause = NULL;

  g_return_val_if_fail (server_url != NULL, FALSE);
  g_return_val_if_fail (user != NULL, FALSE);
  g_return_val_if_fail (secret != NULL, FALSE);

  server = server_key (server_url);
  /* Translators: name of a password in the keyring: a user, then a server's address. */
  label = g_strdup_printf (_ ("Ventanilla: %s on %s"), user, server);

  if (secret_password_store_sync (schema (), SECRET_COLLECTION_DEFAULT, label, secret, cancellable,
                                  &cause, "server", server, "user", user, NULL))
    return TRUE;

  take_failure (cause, cancellable, error);
  return FALSE;
}

/**
 * vnt_secrets_lookup:
 * @server_url: the server's address
 * @user: who signs in there
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Reads a secret from the Secret Service. Blocks, perhaps until the person has unlocked the keyring: worker threads
 * only. Fails with %VNT_ERROR_NOT_FOUND when the keyring has none for this account, with %VNT_ERROR_NO_KEYRING when
 * nothing keeps secrets, with %G_IO_ERROR_CANCELLED when @cancellable was.
 *
 * Returns: (transfer full): the secret
 */
char *
vnt_secrets_lookup (const char *server_url,
                    const char *user,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *server = NULL;
  GError *cause = NULL;
  char *kept;
  char *secret;

  g_return_val_if_fail (server_url != NULL, NULL);
  g_return_val_if_fail (user != NULL, NULL);

  server = server_key (server_url);
  kept = secret_password_lookup_sync (schema (), cancellable, &cause, "server", server, "user",
                                      user, NULL);
  if (kept != NULL)
    {
      secret = g_strdup (kept);
      secret_password_free (kept);
      return secret;
    }

  if (cause != NULL)
    take_failure (cause, cancellable, error);
  else
    g_set_error (error, VNT_ERROR, VNT_ERROR_NOT_FOUND,
                 _ ("The keyring has no password for %s on %s. Sign in again."), user, server);

  return NULL;
}

/**
 * vnt_secrets_clear:
 * @server_url: the server's address
 * @user: who signed in there
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Removes a secret from the Secret Service. Having none is success. Blocks: worker threads only. Fails with
 * %VNT_ERROR_NO_KEYRING when nothing keeps secrets, with %G_IO_ERROR_CANCELLED when @cancellable was.
 *
 * Returns: %TRUE once it is gone
 */
gboolean
vnt_secrets_clear (const char *server_url,
                   const char *user,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *server = NULL;
  GError *cause = NULL;

  g_return_val_if_fail (server_url != NULL, FALSE);
  g_return_val_if_fail (user != NULL, FALSE);

  server = server_key (server_url);
  secret_password_clear_sync (schema (), cancellable, &cause, "server", server, "user", user, NULL);
  if (cause == NULL)
    return TRUE;

  take_failure (cause, cancellable, error);
  return FALSE;
}
