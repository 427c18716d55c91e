/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a conversation takes to be read and painted, a short one and a long one: bench-conversation FOLDER, on a display. */
#include <adwaita.h>
#include <time.h>

#include "bench-text.h"
#include "vnt-conversation-view.h"
#include "vnt-store.h"

#define RUNS 9

static const int sizes[] = { 20, 1000 };

static void
check (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("The cache could not be filled: %s", error != NULL ? error->message : "");
}

static void
fill_ticket (VntStore *store, gint64 id, int n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  BenchRandom random = bench_random ((guint64) id);

  for (int i = 0; i < n; i++)
    {
      gboolean event = i % 4 == 3;
      VntMessage *message =
        vnt_message_new (id * 10000 + i, id, event ? VNT_MESSAGE_EVENT : VNT_MESSAGE_REPLY);

      message->created = 1000000 + i;
      g_free (message->author);
      message->author = g_strdup ("rosa");
      if (event)
        {
          message->event = g_strdup ("field");
          message->field = g_strdup ("owner");
          message->new_value = g_strdup ("lucia");
        }
      else
        {
          message->content_type = g_strdup ("text/plain");
          message->body = bench_paragraphs (&random, 40);
        }
      g_ptr_array_add (messages, message);
    }
  check (vnt_store_save_messages (store, messages, NULL, NULL, &error), error);
}

static void
fill (const char *cache, const char *work)
{
  g_autoptr (GError) error = NULL;
  VntStoreNotes notes = 0;
  g_autoptr (VntStore) store = vnt_store_open (cache, work, &notes, &error);
  g_autoptr (VntAccount) account = vnt_account_new ("rt", "http://127.0.0.1:9", "lucia");

  check (store != NULL, error);
  account->created = 2000000;
  check (vnt_store_set_account (store, account, &error), error);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    fill_ticket (store, (gint64) i + 1, sizes[i]);
  vnt_store_close (store);
}

static double
work_done (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  check (vnt_desk_open_finish (VNT_DESK (source), result, &error), error);
  *(gboolean *) user_data = TRUE;
}

static void
on_painted (gboolean *painted)
{
  *painted = TRUE;
}

static void
wait_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  gtk_widget_queue_draw (window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
}

/* From asking for the conversation to the frame that shows it. */
static double
open_ticket (VntDesk *desk, VntConversationView *view, GtkWidget *window, gint64 ticket)
{
  double before = work_done ();
  g_autoptr (VntMessageList) messages = vnt_desk_list_messages (desk, ticket);
  double after;

  vnt_conversation_view_set_messages (view, desk, messages);
  while (vnt_message_list_get_loading (messages))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  wait_frame (window);
  after = work_done ();
  vnt_conversation_view_set_messages (view, NULL, NULL);
  wait_frame (window);
  return after - before;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
measure (VntDesk *desk)
{
  GtkWidget *window = gtk_window_new ();
  VntConversationView *view = VNT_CONVERSATION_VIEW (vnt_conversation_view_new ());
  double first = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 560, 800);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      double times[RUNS];

      open_ticket (desk, view, window, (gint64) i + 1);
      for (int run = 0; run < RUNS; run++)
        times[run] = open_ticket (desk, view, window, (gint64) i + 1);
      qsort (times, RUNS, sizeof *times, compare);
      g_print ("open-conversation-cpu-%d %.3f ms %.3f\n", sizes[i], times[RUNS / 2],
               i == 0 ? times[RUNS / 2] : first);
      first = i == 0 ? times[RUNS / 2] : first;
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = NULL;
  g_autofree char *work = NULL;
  g_autoptr (VntDesk) desk = NULL;
  gboolean opened = FALSE;

  if (argc != 2)
    return 2;
  cache = g_build_filename (argv[1], "cache", NULL);
  work = g_build_filename (argv[1], "work", NULL);
  fill (cache, work);
  adw_init ();
  desk = vnt_desk_new (cache, work);
  vnt_desk_open_async (desk, NULL, on_opened, &opened);
  while (!opened)
    g_main_context_iteration (NULL, TRUE);
  measure (desk);
  vnt_desk_close (desk);
  return 0;
}
