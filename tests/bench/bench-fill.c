/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the cache of a home folder with tickets, through the store as the engine does: bench-fill HOME TICKETS */
#include <stdlib.h>

#include "bench-text.h"
#include "vnt-store.h"

#define BATCH 2000
#define YEAR (365 * 24 * 60 * 60)
#define QUEUES 12
#define MY_QUEUES 5
/* Each so many tickets one has been opened: its details are here, too. */
#define OPENED 20

static const char *const agents[] = { "lucia", "marta",  "carlos", "nerea",  "hugo",  "ines",
                                      "jordi", "javier", "rosa",   "andres", "pablo", "sergio" };

static void
check (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("The cache could not be filled: %s", error->message);
}

static void
fill_account (VntStore *store, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntAccount) account = vnt_account_new ("rt", "http://127.0.0.1:9", "lucia");
  g_autoptr (GPtrArray) queues = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_queue_unref);

  account->name = g_strdup ("Lucía Fernández");
  account->created = now - 2 * YEAR;
  check (vnt_store_set_account (store, account, &error), error);

  for (guint i = 1; i <= QUEUES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Soporte %u", i);
      VntQueue *queue = vnt_queue_new (i, name);

      queue->mine = i <= MY_QUEUES;
      queue->can_create = TRUE;
      g_ptr_array_add (queues, queue);
    }
  check (vnt_store_save_queues (store, queues, &error), error);
}

/* One in eight is not closed yet; of those one in four is nobody's. */
static VntTicket *
make_ticket (gint64 id, guint total, gint64 now)
{
  BenchRandom random = bench_random ((guint64) id);
  VntTicket *ticket = vnt_ticket_new (id);
  gboolean open = bench_random_below (&random, 8) == 0;
  gboolean waiting = open && bench_random_below (&random, 4) == 0;
  guint who = bench_random_below (&random, G_N_ELEMENTS (agents));
  guint requestor = bench_random_below (&random, 400);

  g_free (ticket->subject);
  g_free (ticket->status);
  ticket->subject = bench_sentence (&random, 3 + bench_random_below (&random, 6));
  ticket->queue = 1 + bench_random_below (&random, QUEUES);
  ticket->status = g_strdup (!open ? "resolved" : waiting ? "stalled" : "open");
  ticket->status_class = !open ? VNT_STATUS_CLOSED : waiting ? VNT_STATUS_WAITING : VNT_STATUS_OPEN;
  if (!open || bench_random_below (&random, 4) != 0)
    {
      ticket->owner = g_strdup (agents[who]);
      ticket->owner_name = g_strdup (agents[who]);
    }
  ticket->requestor = g_strdup_printf ("persona%u@valdeamor.example", requestor);
  ticket->requestor_name = bench_tail_word (requestor);
  ticket->service_level = g_strdup (bench_random_below (&random, 4) == 0 ? "Urgente" : "Normal");
  ticket->priority = (int) bench_random_below (&random, 10) * 10;
  ticket->minutes_worked = (int) bench_random_below (&random, 90);
  ticket->created = now - YEAR + (gint64) ((double) YEAR * (double) id / total);
  ticket->updated = MIN (now, ticket->created + bench_random_below (&random, 5 * 24 * 3600));
  ticket->due = bench_random_below (&random, 3) == 0 ? ticket->created + 3 * 24 * 3600 : 0;
  ticket->resolved = open ? 0 : ticket->updated;
  ticket->updated_by = g_strdup (agents[who]);

  return ticket;
}

/* Two to five entries, one of them an event; 25 to 80 words each. */
static void
add_messages (GPtrArray *messages, const VntTicket *ticket)
{
  BenchRandom random = bench_random ((guint64) ticket->id + G_GUINT64_CONSTANT (0x100000000));
  guint n = 2 + bench_random_below (&random, 4);

  for (guint i = 0; i < n; i++)
    {
      VntMessageKind kind = i == 0       ? VNT_MESSAGE_REQUEST
                            : i == 1     ? VNT_MESSAGE_EVENT
                            : i % 2 == 0 ? VNT_MESSAGE_REPLY
                                         : VNT_MESSAGE_NOTE;
      VntMessage *message = vnt_message_new (ticket->id * 8 + i, ticket->id, kind);

      g_free (message->author);
      message->author = g_strdup (i == 0 ? ticket->requestor : ticket->updated_by);
      message->author_name = g_strdup (i == 0 ? ticket->requestor_name : ticket->updated_by);
      message->created = ticket->created + i * 3600;
      if (kind == VNT_MESSAGE_EVENT)
        {
          message->event = g_strdup ("field");
          message->field = g_strdup ("owner");
          message->new_value = g_strdup (ticket->owner);
        }
      else
        {
          message->content_type = g_strdup ("text/plain");
          message->body = bench_paragraphs (&random, 25 + bench_random_below (&random, 55));
        }
      g_ptr_array_add (messages, message);
    }
}

static void
open_ticket (VntStore *store, const VntTicket *ticket, GPtrArray *messages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (ticket->id);
  const char *const values[] = { "PC-HAC-001", NULL };
  const char *const statuses[] = { "open", "stalled", "resolved", NULL };

  detail->rights = VNT_RIGHT_REPLY | VNT_RIGHT_COMMENT | VNT_RIGHT_MODIFY;
  g_strfreev (detail->statuses);
  detail->statuses = g_strdupv ((GStrv) statuses);
  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Campo %u", i);

      vnt_ticket_detail_add_field (detail, i, name, values);
    }
  check (vnt_store_save_conversation (store, ticket->id, ticket, detail, messages, &error), error);
}

static void
fill_batch (VntStore *store, guint first, guint total, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_ticket_unref);
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);

  for (guint id = first; id < first + BATCH && id <= total; id++)
    {
      VntTicket *ticket = make_ticket (id, total, now);

      g_ptr_array_add (tickets, ticket);
      if (id % OPENED != 0)
        add_messages (messages, ticket);
    }
  check (vnt_store_save_tickets (store, tickets, NULL, NULL, NULL, &error), error);
  check (vnt_store_save_messages (store, messages, NULL, NULL, &error), error);

  for (guint i = 0; i < tickets->len; i++)
    {
      const VntTicket *ticket = g_ptr_array_index (tickets, i);

      if (ticket->id % OPENED != 0)
        continue;
      g_ptr_array_set_size (messages, 0);
      add_messages (messages, ticket);
      open_ticket (store, ticket, messages);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntStore) store = NULL;
  g_autofree char *cache = NULL;
  g_autofree char *work = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 begin = g_get_monotonic_time ();
  guint total = argc == 3 ? (guint) strtoul (argv[2], NULL, 10) : 0;

  if (total == 0)
    {
      g_printerr ("usage: bench-fill HOME TICKETS\n");
      return 2;
    }

  cache = g_build_filename (argv[1], ".cache", "ventanilla", NULL);
  work = g_build_filename (argv[1], ".local", "share", "ventanilla", NULL);
  store = vnt_store_open (cache, work, NULL, &error);
  check (store != NULL, error);
  fill_account (store, now);
  for (guint first = 1; first <= total; first += BATCH)
    fill_batch (store, first, total, now);
  vnt_store_close (store);
  g_print ("fill-%u %.3f ms/ticket - -\n", total,
           (double) (g_get_monotonic_time () - begin) / 1000.0 / total);

  return 0;
}
