/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the monitoring says of a machine: asked in a thread of its own, kept in the store, shown from there. */
#include "vnt-desk-monitor.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-desk-private.h"
#include "vnt-error.h"
#include "vnt-http.h"
#include "vnt-monitor-kinds.h"
#include "vnt-remote-trust.h"
#include "vnt-secrets.h"
#include "vnt-store-monitor.h"
#include "vnt-url.h"

struct _VntDeskMonitor
{
  char *kind;
  char *url;
  char *user; /* "" when nobody signs in */
};

/* All that a thread needs: it never looks at the desk. */
typedef struct
{
  VntDeskMonitor monitor;
  VntStore *store;
  char *trust; /* file of the certificates that are trusted */
  VntMachine *machine; /* asked about; NULL to try whether it answers */
  VntAlert *alert; /* acknowledged */
  char *author;
  char *secret; /* to be kept */
} Question;

static void
monitor_clear (VntDeskMonitor *monitor)
{
  g_free (monitor->kind);
  g_free (monitor->url);
  g_free (monitor->user);
}

/* private: before the desk goes. */
void
vnt_desk_monitor_free (VntDeskMonitor *monitor)
{
  if (monitor == NULL)
    return;
  monitor_clear (monitor);
  g_free (monitor);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  monitor_clear (&question->monitor);
  g_clear_object (&question->store);
  g_clear_pointer (&question->machine, vnt_machine_unref);
  vnt_alert_free (question->alert);
  g_free (question->trust);
  g_free (question->author);
  g_free (question->secret);
  g_free (question);
}

static char *
dup_trust (VntDesk *self)
{
  return g_build_filename (self->work_dir, "remote", "certificates", NULL);
}

/* @task fails, and is no more, when there is nobody to ask. */
static Question *
question_new (VntDesk *self, GTask *task)
{
  Question *question = g_new0 (Question, 1);
  const VntAccount *account = vnt_desk_get_account (self);

  g_task_set_task_data (task, question, question_free);
  if (self->monitor == NULL || self->store == NULL)
    {
      g_task_return_new_error (task, VNT_ERROR, VNT_ERROR_INVALID,
                               _ ("No monitoring is entered in the preferences."));
      return NULL;
    }
  question->monitor.kind = g_strdup (self->monitor->kind);
  question->monitor.url = g_strdup (self->monitor->url);
  question->monitor.user = g_strdup (self->monitor->user);
  question->store = g_object_ref (self->store);
  question->trust = dup_trust (self);
  question->author = g_strdup (account != NULL ? account->login : g_get_user_name ());
  return question;
}

static VntRemoteTarget *
target_of (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  VntRemoteTarget *target =
    vnt_remote_target_new (VNT_REMOTE_WEB, uri != NULL ? g_uri_get_host (uri) : "");

  target->port = uri != NULL && g_uri_get_port (uri) > 0 ? (guint) g_uri_get_port (uri) : 443;
  return target;
}

/* -- in the thread -- */

static VntMonitor *
open_monitor (const Question *question, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntRemoteTarget) target = target_of (question->monitor.url);
  g_autofree char *known = vnt_remote_trust_dup (question->trust, target);
  g_autofree char *secret = NULL;
  VntMonitorAccess access = {
    .kind = question->monitor.kind,
    .url = question->monitor.url,
    .user = question->monitor.user,
    .fingerprint = known,
  };

  if (*question->monitor.user != '\0')
    {
      g_autoptr (GError) cause = NULL;

      secret =
        vnt_secrets_lookup (question->monitor.url, question->monitor.user, cancellable, &cause);
      if (cause != NULL && !g_error_matches (cause, VNT_ERROR, VNT_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
      if (cause != NULL)
        {
          g_set_error_literal (error, VNT_ERROR, VNT_ERROR_AUTH,
                               _ ("The keyring has no password for the monitoring. Enter it in the "
                                  "preferences."));
          return NULL;
        }
      access.secret = secret;
    }
  return vnt_monitor_new (&access, error);
}

/* What was shown first is trusted from now on. */
static void
keep_certificate (const Question *question, VntMonitor *monitor)
{
  g_autoptr (VntRemoteTarget) target = target_of (question->monitor.url);
  g_autofree char *folder = g_path_get_dirname (question->trust);
  g_autofree char *shown = vnt_monitor_dup_fingerprint (monitor);
  g_autoptr (GError) error = NULL;

  if (shown == NULL)
    return;
  g_mkdir_with_parents (folder, 0700);
  vnt_remote_trust_check (question->trust, target, shown, &error);
  if (error != NULL)
    g_warning ("The certificate of the monitoring was not kept: %s", error->message);
}

static VntMonitored *
ask (const Question *question, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntMonitor) monitor = open_monitor (question, cancellable, error);
  g_autoptr (VntMachine) nobody = vnt_machine_new (0, "ventanilla");
  const VntMachine *machine = question->machine != NULL ? question->machine : nobody;
  g_autoptr (VntMonitored) monitored = NULL;
  g_autoptr (GPtrArray) alerts = NULL;

  if (monitor == NULL)
    return NULL;
  alerts = vnt_monitor_ask (monitor, machine, cancellable, error);
  vnt_http_rest ();
  if (alerts == NULL)
    return NULL;
  keep_certificate (question, monitor);
  monitored = vnt_monitored_new (machine->id, vnt_clock_now ());
  for (guint i = 0; i < alerts->len; i++)
    vnt_monitored_take (monitored, vnt_alert_copy (g_ptr_array_index (alerts, i)));
  vnt_monitored_sort (monitored);
  if (question->machine == NULL)
    return g_steal_pointer (&monitored);
  if (!vnt_store_save_monitored (question->store, monitored, error))
    return NULL;
  return vnt_store_read_monitored (question->store, machine->id, error);
}

