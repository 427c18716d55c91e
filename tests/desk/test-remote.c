/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A remote session is written down from before it starts until its comment waits, whatever happens meanwhile. */
#include <string.h>

#include "store-fixture.h"
#include "vnt-desk-reach.h"
#include "vnt-desk-remote.h"

#define START G_GINT64_CONSTANT (2000000)

typedef struct
{
  Fixture store;
  VntDesk *desk;
  VntDeskRemote *remote;
  VntRemoteTarget *target;
  char *uuid;
  guint over;
} Reached;

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (vnt_desk_open_finish (VNT_DESK (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
on_over (VntDeskRemote *remote, const VntRemoteSession *session, Reached *self)
{
  self->over++;
  g_free (self->uuid);
  self->uuid = g_strdup (session->uuid);
}

static void
open_desk (Reached *self)
{
  gboolean opened = FALSE;

  self->desk = vnt_desk_new (self->store.cache_dir, self->store.work_dir);
  vnt_desk_open_async (self->desk, NULL, on_opened, &opened);
  iterate_until (is_true, &opened);
  self->remote = vnt_desk_remote_new (self->desk);
  g_signal_connect (self->remote, "over", G_CALLBACK (on_over), self);
}

/* Nothing is said to anybody before: as if the power had gone. */
static void
close_desk (Reached *self)
{
  g_clear_object (&self->remote);
  vnt_desk_close (self->desk);
  g_clear_object (&self->desk);
}

/* A viewer that says what TigerVNC's says. The real ones are in tests/remote. */
static void
make_viewer (Reached *self, const char *script)
{
  g_autofree char *path = g_build_filename (self->store.folder, "xtigervncviewer", NULL);

  g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
}

static void
set_up (Reached *self, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (3, "Printer 3 does not print");
  g_autofree char *path = NULL;

  fixture_set_up (&self->store, data);
  save_ticket (self->store.store, ticket);
  fixture_close (&self->store);
  vnt_clock_set_for_tests (START);
  path = g_strdup_printf ("%s:/usr/bin:/bin", self->store.folder);
  g_setenv ("PATH", path, TRUE);
  make_viewer (self, "#!/bin/sh\necho ' CConn: Using pixel format depth 24'\nexec sleep 600\n");
  self->target = vnt_remote_target_new (VNT_REMOTE_VNC, "pc-0042");
  open_desk (self);
}

static void
tear_down (Reached *self, gconstpointer data)
{
  close_desk (self);
  g_clear_pointer (&self->target, vnt_remote_target_free);
  g_clear_pointer (&self->uuid, g_free);
  vnt_clock_set_for_tests (0);
  fixture_tear_down (&self->store, data);
}

static gboolean
is_connected (gpointer data)
{
  Reached *self = data;
  const VntRemoteSession *session = vnt_desk_remote_get (self->remote, self->uuid);

  return session != NULL && session->state == VNT_REMOTE_CONNECTED;
}

static gboolean
is_over (gpointer data)
{
  return ((Reached *) data)->over > 0;
}

static void
begin (Reached *self)
{
  self->uuid = vnt_desk_remote_start (self->remote, 3, "rosa@example.org", self->target, "x", NULL);
  g_assert_nonnull (self->uuid);
}

static void
connect_for (Reached *self, gint64 seconds)
{
  begin (self);
  iterate_until (is_connected, self);
  vnt_clock_set_for_tests (START + seconds);
}

static guint
count_open (Reached *self)
{
  g_autoptr (GPtrArray) open = vnt_desk_remote_list (self->remote);

  return open->len;
}

static gboolean
has_change (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (data)) > 0;
}

static void
test_comment (Reached *self, gconstpointer data)
{
  g_autoptr (GListModel) outbox = vnt_desk_list_outbox (self->desk);
  g_autoptr (VntOperationItem) item = NULL;
  const VntOperation *operation;

  connect_for (self, 600);
  vnt_desk_remote_stop (self->remote, self->uuid);
  g_assert_cmpuint (self->over, ==, 1);
  g_assert_cmpint (vnt_remote_session_get_minutes (vnt_desk_remote_get (self->remote, self->uuid)),
                   ==, 10);
  vnt_desk_remote_settle (self->remote, self->uuid, "Looked at pc-0042", 10);
  g_assert_cmpuint (count_open (self), ==, 0);
  iterate_until (has_change, outbox);
  item = g_list_model_get_item (outbox, 0);
  operation = vnt_operation_item_get_operation (item);
  g_assert_cmpint (operation->kind, ==, VNT_OPERATION_COMMENT);
  g_assert_cmpint (operation->ticket, ==, 3);
  g_assert_cmpint (operation->minutes, ==, 10);
  g_assert_cmpstr (operation->content, ==, "Looked at pc-0042");
}

/* Closed while it ran: it is offered at the next start, as long as it is known to have been. */
static void
test_crash (Reached *self, gconstpointer data)
{
  connect_for (self, 300);
  close_desk (self);
  vnt_clock_set_for_tests (START + 90000);
  open_desk (self);
  iterate_until (is_over, self);
  g_assert_cmpuint (count_open (self), ==, 1);
  g_assert_cmpint (vnt_remote_session_get_minutes (vnt_desk_remote_get (self->remote, self->uuid)),
                   ==, 5);
  g_assert_cmpint (vnt_desk_remote_get (self->remote, self->uuid)->why, ==, VNT_REMOTE_WHY_LOST);
}

/* -- the same, with a process that is really killed -- */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *) user_data = vnt_desk_save_draft_finish (VNT_DESK (source), result, NULL);
}

