/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-reach.h"

#include "config.h"

#include "vnt-desk-private.h"
#include "vnt-desk-reach-private.h"
#include "vnt-error.h"
#include "vnt-remote-file.h"
#include "vnt-remote-probe.h"
#include "vnt-remote-programs.h"
#include "vnt-remote-trust.h"
#include "vnt-remote-wake.h"
#include "vnt-secrets.h"
#include "vnt-store-remote.h"

#define MOST_RECENT 60 /* sessions; several lead to the same machine */

/* Sockets, keys that are trusted, and the program OpenSSH asks with: VNT_ASKPASS says where it is when it was not installed. */
void
vnt_desk_remote_find_places (VntDesk *desk, VntRemotePlaces *places)
{
  const char *askpass = g_getenv ("VNT_ASKPASS");
  const char *identity = g_getenv ("VNT_REMOTE_IDENTITY");

  places->runtime = g_build_filename (g_get_user_runtime_dir (), "ventanilla", NULL);
  places->trust = g_build_filename (desk->work_dir, "remote", NULL);
  places->askpass = g_strdup (askpass != NULL ? askpass : VNT_LIBEXECDIR "/ventanilla-askpass");
  places->identity = g_strdup (identity);
}

/**
 * vnt_desk_find_missing_package:
 *
 * Returns: (transfer none) (nullable): Debian's package this way in needs and that is not installed; %NULL when nothing is missing
 */
const char *
vnt_desk_find_missing_package (VntRemoteProtocol protocol)
{
  const char *package = NULL;
  g_autofree char *program = vnt_remote_find_program (protocol, &package);

  if (program == NULL)
    return package;
  if (protocol == VNT_REMOTE_SSH)
    {
      g_auto (GStrv) terminal = vnt_remote_find_terminal ("ssh", &package);

      if (terminal == NULL)
        return package;
    }
  return NULL;
}

/**
 * vnt_desk_read_remote_file:
 * @data: (array length=length): what stands in a .rdp or .vv file, of whomever
 * @error: place for an error, %VNT_ERROR_INVALID when it names no machine
 *
 * Returns: (transfer full) (nullable): where it leads; nothing else of it is used
 */
VntRemoteTarget *
vnt_desk_read_remote_file (const char *data, gsize length, GError **error)
{
  return vnt_remote_file_read (data, length, error);
}

static void
probe_free (gpointer probe)
{
  vnt_remote_probe_free (probe);
}

