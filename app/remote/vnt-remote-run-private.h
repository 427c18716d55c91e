/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-remote-command.h"
#include "vnt-remote-log.h"
#include "vnt-remote-master.h"
#include "vnt-remote-process.h"
#include "vnt-remote-run.h"

G_BEGIN_DECLS

/* What the files of a session share. */
struct _VntRemoteRun
{
  GObject parent_instance;

  VntRemoteTarget *target;
  VntRemotePlaces places;
  char *folder; /* of this session's sockets */
  char *secret;
  GCancellable *cancellable;

  VntRemoteState state;
  VntRemoteWhy why;
  char *detail;
  gboolean stopping;

  char *program;
  char *fingerprint; /* of the certificate of RDP */
  char *certificates; /* of SPICE, PEM */
  gboolean asking; /* the agent, for the password of RDP */
  gboolean asks_itself; /* the viewer, when the machine wants a password */
  gboolean asked_itself;
  VntRemoteMaster *jump;
  VntRemoteMaster *master; /* of SSH to the target itself */
  gboolean asked_jump; /* who asked last */
  VntRemoteRoute route;
  char *socket;
  VntRemoteProcess *process;
  VntRemoteLog *log; /* of the client in a terminal */
  guint terminal_id;
};

/* -- vnt-remote-run.c -- */
void vnt_remote_run_clear_secret (VntRemoteRun *self);
void vnt_remote_run_set_state (VntRemoteRun *self,
                               VntRemoteState state,
                               VntRemoteWhy why,
                               const char *detail);
void vnt_remote_run_end (VntRemoteRun *self, VntRemoteWhy why, const char *detail);
void vnt_remote_run_ask (VntRemoteRun *self, const char *question, gboolean password);
char *vnt_remote_run_in_folder (VntRemoteRun *self, const char *name);
gboolean vnt_remote_run_launch (VntRemoteRun *self, VntRemoteCommand *command, GCallback exited);
void vnt_remote_run_on_exited (VntRemoteRun *self, int status);

gboolean vnt_remote_run_trusts (VntRemoteRun *self, const char *fingerprint);

/* -- vnt-remote-run-rdp.c -- */
void vnt_remote_run_start_rdp (VntRemoteRun *self, const char *fingerprint);
void vnt_remote_run_answer_rdp (VntRemoteRun *self, const char *answer);

/* -- vnt-remote-run-ssh.c -- */
void vnt_remote_run_start_ssh (VntRemoteRun *self);

G_END_DECLS