/* The program that will be killed: in a session, all it knows of it on the disk. */
G_NORETURN static void
live_until_killed (void)
{
  Reached self = { 0 };
  g_autoptr (VntDraft) draft = make_draft (4, "whatever");
  gboolean saved = FALSE;

  self.store.cache_dir = g_strdup (g_getenv ("VNT_TEST_CACHE"));
  self.store.work_dir = g_strdup (g_getenv ("VNT_TEST_WORK"));
  self.target = vnt_remote_target_new (VNT_REMOTE_VNC, "pc-0042");
  vnt_clock_set_for_tests (START);
  open_desk (&self);
  begin (&self);
  iterate_until (is_connected, &self);
  vnt_desk_save_draft_async (self.desk, draft, NULL, on_saved, &saved); /* one after the other */
  iterate_until (is_true, &saved);
  g_print ("connected\n");
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

static GSubprocess *
start_program (Reached *self)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *program;

  g_subprocess_launcher_setenv (launcher, "VNT_TEST_CACHE", self->store.cache_dir, TRUE);
  g_subprocess_launcher_setenv (launcher, "VNT_TEST_WORK", self->store.work_dir, TRUE);
  program = g_subprocess_launcher_spawn (launcher, &error, "/proc/self/exe", NULL);
  g_assert_no_error (error);
  return program;
}

static gboolean
has_ended (gpointer pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/status", (const char *) pid);
  g_autofree char *status = NULL;

  return !g_file_get_contents (path, &status, NULL, NULL) ||
         strstr (status, "State:\tZ") != NULL; /* nobody looked after it yet */
}

/* What it showed closes with it, and the next life of the program asks for the comment. */
static void
test_killed (Reached *self, gconstpointer data)
{
  g_autofree char *script = NULL;
  g_autofree char *file = g_build_filename (self->store.folder, "pid", NULL);
  g_autofree char *pid = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GDataInputStream) lines = NULL;

  close_desk (self);
  script = g_strdup_printf ("#!/bin/sh\necho $$ >'%s'\necho ' CConn: Using pixel format depth 24'\n"
                            "exec sleep 600\n",
                            file);
  make_viewer (self, script);
  program = start_program (self);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (program));
  line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_cmpstr (line, ==, "connected");
  g_subprocess_force_exit (program);
  g_subprocess_wait (program, NULL, NULL);
  g_assert_true (g_file_get_contents (file, &pid, NULL, NULL));
  iterate_until (has_ended, g_strchomp (pid));
  vnt_clock_set_for_tests (START + 90000);
  open_desk (self);
  iterate_until (is_over, self);
  g_assert_cmpuint (count_open (self), ==, 1);
  g_assert_cmpint (vnt_desk_remote_get (self->remote, self->uuid)->ticket, ==, 3);
  g_assert_cmpint (vnt_desk_remote_get (self->remote, self->uuid)->connected, ==, START);
  g_assert_cmpint (vnt_desk_remote_get (self->remote, self->uuid)->why, ==, VNT_REMOTE_WHY_LOST);
}