static void
on_knocked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  VntRemoteProbe *probe = vnt_remote_probe_finish (result, &error);

  if (probe != NULL)
    g_task_return_pointer (task, probe, probe_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* With a jump host between, it is the one that is knocked at. */
void
vnt_desk_knock_async (VntDesk *self,
                      const VntRemoteTarget *target,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VntRemoteTarget) jump = NULL;

  g_task_set_source_tag (task, vnt_desk_knock_async);
  if (!vnt_remote_target_check (target, NULL, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }
  if (target->jump != NULL)
    jump = vnt_remote_target_read_jump (target->jump);
  vnt_remote_probe_async (jump != NULL ? jump : target, NULL, cancellable, on_knocked, task);
}

VntRemoteWhy
vnt_desk_knock_finish (VntDesk *self, GAsyncResult *result, char **said, GError **error)
{
  g_autoptr (VntRemoteProbe) probe = g_task_propagate_pointer (G_TASK (result), error);

  if (said != NULL)
    *said = probe != NULL ? g_steal_pointer (&probe->said) : NULL;
  return probe != NULL ? probe->why : VNT_REMOTE_WHY_UNKNOWN;
}

/**
 * vnt_desk_wake:
 * @mac: address of a network card
 * @error: place for an error
 *
 * Sends what wakes a machine of this network.
 *
 * Returns: whether it left
 */
gboolean
vnt_desk_wake (VntDesk *self, const char *mac, GError **error)
{
  return vnt_remote_wake_send (mac, "255.255.255.255", VNT_REMOTE_WAKE_PORT, error);
}

/**
 * vnt_desk_forget_remote_key:
 * @target: a machine whose key or certificate changed, as the agent knows
 * @error: place for an error
 *
 * What it shows next is trusted.
 *
 * Returns: whether nothing is known of it any more
 */
gboolean
vnt_desk_forget_remote_key (VntDesk *self, const VntRemoteTarget *target, GError **error)
{
  g_autofree char *folder = g_build_filename (self->work_dir, "remote", NULL);
  g_autofree char *path = g_build_filename (folder, "certificates", NULL);
  g_autofree char *hosts = g_build_filename (folder, "known_hosts", NULL);

  return target->protocol == VNT_REMOTE_SSH ? vnt_remote_trust_forget_host (hosts, target, error)
                                            : vnt_remote_trust_forget (path, target, error);
}

static gpointer
list_recent (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_list_recent_remote (store, data, MOST_RECENT, error);
}

static void
array_unref (gpointer array)
{
  g_ptr_array_unref (array);
}

void
vnt_desk_load_recent_remote_async (VntDesk *self,
                                   const char *requestor,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  vnt_desk_read (self, list_recent, g_strdup (requestor), g_free, array_unref, cancellable,
                 callback, user_data);
}

GPtrArray *
vnt_desk_load_recent_remote_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) sessions = g_task_propagate_pointer (G_TASK (result), error);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *targets = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_remote_target_free);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const VntRemoteSession *session = g_ptr_array_index (sessions, i);
      g_autofree char *place = vnt_remote_target_describe (session->target);
      char *key = g_strdup_printf ("%d %s", session->target->protocol, place);

      if (g_hash_table_add (known, key))
        g_ptr_array_add (targets, vnt_remote_target_copy (session->target));
    }
  return targets;
}

/* A secret's place: "vnc://pc-1:5900", and the user. */
typedef struct
{
  char *place;
  char *user;
  char *secret;
} Secret;

static void
secret_free (gpointer data)
{
  Secret *secret = data;

  g_free (secret->place);
  g_free (secret->user);
  g_free (secret->secret);
  g_free (secret);
}

static Secret *
secret_new (const VntRemoteTarget *target, const char *text)
{
  Secret *secret = g_new0 (Secret, 1);

  secret->place =
    g_strdup_printf ("%s://%s:%u", vnt_remote_protocol_get_name (target->protocol),
                     target->host != NULL ? target->host : "", vnt_remote_target_get_port (target));
  secret->user = g_strdup (target->user != NULL ? target->user : "");
  secret->secret = g_strdup (text);
  return secret;
}

static void
lookup_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Secret *secret = data;
  GError *error = NULL;
  char *found = vnt_secrets_lookup (secret->place, secret->user, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, g_free);
}

void
vnt_desk_lookup_remote_secret_async (VntDesk *self,
                                     const VntRemoteTarget *target,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, vnt_desk_lookup_remote_secret_async);
  g_task_set_task_data (task, secret_new (target, NULL), secret_free);
  g_task_run_in_thread (task, lookup_thread);
}

char *
vnt_desk_lookup_remote_secret_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
keep_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Secret *secret = data;
  GError *error = NULL;

  if (vnt_secrets_store (secret->place, secret->user, secret->secret, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_secret_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    vnt_desk_notice (VNT_DESK (source), error->message);
}

/**
 * vnt_desk_keep_remote_secret:
 * @secret: a password that was accepted
 *
 * Keeps it in the keyring; a failure is told as a notice.
 */
void
vnt_desk_keep_remote_secret (VntDesk *self, const VntRemoteTarget *target, const char *secret)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_secret_kept, NULL);

  g_task_set_source_tag (task, vnt_desk_keep_remote_secret);
  g_task_set_task_data (task, secret_new (target, secret), secret_free);
  g_task_run_in_thread (task, keep_thread);
}
