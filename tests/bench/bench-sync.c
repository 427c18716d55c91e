/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine's first fetch: bench-sync DIR URL LOGIN, the token on standard input. Ends when every conversation is here; for each
 * further line of standard input it then asks once for what is new. Prints `name value unit`. */
#include <stdio.h>

#include "vnt-store.h"
#include "vnt-sync.h"

#define QUIET_SECONDS 2

static gboolean
keep_turning (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
history_ended (VntStore *store)
{
  g_autofree char *place = vnt_store_get_cursor (store, "history", NULL);

  return place != NULL && g_str_has_prefix (place, "end:");
}

static gint64
count_tickets (VntStore *store)
{
  VntTicketQuery query = { .scope = VNT_SCOPE_ALL, .closed = TRUE };

  return vnt_store_count_tickets (store, &query, NULL);
}

static double
seconds_since (gint64 begin)
{
  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

static char *
read_token (void)
{
  char line[512] = "";

  if (fgets (line, sizeof line, stdin) == NULL)
    g_error ("No token on standard input");

  return g_strdup (g_strstrip (line));
}

static VntSync *
start_sync (VntStore *store, const char *url, const char *login)
{
  g_autofree char *token = read_token ();
  g_autoptr (VntServer) server = vnt_server_new ("rt", url, NULL);
  g_autoptr (VntAccount) account = vnt_account_new ("rt", url, login);
  VntSync *sync;

  vnt_store_set_account (store, account, NULL);
  vnt_server_set_credentials (server, account, token);
  sync = vnt_sync_new (store, server, account);
  vnt_sync_set_interval (sync, 3600);
  vnt_sync_start (sync);

  return sync;
}

static void
on_change (gint64 *last)
{
  *last = g_get_monotonic_time ();
}

/* Seconds from asking until the last of what was new is here; 0 when nothing was. */
static double
poll_once (VntStore *store, VntSync *sync)
{
  gint64 begin = g_get_monotonic_time ();
  gint64 last = begin;
  gint64 quiet;
  gulong tickets =
    g_signal_connect_swapped (store, "tickets-changed", G_CALLBACK (on_change), &last);
  gulong talk =
    g_signal_connect_swapped (store, "conversation-changed", G_CALLBACK (on_change), &last);

  vnt_sync_poke (sync);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      quiet = g_get_monotonic_time () - last;
    }
  while (quiet < QUIET_SECONDS * G_USEC_PER_SEC);
  g_signal_handler_disconnect (store, tickets);
  g_signal_handler_disconnect (store, talk);

  return (double) (last - begin) / G_USEC_PER_SEC;
}

static void
poll_when_told (VntStore *store, VntSync *sync)
{
  char line[16];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_print ("poll %.3f s\n", poll_once (store, sync));
      fflush (stdout);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntStore) store = NULL;
  g_autoptr (VntSync) sync = NULL;
  guint tick;
  gint64 begin;
  gboolean usable = FALSE;

  if (argc != 4)
    {
      g_printerr ("usage: bench-sync DIR URL LOGIN < TOKEN\n");
      return 2;
    }

  store = vnt_store_open (argv[1], argv[1], NULL, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  begin = g_get_monotonic_time ();
  sync = start_sync (store, argv[2], argv[3]);
  tick = g_timeout_add (10, keep_turning, NULL);
  while (!history_ended (store))
    {
      g_main_context_iteration (NULL, TRUE);
      if (!usable && count_tickets (store) > 0)
        {
          g_print ("sync-first-rows %.3f s\n", seconds_since (begin));
          usable = TRUE;
        }
    }
  g_print ("sync-whole %.3f s\n", seconds_since (begin));
  g_print ("sync-tickets %" G_GINT64_FORMAT " tickets\n", count_tickets (store));
  fflush (stdout);
  poll_when_told (store, sync);
  g_source_remove (tick);
  vnt_sync_stop (sync);
  vnt_store_close (store);

  return 0;
}
