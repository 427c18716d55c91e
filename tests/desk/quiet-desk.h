/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

/* A desk that is signed in, with no server and no keyring, and ticket 7 on this computer. */
typedef struct
{
  char *root;
  char *cache;
  char *work;
  VntDesk *desk;
} QuietDesk;

void quiet_desk_set_up (QuietDesk *fixture, gconstpointer data);
void quiet_desk_tear_down (QuietDesk *fixture, gconstpointer data);
void quiet_desk_open (QuietDesk *fixture);
void quiet_desk_close (QuietDesk *fixture);
void quiet_desk_keep (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *quiet_desk_wait (GAsyncResult **result);

G_END_DECLS
