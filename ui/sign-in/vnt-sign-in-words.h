/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where on the sign-in page an error belongs. */
typedef enum
{
  VNT_SIGN_IN_WHOLE,
  VNT_SIGN_IN_ADDRESS,
  VNT_SIGN_IN_USER,
  VNT_SIGN_IN_SECRET,
} VntSignInField;

VntSignInField vnt_sign_in_words (const GError *error, char **text);
int vnt_sign_in_exit_code (const GError *error);

G_END_DECLS
