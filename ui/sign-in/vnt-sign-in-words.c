/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-sign-in-words.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "vnt-error.h"

static const struct
{
  VntError code;
  VntSignInField field;
  int exit_code;
  const char *text;
} table[] = {
  { VNT_ERROR_OFFLINE, VNT_SIGN_IN_ADDRESS, 3,
    N_ ("This server does not answer. Check the address and the network, then try again.") },
  { VNT_ERROR_UNCLEAR, VNT_SIGN_IN_ADDRESS, 3,
    N_ ("The connection broke before the server answered. Try again.") },
  { VNT_ERROR_AUTH, VNT_SIGN_IN_SECRET, 4,
    N_ ("The server did not accept this user with this password or token. Check both.") },
  { VNT_ERROR_FORBIDDEN, VNT_SIGN_IN_USER, 4,
    N_ ("This user may not work with this server. Ask its administrator.") },
  { VNT_ERROR_TLS, VNT_SIGN_IN_ADDRESS, 5,
    N_ (
      "This server's certificate is not trusted, so nothing was sent to it. Ask your administrator to "
      "install its authority on this computer.") },
  { VNT_ERROR_NOT_FOUND, VNT_SIGN_IN_ADDRESS, 6,
    N_ (
      "There is no help desk at this address. Check it, also what comes after the server's name.") },
  { VNT_ERROR_PROTOCOL, VNT_SIGN_IN_ADDRESS, 6,
    N_ ("Something answers at this address, but it is not a help desk this program knows.") },
  { VNT_ERROR_RATE_LIMITED, VNT_SIGN_IN_WHOLE, 1,
    N_ ("The server asks to wait. Try again in a minute.") },
  { VNT_ERROR_SERVER, VNT_SIGN_IN_WHOLE, 1,
    N_ ("The server has a problem of its own. Try again later or tell its administrator.") },
  { VNT_ERROR_NO_KEYRING, VNT_SIGN_IN_WHOLE, 7,
    N_ (
      "This session has no keyring to keep the password in, and Ventanilla keeps it nowhere else. Start or "
      "unlock one (GNOME Keyring, KWallet, KeePassXC) and try again.") },
  { VNT_ERROR_STORAGE, VNT_SIGN_IN_WHOLE, 1,
    N_ ("The account could not be written on this computer. Is the disk full?") },
  { VNT_ERROR_INVALID, VNT_SIGN_IN_ADDRESS, 2,
    N_ ("This is not a server's address. It begins with https:// and has no spaces.") },
};

/**
 * vnt_sign_in_words:
 * @error: why signing in failed
 * @text: (out) (transfer full): what happened and what to do
 *
 * Returns: the field of the page the error belongs to
 */
VntSignInField
vnt_sign_in_words (const GError *error, char **text)
{
  if (error->domain == VNT_ERROR)
    for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
      if (error->code == (int) table[i].code)
        {
          *text = g_strdup (_ (table[i].text));
          return table[i].field;
        }
  *text = g_strdup (error->message);
  return VNT_SIGN_IN_WHOLE;
}

/**
 * vnt_sign_in_exit_code:
 * @error: why signing in failed
 *
 * Returns: the program's exit status for it, as --help promises
 */
int
vnt_sign_in_exit_code (const GError *error)
{
  if (error->domain == VNT_ERROR)
    for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
      if (error->code == (int) table[i].code)
        return table[i].exit_code;
  return 1;
}
