/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two processes on the same databases. */
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

/* Where SQLite's readers hold their locks in a database file. */
#define SHARED_FIRST 0x40000002
#define SHARED_SIZE 510

/* Asked from another process, as locks of one's own are not told. */
static gboolean
is_locked (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      struct flock lock = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = SHARED_FIRST, .l_len = SHARED_SIZE
      };
      int fd = open (path, O_RDWR | O_CLOEXEC);

      if (fd < 0 || fcntl (fd, F_GETLK, &lock) != 0)
        _exit (2);
      _exit (lock.l_type == F_UNLCK ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), !=, 2);

  return WEXITSTATUS (status) == 1;
}

/* A process that closes the file as the last one who has it open takes the log away from under the others. */
static void
test_stays_locked_while_readers_come (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) queues = vnt_store_read_queues (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_true (is_locked (fixture->work_dir, "work.db"));
  g_assert_true (is_locked (fixture->cache_dir, "cache.db"));
}

/* Numbers of tickets mean nothing on another server: nothing may be written, and nothing taken for sending, for an
 * account that this process does not know of. */
static void
test_nothing_goes_to_another_account (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntAccount) berta = vnt_account_new ("rt", "http://127.0.0.1:2", "berta");
  g_autoptr (VntDraft) draft = make_draft (7, "For Ana's server");
  g_autoptr (VntStore) other = vnt_store_open (fixture->cache_dir, fixture->work_dir, NULL, &error);
  g_autoptr (GPtrArray) queues = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_queue_unref);
  gboolean mine = TRUE;

  g_assert_no_error (error);
  g_assert_true (vnt_store_set_account (other, berta, &error));
  g_assert_true (vnt_store_queue_draft (other, draft, 0, &error));

  g_assert_false (vnt_store_save_draft (fixture->store, draft, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_AUTH);
  g_clear_error (&error);
  g_assert_false (vnt_store_mark_sending (fixture->store, draft->uuid, FIXTURE_NOW, &mine, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_AUTH);
  g_assert_false (mine);
  g_clear_error (&error);
  g_assert_false (vnt_store_save_queues (fixture->store, queues, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_AUTH);
  g_clear_error (&error);

  g_assert_true (vnt_store_set_account (fixture->store, berta, &error));
  g_assert_true (vnt_store_mark_sending (fixture->store, draft->uuid, FIXTURE_NOW, &mine, &error));
  g_assert_true (mine);
  vnt_store_close (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/processes/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("stays-locked-while-readers-come", test_stays_locked_while_readers_come);
  ADD ("nothing-goes-to-another-account", test_nothing_goes_to_another_account);

  return g_test_run ();
}
