/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A password kept in a real keyring opens a session to a real OpenSSH server, and is nowhere else to be seen. */
#include <string.h>

#include "remote-fixture.h"
#include "store-fixture.h"
#include "vnt-desk-reach.h"
#include "vnt-desk-remote.h"

#define SECRET "keyring \"only\" $7"

typedef struct
{
  Remote server;
  Fixture store;
  VntDesk *desk;
  VntDeskRemote *remote;
  VntRemoteTarget *target;
  char *uuid;
  char *secret;
  gboolean done;
} Kept;

static gboolean
is_done (gpointer data)
{
  return ((Kept *) data)->done;
}

static void
wait (Kept *self)
{
  remote_iterate_until (is_done, self, "an answer of the desk");
  self->done = FALSE;
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (vnt_desk_open_finish (VNT_DESK (source), result, NULL));
  ((Kept *) user_data)->done = TRUE;
}

static void
on_ask (
  VntDeskRemote *remote, const char *uuid, const char *question, gboolean password, Kept *self)
{
  vnt_desk_remote_answer (remote, uuid, NULL);
}

static void
set_up (Kept *self, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (3, "Printer 3 does not print");
  g_autofree char *no_key = NULL;

  remote_set_up (&self->server, data);
  remote_start_sshd_password (&self->server, &self->server.server, SECRET);
  no_key = remote_path (&self->server, "host");
  g_setenv ("VNT_REMOTE_IDENTITY", no_key, TRUE);
  fixture_set_up (&self->store, data);
  save_ticket (self->store.store, ticket);
  fixture_close (&self->store);
  self->desk = vnt_desk_new (self->store.cache_dir, self->store.work_dir);
  vnt_desk_open_async (self->desk, NULL, on_opened, self);
  wait (self);
  self->remote = vnt_desk_remote_new (self->desk);
  g_signal_connect (self->remote, "ask", G_CALLBACK (on_ask), self);
  self->target = vnt_remote_target_new (VNT_REMOTE_SSH, "127.0.0.1");
  self->target->port = self->server.server.port;
  self->target->user = g_strdup (REMOTE_USER);
}

static void
tear_down (Kept *self, gconstpointer data)
{
  g_clear_object (&self->remote);
  vnt_desk_close (self->desk);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->target, vnt_remote_target_free);
  g_clear_pointer (&self->uuid, g_free);
  g_clear_pointer (&self->secret, g_free);
  fixture_tear_down (&self->store, data);
  remote_tear_down (&self->server, data);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Kept *self = user_data;

  g_free (self->secret);
  self->secret = vnt_desk_lookup_remote_secret_finish (VNT_DESK (source), result, NULL);
  self->done = TRUE;
}

static void
look_up (Kept *self)
{
  vnt_desk_lookup_remote_secret_async (self->desk, self->target, NULL, on_looked_up, self);
  wait (self);
}

static void
keep (Kept *self, const char *secret)
{
  vnt_desk_keep_remote_secret (self->desk, self->target, secret);
  do
    look_up (self);
  while (g_strcmp0 (self->secret, secret) != 0);
}

/* As the window does it: with what the keyring has. */
static void
begin (Kept *self)
{
  look_up (self);
  self->uuid = vnt_desk_remote_start (self->remote, 3, "rosa", self->target, self->secret, NULL);
  g_assert_nonnull (self->uuid);
}

static gboolean
has_left_start (gpointer data)
{
  Kept *self = data;

  return vnt_desk_remote_get (self->remote, self->uuid)->state != VNT_REMOTE_STARTING;
}

static void
assert_state (Kept *self, VntRemoteState state, VntRemoteWhy why)
{
  const VntRemoteSession *session;

  remote_iterate_until (has_left_start, self, "a session");
  session = vnt_desk_remote_get (self->remote, self->uuid);
  g_test_message ("%s", vnt_desk_remote_get_detail (self->remote, self->uuid));
  g_assert_cmpint (session->state, ==, state);
  g_assert_cmpint (session->why, ==, why);
}

static void
assert_not_in (const char *path)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (g_file_get_contents (path, &text, &length, NULL) &&
      memmem (text, length, SECRET, strlen (SECRET)) != NULL)
    g_error ("the password stands in %s", path);
}

/* In whatever is written below @folder. */
static void
assert_not_below (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        assert_not_below (path);
      else if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        assert_not_in (path);
    }
}

/* Among the arguments and in the environment of no program. */
static void
assert_not_told (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *arguments = g_build_filename ("/proc", name, "cmdline", NULL);
      g_autofree char *environment = g_build_filename ("/proc", name, "environ", NULL);

      if (!g_ascii_isdigit (*name))
        continue;
      assert_not_in (arguments);
      assert_not_in (environment);
    }
}

static void
test_right (Kept *self, gconstpointer data)
{
  keep (self, SECRET);
  begin (self);
  assert_state (self, VNT_REMOTE_CONNECTED, VNT_REMOTE_WHY_NONE);
  assert_not_told ();
  assert_not_below (self->store.folder);
  assert_not_below (g_get_user_runtime_dir ());
  assert_not_below (g_get_home_dir ());
}

static void
test_wrong (Kept *self, gconstpointer data)
{
  keep (self, "of last year");
  begin (self);
  assert_state (self, VNT_REMOTE_FAILED, VNT_REMOTE_WHY_DENIED);
}

/* The keyring has the one of another person: it is not tried. */
static void
test_other_user (Kept *self, gconstpointer data)
{
  keep (self, SECRET);
  g_free (self->target->user);
  self->target->user = g_strdup ("somebody");
  begin (self);
  g_assert_null (self->secret);
  assert_state (self, VNT_REMOTE_FAILED, VNT_REMOTE_WHY_CANCELLED);
}

#define ADD(path, func) \
  g_test_add ("/desk/remote-secret/" path, Kept, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  if (!remote_has_pseudo_terminal ())
    {
      g_print ("1..0 # SKIP no pseudo-terminal on this machine, and a terminal needs one\n");
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  ADD ("right", test_right);
  ADD ("wrong", test_wrong);
  ADD ("other-user", test_other_user);
  return g_test_run ();
}
