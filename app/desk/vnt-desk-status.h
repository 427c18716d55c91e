/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk-state.h"
#include "vnt-online.h"

G_BEGIN_DECLS

/**
 * VntDeskStatus:
 * @open: the store is open
 * @account: somebody is signed in
 * @offline: the agent wants the server left alone
 * @secret: their credentials are at hand; @unlocking: they are being looked for
 * @problem: (nullable): what was wrong last, for a person
 *
 * What the quiet line at the foot of the sidebar is made of.
 */
typedef struct
{
  gboolean open;
  gboolean account;
  gboolean offline;
  gboolean secret;
  gboolean unlocking;
  VntOnline online;
  VntPhase phase;
  gint64 done;
  gint64 total;
  gint64 last_answer;
  const char *problem;
  guint waiting;
  guint attention;
} VntDeskStatus;

VntDeskState vnt_desk_status_get_state (const VntDeskStatus *status);
char *vnt_desk_status_get_text (const VntDeskStatus *status, gint64 now);
double vnt_desk_status_get_progress (const VntDeskStatus *status);
gboolean vnt_desk_status_is_busy (const VntDeskStatus *status);

G_END_DECLS
