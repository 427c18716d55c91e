/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SSH: in the person's terminal, through a master of its own. */
#include "vnt-remote-line.h"
#include "vnt-remote-programs.h"
#include "vnt-remote-run-private.h"

#define TERMINAL_SECONDS 60 /* for a terminal to open */

static gboolean
on_no_terminal (gpointer user_data)
{
  VntRemoteRun *self = user_data;

  self->terminal_id = 0;
  vnt_remote_run_end (self, VNT_REMOTE_WHY_UNKNOWN, NULL);
  return G_SOURCE_REMOVE;
}

static void
on_terminal_opened (VntRemoteRun *self)
{
  g_clear_handle_id (&self->terminal_id, g_source_remove);
  vnt_remote_run_set_state (self, VNT_REMOTE_CONNECTED, VNT_REMOTE_WHY_NONE, NULL);
}

/* The person left, or the connection is gone: the master knows. Its end follows. */
static void
on_terminal_closed (VntRemoteRun *self)
{
  vnt_remote_master_stop (self->master);
}

/* Most terminals hand over to one that is there already and end at once: only what runs inside counts. */
static void
on_terminal_exited (VntRemoteRun *self, int status)
{
}

static VntRemoteSshFiles
ssh_files (VntRemoteRun *self, char **control, char **known, char **log)
{
  *control = vnt_remote_run_in_folder (self, "m");
  *known = g_build_filename (self->places.trust, "known_hosts", NULL);
  *log = vnt_remote_run_in_folder (self, "l");
  return (VntRemoteSshFiles){ *control, *known, *log, self->places.identity };
}

static void
open_terminal (VntRemoteRun *self)
{
  g_autofree char *control = NULL, *known = NULL, *log = NULL;
  VntRemoteSshFiles files = ssh_files (self, &control, &known, &log);
  const char *package = NULL;
  g_auto (GStrv) terminal = vnt_remote_find_terminal (self->target->host, &package);
  g_autoptr (VntRemoteCommand) command = NULL;

  vnt_remote_run_clear_secret (self);
  if (terminal == NULL)
    {
      vnt_remote_run_end (self, VNT_REMOTE_WHY_MISSING, package);
      return;
    }
  self->log = vnt_remote_log_new (log, NULL);
  if (self->log == NULL)
    {
      vnt_remote_run_end (self, VNT_REMOTE_WHY_UNKNOWN, NULL);
      return;
    }
  command = vnt_remote_command_ssh_client (self->program, self->target, &files,
                                           (const char *const *) terminal);
  if (!vnt_remote_run_launch (self, command, G_CALLBACK (on_terminal_exited)))
    return;
  g_signal_handlers_disconnect_matched (self->process, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA,
                                        g_signal_lookup ("line", VNT_TYPE_REMOTE_PROCESS), 0, NULL,
                                        NULL, self);
  g_signal_connect_swapped (self->log, "opened", G_CALLBACK (on_terminal_opened), self);
  g_signal_connect_swapped (self->log, "closed", G_CALLBACK (on_terminal_closed), self);
  self->terminal_id = g_timeout_add_seconds (TERMINAL_SECONDS, on_no_terminal, self);
}

/* What the terminal wrote before counts, also when it is heard only now. */
static void
on_master_ended (VntRemoteRun *self, int why, const char *words)
{
  if (self->log != NULL)
    vnt_remote_log_catch_up (self->log);
  vnt_remote_run_end (self, (VntRemoteWhy) why, words);
}

/* The password the agent gave is the machine's: a key's passphrase is another matter. After that they are asked. */
static void
on_master_ask (VntRemoteRun *self, const char *question)
{
  self->asked_jump = FALSE;
  if (self->secret != NULL && vnt_remote_line_asks_password (question))
    {
      vnt_remote_master_answer (self->master, self->secret);
      vnt_remote_run_clear_secret (self);
      return;
    }
  vnt_remote_run_ask (self, question, vnt_remote_line_asks_password (question));
}

void
vnt_remote_run_start_ssh (VntRemoteRun *self)
{
  g_autofree char *control = NULL, *known = NULL, *log = NULL,
                  *asker = vnt_remote_run_in_folder (self, "a");
  VntRemoteSshFiles files = ssh_files (self, &control, &known, &log);
  g_autoptr (VntRemoteCommand) command =
    vnt_remote_command_ssh_master (self->program, self->target, &self->route, &files, NULL);
  g_autoptr (GError) error = NULL;

  self->master = vnt_remote_master_new ();
  g_signal_connect_swapped (self->master, "ready", G_CALLBACK (open_terminal), self);
  g_signal_connect_swapped (self->master, "ask", G_CALLBACK (on_master_ask), self);
  g_signal_connect_swapped (self->master, "ended", G_CALLBACK (on_master_ended), self);
  if (!vnt_remote_master_start (self->master, command, asker, self->places.askpass, &error))
    vnt_remote_run_end (self, VNT_REMOTE_WHY_UNKNOWN, error->message);
}
