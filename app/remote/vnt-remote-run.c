/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-run.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "vnt-remote-line.h"
#include "vnt-remote-probe.h"
#include "vnt-remote-programs.h"
#include "vnt-remote-run-private.h"
#include "vnt-remote-trust.h"

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ASK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntRemoteRun, vnt_remote_run, G_TYPE_OBJECT)

static gboolean
is_over (VntRemoteRun *self)
{
  return self->state == VNT_REMOTE_FAILED || self->state == VNT_REMOTE_ENDED;
}

void
vnt_remote_run_clear_secret (VntRemoteRun *self)
{
  if (self->secret != NULL)
    memset (self->secret, 0, strlen (self->secret));
  g_clear_pointer (&self->secret, g_free);
}

/* FreeRDP keeps its own things there too. A link is removed, never followed. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = path != NULL ? g_dir_open (path, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_unlink (file) != 0)
        remove_folder (file);
    }
  if (path != NULL)
    g_rmdir (path);
}

/* Ends what is left of it: the last that lives of a session takes everything with it. */
static void
close_all (VntRemoteRun *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->terminal_id, g_source_remove);
  self->asking = FALSE;
  vnt_remote_run_clear_secret (self);
  if (self->process != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->process, self);
      vnt_remote_process_stop (self->process);
    }
  if (self->log != NULL)
    g_signal_handlers_disconnect_by_data (self->log, self);
  if (self->master != NULL)
    g_signal_handlers_disconnect_by_data (self->master, self);
  if (self->jump != NULL)
    g_signal_handlers_disconnect_by_data (self->jump, self);
  g_clear_object (&self->process);
  g_clear_object (&self->log);
  g_clear_object (&self->master);
  g_clear_object (&self->jump);
  remove_folder (self->folder);
}

