/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-machine-scan.h"

#include <glib/gi18n.h>

#include "vnt-scan.h"

/* What a person chose or copied, until it was looked at. */
typedef struct
{
  GtkNativeDialog *dialog;
  VntMachineScanned scanned;
  GObject *user_data;
} Scan;

static Scan *
scan_new (VntMachineScanned scanned, GObject *user_data)
{
  Scan *scan = g_new0 (Scan, 1);

  scan->scanned = scanned;
  scan->user_data = g_object_ref (user_data);
  return scan;
}

static void
scan_free (gpointer data)
{
  Scan *scan = data;

  g_clear_object (&scan->dialog);
  g_object_unref (scan->user_data);
  g_free (scan);
}

/* The mean of the colours is what a code is made of; what is transparent lies on white. */
static guint8 *
make_gray (GdkTexture *texture)
{
  gsize width = (gsize) gdk_texture_get_width (texture);
  gsize height = (gsize) gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, width * height);
  guint8 *gray = g_malloc (width * height);

  gdk_texture_download (texture, (guchar *) pixels, width * 4);
  for (gsize i = 0; i < width * height; i++)
    {
      guint32 pixel = pixels[i];
      guint colours = ((pixel >> 16) & 0xff) + ((pixel >> 8) & 0xff) + (pixel & 0xff);

      gray[i] = (guint8) MIN (colours / 3 + 0xff - (pixel >> 24), 0xff);
    }
  return gray;
}

static char *
read_texture (GdkTexture *texture)
{
  g_autofree guint8 *gray = make_gray (texture);

  return vnt_scan_gray (gray, (guint) gdk_texture_get_width (texture),
                        (guint) gdk_texture_get_height (texture));
}

static void
scan_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_file (data, &error);

  if (texture == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, read_texture (texture), g_free);
}

static void
on_file_scanned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Scan *scan = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);

  scan->scanned (text, error, scan->user_data);
  scan_free (scan);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, Scan *scan)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GTask) task = NULL;

  if (response != GTK_RESPONSE_ACCEPT || file == NULL)
    {
      scan_free (scan);
      return;
    }
  task = g_task_new (NULL, NULL, on_file_scanned, scan);
  g_task_set_task_data (task, g_steal_pointer (&file), g_object_unref);
  g_task_run_in_thread (task, scan_file);
}

/**
 * vnt_machine_scan_file:
 * @parent: above which window
 * @user_data: held until @scanned was called
 *
 * Asks for a picture and looks for a code in it. @scanned is not called when none is chosen.
 */
void
vnt_machine_scan_file (GtkWindow *parent, VntMachineScanned scanned, GObject *user_data)
{
  Scan *scan = scan_new (scanned, user_data);
  GtkFileFilter *pictures = gtk_file_filter_new ();

  scan->dialog = GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (_ ("Picture of a Code"), parent,
                                                                 GTK_FILE_CHOOSER_ACTION_OPEN,
                                                                 _ ("_Open"), _ ("_Cancel")));
  gtk_file_filter_set_name (pictures, _ ("Pictures"));
  gtk_file_filter_add_pixbuf_formats (pictures);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (scan->dialog), pictures);
  g_object_unref (pictures);
  gtk_native_dialog_set_modal (scan->dialog, TRUE);
  g_signal_connect (scan->dialog, "response", G_CALLBACK (on_chosen), scan);
  gtk_native_dialog_show (scan->dialog);
}

static void
on_texture (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Scan *scan = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
    gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);
  g_autofree char *text = texture != NULL ? read_texture (texture) : NULL;

  scan->scanned (text, error, scan->user_data);
  scan_free (scan);
}

/**
 * vnt_machine_scan_clipboard:
 * @widget: whose clipboard
 * @user_data: held until @scanned was called
 *
 * Looks for a code in the picture that was copied.
 */
void
vnt_machine_scan_clipboard (GtkWidget *widget, VntMachineScanned scanned, GObject *user_data)
{
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (widget), NULL, on_texture,
                                    scan_new (scanned, user_data));
}
