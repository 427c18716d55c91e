/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-online.h"

G_BEGIN_DECLS

/* What the window may know of the sync, in one copy. @problem is owned. */
typedef struct
{
  VntOnline online;
  VntPhase phase;
  gint64 done;
  gint64 total;
  gint64 last_answer;
  VntFetched fetched;
  char *problem;
} VntHealthReport;

/* Called on a lane, without a lock held, when the report changed. @turn: it also changed which lane may go on. */
typedef void (*VntHealthChanged) (gboolean turn, gpointer data);

/**
 * VntHealth:
 *
 * What both lanes know of the server: does it answer, what was wrong last, how long to leave it alone. Safe from any
 * thread.
 */
typedef struct _VntHealth VntHealth;

VntHealth *vnt_health_new (VntHealthChanged changed, gpointer data);
void vnt_health_free (VntHealth *self);

void vnt_health_note (VntHealth *self, const GError *error);
gboolean vnt_health_take (VntHealth *self, GError *answer, GError **error);
void vnt_health_set_phase (VntHealth *self, VntPhase phase, gint64 done, gint64 total);
void vnt_health_set_sending (VntHealth *self, gboolean sending);
void vnt_health_set_fetched (VntHealth *self, VntFetched fetched);
gint64 vnt_health_get_wait (VntHealth *self);
void vnt_health_try_now (VntHealth *self);
void vnt_health_sign_in (VntHealth *self);

gboolean vnt_health_get_push_first (VntHealth *self);
void vnt_health_set_push_first (VntHealth *self, gboolean push_first);

void vnt_health_report (VntHealth *self, VntHealthReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntHealth, vnt_health_free)

G_END_DECLS
