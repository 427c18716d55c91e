/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quiet-desk.h"

#include <glib/gstdio.h>

#include "vnt-store.h"
#include "vnt-text.h"

void
quiet_desk_keep (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

GAsyncResult *
quiet_desk_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

void
quiet_desk_open (QuietDesk *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->desk = vnt_desk_new (fixture->cache, fixture->work);
  vnt_desk_open_async (fixture->desk, NULL, quiet_desk_keep, &result);
  g_assert_true (vnt_desk_open_finish (fixture->desk, quiet_desk_wait (&result), &error));
  g_assert_no_error (error);
}

void
quiet_desk_close (QuietDesk *fixture)
{
  vnt_desk_close (fixture->desk);
  g_clear_object (&fixture->desk);
}

/* Somebody signed in before, and their copy of one ticket. */
void
quiet_desk_set_up (QuietDesk *fixture, gconstpointer data)
{
  g_autoptr (VntAccount) account = vnt_account_new ("rt", "http://127.0.0.1:1", "lucia");
  g_autoptr (GPtrArray) tickets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_ticket_unref);
  g_autoptr (GError) error = NULL;
  VntTicket *ticket = vnt_ticket_new (7);
  VntStore *store;

  fixture->root = g_dir_make_tmp ("ventanilla-desk-XXXXXX", NULL);
  fixture->cache = g_build_filename (fixture->root, "cache", NULL);
  fixture->work = g_build_filename (fixture->root, "work", NULL);
  store = vnt_store_open (fixture->cache, fixture->work, NULL, &error);
  g_assert_no_error (error);
  vnt_store_set_account (store, account, &error);
  g_assert_no_error (error);
  vnt_text_set (&ticket->subject, "The printer is on fire");
  vnt_text_set (&ticket->status, "open");
  ticket->status_class = VNT_STATUS_OPEN;
  ticket->queue = 1;
  g_ptr_array_add (tickets, ticket);
  vnt_store_save_tickets (store, tickets, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  vnt_store_close (store);
  g_object_unref (store);

  quiet_desk_open (fixture);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
quiet_desk_tear_down (QuietDesk *fixture, gconstpointer data)
{
  quiet_desk_close (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  remove_tree (fixture->root);
  g_free (fixture->root);
  g_free (fixture->cache);
  g_free (fixture->work);
}
