/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"
#include "vnt-sign-in-words.h"

G_BEGIN_DECLS

/**
 * VntSignInPage:
 *
 * Asks for a server, a user and a password or token. Each error stands under the field it belongs to.
 *
 * Signals: "done": signed in, or the agent went back.
 */
#define VNT_TYPE_SIGN_IN_PAGE (vnt_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (VntSignInPage, vnt_sign_in_page, VNT, SIGN_IN_PAGE, GtkWidget)

void vnt_sign_in_page_set_desk (VntSignInPage *self, VntDesk *desk);
void vnt_sign_in_page_start (VntSignInPage *self);
void vnt_sign_in_page_show_error (VntSignInPage *self, const GError *error);
const char *vnt_sign_in_page_get_error (VntSignInPage *self, VntSignInField field);

G_END_DECLS
