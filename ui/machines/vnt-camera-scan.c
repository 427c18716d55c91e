/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A code before the camera. zbarcam (package zbar-tools) looks at it, in a process of its own that can be ended at any time, and
 * shows what the camera sees. */
#include "vnt-camera-scan.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#include "vnt-error.h"

#define PROGRAM "zbarcam"

typedef struct
{
  GtkWidget *dialog;
  GSubprocess *camera;
  VntMachineScanned scanned;
  GObject *user_data;
  gboolean ended;
} Camera;

static void
camera_free (gpointer data)
{
  Camera *camera = data;

  g_object_unref (camera->camera);
  /* Before the window it stands above. */
  g_object_unref (camera->dialog);
  g_object_unref (camera->user_data);
  g_free (camera);
}

/* What the program says is for those who wrote it. */
static GError *
explain (const char *said)
{
  static const struct
  {
    const char *part;
    const char *words;
  } KNOWN[] = {
    { "No such file", N_ ("There is no camera on this computer.") },
    { "No such device", N_ ("There is no camera on this computer.") },
    { "Permission denied", N_ ("This account may not use the camera.") },
    { "resource busy", N_ ("Another program uses the camera. Close it and try again.") },
  };
  g_autofree char *line = NULL;

  for (guint i = 0; said != NULL && i < G_N_ELEMENTS (KNOWN); i++)
    if (strstr (said, KNOWN[i].part) != NULL)
      return g_error_new_literal (VNT_ERROR, VNT_ERROR_NOT_FOUND, _ (KNOWN[i].words));

  line = g_strdelimit (g_strdup (said != NULL ? said : ""), "\r\n", ' ');
  /* Translators: %s is what a program said, in English */
  return g_error_new (VNT_ERROR, VNT_ERROR_INVALID, _ ("The camera could not be read: %s"),
                      g_strstrip (line));
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Camera *camera = user_data;
  g_autofree char *code = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process = G_SUBPROCESS (source);
  gboolean cancelled = camera->ended;

  camera->ended = TRUE;
  g_subprocess_communicate_utf8_finish (process, result, &code, &said, &error);
  if (!cancelled)
    gtk_window_destroy (GTK_WINDOW (camera->dialog));
  if (code != NULL)
    g_strstrip (code);
  /* Who closed the picture of the camera wants nothing any more. */
  if (!cancelled && code != NULL && *code != '\0')
    camera->scanned (code, NULL, camera->user_data);
  else if (!cancelled && error == NULL &&
           !(g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0))
    error = explain (said);
  if (!cancelled && error != NULL)
    camera->scanned (NULL, error, camera->user_data);
  camera_free (camera);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Camera *camera)
{
  if (camera->ended)
    return;
  camera->ended = TRUE;
  g_subprocess_send_signal (camera->camera, SIGTERM);
}

/* In the child: nobody leaves the camera on. */
static void
end_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static GSubprocess *
start (GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  GSubprocess *camera;
  g_autoptr (GError) local = NULL;

  /* Its words are looked for below, and codes are nobody else's business. Without an X server there is no picture. */
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  camera = g_subprocess_launcher_spawn (launcher, &local, PROGRAM, "--raw", "--oneshot", "--nodbus",
                                        g_getenv ("DISPLAY") != NULL ? NULL : "--nodisplay", NULL);
  if (g_error_matches (local, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT))
    /* Translators: both %s are names that are not translated: of a program, of a package */
    g_set_error (error, VNT_ERROR, VNT_ERROR_NOT_FOUND,
                 _ ("The program “%s”, which reads codes from the camera, is missing. Install the "
                    "package “%s”."),
                 PROGRAM, "zbar-tools");
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return camera;
}

/**
 * vnt_camera_scan:
 * @parent: above which window
 * @user_data: held until the camera is left alone again
 *
 * Looks for a code before the camera until one is found or the person gives up; then @scanned is not called.
 */
void
vnt_camera_scan (GtkWindow *parent, VntMachineScanned scanned, GObject *user_data)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = start (&error);
  Camera *camera;

  if (process == NULL)
    {
      scanned (NULL, error, user_data);
      return;
    }
  camera = g_new0 (Camera, 1);
  camera->camera = process;
  camera->scanned = scanned;
  camera->user_data = g_object_ref (user_data);
  camera->dialog = g_object_ref (
    adw_message_dialog_new (parent, _ ("Looking for a Code"),
                            _ ("Hold the bar code or QR code before the camera. What it sees is "
                               "shown in a window of its own.")));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (camera->dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (camera->dialog), "cancel");
  g_signal_connect (camera->dialog, "response", G_CALLBACK (on_response), camera);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, on_ended, camera);
  gtk_window_present (GTK_WINDOW (camera->dialog));
}