void
vnt_remote_run_set_state (VntRemoteRun *self,
                          VntRemoteState state,
                          VntRemoteWhy why,
                          const char *detail)
{
  if (is_over (self) || state == self->state)
    return;
  self->state = state;
  self->why = why;
  g_free (self->detail);
  self->detail = g_strdup (detail);
  if (is_over (self))
    close_all (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Whatever the reason: a session that was connected ended, one that was not failed. */
void
vnt_remote_run_end (VntRemoteRun *self, VntRemoteWhy why, const char *detail)
{
  gboolean was_connected = self->state == VNT_REMOTE_CONNECTED;

  if (why == VNT_REMOTE_WHY_OTHER_PROTOCOL && self->jump != NULL)
    why = VNT_REMOTE_WHY_UNREACHABLE; /* a tunnel is there also when its end is not */
  if (why == VNT_REMOTE_WHY_NONE && !was_connected)
    why = VNT_REMOTE_WHY_UNKNOWN;
  if (self->stopping)
    why = was_connected ? VNT_REMOTE_WHY_NONE : VNT_REMOTE_WHY_CANCELLED;
  vnt_remote_run_set_state (self, was_connected ? VNT_REMOTE_ENDED : VNT_REMOTE_FAILED, why,
                            detail);
}

void
vnt_remote_run_ask (VntRemoteRun *self, const char *question, gboolean password)
{
  g_signal_emit (self, signals[SIGNAL_ASK], 0, question, password);
}

char *
vnt_remote_run_in_folder (VntRemoteRun *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
on_line (VntRemoteRun *self, const char *line)
{
  VntRemoteWhy why;

  switch (vnt_remote_line_read (self->target->protocol, line, &why))
    {
    case VNT_REMOTE_LINE_CONNECTED:
      vnt_remote_run_set_state (self, VNT_REMOTE_CONNECTED, VNT_REMOTE_WHY_NONE, NULL);
      break;
    case VNT_REMOTE_LINE_FAILED:
    case VNT_REMOTE_LINE_CLOSED:
      if (self->asks_itself && why == VNT_REMOTE_WHY_DENIED)
        self->asked_itself = TRUE;
      else
        vnt_remote_run_end (self, why, line);
      break;
    case VNT_REMOTE_LINE_NOTHING:
    default:
      break;
    }
}

void
vnt_remote_run_on_exited (VntRemoteRun *self, int status)
{
  if (self->state == VNT_REMOTE_CONNECTED)
    vnt_remote_run_end (self, VNT_REMOTE_WHY_NONE, NULL);
  else if (self->asked_itself && status == 0)
    vnt_remote_run_end (self, VNT_REMOTE_WHY_CANCELLED, NULL);
  else
    vnt_remote_run_end (self, vnt_remote_exit_read (self->target->protocol, status), NULL);
}

gboolean
vnt_remote_run_launch (VntRemoteRun *self, VntRemoteCommand *command, GCallback exited)
{
  g_autoptr (GError) error = NULL;

  self->process = vnt_remote_process_new ();
  g_signal_connect_swapped (self->process, "line", G_CALLBACK (on_line), self);
  g_signal_connect_swapped (self->process, "exited", exited, self);
  if (command != NULL && vnt_remote_process_start (self->process, command, &error))
    return TRUE;
  vnt_remote_run_end (self, VNT_REMOTE_WHY_UNKNOWN, error != NULL ? error->message : NULL);
  return FALSE;
}

/* -- the others: a viewer -- */

/* Without a password TigerVNC asks before it tries one. virt-viewer tries none, and then asks in a window of its own until
 * one is accepted. */
static void
start_viewer (VntRemoteRun *self)
{
  g_autoptr (VntRemoteCommand) command = NULL;

  if (self->target->protocol == VNT_REMOTE_VNC)
    command = vnt_remote_command_vnc (self->program, self->target, &self->route, self->secret);
  else
    command = vnt_remote_command_spice (self->program, self->target, &self->route,
                                        self->certificates, self->secret);
  self->asks_itself = self->target->protocol == VNT_REMOTE_SPICE && self->secret == NULL;
  vnt_remote_run_clear_secret (self);
  vnt_remote_run_launch (self, command, G_CALLBACK (vnt_remote_run_on_exited));
}

/* Whether it is the certificate that is trusted, or the first one: otherwise it is over. */
gboolean
vnt_remote_run_trusts (VntRemoteRun *self, const char *fingerprint)
{
  g_autofree char *path = g_build_filename (self->places.trust, "certificates", NULL);
  g_autoptr (GError) error = NULL;

  if (vnt_remote_trust_check (path, self->target, fingerprint, &error) != VNT_REMOTE_TRUST_CHANGED)
    return TRUE;
  vnt_remote_run_end (self, error != NULL ? VNT_REMOTE_WHY_UNKNOWN : VNT_REMOTE_WHY_CHANGED,
                      error != NULL ? error->message : fingerprint);
  return FALSE;
}

static void
on_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntRemoteRun) self = user_data;
  g_autoptr (VntRemoteProbe) probe = vnt_remote_probe_finish (result, NULL);

  if (probe == NULL || is_over (self))
    return;
  if (probe->why != VNT_REMOTE_WHY_NONE)
    vnt_remote_run_end (self, probe->why, NULL);
  else if (self->target->protocol == VNT_REMOTE_RDP)
    vnt_remote_run_start_rdp (self, probe->fingerprint);
  else if (vnt_remote_run_trusts (self, probe->fingerprint))
    {
      self->certificates = g_steal_pointer (&probe->certificates);
      start_viewer (self);
    }
}

/* -- the way there -- */

/* TigerVNC's server shuts out who knocks often without a word: its viewer tells as well. */
static void
go (VntRemoteRun *self)
{
  switch (self->target->protocol)
    {
    case VNT_REMOTE_SSH:
      vnt_remote_run_start_ssh (self);
      break;
    case VNT_REMOTE_VNC:
      start_viewer (self);
      break;
    case VNT_REMOTE_RDP:
    case VNT_REMOTE_SPICE:
      vnt_remote_probe_async (self->target, &self->route, self->cancellable, on_probed,
                              g_object_ref (self));
      break;
    case VNT_REMOTE_WEB:
    case VNT_REMOTE_NONE:
    default:
      vnt_remote_run_end (self, VNT_REMOTE_WHY_UNKNOWN, NULL);
    }
}

static void
on_jump_ended (VntRemoteRun *self, int why, const char *words)
{
  vnt_remote_run_end (self,
                      why == VNT_REMOTE_WHY_CHANGED || why == VNT_REMOTE_WHY_CANCELLED ||
                          self->state == VNT_REMOTE_CONNECTED
                        ? (VntRemoteWhy) why
                        : VNT_REMOTE_WHY_JUMP,
                      words);
}

static void
on_jump_ask (VntRemoteRun *self, const char *question)
{
  self->asked_jump = TRUE;
  vnt_remote_run_ask (self, question, FALSE);
}

/* A port nobody uses now. */
static guint
find_port (void)
{
  g_autoptr (GSocket) socket =
    g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;

  if (socket == NULL || !g_socket_bind (socket, address, FALSE, NULL))
    return 0;
  bound = g_socket_get_local_address (socket, NULL);
  return bound != NULL ? g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)) : 0;
}

