/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-error.h"

#include <gio/gio.h>

typedef struct
{
  guint retry_after;
} VntErrorPrivate;

static void
vnt_error_private_init (VntErrorPrivate *self)
{
  self->retry_after = 0;
}

static void
vnt_error_private_copy (const VntErrorPrivate *source, VntErrorPrivate *target)
{
  target->retry_after = source->retry_after;
}

static void
vnt_error_private_clear (VntErrorPrivate *self)
{
}

G_DEFINE_EXTENDED_ERROR (VntError, vnt_error)

/**
 * vnt_error_new_retry_after:
 * @code: usually %VNT_ERROR_RATE_LIMITED or %VNT_ERROR_SERVER
 * @seconds: how long the server asks to be left alone, 0 when it did not say
 * @message: what happened, for a person
 *
 * Makes an error that remembers how long to wait before the next try.
 *
 * Returns: (transfer full): a new error in the domain %VNT_ERROR
 */
GError *
vnt_error_new_retry_after (VntError code, guint seconds, const char *message)
{
  GError *error;

  g_return_val_if_fail (message != NULL, NULL);

  error = g_error_new_literal (VNT_ERROR, code, message);
  vnt_error_get_private (error)->retry_after = seconds;

  return error;
}

/**
 * vnt_error_get_retry_after:
 * @error: (nullable): any error
 *
 * How long the server asked to be left alone.
 *
 * Returns: seconds, 0 when it did not say
 */
guint
vnt_error_get_retry_after (const GError *error)
{
  if (error == NULL || error->domain != VNT_ERROR)
    return 0;

  return vnt_error_get_private (error)->retry_after;
}

/**
 * vnt_error_may_have_happened:
 * @error: (nullable): why a write failed
 *
 * Whether the server may have done what it was asked although the call failed. Then it must be read before the same is
 * sent again. When in doubt the answer is yes: an answer that makes no sense, a call that was cancelled under way, and
 * an error of another domain do not say that nothing happened.
 *
 * Returns: %TRUE unless it is certain that nothing happened
 */
gboolean
vnt_error_may_have_happened (const GError *error)
{
  if (error == NULL)
    return FALSE;
  if (error->domain != VNT_ERROR)
    return TRUE;

  switch ((VntError) error->code)
    {
    case VNT_ERROR_UNCLEAR:
    case VNT_ERROR_SERVER:
    case VNT_ERROR_PROTOCOL:
      return TRUE;

    case VNT_ERROR_OFFLINE:
    case VNT_ERROR_TLS:
    case VNT_ERROR_AUTH:
    case VNT_ERROR_FORBIDDEN:
    case VNT_ERROR_NOT_FOUND:
    case VNT_ERROR_CONFLICT:
    case VNT_ERROR_RATE_LIMITED:
    case VNT_ERROR_REFUSED:
    case VNT_ERROR_STORAGE:
    case VNT_ERROR_NEWER:
    case VNT_ERROR_DAMAGED:
    case VNT_ERROR_NO_KEYRING:
    case VNT_ERROR_INVALID:
    default:
      return FALSE;
    }
}

/**
 * vnt_error_is_passing:
 * @error: (nullable): why a call failed
 *
 * Whether the same is worth trying again later without the agent doing anything. An answer that makes no sense counts,
 * for it is most often the sign-on page of a guest network; a certificate that is not trusted does not, and neither do
 * a refusal or bad credentials.
 *
 * Returns: %TRUE if it may pass by itself
 */
gboolean
vnt_error_is_passing (const GError *error)
{
  if (error == NULL)
    return FALSE;
  if (error->domain != VNT_ERROR)
    return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  switch ((VntError) error->code)
    {
    case VNT_ERROR_OFFLINE:
    case VNT_ERROR_UNCLEAR:
    case VNT_ERROR_RATE_LIMITED:
    case VNT_ERROR_SERVER:
    case VNT_ERROR_PROTOCOL:
      return TRUE;

    case VNT_ERROR_TLS:
    case VNT_ERROR_AUTH:
    case VNT_ERROR_FORBIDDEN:
    case VNT_ERROR_NOT_FOUND:
    case VNT_ERROR_CONFLICT:
    case VNT_ERROR_REFUSED:
    case VNT_ERROR_STORAGE:
    case VNT_ERROR_NEWER:
    case VNT_ERROR_DAMAGED:
    case VNT_ERROR_NO_KEYRING:
    case VNT_ERROR_INVALID:
    default:
      return FALSE;
    }
}