/* Killed in the moment it is connected, whether that is on the disk or not: it is asked about all the same. */
static void
test_killed_at_once (Reached *self, gconstpointer data)
{
  g_autoptr (GSubprocess) program = NULL;

  close_desk (self);
  make_viewer (self, "#!/bin/sh\necho ' CConn: Using pixel format depth 24'\nkill -KILL $PPID\n");
  program = start_program (self);
  g_subprocess_wait (program, NULL, NULL);
  vnt_clock_set_for_tests (START + 90000);
  open_desk (self);
  iterate_until (is_over, self);
  g_assert_cmpuint (count_open (self), ==, 1);
  g_assert_cmpint (vnt_desk_remote_get (self->remote, self->uuid)->state, ==, VNT_REMOTE_ENDED);
  g_assert_cmpint (vnt_desk_remote_get (self->remote, self->uuid)->why, ==, VNT_REMOTE_WHY_LOST);
}

static gboolean
has_begun (gpointer file)
{
  return g_file_test (file, G_FILE_TEST_EXISTS);
}

/* Closed before it was connected: nothing was reached, and nothing is asked. */
static void
test_closed_before (Reached *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->store.folder, "began", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\n: >'%s'\nexec sleep 600\n", file);

  make_viewer (self, script);
  begin (self);
  iterate_until (has_begun, file);
  close_desk (self);
  open_desk (self);
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count_open (self), ==, 0);
}

/* A viewer that crashes as soon as it is connected was connected. */
static void
test_viewer_crashes (Reached *self, gconstpointer data)
{
  make_viewer (self, "#!/bin/sh\nprintf ' CConn: Using pixel format depth 24'\nkill -SEGV $$\n");
  begin (self);
  iterate_until (is_over, self);
  g_assert_cmpint (vnt_desk_remote_get (self->remote, self->uuid)->state, ==, VNT_REMOTE_ENDED);
  g_assert_cmpuint (count_open (self), ==, 1);
  g_assert_cmpint (vnt_remote_session_get_minutes (vnt_desk_remote_get (self->remote, self->uuid)),
                   ==, 1);
}

/* Once it was decided about, it does not come back. */
static void
test_settled (Reached *self, gconstpointer data)
{
  connect_for (self, 300);
  vnt_desk_remote_stop (self->remote, self->uuid);
  vnt_desk_remote_settle (self->remote, self->uuid, NULL, 0);
  close_desk (self);
  self->over = 0;
  open_desk (self);
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count_open (self), ==, 0);
}

