/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "vnt-desk-private.h"
#include "vnt-desk-stamp.h"
#include "vnt-error.h"
#include "vnt-secrets.h"

#define STAMP "account-changed"

/* Somebody signing in, from the first question to the last write. */
typedef struct
{
  char *url;
  char *user;
  char *secret;
  VntServer *server;
  VntAccount *account;
  gboolean kept;
} SignIn;

static void
secret_free (gpointer data)
{
  char *secret = data;

  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
sign_in_free (gpointer data)
{
  SignIn *sign_in = data;

  g_free (sign_in->url);
  g_free (sign_in->user);
  secret_free (sign_in->secret);
  g_clear_object (&sign_in->server);
  g_clear_pointer (&sign_in->account, vnt_account_unref);
  g_free (sign_in);
}

/* What changes with the one who is signed in: %NULL for nobody. */
typedef struct
{
  VntAccount *account;
  char *files; /* folder of the copies of attachments */
} Change;

static Change *
change_new (VntDesk *self, VntAccount *account)
{
  Change *change = g_new0 (Change, 1);

  change->account = account != NULL ? vnt_account_ref (account) : NULL;
  change->files = vnt_desk_dup_files_dir (self, NULL);

  return change;
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->account, vnt_account_unref);
  g_free (change->files);
  g_free (change);
}

/* The copies of another account's attachments go with the copy of its server. */
static gpointer
change_save (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  gboolean saved = change->account != NULL ? vnt_store_set_account (store, change->account, error)
                                           : vnt_store_forget_account (store, error);

  if (saved)
    vnt_desk_forget_files (change->files, change->account);
  return GINT_TO_POINTER (saved);
}

/* -- fetching and sending as an account -- */

static void
account_sync_changed (GObject *sync, GParamSpec *pspec, gpointer data)
{
  vnt_desk_update (VNT_DESK (data));
}

static void
account_stop (VntDesk *self)
{
  if (self->sync != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->sync, self);
      vnt_sync_stop (self->sync);
    }
  g_clear_object (&self->sync);
  g_clear_object (&self->server);
  self->account_serial++;
  self->status.unlocking = FALSE;
}

static void
account_set (VntDesk *self, VntAccount *account)
{
  VntAccount *before = self->account;

  self->account = account != NULL ? vnt_account_ref (account) : NULL;
  g_clear_pointer (&before, vnt_account_unref);
  g_hash_table_remove_all (self->seen); /* a number is another ticket elsewhere */
  g_object_notify (G_OBJECT (self), "account");
}

static void
account_begin (VntDesk *self, VntServer *server)
{
  g_autofree char *files = vnt_desk_dup_files_dir (self, self->account);

  self->status.unlocking = FALSE;
  g_set_object (&self->server, server);
  self->sync = vnt_sync_new (self->store, server, self->account);
  vnt_sync_set_files_dir (self->sync, files);
  vnt_sync_set_interval (self->sync, self->interval);
  vnt_sync_set_background (self->sync, self->background);
  vnt_sync_set_limits (self->sync, self->largest_file, self->room);
  g_signal_connect (self->sync, "notify", G_CALLBACK (account_sync_changed), self);
  vnt_sync_start (self->sync);
  vnt_desk_update (self);
}

/* -- the secret of an account that was set up before -- */

static void
unlock_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  VntAccount *account = data;
  g_autoptr (GError) error = NULL;
  char *secret = vnt_secrets_lookup (account->url, account->login, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, secret, secret_free);
}

