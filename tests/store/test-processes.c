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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/processes/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("stays-locked-while-readers-come", test_stays_locked_while_readers_come);

  return g_test_run ();
}
