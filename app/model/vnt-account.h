/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VntAccount:
 * @url: (not nullable): the server's address, without a trailing slash
 * @kind: (not nullable): server kind, "rt"
 * @login: (not nullable): who the server says the agent is
 * @user_id: the server's number for the agent
 * @time_zone: (nullable): the agent's zone on the server, an IANA name
 * @created: Unix seconds when the account was set up on this laptop
 *
 * Who is signed in to which server. Holds no secret. Frozen.
 */
typedef struct
{
  char *url;
  char *kind;
  char *login;
  gint64 user_id;
  char *name;
  char *address;
  char *time_zone;
  char *language;
  char *signature;
  gint64 created;
} VntAccount;

#define VNT_TYPE_ACCOUNT (vnt_account_get_type ())
GType vnt_account_get_type (void);
VntAccount *vnt_account_new (const char *kind, const char *url, const char *login);
VntAccount *vnt_account_ref (VntAccount *self);
void vnt_account_unref (VntAccount *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntAccount, vnt_account_unref)

G_END_DECLS
