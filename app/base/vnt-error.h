/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VntError:
 * @VNT_ERROR_OFFLINE: the server could not be reached; a write certainly did not arrive
 * @VNT_ERROR_UNCLEAR: the request left and no usable answer came; a write may have taken effect
 * @VNT_ERROR_TLS: the server's certificate is not trusted; nothing was sent
 * @VNT_ERROR_AUTH: the server did not accept the credentials
 * @VNT_ERROR_FORBIDDEN: the account may not do this
 * @VNT_ERROR_NOT_FOUND: what was asked for does not exist (or may not be seen)
 * @VNT_ERROR_CONFLICT: the server's record changed since it was read
 * @VNT_ERROR_RATE_LIMITED: the server asks to wait; see vnt_error_get_retry_after()
 * @VNT_ERROR_SERVER: the server failed (5xx); for a write this may have taken effect
 * @VNT_ERROR_PROTOCOL: the answer was not what this kind of server sends
 * @VNT_ERROR_REFUSED: the server understood the change and did not make it
 * @VNT_ERROR_STORAGE: a database or file could not be read or written
 * @VNT_ERROR_NEWER: a database was written by a newer version of the program
 * @VNT_ERROR_DAMAGED: a database is damaged
 * @VNT_ERROR_NO_KEYRING: no Secret Service holds secrets on this session
 * @VNT_ERROR_INVALID: what the person gave cannot be used (an address, a number)
 *
 * Every failure the layers above base/ are expected to tell apart. Numbers are stored: append only.
 */
typedef enum
{
  VNT_ERROR_OFFLINE = 1,
  VNT_ERROR_UNCLEAR = 2,
  VNT_ERROR_TLS = 3,
  VNT_ERROR_AUTH = 4,
  VNT_ERROR_FORBIDDEN = 5,
  VNT_ERROR_NOT_FOUND = 6,
  VNT_ERROR_CONFLICT = 7,
  VNT_ERROR_RATE_LIMITED = 8,
  VNT_ERROR_SERVER = 9,
  VNT_ERROR_PROTOCOL = 10,
  VNT_ERROR_REFUSED = 11,
  VNT_ERROR_STORAGE = 12,
  VNT_ERROR_NEWER = 13,
  VNT_ERROR_DAMAGED = 14,
  VNT_ERROR_NO_KEYRING = 15,
  VNT_ERROR_INVALID = 16,
} VntError;

#define VNT_ERROR (vnt_error_quark ())
GQuark vnt_error_quark (void);

GError *vnt_error_new_retry_after (VntError code, guint seconds, const char *message);
guint vnt_error_get_retry_after (const GError *error);
gboolean vnt_error_may_have_happened (const GError *error);
gboolean vnt_error_is_passing (const GError *error);

G_END_DECLS