static void
unlock_done (GObject *source, GAsyncResult *result, gpointer data)
{
  VntDesk *self = VNT_DESK (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (VntServer) server = NULL;
  char *secret = g_task_propagate_pointer (G_TASK (result), &error);

  if (GPOINTER_TO_UINT (data) == self->account_serial && self->store != NULL)
    {
      self->status.unlocking = FALSE;
      if (secret != NULL && *secret != '\0')
        server = vnt_desk_make_server (self, self->account->kind, self->account->url, &error);
      if (server != NULL)
        {
          vnt_server_set_credentials (server, self->account, secret);
          self->secret_kept = TRUE;
          account_begin (self, server);
        }
      if (error != NULL)
        g_message ("No credentials for %s: %s", self->account->url, error->message);
      vnt_desk_update (self);
    }
  secret_free (secret);
}

static void
account_unlock (VntDesk *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->account == NULL || self->offline)
    return;

  self->status.unlocking = TRUE;
  task = g_task_new (self, self->closing, unlock_done, GUINT_TO_POINTER (self->account_serial));
  g_task_set_source_tag (task, account_unlock);
  g_task_set_task_data (task, vnt_account_ref (self->account), (GDestroyNotify) vnt_account_unref);
  g_task_run_in_thread (task, unlock_in_thread);
  vnt_desk_update (self);
}

/* -- another process signs in or out -- */

/* Also tells this process's store, which may have prepared for the account before. */
static gpointer
account_reload (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  VntAccount *account = vnt_store_get_account (store, error);

  if (account != NULL && !vnt_store_set_account (store, account, error))
    g_clear_pointer (&account, vnt_account_unref);

  return account;
}

static void
account_reloaded (GObject *source, GAsyncResult *result, gpointer data)
{
  VntDesk *self = VNT_DESK (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (VntAccount) account = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    vnt_desk_notice (self, error->message);
  if (self->store == NULL || error != NULL || GPOINTER_TO_UINT (data) != self->account_serial)
    return;

  account_set (self, account);
  account_unlock (self);
  vnt_desk_update (self);
}

static void
account_changed_elsewhere (VntDesk *self)
{
  account_stop (self);
  vnt_desk_write (self, account_reload, NULL, NULL, (GDestroyNotify) vnt_account_unref, NULL,
                  account_reloaded, GUINT_TO_POINTER (self->account_serial));
}

/* -- for vnt-desk.c -- */

void
vnt_desk_account_open (VntDesk *self)
{
  self->account_stamp = vnt_desk_stamp_new (self, STAMP, account_changed_elsewhere);
  account_unlock (self);
}

void
vnt_desk_account_close (VntDesk *self)
{
  g_clear_pointer (&self->account_stamp, vnt_desk_stamp_free);
  account_stop (self);
}

/**
 * vnt_desk_set_offline:
 * @offline: %TRUE to leave the server alone
 *
 * Whether the desk works with what is on this laptop only: nothing is fetched or sent, and the keyring is not asked. Can be
 * said before the desk is opened. Not kept.
 */
void
vnt_desk_set_offline (VntDesk *self, gboolean offline)
{
  if (self->offline == offline)
    return;

  self->offline = offline;
  if (self->store == NULL)
    return;
  if (offline)
    account_stop (self);
  else
    account_unlock (self);
  vnt_desk_update (self);
}

/* -- signing in -- */

static void
sign_in_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SignIn *sign_in = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) not_kept = NULL;

  sign_in->server = vnt_desk_make_server (VNT_DESK (source), "rt", sign_in->url, &error);
  if (sign_in->server != NULL)
    sign_in->account =
      vnt_server_sign_in (sign_in->server, sign_in->user, sign_in->secret, cancellable, &error);
  if (sign_in->server != NULL)
    vnt_server_rest (sign_in->server);
  if (sign_in->account == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  sign_in->kept = vnt_secrets_store (sign_in->account->url, sign_in->account->login,
                                     sign_in->secret, cancellable, &not_kept);
  if (g_error_matches (not_kept, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&not_kept));
  else
    g_task_return_boolean (task, TRUE);
}

static void
sign_in_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  VntDesk *self = VNT_DESK (source);
  g_autoptr (GTask) task = data;
  SignIn *sign_in = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_finish_flag (self, result, &error))
    {
      account_unlock (self); /* as the one before */
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (self->store == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The program ended."));
      return;
    }

  account_stop (self);
  self->secret_kept = sign_in->kept;
  account_set (self, sign_in->account);
  vnt_desk_stamp_write (self->account_stamp);
  account_begin (self, sign_in->server);
  if (!sign_in->kept)
    vnt_desk_notice (self, _ ("No keyring could keep the password. You stay signed in until the "
                              "program ends, and will be asked again the next time."));
  g_task_return_boolean (task, TRUE);
}

