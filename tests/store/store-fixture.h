/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-clock.h"
#include "vnt-error.h"
#include "vnt-store.h"
#include "vnt-text.h"

/* A store in a private folder, signed in as "ana" at 1000000, with queues 1 (hers) and 2 (not hers). */
typedef struct
{
  char *folder;
  char *cache_dir;
  char *work_dir;
  VntStore *store;
} Fixture;

#define FIXTURE_NOW G_GINT64_CONSTANT (1000000)

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
void fixture_close (Fixture *fixture);
VntStoreNotes fixture_open (Fixture *fixture);
void fixture_remove_folder (const char *folder);

VntTicket *make_ticket (gint64 id, const char *subject);
void save_ticket (VntStore *store, VntTicket *ticket);
VntTicket *read_ticket (VntStore *store, gint64 id);
VntMessage *make_message (gint64 id, gint64 ticket, const char *body, const char *type);
VntDraft *make_draft (gint64 ticket, const char *text);
void iterate_until (gboolean (*condition) (gpointer data), gpointer data);