/* TigerVNC takes a socket that only this user may open; the others need a port of this computer. */
static char *
make_forward (VntRemoteRun *self)
{
  if (self->target->protocol == VNT_REMOTE_VNC)
    {
      self->socket = vnt_remote_run_in_folder (self, "v");
      self->route.socket = self->socket;
      return vnt_remote_forward_socket (self->socket, self->target);
    }
  self->route.host = "127.0.0.1";
  self->route.port = find_port ();
  return vnt_remote_forward_port (self->route.port, self->target);
}

static void
start_jump (VntRemoteRun *self)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_read_jump (self->target->jump);
  g_autofree char *ssh = vnt_remote_find_program (VNT_REMOTE_SSH, NULL);
  g_autofree char *control = vnt_remote_run_in_folder (self, "j"),
                  *asker = vnt_remote_run_in_folder (self, "b");
  g_autofree char *known = g_build_filename (self->places.trust, "known_hosts", NULL);
  VntRemoteSshFiles files = { control, known, NULL, self->places.identity };
  g_autofree char *forward = NULL;
  g_autoptr (VntRemoteCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  if (ssh == NULL)
    {
      vnt_remote_run_end (self, VNT_REMOTE_WHY_MISSING, "openssh-client");
      return;
    }
  forward = make_forward (self);
  command = vnt_remote_command_ssh_master (ssh, target, NULL, &files, forward);
  self->jump = vnt_remote_master_new ();
  g_signal_connect_swapped (self->jump, "ready", G_CALLBACK (go), self);
  g_signal_connect_swapped (self->jump, "ask", G_CALLBACK (on_jump_ask), self);
  g_signal_connect_swapped (self->jump, "ended", G_CALLBACK (on_jump_ended), self);
  if (!vnt_remote_master_start (self->jump, command, asker, self->places.askpass, &error))
    vnt_remote_run_end (self, VNT_REMOTE_WHY_UNKNOWN, error->message);
}

static void
open_address (VntRemoteRun *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = vnt_remote_address (self->target, &error);
  g_autofree char *scheme = address != NULL ? g_uri_parse_scheme (address) : NULL;
  g_autoptr (GAppInfo) handler =
    scheme != NULL ? g_app_info_get_default_for_uri_scheme (scheme) : NULL;
  GList addresses = { address, NULL, NULL };

  if (address != NULL && handler == NULL)
    {
      g_autofree char *beginning = g_strconcat (scheme, ":", NULL);

      vnt_remote_run_end (self, VNT_REMOTE_WHY_MISSING, beginning);
    }
  else if (address == NULL || !g_app_info_launch_uris (handler, &addresses, NULL, &error))
    vnt_remote_run_end (self, VNT_REMOTE_WHY_UNKNOWN, error->message);
  else
    vnt_remote_run_set_state (self, VNT_REMOTE_CONNECTED, VNT_REMOTE_WHY_NONE, NULL);
}

static void
vnt_remote_run_dispose (GObject *object)
{
  close_all (VNT_REMOTE_RUN (object));
  G_OBJECT_CLASS (vnt_remote_run_parent_class)->dispose (object);
}

static void
vnt_remote_run_finalize (GObject *object)
{
  VntRemoteRun *self = VNT_REMOTE_RUN (object);

  g_clear_pointer (&self->target, vnt_remote_target_free);
  vnt_remote_places_clear (&self->places);
  g_free (self->folder);
  g_free (self->detail);
  g_free (self->program);
  g_free (self->fingerprint);
  g_free (self->certificates);
  g_free (self->socket);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (vnt_remote_run_parent_class)->finalize (object);
}

