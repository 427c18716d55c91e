/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of a session and a real keyring: a password that was accepted is kept if wanted, and is there the next time. */
#include <glib/gstdio.h>
#include <string.h>

#include "ui-fixture.h"
#include "vnt-desk-reach.h"
#include "vnt-remote-bar.h"
#include "vnt-remote-window.h"

#define SECRET "Pa55 wo\"rd$"

typedef struct
{
  UiFixture ui;
  GtkWidget *window;
  VntRemoteBar *bar;
  VntRemoteTarget *target;
  char *given; /* file: the password the viewer was started with */
  char *found;
  gboolean asked;
} Kept;

/* A viewer that writes down what it was given, and says @words of TigerVNC's. */
static void
make_viewer (Kept *self, const char *words)
{
  g_autofree char *path = g_build_filename (self->ui.store.folder, "xtigervncviewer", NULL);
  g_autofree char *script =
    g_strdup_printf ("#!/bin/sh\nprintf '<%%s>' \"$VNC_PASSWORD\" >'%s.new'\nmv '%s.new' '%s'\n"
                     "echo ' CConn: %s'\nexec sleep 600\n",
                     self->given, self->given, self->given, words);

  g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
}

static void
set_up (Kept *self, gconstpointer host)
{
  g_autofree char *path = NULL;

  ui_fixture_set_up (&self->ui, NULL);
  path = g_strdup_printf ("%s:/usr/bin:/bin", self->ui.store.folder);
  g_setenv ("PATH", path, TRUE);
  self->given = g_build_filename (self->ui.store.folder, "given", NULL);
  self->target = vnt_remote_target_new (VNT_REMOTE_VNC, host);
  self->window = adw_window_new ();
  self->bar = VNT_REMOTE_BAR (vnt_remote_bar_new (self->ui.desk));
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->bar));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Kept *self, gconstpointer host)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  vnt_remote_target_free (self->target);
  g_free (self->given);
  g_free (self->found);
  ui_fixture_tear_down (&self->ui, NULL);
}

static GtkWidget *
find_row (gpointer window, GType type, const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = ui_find_nth (window, type, i)) != NULL; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
      return row;
  g_error ("no row %s", title);
}

static void
press_connect (gpointer window)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_find_nth (window, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "_Connect") == 0)
      {
        g_signal_emit_by_name (button, "clicked");
        return;
      }
  g_error ("no button");
}

static gboolean
is_given (gpointer data)
{
  return g_file_test (((Kept *) data)->given, G_FILE_TEST_EXISTS);
}

/* As the agent does it in the window. */
static void
connect_with (Kept *self, const char *secret, gboolean remember)
{
  GtkWindow *window =
    vnt_remote_window_new (GTK_WINDOW (self->window), self->ui.desk, self->bar, NULL);

  g_unlink (self->given);
  vnt_remote_window_fill (VNT_REMOTE_WINDOW (window), self->target);
  gtk_window_present (window);
  if (secret != NULL)
    gtk_editable_set_text (GTK_EDITABLE (find_row (window, ADW_TYPE_ENTRY_ROW, "Password")),
                           secret);
  gtk_switch_set_active (GTK_SWITCH (ui_find (find_row (window, ADW_TYPE_ACTION_ROW,
                                                        "Keep the Password in the Keyring"),
                                              GTK_TYPE_SWITCH)),
                         remember);
  press_connect (window);
}

/* Starts a session; returns the password its viewer was given, "<>" for none. */
static char *
start (Kept *self, const char *secret, gboolean remember)
{
  char *given = NULL;

  connect_with (self, secret, remember);
  iterate_until (is_given, self);
  g_assert_true (g_file_get_contents (self->given, &given, NULL, NULL));
  return given;
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Kept *self = user_data;

  g_free (self->found);
  self->found = vnt_desk_lookup_remote_secret_finish (VNT_DESK (source), result, NULL);
  self->asked = FALSE;
}

/* It is written by a thread of its own: asked for until it is there. */
static gboolean
is_kept (gpointer data)
{
  Kept *self = data;

  if (self->asked)
    return FALSE;
  if (self->found != NULL)
    return TRUE;
  self->asked = TRUE;
  vnt_desk_lookup_remote_secret_async (self->ui.desk, self->target, NULL, on_looked_up, self);
  return FALSE;
}

static void
test_kept (Kept *self, gconstpointer host)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  make_viewer (self, "Using pixel format depth 24");
  first = start (self, SECRET, TRUE);
  g_assert_cmpstr (first, ==, "<" SECRET ">");
  iterate_until (is_kept, self);
  g_assert_cmpstr (self->found, ==, SECRET);
  second = start (self, NULL, FALSE);
  g_assert_cmpstr (second, ==, "<" SECRET ">");
}

static gboolean
is_connected (gpointer data)
{
  g_autoptr (GPtrArray) open = vnt_desk_remote_list (vnt_remote_bar_get_remote (data));

  return open->len == 1 &&
         ((VntRemoteSession *) g_ptr_array_index (open, 0))->state == VNT_REMOTE_CONNECTED;
}

