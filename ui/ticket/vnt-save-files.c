/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-save-files.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "vnt-copy-file.h"

/* Files are fetched one after the other, and each is copied as soon as it is here. */
typedef struct
{
  GPtrArray *attachments;
  GFile *folder;
  guint next;
  guint saved;
  GError *first_error;
} Saving;

static void
saving_free (Saving *saving)
{
  g_ptr_array_unref (saving->attachments);
  g_object_unref (saving->folder);
  g_clear_error (&saving->first_error);
  g_free (saving);
}

typedef struct
{
  GFile *source;
  GFile *folder;
  char *name;
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->source);
  g_object_unref (copy->folder);
  g_free (copy->name);
  g_free (copy);
}

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copy *copy = data;
  GError *error = NULL;
  g_autoptr (GFile) made =
    vnt_copy_file (copy->source, copy->folder, copy->name, cancellable, &error);

  if (made == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void save_next (GTask *task);

static void
keep_error (Saving *saving, GError *error)
{
  if (saving->first_error == NULL)
    saving->first_error = error;
  else
    g_error_free (error);
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    saving->saved++;
  else
    keep_error (saving, error);
  save_next (task);
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Saving *saving = g_task_get_task_data (task);
  const VntAttachment *attachment = g_ptr_array_index (saving->attachments, saving->next - 1);
  GError *error = NULL;
  g_autofree char *path = vnt_desk_fetch_attachment_finish (VNT_DESK (source), result, &error);
  g_autoptr (GTask) copying = NULL;
  Copy *copy;

  if (path == NULL)
    {
      keep_error (saving, error);
      save_next (task);
      return;
    }
  copy = g_new0 (Copy, 1);
  copy->source = g_file_new_for_path (path);
  copy->folder = g_object_ref (saving->folder);
  copy->name = g_strdup (attachment->name);
  copying = g_task_new (NULL, NULL, on_copied, task);
  g_task_set_task_data (copying, copy, (GDestroyNotify) copy_free);
  g_task_run_in_thread (copying, copy_thread);
}

/* Takes the reference of @task along. */
static void
save_next (GTask *task)
{
  Saving *saving = g_task_get_task_data (task);

  if (saving->next < saving->attachments->len)
    {
      vnt_desk_fetch_attachment_async (g_task_get_source_object (task),
                                       g_ptr_array_index (saving->attachments, saving->next++),
                                       NULL, on_fetched, task);
      return;
    }
  if (saving->first_error != NULL)
    g_task_return_error (task, g_steal_pointer (&saving->first_error));
  else
    g_task_return_int (task, saving->saved);
  g_object_unref (task);
}

/**
 * vnt_save_files_async:
 * @attachments: (element-type VntAttachment): which
 * @folder: where to
 * @callback: called when each was saved or could not be
 * @user_data: for @callback
 *
 * Saves copies. Nothing in the folder is overwritten, and names are made safe.
 */
void
vnt_save_files_async (VntDesk *desk,
                      GPtrArray *attachments,
                      GFile *folder,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (desk, NULL, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  saving->attachments = g_ptr_array_ref (attachments);
  saving->folder = g_object_ref (folder);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  save_next (task);
}

/**
 * vnt_save_files_finish:
 * @result: as the callback got it
 * @error: place for the first error; the other files were saved all the same
 *
 * Returns: how many were saved, 0 with an error
 */
guint
vnt_save_files_finish (GAsyncResult *result, GError **error)
{
  gssize saved = g_task_propagate_int (G_TASK (result), error);

  return saved > 0 ? (guint) saved : 0;
}

typedef struct
{
  GWeakRef widget;
  VntDesk *desk;
  GPtrArray *attachments;
} Asking;

static void
asking_free (Asking *asking)
{
  g_weak_ref_clear (&asking->widget);
  g_object_unref (asking->desk);
  g_ptr_array_unref (asking->attachments);
  g_free (asking);
}

static void
say (GtkWidget *widget, const char *text)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (toasts != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), adw_toast_new (escaped));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asking *asking = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&asking->widget);
  g_autoptr (GError) error = NULL;
  guint saved = vnt_save_files_finish (result, &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    text = g_strdup_printf (_ ("Not every file was saved. %s"), error->message);
  else
    text = g_strdup_printf (ngettext ("%u file saved", "%u files saved", saved), saved);
  if (widget != NULL)
    say (widget, text);
  asking_free (asking);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, Asking *asking)
{
  g_autoptr (GFile) folder = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (folder != NULL)
    vnt_save_files_async (asking->desk, asking->attachments, folder, on_saved, asking);
  else
    asking_free (asking);
  g_object_unref (dialog);
}

/**
 * vnt_save_files_ask:
 * @widget: in whose window it is asked and said
 * @attachments: (element-type VntAttachment): which
 *
 * Asks for a folder and saves them all in it.
 */
void
vnt_save_files_ask (GtkWidget *widget, VntDesk *desk, GPtrArray *attachments)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkFileChooserNative *chooser;

  g_weak_ref_init (&asking->widget, widget);
  asking->desk = g_object_ref (desk);
  asking->attachments = g_ptr_array_ref (attachments);
  chooser =
    gtk_file_chooser_native_new (_ ("Save All Files in"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_chosen), asking);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