/* The server took the credentials: end what was fetched as somebody else before anything is written. */
static void
sign_in_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  VntDesk *self = VNT_DESK (source);
  g_autoptr (GTask) task = data;
  SignIn *sign_in = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  account_stop (self);
  g_task_set_task_data (task, sign_in, NULL);
  /* The inner task owns what is being signed in. */
  g_object_set_data_full (G_OBJECT (task), "sign-in", g_object_ref (result), g_object_unref);
  vnt_desk_write (self, change_save, change_new (self, sign_in->account), change_free, NULL, NULL,
                  sign_in_saved, g_steal_pointer (&task));
}

/**
 * vnt_desk_sign_in_async:
 * @url: the server's address as the person gave it
 * @user: login; "" when @secret is a token that names its user
 * @secret: token or password
 *
 * Asks the server whether it takes the credentials, keeps the secret in the Secret Service, and begins to fetch. When no
 * keyring can keep it the agent is signed in for this run: see vnt_desk_get_secret_kept(). Nothing changes when the
 * server does not take them.
 */
void
vnt_desk_sign_in_async (VntDesk *self,
                        const char *url,
                        const char *user,
                        const char *secret,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) check = NULL;
  SignIn *sign_in;

  g_task_set_source_tag (task, vnt_desk_sign_in_async);
  g_task_set_check_cancellable (task, FALSE);
  if (self->store == NULL)
    {
      g_task_return_new_error (task, VNT_ERROR, VNT_ERROR_STORAGE,
                               _ ("The data of this computer is not open."));
      return;
    }

  sign_in = g_new0 (SignIn, 1);
  sign_in->url = g_strdup (url);
  sign_in->user = g_strdup (user != NULL ? user : "");
  sign_in->secret = g_strdup (secret);
  check = g_task_new (self, cancellable, sign_in_checked, g_steal_pointer (&task));
  g_task_set_task_data (check, sign_in, sign_in_free);
  g_task_run_in_thread (check, sign_in_in_thread);
}

/**
 * vnt_desk_sign_in_finish:
 *
 * Returns: %TRUE once the account is set up; %FALSE with the errors of vnt_server_sign_in(), VNT_ERROR_INVALID for an
 *   address that is none, or VNT_ERROR_STORAGE
 */
gboolean
vnt_desk_sign_in_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* -- signing out -- */

/* Apart from what the agent writes: a keyring may take its time, and a draft must not wait for it. */
static void
sign_out_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  VntAccount *account = data;
  g_autoptr (GError) error = NULL;

  if (!vnt_secrets_clear (account->url, account->login, cancellable, &error))
    g_message ("The keyring still holds the password: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
sign_out_done (GObject *source, GAsyncResult *result, gpointer data)
{
  VntDesk *self = VNT_DESK (source);
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_finish_flag (self, result, &error))
    {
      account_unlock (self);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  account_set (self, NULL);
  self->secret_kept = FALSE;
  if (self->store != NULL)
    vnt_desk_stamp_write (self->account_stamp);
  vnt_desk_update (self);
  g_task_return_boolean (task, TRUE);
}

static void
sign_out_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  VntDesk *self = VNT_DESK (source);

  vnt_desk_write (self, change_save, change_new (self, NULL), change_free, NULL, NULL,
                  sign_out_done, data);
}

/**
 * vnt_desk_sign_out_async:
 *
 * Ends fetching and sending and takes the secret out of the keyring. What waits is kept for this account.
 */
void
vnt_desk_sign_out_async (VntDesk *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) clear = NULL;

  g_task_set_source_tag (task, vnt_desk_sign_out_async);
  g_task_set_check_cancellable (task, FALSE);
  account_stop (self);
  if (self->account == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  clear = g_task_new (self, self->closing, sign_out_cleared, g_steal_pointer (&task));
  g_task_set_source_tag (clear, vnt_desk_sign_out_async);
  g_task_set_task_data (clear, vnt_account_ref (self->account), (GDestroyNotify) vnt_account_unref);
  g_task_run_in_thread (clear, sign_out_in_thread);
}

gboolean
vnt_desk_sign_out_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
