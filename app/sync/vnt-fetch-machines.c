/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inventory: what changed since the last round, and once a day all of it, for what is gone tells nobody. */
#include "vnt-fetch-machines.h"

#include <string.h>

#include "vnt-clock.h"
#include "vnt-error.h"
#include "vnt-machine-change.h"
#include "vnt-store-machines.h"

#define A_DAY (24 * 3600)
/* When the last round that brought everything began, and the last of any kind: Unix seconds. */
#define WHOLE "machines-whole"
#define SINCE "machines-since"
#define TICKET "ticket:"
#define MOST_INCIDENTS 100

/* "whole 1764000000 120" or "new 1764000000 120": what kind of round, when it began, and where it is. */
typedef struct
{
  gboolean whole;
  gint64 began;
  char *at;
} Round;

static void
round_clear (Round *self)
{
  g_free (self->at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Round, round_clear)

static gint64
read_time (const VntFetch *self, const char *name)
{
  g_autofree char *text = vnt_store_get_cursor (self->store, name, NULL);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static gboolean
write_time (const VntFetch *self, const char *name, gint64 time, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, time);

  return vnt_store_set_cursor (self->store, name, text, error);
}

static void
begin_round (const VntFetch *self, Round *round)
{
  gint64 whole = read_time (self, WHOLE);

  round->began = vnt_clock_now ();
  round->whole = whole == 0 || whole > round->began || round->began - whole >= A_DAY ||
                 read_time (self, SINCE) == 0;
}

static void
continue_round (const char *cursor, Round *round)
{
  g_auto (GStrv) parts = g_strsplit (cursor, " ", 3);

  round->whole = g_strcmp0 (parts[0], "whole") == 0;
  if (g_strv_length (parts) == 3)
    {
      round->began = g_ascii_strtoll (parts[1], NULL, 10);
      round->at = g_strdup (parts[2]);
    }
}

static gboolean
fetch_catalogs (const VntFetch *self, guint *count, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) catalogs =
    vnt_server_fetch_catalogs (self->server, cancellable, &local_error);

  if (!vnt_health_take (self->health, g_steal_pointer (&local_error), error))
    return FALSE;

  *count = catalogs->len;
  return vnt_store_save_catalogs (self->store, catalogs, error);
}

static gboolean
end_round (const VntFetch *self, const Round *round, GHashTable **met, GError **error)
{
  /* A round that another process began is not known whole: what is gone goes with the next. */
  if (round->whole && *met != NULL &&
      (!vnt_store_keep_only_machines (self->store, *met, error) ||
       !write_time (self, WHOLE, round->began, error)))
    return FALSE;
  g_clear_pointer (met, g_hash_table_unref);

  return write_time (self, SINCE, round->began, error);
}

/* Of machines that may not be seen any more nothing is kept but what the server still shows of their tickets. */
static gboolean
has_inventory (const VntFetch *self,
               const char *cursor,
               gboolean *any,
               GCancellable *cancellable,
               GError **error)
{
  guint count = 1;

  if (cursor == NULL && !fetch_catalogs (self, &count, cancellable, error))
    return FALSE;
  *any = count > 0;

  return *any || vnt_store_set_cursor (self->store, WHOLE, NULL, error);
}

/**
 * vnt_fetch_machines:
 * @cursor: (nullable): from the page before, %NULL to begin a round
 * @next: (out) (nullable): the cursor of the next page, %NULL after the last
 * @met: (inout) (nullable): numbers of the machines of this round so far; of a round that began in another process %NULL
 *
 * Brings and saves a page of machines, before the first of a round the catalogues.
 *
 * Returns: %FALSE with an error of the server or the store
 */
gboolean
vnt_fetch_machines (const VntFetch *self,
                    const char *cursor,
                    char **next,
                    GHashTable **met,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) machines = NULL;
  g_autofree char *at = NULL;
  g_auto (Round) round = { 0 };
  gboolean any;

  *next = NULL;
  if (!has_inventory (self, cursor, &any, cancellable, error) || !any)
    return *error == NULL;

  if (cursor == NULL)
    {
      begin_round (self, &round);
      g_clear_pointer (met, g_hash_table_unref);
      *met = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    }
  else
    continue_round (cursor, &round);

  machines = vnt_server_fetch_machines (self->server, round.whole ? 0 : read_time (self, SINCE),
                                        round.at, &at, cancellable, &local_error);
  if (!vnt_health_take (self->health, g_steal_pointer (&local_error), error))
    return FALSE;
  for (guint i = 0; *met != NULL && i < machines->len; i++)
    g_hash_table_add (*met, g_memdup2 (&((const VntMachine *) g_ptr_array_index (machines, i))->id,
                                       sizeof (gint64)));
  if (!vnt_store_save_machines (self->store, machines, error))
    return FALSE;
  if (at == NULL)
    return end_round (self, &round, met, error);

  *next =
    g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", round.whole ? "whole" : "new", round.began, at);
  return TRUE;
}

/* Tickets that refer to it and are not here: what happened to it is told whole, however long ago it was. */
static void
fetch_incidents (const VntFetch *self, const VntMachine *machine, GCancellable *cancellable)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < machine->links->len && missing->len < MOST_INCIDENTS; i++)
    {
      const char *target = ((const VntLink *) g_ptr_array_index (machine->links, i))->target;
      gint64 id = g_str_has_prefix (target, TICKET)
                    ? g_ascii_strtoll (target + strlen (TICKET), NULL, 10)
                    : 0;
      g_autoptr (GPtrArray) rows =
        id > 0 ? vnt_store_read_tickets (self->store, &id, 1, NULL) : NULL;

      if (rows != NULL && rows->len == 0)
        g_array_append_val (missing, id);
    }
  if (missing->len > 0 && !vnt_fetch_rows (self, (const gint64 *) (gpointer) missing->data,
                                           missing->len, cancellable, &error))
    g_message ("What happened to a machine could not be fetched: %s", error->message);
}

/**
 * vnt_fetch_machine:
 *
 * Brings one machine and the tickets that refer to it, and saves them; one the server does not show any more is removed.
 *
 * Returns: %FALSE with an error of the server or the store
 */
gboolean
vnt_fetch_machine (const VntFetch *self, gint64 machine, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (VntMachine) found =
    vnt_server_fetch_machine (self->server, machine, cancellable, &local_error);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  vnt_health_note (self->health, local_error);
  if (found != NULL)
    {
      g_ptr_array_add (one, found);
      fetch_incidents (self, found, cancellable);
      return vnt_store_save_machines (self->store, one, error);
    }
  if (g_error_matches (local_error, VNT_ERROR, VNT_ERROR_NOT_FOUND) ||
      g_error_matches (local_error, VNT_ERROR, VNT_ERROR_FORBIDDEN))
    return vnt_store_remove_machine (self->store, machine, error);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * vnt_fetch_subject:
 * @subject: what an operation is about: a ticket, or a machine as vnt_machine_subject() writes it
 * @now_ticket: (out) (optional): as for vnt_fetch_conversation()
 *
 * Brings it whole and saves it.
 *
 * Returns: %FALSE with an error of the server or the store
 */
gboolean
vnt_fetch_subject (const VntFetch *self,
                   gint64 subject,
                   gint64 *now_ticket,
                   GCancellable *cancellable,
                   GError **error)
{
  if (vnt_machine_is_subject (subject))
    return vnt_fetch_machine (self, vnt_machine_of_subject (subject), cancellable, error);

  return vnt_fetch_conversation (self, subject, now_ticket, cancellable, error);
}