static void
monitored_free (gpointer monitored)
{
  vnt_monitored_free (monitored);
}

static void
ask_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  VntMonitored *monitored = ask (data, cancellable, &error);

  if (monitored != NULL)
    g_task_return_pointer (task, monitored, monitored_free);
  else
    g_task_return_error (task, error != NULL ? error
                                             : g_error_new_literal (VNT_ERROR, VNT_ERROR_STORAGE,
                                                                    _ ("Nothing could be kept.")));
}

static void
acknowledge_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  GError *error = NULL;
  g_autoptr (VntMonitor) monitor = open_monitor (question, cancellable, &error);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, question->alert->ticket);
  /* Translators: what the monitoring is told of who takes care of an alert; %s is a number. */
  g_autofree char *comment = g_strdup_printf (_ ("Ticket #%s"), number);
  gboolean done =
    monitor != NULL && vnt_monitor_acknowledge (monitor, question->alert, question->author, comment,
                                                cancellable, &error);

  vnt_http_rest ();
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
keep_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  GError *error = NULL;

  if (vnt_secrets_store (question->monitor.url, question->monitor.user, question->secret,
                         cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* -- which monitoring -- */

/**
 * vnt_desk_set_monitor:
 * @kind: "icinga" or "alertmanager"
 * @address: as somebody typed it; "" for no monitoring
 * @user: who asks, "" when nobody has to sign in
 * @error: place for an error: %VNT_ERROR_INVALID for an address that is none
 *
 * Nothing is sent.
 *
 * Returns: whether it can be asked, or there is none on purpose
 */
gboolean
vnt_desk_set_monitor (
  VntDesk *self, const char *kind, const char *address, const char *user, GError **error)
{
  g_autofree char *url = NULL;

  g_return_val_if_fail (VNT_IS_DESK (self), FALSE);

  g_clear_pointer (&self->monitor, vnt_desk_monitor_free);
  if (*address == '\0')
    return TRUE;
  url = vnt_url_normalize (address, error);
  if (url == NULL)
    return FALSE;
  self->monitor = g_new0 (VntDeskMonitor, 1);
  self->monitor->kind = g_strdup (kind);
  self->monitor->url = g_steal_pointer (&url);
  self->monitor->user = g_strdup (user);
  return TRUE;
}

/* Returns: whether there is a monitoring to be asked */
gboolean
vnt_desk_has_monitor (VntDesk *self)
{
  g_return_val_if_fail (VNT_IS_DESK (self), FALSE);

  return self->monitor != NULL;
}

/**
 * vnt_desk_keep_monitor_secret_async:
 * @secret: the password of the user who asks
 *
 * Keeps it in the keyring, and nowhere else.
 */
void
vnt_desk_keep_monitor_secret_async (VntDesk *self,
                                    const char *secret,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Question *question = question_new (self, task);

  g_task_set_source_tag (task, vnt_desk_keep_monitor_secret_async);
  if (question == NULL)
    return;
  question->secret = g_strdup (secret);
  g_task_run_in_thread (task, keep_thread);
}

/* Returns: whether it is in the keyring now */
gboolean
vnt_desk_keep_monitor_secret_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vnt_desk_dup_monitor_certificate:
 *
 * Returns: (transfer full) (nullable): the certificate that was trusted at first sight: SHA-256, in pairs of digits; %NULL when
 *   there was no need for that yet
 */
char *
vnt_desk_dup_monitor_certificate (VntDesk *self)
{
  g_autofree char *trust = dup_trust (self);
  g_autoptr (VntRemoteTarget) target =
    self->monitor != NULL ? target_of (self->monitor->url) : NULL;

  return target != NULL ? vnt_remote_trust_dup (trust, target) : NULL;
}

/**
 * vnt_desk_forget_monitor_certificate:
 * @error: place for an error
 *
 * What it shows next is trusted.
 *
 * Returns: whether nothing is known of it any more
 */
gboolean
vnt_desk_forget_monitor_certificate (VntDesk *self, GError **error)
{
  g_autofree char *trust = dup_trust (self);
  g_autoptr (VntRemoteTarget) target =
    self->monitor != NULL ? target_of (self->monitor->url) : NULL;

  return target == NULL || vnt_remote_trust_forget (trust, target, error);
}

/* -- what it says of a machine -- */

static gpointer
load_monitored (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_read_monitored (store, *(gint64 *) data, error);
}

/**
 * vnt_desk_load_monitored_async:
 * @machine: number of a machine
 *
 * Reads what was said of it last; nobody is asked.
 */
void
vnt_desk_load_monitored_async (VntDesk *self,
                               gint64 machine,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  vnt_desk_read (self, load_monitored, g_memdup2 (&machine, sizeof machine), g_free, monitored_free,
                 cancellable, callback, user_data);
}

/**
 * vnt_desk_load_monitored_finish:
 *
 * Returns: (transfer full) (nullable): what was said, and when; %NULL without an error when it never was asked
 */
VntMonitored *
vnt_desk_load_monitored_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vnt_desk_ask_monitor_async:
 * @machine: (nullable): of the inventory; %NULL only to see whether the monitoring answers
 *
 * Asks the monitoring now, and keeps what it says.
 */
void
vnt_desk_ask_monitor_async (VntDesk *self,
                            const VntMachine *machine,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Question *question = question_new (self, task);

  g_task_set_source_tag (task, vnt_desk_ask_monitor_async);
  if (question == NULL)
    return;
  question->machine = machine != NULL ? vnt_machine_ref ((VntMachine *) machine) : NULL;
  g_task_run_in_thread (task, ask_thread);
}

/**
 * vnt_desk_ask_monitor_finish:
 *
 * Returns: (transfer full) (nullable): what it says, each alert with the open ticket about it; %NULL with an error
 */
VntMonitored *
vnt_desk_ask_monitor_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -- what is done about it -- */

/**
 * vnt_desk_acknowledge_alert_async:
 * @alert: one with a ticket that has a number of the server
 *
 * Tells the monitoring that somebody takes care of it; the comment names the ticket.
 */
void
vnt_desk_acknowledge_alert_async (VntDesk *self,
                                  const VntAlert *alert,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Question *question = question_new (self, task);

  g_task_set_source_tag (task, vnt_desk_acknowledge_alert_async);
  if (question == NULL)
    return;
  if (alert->ticket <= 0)
    {
      g_task_return_new_error (task, VNT_ERROR, VNT_ERROR_INVALID,
                               _ ("The ticket has no number yet: it waits to be sent."));
      return;
    }
  question->alert = vnt_alert_copy (alert);
  g_task_run_in_thread (task, acknowledge_thread);
}

/* Returns: whether the monitoring wrote it down */
gboolean
vnt_desk_acknowledge_alert_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  char *key;
  gint64 ticket;
} Kept;

static void
kept_free (gpointer data)
{
  g_free (((Kept *) data)->key);
  g_free (data);
}

static gpointer
keep_ticket (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Kept *kept = data;

  return GINT_TO_POINTER (vnt_store_save_alert_ticket (store, kept->key, kept->ticket, error));
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_finish_flag (VNT_DESK (source), result, &error))
    vnt_desk_notice (VNT_DESK (source), error->message);
}

/**
 * vnt_desk_keep_alert_ticket:
 * @key: identity of an alert
 * @ticket: the ticket that was opened for it, one made here too
 *
 * From now on the alert leads to that ticket while it is open. A failure is told as a notice.
 */
void
vnt_desk_keep_alert_ticket (VntDesk *self, const char *key, gint64 ticket)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->key = g_strdup (key);
  kept->ticket = ticket;
  vnt_desk_write (self, keep_ticket, kept, kept_free, NULL, NULL, on_kept, NULL);
}
