/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RDP: the certificate first, then the password, then FreeRDP. */
#include <glib/gi18n.h>

#include "vnt-remote-run-private.h"

static void
launch (VntRemoteRun *self)
{
  g_autoptr (VntRemoteCommand) command =
    vnt_remote_command_rdp (self->program, self->target, &self->route,
                            self->fingerprint != NULL ? self->fingerprint : "", self->secret);

  vnt_remote_run_clear_secret (self);
  /* What the person once told FreeRDP to trust does not count here. */
  if (command != NULL)
    command->environment =
      g_environ_setenv (command->environment, "XDG_CONFIG_HOME", self->folder, TRUE);
  vnt_remote_run_launch (self, command, G_CALLBACK (vnt_remote_run_on_exited));
}

/* FreeRDP has no window to ask in and here no terminal: what is not known is asked for before it starts, once it is sure
 * that it is the machine that will hear it. */
void
vnt_remote_run_start_rdp (VntRemoteRun *self, const char *fingerprint)
{
  g_autofree char *place = vnt_remote_target_describe (self->target);
  g_autofree char *question = NULL;

  if (!vnt_remote_run_trusts (self, fingerprint))
    return;
  self->fingerprint = g_strdup (fingerprint);
  if (self->secret != NULL)
    {
      launch (self);
      return;
    }
  self->asking = TRUE;
  /* Translators: %s is a user and a machine: "lucia@pc-0042" */
  question = g_strdup_printf (_ ("Password for %s"), place);
  vnt_remote_run_ask (self, question, TRUE);
}

void
vnt_remote_run_answer_rdp (VntRemoteRun *self, const char *answer)
{
  self->asking = FALSE;
  if (answer == NULL)
    {
      vnt_remote_run_end (self, VNT_REMOTE_WHY_CANCELLED, NULL);
      return;
    }
  self->secret = g_strdup (answer);
  launch (self);
}