static void
on_draft (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(VntDraft **) user_data = vnt_desk_load_draft_finish (VNT_DESK (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static gboolean
is_settled (gpointer data)
{
  return count_open (data) == 0;
}

static void
test_ignored (Reached *self, gconstpointer data)
{
  g_autoptr (VntDraft) draft = NULL;

  connect_for (self, 600);
  vnt_desk_remote_stop (self->remote, self->uuid);
  vnt_desk_remote_keep (self->remote, self->uuid, "Looked at pc-0042", 10);
  iterate_until (is_settled, self);
  vnt_desk_load_draft_async (self->desk, 3, NULL, on_draft, &draft);
  iterate_until (is_set, &draft);
  g_assert_cmpstr (draft->text, ==, "Looked at pc-0042");
  g_assert_cmpint (draft->kind, ==, VNT_OPERATION_COMMENT);
  g_assert_cmpint (draft->minutes, ==, 10);
}

/* What is being written on the ticket is not touched, and the session waits. */
static void
test_ignored_beside_draft (Reached *self, gconstpointer data)
{
  g_autoptr (VntDraft) mine = make_draft (3, "Dear Rosa");
  g_autoptr (VntDraft) draft = NULL;
  gboolean saved = FALSE;

  vnt_desk_save_draft_async (self->desk, mine, NULL, on_saved, &saved);
  iterate_until (is_true, &saved);
  connect_for (self, 600);
  vnt_desk_remote_stop (self->remote, self->uuid);
  vnt_desk_remote_keep (self->remote, self->uuid, "Looked at pc-0042", 10);
  vnt_desk_load_draft_async (self->desk, 3, NULL, on_draft, &draft);
  iterate_until (is_set, &draft);
  saved = FALSE;
  vnt_desk_save_draft_async (self->desk, draft, NULL, on_saved, &saved);
  iterate_until (is_true, &saved);
  g_assert_cmpstr (draft->text, ==, "Dear Rosa");
  g_assert_cmpuint (count_open (self), ==, 1);
}

/* Nothing is to be written down of what never was connected. */
static void
test_failed (Reached *self, gconstpointer data)
{
  make_viewer (self, "#!/bin/sh\necho ' CConn: unable to connect: Connection refused (111)'\n");
  begin (self);
  iterate_until (is_over, self);
  g_assert_cmpint (vnt_desk_remote_get (self->remote, self->uuid)->why, ==, VNT_REMOTE_WHY_REFUSED);
  g_assert_cmpuint (count_open (self), ==, 0);
}

static void
test_refused_target (Reached *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_free (self->target->host);
  self->target->host = g_strdup ("-listen");
  g_assert_null (vnt_desk_remote_start (self->remote, 3, NULL, self->target, NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
  g_assert_cmpuint (count_open (self), ==, 0);
}

static void
on_recent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GPtrArray **) user_data = vnt_desk_load_recent_remote_finish (VNT_DESK (source), result, NULL);
}

/* Each machine once, the requestor's first. */
static void
test_recent (Reached *self, gconstpointer data)
{
  static const struct
  {
    const char *requestor, *host;
  } cases[] = { { "rosa", "pc-1" }, { "tom", "pc-2" }, { "rosa", "pc-1" }, { "tom", "pc-3" } };
  g_autoptr (GPtrArray) recent = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uuid = NULL;

      g_free (self->target->host);
      self->target->host = g_strdup (cases[i].host);
      vnt_clock_set_for_tests (START + (gint64) i);
      uuid = vnt_desk_remote_start (self->remote, 3, cases[i].requestor, self->target, NULL, NULL);
    }
  begin (self);
  iterate_until (is_connected, self);
  vnt_desk_load_recent_remote_async (self->desk, "rosa", NULL, on_recent, &recent);
  iterate_until (is_set, &recent);
  g_assert_cmpuint (recent->len, ==, 3);
  g_assert_cmpstr (((VntRemoteTarget *) g_ptr_array_index (recent, 0))->host, ==, "pc-1");
  g_assert_cmpstr (((VntRemoteTarget *) g_ptr_array_index (recent, 1))->host, ==, "pc-3");
}

#define ADD(path, func) g_test_add ("/desk/remote/" path, Reached, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *runtime = g_dir_make_tmp ("r-XXXXXX", NULL);
  int status;

  if (g_getenv ("VNT_TEST_WORK") != NULL)
    live_until_killed ();
  g_test_init (&argc, &argv, NULL);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  ADD ("comment", test_comment);
  ADD ("crash", test_crash);
  ADD ("killed", test_killed);
  ADD ("killed-at-once", test_killed_at_once);
  ADD ("closed-before", test_closed_before);
  ADD ("viewer-crashes", test_viewer_crashes);
  ADD ("settled", test_settled);
  ADD ("ignored", test_ignored);
  ADD ("ignored-beside-draft", test_ignored_beside_draft);
  ADD ("failed", test_failed);
  ADD ("refused-target", test_refused_target);
  ADD ("recent", test_recent);
  status = g_test_run ();
  fixture_remove_folder (runtime);
  return status;
}
