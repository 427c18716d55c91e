/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-account.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (VntAccount, vnt_account, vnt_account_ref, vnt_account_unref)

static void
vnt_account_clear (gpointer data)
{
  VntAccount *self = data;

  g_free (self->url);
  g_free (self->kind);
  g_free (self->login);
  g_free (self->name);
  g_free (self->address);
  g_free (self->time_zone);
  g_free (self->language);
  g_free (self->signature);
}

/**
 * vnt_account_new:
 * @kind: server kind, "rt"
 * @url: the server's address; slashes at its end are dropped
 * @login: who the server says the agent is
 *
 * Makes a #VntAccount; its maker may fill the other fields before handing it on.
 *
 * Returns: (transfer full): a new value
 */
VntAccount *
vnt_account_new (const char *kind, const char *url, const char *login)
{
  VntAccount *self;
  gsize length;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (url != NULL, NULL);
  g_return_val_if_fail (login != NULL, NULL);

  length = strlen (url);
  while (length > 0 && url[length - 1] == '/')
    length--;

  self = g_atomic_rc_box_new0 (VntAccount);
  self->kind = g_strdup (kind);
  self->url = g_strndup (url, length);
  self->login = g_strdup (login);

  return self;
}

/**
 * vnt_account_ref:
 * @self: a #VntAccount
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntAccount *
vnt_account_ref (VntAccount *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_account_unref:
 * @self: (transfer full): a #VntAccount
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_account_unref (VntAccount *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_account_clear);
}
