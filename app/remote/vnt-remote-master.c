/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-master.h"

#include "vnt-remote-asker.h"
#include "vnt-remote-line.h"
#include "vnt-remote-process.h"

struct _VntRemoteMaster
{
  GObject parent_instance;

  VntRemoteProcess *process;
  VntRemoteAsker *asker;
  gboolean ready;
  gboolean declined; /* the agent gave no answer to the last question */
  gboolean stopped; /* by us */
  VntRemoteWhy why;
  char *words;
};

enum
{
  SIGNAL_READY,
  SIGNAL_ASK,
  SIGNAL_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntRemoteMaster, vnt_remote_master, G_TYPE_OBJECT)

static void
on_line (VntRemoteMaster *self, const char *line)
{
  VntRemoteWhy why;
  VntRemoteLine kind = vnt_remote_line_read (VNT_REMOTE_SSH, line, &why);

  if (kind == VNT_REMOTE_LINE_FAILED || kind == VNT_REMOTE_LINE_CLOSED)
    {
      g_free (self->words);
      self->words = g_strdup (line);
      self->why = why;
    }
  if (kind != VNT_REMOTE_LINE_CONNECTED || self->ready)
    return;
  self->ready = TRUE;
  g_signal_emit (self, signals[SIGNAL_READY], 0);
}

static void
on_exited (VntRemoteMaster *self)
{
  VntRemoteWhy why = self->why;

  if (self->ready && self->stopped && why != VNT_REMOTE_WHY_LOST)
    why = VNT_REMOTE_WHY_NONE;
  else if (self->ready)
    why = VNT_REMOTE_WHY_LOST;
  else if (self->declined && (why == VNT_REMOTE_WHY_DENIED || why == VNT_REMOTE_WHY_NONE))
    why = VNT_REMOTE_WHY_CANCELLED;
  else if (why == VNT_REMOTE_WHY_NONE)
    why = VNT_REMOTE_WHY_UNKNOWN;
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, (int) why, self->words);
}

static void
on_ask (VntRemoteMaster *self, const char *question)
{
  g_signal_emit (self, signals[SIGNAL_ASK], 0, question);
}

static void
vnt_remote_master_dispose (GObject *object)
{
  VntRemoteMaster *self = VNT_REMOTE_MASTER (object);

  if (self->process != NULL)
    g_signal_handlers_disconnect_by_data (self->process, self);
  if (self->asker != NULL)
    g_signal_handlers_disconnect_by_data (self->asker, self);
  if (self->process != NULL)
    vnt_remote_process_stop (self->process);
  g_clear_object (&self->process);
  g_clear_object (&self->asker);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (vnt_remote_master_parent_class)->dispose (object);
}

static void
vnt_remote_master_class_init (VntRemoteMasterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_remote_master_dispose;
  signals[SIGNAL_READY] = g_signal_new ("ready", VNT_TYPE_REMOTE_MASTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ASK] = g_signal_new ("ask", VNT_TYPE_REMOTE_MASTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", VNT_TYPE_REMOTE_MASTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
vnt_remote_master_init (VntRemoteMaster *self)
{
  self->process = vnt_remote_process_new ();
  g_signal_connect_swapped (self->process, "line", G_CALLBACK (on_line), self);
  g_signal_connect_swapped (self->process, "exited", G_CALLBACK (on_exited), self);
}

/**
 * vnt_remote_master_new:
 *
 * Returns: (transfer full): one that did not start
 */
VntRemoteMaster *
vnt_remote_master_new (void)
{
  return g_object_new (VNT_TYPE_REMOTE_MASTER, NULL);
}

/**
 * vnt_remote_master_start:
 * @command: of vnt_remote_command_ssh_master(); how it asks is added
 * @asker: path of the socket its questions arrive at
 * @askpass: path of the program that asks
 * @error: place for an error
 *
 * Returns: whether it runs
 */
gboolean
vnt_remote_master_start (VntRemoteMaster *self,
                         VntRemoteCommand *command,
                         const char *asker,
                         const char *askpass,
                         GError **error)
{
  g_return_val_if_fail (VNT_IS_REMOTE_MASTER (self), FALSE);

  self->asker = vnt_remote_asker_new (asker, error);
  if (self->asker == NULL)
    return FALSE;
  g_signal_connect_swapped (self->asker, "ask", G_CALLBACK (on_ask), self);
  command->environment = g_environ_setenv (command->environment, "VNT_ASKPASS_SOCKET", asker, TRUE);
  command->environment = g_environ_setenv (command->environment, "SSH_ASKPASS", askpass, TRUE);
  command->environment =
    g_environ_setenv (command->environment, "SSH_ASKPASS_REQUIRE", "force", TRUE);
  return vnt_remote_process_start (self->process, command, error);
}

/**
 * vnt_remote_master_answer:
 * @answer: (nullable): what is answered to the last question; %NULL gives up
 */
void
vnt_remote_master_answer (VntRemoteMaster *self, const char *answer)
{
  g_return_if_fail (VNT_IS_REMOTE_MASTER (self));

  self->declined = answer == NULL; /* the last question decides: a key may be passed over */
  if (self->asker != NULL)
    vnt_remote_asker_answer (self->asker, answer);
}

/**
 * vnt_remote_master_stop:
 *
 * Ends it, and with it whatever goes through it.
 */
void
vnt_remote_master_stop (VntRemoteMaster *self)
{
  g_return_if_fail (VNT_IS_REMOTE_MASTER (self));

  self->stopped = TRUE;
  vnt_remote_process_stop (self->process);
}
