/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>

/* A deadline for what happens in a moment; reaching it fails the test. */
#define DEADLINE (20 * G_USEC_PER_SEC)

void
fixture_remove_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fixture_remove_folder (path);
      else
        g_unlink (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
}

VntStoreNotes
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  VntStoreNotes notes = 0;

  fixture->store = vnt_store_open (fixture->cache_dir, fixture->work_dir, &notes, &error);
  g_assert_no_error (error);

  return notes;
}

void
fixture_close (Fixture *fixture)
{
  vnt_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntAccount) account = vnt_account_new ("rt", "http://127.0.0.1:1", "ana");
  g_autoptr (GPtrArray) queues = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_queue_unref);
  VntQueue *mine = vnt_queue_new (1, "First level");
  VntQueue *other = vnt_queue_new (2, "Networks");

  vnt_clock_set_for_tests (FIXTURE_NOW);
  fixture->folder = g_dir_make_tmp ("vnt-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->cache_dir = g_build_filename (fixture->folder, "cache", NULL);
  fixture->work_dir = g_build_filename (fixture->folder, "work", NULL);
  fixture_open (fixture);

  account->created = FIXTURE_NOW;
  g_assert_true (vnt_store_set_account (fixture->store, account, &error));
  g_assert_no_error (error);

  vnt_text_set (&mine->lifecycle, "default");
  vnt_text_set (&other->lifecycle, "default");
  mine->mine = TRUE;
  g_ptr_array_add (queues, mine);
  g_ptr_array_add (queues, other);
  g_assert_true (vnt_store_save_queues (fixture->store, queues, &error));
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->store != NULL)
    fixture_close (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->cache_dir);
  g_free (fixture->work_dir);
  vnt_clock_set_for_tests (0);
}

VntTicket *
make_ticket (gint64 id, const char *subject)
{
  VntTicket *ticket = vnt_ticket_new (id);

  ticket->queue = 1;
  vnt_text_set (&ticket->subject, subject);
  vnt_text_set (&ticket->status, "open");
  ticket->status_class = VNT_STATUS_OPEN;
  ticket->created = FIXTURE_NOW - 1000 + id;
  ticket->updated = FIXTURE_NOW - 500 + id;

  return ticket;
}

void
save_ticket (VntStore *store, VntTicket *ticket)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = g_ptr_array_new ();

  g_ptr_array_add (tickets, ticket);
  vnt_store_save_tickets (store, tickets, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

VntTicket *
read_ticket (VntStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = vnt_store_read_tickets (store, &id, 1, &error);

  g_assert_no_error (error);
  return tickets->len > 0 ? vnt_ticket_ref (g_ptr_array_index (tickets, 0)) : NULL;
}

VntMessage *
make_message (gint64 id, gint64 ticket, const char *body, const char *type)
{
  VntMessage *message = vnt_message_new (id, ticket, VNT_MESSAGE_REPLY);

  vnt_text_set (&message->author, "bea");
  vnt_text_set (&message->body, body);
  vnt_text_set (&message->content_type, type);
  message->created = FIXTURE_NOW + id;

  return message;
}

VntDraft *
make_draft (gint64 ticket, const char *text)
{
  VntDraft *draft = vnt_draft_new (ticket, VNT_OPERATION_REPLY);

  vnt_text_set (&draft->text, text);

  return draft;
}

/* Keeps the loop turning while nothing else does. */
static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
iterate_until (gboolean (*condition) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + DEADLINE;
  guint tick = g_timeout_add (20, on_tick, NULL);

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (tick);
}