/* Nobody asked for it. */
static void
test_not_wanted (Kept *self, gconstpointer host)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  make_viewer (self, "Using pixel format depth 24");
  first = start (self, SECRET, FALSE);
  iterate_until (is_connected, self->bar);
  second = start (self, NULL, FALSE);
  g_assert_cmpstr (second, ==, "<>");
}

static gboolean
has_failed (gpointer bar)
{
  GtkWidget *label;

  for (guint i = 0; (label = ui_find_nth (bar, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_label (GTK_LABEL (label)), "was not accepted") != NULL)
      return TRUE;
  return FALSE;
}

/* What the machine did not accept is not kept. */
static void
test_not_accepted (Kept *self, gconstpointer host)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  make_viewer (self, "Authentication failure: wrong");
  first = start (self, "wrong", TRUE);
  iterate_until (has_failed, self->bar);
  second = start (self, NULL, FALSE);
  g_assert_cmpstr (second, ==, "<>");
}

/* -- RDP: FreeRDP cannot ask -- */

/* Answers as an RDP server without TLS does. */
static gboolean
on_knock (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  static const guint8 yes[] = { 3, 0, 0, 11, 6, 0xd0, 0, 0, 0, 0, 0 };

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), yes,
                             sizeof yes, NULL, NULL, NULL);
  return TRUE;
}

/* A machine, and a client that writes down the password it reads. */
static GSocketService *
make_rdp (Kept *self)
{
  GSocketService *service = g_socket_service_new ();
  g_autofree char *path = g_build_filename (self->ui.store.folder, "xfreerdp", NULL);
  g_autofree char *script =
    g_strdup_printf ("#!/bin/sh\nIFS= read -r given\nprintf '<%%s>' \"$given\" >'%s.new'\n"
                     "mv '%s.new' '%s'\necho 'Local framebuffer format'\nexec sleep 600\n",
                     self->given, self->given, self->given);

  g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  vnt_remote_target_free (self->target);
  self->target = vnt_remote_target_new (VNT_REMOTE_RDP, "127.0.0.1");
  self->target->user = g_strdup ("lucia");
  self->target->port =
    g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_signal_connect (service, "incoming", G_CALLBACK (on_knock), NULL);
  g_socket_service_start (service);
  return service;
}

static gboolean
is_asked (gpointer dialog)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        *(GtkWindow **) dialog = window;
    }
  return *(GtkWindow **) dialog != NULL;
}

/* What the client was given once the agent typed @secret in the dialog that asks. */
static char *
answer (Kept *self, const char *secret, gboolean keep)
{
  GtkWidget *dialog = NULL;
  GtkWidget *entry;
  char *given = NULL;

  iterate_until (is_asked, &dialog);
  g_assert_false (is_given (self)); /* nothing was started yet */
  g_assert_nonnull (
    strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "lucia@127.0.0.1"));
  entry = ui_find (dialog, GTK_TYPE_PASSWORD_ENTRY);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), secret);
  g_assert_false (
    gtk_check_button_get_active (GTK_CHECK_BUTTON (ui_find (dialog, GTK_TYPE_CHECK_BUTTON))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (dialog, GTK_TYPE_CHECK_BUTTON)), keep);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "answer");
  gtk_window_close (GTK_WINDOW (dialog));
  iterate_until (is_given, self);
  g_assert_true (g_file_get_contents (self->given, &given, NULL, NULL));
  return given;
}

/* Asked for before the client starts; kept only if wanted, and then not asked for again. */
static void
test_asked (Kept *self, gconstpointer host)
{
  g_autoptr (GSocketService) machine = make_rdp (self);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  connect_with (self, NULL, FALSE);
  first = answer (self, SECRET, FALSE);
  g_assert_cmpstr (first, ==, "<" SECRET ">");
  connect_with (self, NULL, FALSE);
  second = answer (self, SECRET, TRUE);
  iterate_until (is_kept, self);
  g_assert_cmpstr (self->found, ==, SECRET);
  third = start (self, NULL, FALSE);
  g_assert_cmpstr (third, ==, "<" SECRET ">");
  g_socket_service_stop (machine);
}

static gboolean
is_over (gpointer bar)
{
  g_autoptr (GPtrArray) open = vnt_desk_remote_list (vnt_remote_bar_get_remote (bar));

  return open->len == 0;
}

/* Who gives up starts nothing, and reads no reproach. */
static void
test_not_answered (Kept *self, gconstpointer host)
{
  g_autoptr (GSocketService) machine = make_rdp (self);
  GtkWindow *dialog = NULL;

  connect_with (self, NULL, FALSE);
  iterate_until (is_asked, &dialog);
  gtk_window_close (dialog);
  iterate_until (is_over, self->bar);
  g_assert_false (is_given (self));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->bar)));
  g_socket_service_stop (machine);
}

/* Each has a machine of its own: the keyring is the same. */
#define ADD(path, func) g_test_add ("/ui/remote-keyring/" path, Kept, path, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("kept", test_kept);
  ADD ("not-wanted", test_not_wanted);
  ADD ("not-accepted", test_not_accepted);
  ADD ("asked", test_asked);
  ADD ("not-answered", test_not_answered);
  return g_test_run ();
}
