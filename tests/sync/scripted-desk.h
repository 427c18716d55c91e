/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-message.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

/* What goes wrong with one call. */
typedef enum
{
  FAULT_NONE,
  FAULT_OFFLINE, /* nothing arrived, and the client knows */
  FAULT_LOST_REQUEST, /* nothing arrived, and the client does not know */
  FAULT_LOST_ANSWER, /* it was done, and the client does not know */
  FAULT_FAILURE, /* nothing was done: 500 */
  FAULT_KILL_BEFORE, /* the client is killed before it was done */
  FAULT_KILL_AFTER, /* the client is killed after it was done */
  N_FAULTS
} Fault;

typedef struct
{
  gint64 id;
  gint64 ticket;
  VntMessageKind kind;
  char *author;
  char *body;
  char *marker;
  char *old_value; /* of an event, whose body is the new one */
  gint64 created;
  gint64 file; /* bytes of a file that came with it, 0 for none */
} ScriptedEntry;

/**
 * ScriptedDesk:
 *
 * A help desk in memory that outlives its clients. Its fields are the test's to set before a client begins; under @lock
 * while one runs.
 */
typedef struct
{
  GMutex lock;
  GPtrArray *tickets; /* of VntTicket, oldest first */
  GPtrArray *entries; /* of ScriptedEntry, oldest first */
  GHashTable *merged; /* number → number */
  GPtrArray *log; /* of char *, one for each call that was answered */
  gboolean marker;
  guint page; /* largest page */
  int fail_at; /* the call, from 1, that @fault happens to; 0 for none */
  const char *fail_on; /* the first call of this name sets @fail_at; NULL for none */
  Fault fault;
  gboolean failed; /* @fault happened */
  int calls;
  int always; /* a VntError every call fails with, 0 for none */
  guint mistaken; /* so many conversations are said not to be there, although they are */
  gint64 refuse; /* a ticket whose changes are refused */
  void (*killed) (gpointer data); /* for FAULT_KILL_*, on the lane */
  gpointer killed_data;
  gboolean cannot_tell;
  gint64 lasts; /* seconds until the client gives up a lost request */
  gint64 clock_behind; /* seconds the desk's clock is behind the laptops' */
  gboolean opens; /* an answer opens a new ticket */
  GHashTable *values; /* for scripted-values.h */
  guint applied; /* changes of those and of what follows that were made */
  GPtrArray *machines; /* of VntMachine, for scripted-inventory.h */
  GPtrArray *articles; /* of VntArticle, those that were written */
} ScriptedDesk;

ScriptedDesk *scripted_desk_new (guint tickets, gboolean marker);
void scripted_desk_free (ScriptedDesk *desk);
void scripted_desk_set_always (ScriptedDesk *desk, int error);
gint64 scripted_desk_add_entry (ScriptedDesk *desk,
                                gint64 ticket,
                                const char *author,
                                const char *body);
void scripted_desk_set_status (ScriptedDesk *desk,
                               gint64 ticket,
                               const char *who,
                               const char *status);
guint scripted_desk_count_logged (ScriptedDesk *desk, const char *prefix);
guint scripted_desk_count_bodies (ScriptedDesk *desk, gint64 ticket, const char *body);

/* For the server, with @lock held. */
ScriptedEntry *scripted_desk_add (
  ScriptedDesk *desk, gint64 ticket, VntMessageKind kind, const char *author, const char *body);
void scripted_desk_lose (ScriptedDesk *desk, GError **error);
char *scripted_desk_version (ScriptedDesk *desk, gint64 ticket);
gint64 scripted_desk_resolve (ScriptedDesk *desk, gint64 id);
ScriptedEntry *scripted_desk_open_ticket (ScriptedDesk *desk,
                                          const char *author,
                                          const char *subject,
                                          const char *body);
VntTicket *scripted_desk_ticket (ScriptedDesk *desk, gint64 id);
VntTicket *scripted_desk_change_ticket (ScriptedDesk *desk, gint64 id);

G_END_DECLS
