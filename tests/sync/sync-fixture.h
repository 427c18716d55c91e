/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scripted-server.h"
#include "vnt-store.h"
#include "vnt-sync.h"

G_BEGIN_DECLS

/* One laptop in a temporary folder, before a scripted desk. */
typedef struct
{
  char *root;
  char *cache_dir;
  char *work_dir;
  ScriptedDesk *desk;
  VntStore *store;
  VntServer *server;
  VntSync *sync;
  guint generation;
} SyncFixture;

typedef gboolean (*SyncCondition) (SyncFixture *fixture, gpointer data);

SyncFixture *sync_fixture_new (ScriptedDesk *desk);
void sync_fixture_free (SyncFixture *fixture);
void sync_fixture_open (SyncFixture *fixture);
void sync_fixture_start (SyncFixture *fixture);
void sync_fixture_close (SyncFixture *fixture);
void sync_fixture_copy_work (gpointer fixture);
void sync_fixture_take_copy (SyncFixture *fixture);
void sync_fixture_wait (SyncFixture *fixture, SyncCondition condition, gpointer data);
void sync_fixture_reply (SyncFixture *fixture, gint64 ticket, const char *text);
void sync_fixture_create (SyncFixture *fixture, const char *subject, const char *text);
void sync_fixture_set_status (SyncFixture *fixture,
                              gint64 ticket,
                              const char *base,
                              const char *status);
VntOperation *sync_fixture_first_operation (SyncFixture *fixture);

gboolean sync_outbox_is_empty (SyncFixture *fixture, gpointer data);
gboolean sync_is_idle (SyncFixture *fixture, gpointer data);
gboolean sync_online_is (SyncFixture *fixture, gpointer data);

G_END_DECLS
