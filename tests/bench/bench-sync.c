/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine's first fetch: bench-sync DIR URL LOGIN, the token on standard input. Ends when every conversation is here; with
 * BENCH_POLLS=N it then asks N times for what is new. Prints `name value unit`. */
#include <stdio.h>
#include <stdlib.h>

#include "vnt-store.h"
#include "vnt-sync.h"

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
poll_often (VntSync *sync, guint polls)
{
  for (guint i = 0; i < polls; i++)
    {
      gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 4;

      vnt_sync_poke (sync);
      while (g_get_monotonic_time () < end)
        g_main_context_iteration (NULL, TRUE);
    }
}

int
main (int argc, char **argv)
{
  const char *polls = g_getenv ("BENCH_POLLS");
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
  if (polls != NULL)
    poll_often (sync, (guint) strtoul (polls, NULL, 10));
  g_source_remove (tick);
  vnt_sync_stop (sync);
  vnt_store_close (store);

  return 0;
}
