/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A code before the camera, read by a program that says what zbarcam says. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "vnt-camera-scan.h"
#include "vnt-error.h"

typedef struct
{
  char *folder;
  char *program;
  char *path;
  GtkWidget *window;
  char *text;
  GError *error;
  gboolean scanned;
} Camera;

static void
set_up (Camera *self, gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("ventanilla-camera-XXXXXX", NULL);
  self->program = g_build_filename (self->folder, "zbarcam", NULL);
  self->path = g_strdup (g_getenv ("PATH"));
  path = g_strdup_printf ("%s:/usr/bin:/bin", self->folder);
  g_setenv ("PATH", data != NULL ? path : self->folder, TRUE);
  if (data != NULL)
    {
      g_autofree char *script = g_strdup_printf ("#!/bin/sh\n%s\n", (const char *) data);

      g_assert_true (
        g_file_set_contents_full (self->program, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
    }
  self->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Camera *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_setenv ("PATH", self->path, TRUE);
  g_unlink (self->program);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->program);
  g_free (self->folder);
  g_free (self->text);
  g_clear_error (&self->error);
}

static void
on_scanned (const char *text, const GError *error, gpointer user_data)
{
  Camera *self = g_object_get_data (user_data, "camera");

  self->text = g_strdup (text);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  self->scanned = TRUE;
}

static void
scan (Camera *self)
{
  g_object_set_data (G_OBJECT (self->window), "camera", self);
  vnt_camera_scan (GTK_WINDOW (self->window), on_scanned, G_OBJECT (self->window));
}

static void
wait (Camera *self)
{
  while (!self->scanned)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

static void
test_code (Camera *self, gconstpointer data)
{
  scan (self);
  g_assert_nonnull (find_dialog ());
  wait (self);
  g_assert_no_error (self->error);
  g_assert_cmpstr (self->text, ==, "VDM0004");
  g_assert_null (find_dialog ());
}

static void
test_failure (Camera *self, gconstpointer data)
{
  scan (self);
  wait (self);
  g_assert_null (self->text);
  g_assert_error (self->error, VNT_ERROR, VNT_ERROR_NOT_FOUND);
  g_assert_cmpstr (self->error->message, ==, "There is no camera on this computer.");
  g_assert_null (find_dialog ());
}

static void
test_missing (Camera *self, gconstpointer data)
{
  scan (self);
  wait (self);
  g_assert_nonnull (strstr (self->error->message, "zbar-tools"));
}

/* Given up, the program ends, and nothing is said. */
static void
test_cancel (Camera *self, gconstpointer data)
{
  scan (self);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "cancel");
  /* What is held until the program ended is let go of. */
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (self->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (self->scanned);
  self->window = gtk_window_new ();
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, script, func) \
  g_test_add ("/camera/" path, Camera, (gconstpointer) (script), set_up, func, tear_down)
  ADD ("code", "echo ' VDM0004'", test_code);
  ADD ("no-camera",
       "echo \"ERROR: zbar processor in _zbar_video_open():\n    system error: opening video device"
       " '/dev/video0': No such file or directory (2)\" >&2; exit 1",
       test_failure);
  ADD ("missing", NULL, test_missing);
  ADD ("cancel", "exec sleep 1000", test_cancel);
  return g_test_run ();
}