static void
vnt_remote_run_class_init (VntRemoteRunClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_remote_run_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_remote_run_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_REMOTE_RUN, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ASK] = g_signal_new ("ask", VNT_TYPE_REMOTE_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                      NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
vnt_remote_run_init (VntRemoteRun *self)
{
  self->state = VNT_REMOTE_STARTING;
  self->cancellable = g_cancellable_new ();
}

/**
 * vnt_remote_places_clear:
 *
 * Frees what it holds.
 */
void
vnt_remote_places_clear (VntRemotePlaces *places)
{
  g_clear_pointer (&places->runtime, g_free);
  g_clear_pointer (&places->trust, g_free);
  g_clear_pointer (&places->askpass, g_free);
  g_clear_pointer (&places->identity, g_free);
}

/**
 * vnt_remote_run_new:
 * @target: where to
 * @places: copied
 *
 * Returns: (transfer full): one that did not start
 */
VntRemoteRun *
vnt_remote_run_new (const VntRemoteTarget *target, const VntRemotePlaces *places)
{
  VntRemoteRun *self = g_object_new (VNT_TYPE_REMOTE_RUN, NULL);

  self->target = vnt_remote_target_copy (target);
  self->places.runtime = g_strdup (places->runtime);
  self->places.trust = g_strdup (places->trust);
  self->places.askpass = g_strdup (places->askpass);
  self->places.identity = g_strdup (places->identity);
  return self;
}

/* A folder of its own, with a short name: a socket's path has little room. */
static gboolean
make_folders (VntRemoteRun *self)
{
  self->folder = g_build_filename (self->places.runtime, "r-XXXXXX", NULL);
  return g_mkdir_with_parents (self->places.runtime, 0700) == 0 &&
         g_mkdir_with_parents (self->places.trust, 0700) == 0 &&
         g_mkdtemp_full (self->folder, 0700) != NULL;
}

/**
 * vnt_remote_run_start:
 * @secret: (nullable): the password for the target; %NULL when there is none or it is asked for
 *
 * Begins; "changed" tells how far it came, perhaps before this returns. Once.
 */
void
vnt_remote_run_start (VntRemoteRun *self, const char *secret)
{
  g_autoptr (GError) error = NULL;
  const char *package = NULL;

  g_return_if_fail (VNT_IS_REMOTE_RUN (self));
  g_return_if_fail (self->folder == NULL);

  self->secret = secret != NULL && *secret != '\0' ? g_strdup (secret) : NULL;
  if (!vnt_remote_target_check (self->target, NULL, &error) || !make_folders (self))
    {
      vnt_remote_run_end (self, VNT_REMOTE_WHY_UNKNOWN,
                          error != NULL ? error->message : g_strerror (errno));
      return;
    }
  if (self->target->protocol == VNT_REMOTE_WEB)
    {
      open_address (self);
      return;
    }
  self->program = vnt_remote_find_program (self->target->protocol, &package);
  if (self->program == NULL)
    vnt_remote_run_end (self, VNT_REMOTE_WHY_MISSING, package);
  else if (self->target->jump != NULL)
    start_jump (self);
  else
    go (self);
}

/**
 * vnt_remote_run_answer:
 * @answer: (nullable): what is answered to the last question; %NULL gives up
 */
void
vnt_remote_run_answer (VntRemoteRun *self, const char *answer)
{
  VntRemoteMaster *master;

  g_return_if_fail (VNT_IS_REMOTE_RUN (self));

  master = self->asked_jump ? self->jump : self->master;
  if (self->asking)
    vnt_remote_run_answer_rdp (self, answer);
  else if (master != NULL)
    vnt_remote_master_answer (master, answer);
}

/**
 * vnt_remote_run_stop:
 *
 * Ends it: what was started is stopped.
 */
void
vnt_remote_run_stop (VntRemoteRun *self)
{
  g_return_if_fail (VNT_IS_REMOTE_RUN (self));

  self->stopping = TRUE;
  vnt_remote_run_end (self, VNT_REMOTE_WHY_NONE, NULL);
}

VntRemoteState
vnt_remote_run_get_state (VntRemoteRun *self)
{
  g_return_val_if_fail (VNT_IS_REMOTE_RUN (self), VNT_REMOTE_FAILED);

  return self->state;
}

VntRemoteWhy
vnt_remote_run_get_why (VntRemoteRun *self)
{
  g_return_val_if_fail (VNT_IS_REMOTE_RUN (self), VNT_REMOTE_WHY_NONE);

  return self->why;
}

/**
 * vnt_remote_run_get_detail:
 *
 * Returns: (transfer none) (nullable): what the program said last, or the package that is missing; "rustdesk:" for
 *   the beginning of an address nothing opens
 */
const char *
vnt_remote_run_get_detail (VntRemoteRun *self)
{
  g_return_val_if_fail (VNT_IS_REMOTE_RUN (self), NULL);

  return self->detail;
}
