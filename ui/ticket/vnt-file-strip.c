/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-file-strip.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "vnt-file-chip.h"
#include "vnt-wrap-box.h"

struct _VntFileStrip
{
  GtkWidget parent_instance;

  VntDesk *desk;
  gint64 ticket;
  GPtrArray *files; /* VntFile */
  GtkFileChooserNative *chooser;

  GtkWidget *box;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  SIGNAL_PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntFileStrip, vnt_file_strip, GTK_TYPE_WIDGET)

static void
on_remove (VntFileStrip *self, GtkWidget *chip)
{
  g_ptr_array_remove (self->files, vnt_file_chip_get_file (VNT_FILE_CHIP (chip)));
  gtk_widget_unparent (chip);
  gtk_widget_set_visible (GTK_WIDGET (self), self->files->len > 0);
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
add_chip (VntFileStrip *self, VntFile *file)
{
  GtkWidget *chip = vnt_file_chip_new (file);

  g_signal_connect_object (chip, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  vnt_wrap_box_append (VNT_WRAP_BOX (self->box), chip);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* A file being copied; the agent may go to another ticket meanwhile. */
typedef struct
{
  VntFileStrip *strip;
  gint64 ticket;
  char *passing; /* folder of a file that was only made to be copied */
} Keeping;

static void
remove_passing (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Keeping *keeping = user_data;
  g_autofree char *passing = keeping->passing;
  g_autoptr (VntFileStrip) self = keeping->strip;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntFile) file = vnt_desk_keep_file_finish (VNT_DESK (source), result, &error);

  if (passing != NULL)
    remove_passing (passing);
  if (self->box == NULL)
    return;
  if (file == NULL)
    g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, error->message);
  else if (keeping->ticket == self->ticket)
    {
      add_chip (self, file);
      g_ptr_array_add (self->files, g_steal_pointer (&file));
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
}

static void
keep_file (VntFileStrip *self, GFile *file, char *passing)
{
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->strip = g_object_ref (self);
  keeping->ticket = self->ticket;
  keeping->passing = passing;
  vnt_desk_keep_file_async (self->desk, file, NULL, on_kept, keeping);
}

static void
on_chosen (VntFileStrip *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GListModel) chosen = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  for (guint i = 0; chosen != NULL && i < g_list_model_get_n_items (chosen); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (chosen, i);

      keep_file (self, file, NULL);
    }
  g_clear_object (&self->chooser);
}

static void
vnt_file_strip_dispose (GObject *object)
{
  VntFileStrip *self = VNT_FILE_STRIP (object);

  g_clear_object (&self->chooser);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_file_strip_parent_class)->dispose (object);
}

static void
vnt_file_strip_finalize (GObject *object)
{
  g_ptr_array_unref (VNT_FILE_STRIP (object)->files);
  G_OBJECT_CLASS (vnt_file_strip_parent_class)->finalize (object);
}

static void
vnt_file_strip_class_init (VntFileStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vnt_file_strip_dispose;
  object_class->finalize = vnt_file_strip_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_FILE_STRIP, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", VNT_TYPE_FILE_STRIP, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", VNT_TYPE_FILE_STRIP, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_file_strip_init (VntFileStrip *self)
{
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_file_unref);
  self->box = vnt_wrap_box_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Files to send"), -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * vnt_file_strip_set_ticket:
 * @desk: (nullable): the desk that keeps the files
 * @ticket: what is being written on, 0 for none
 *
 * A file that is still being copied for another ticket is not shown on this one.
 */
void
vnt_file_strip_set_ticket (VntFileStrip *self, VntDesk *desk, gint64 ticket)
{
  g_return_if_fail (VNT_IS_FILE_STRIP (self));

  g_set_object (&self->desk, desk);
  self->ticket = ticket;
}

/**
 * vnt_file_strip_set_files:
 * @files: (element-type VntFile) (nullable): what a draft has
 *
 * Shows a draft's files, and says nothing about it.
 */
void
vnt_file_strip_set_files (VntFileStrip *self, GPtrArray *files)
{
  g_return_if_fail (VNT_IS_FILE_STRIP (self));

  vnt_wrap_box_clear (VNT_WRAP_BOX (self->box));
  g_ptr_array_set_size (self->files, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      VntFile *file = g_ptr_array_index (files, i);

      g_ptr_array_add (self->files, vnt_file_ref (file));
      add_chip (self, file);
    }
}

/**
 * vnt_file_strip_add_to:
 * @files: (element-type VntFile): where the files shown are added
 */
void
vnt_file_strip_add_to (VntFileStrip *self, GPtrArray *files)
{
  g_return_if_fail (VNT_IS_FILE_STRIP (self));

  for (guint i = 0; i < self->files->len; i++)
    g_ptr_array_add (files, vnt_file_ref (g_ptr_array_index (self->files, i)));
}

/**
 * vnt_file_strip_choose:
 *
 * Asks for files and keeps a copy of each.
 */
void
vnt_file_strip_choose (VntFileStrip *self)
{
  g_return_if_fail (VNT_IS_FILE_STRIP (self));

  if (self->desk == NULL || self->ticket == 0)
    return;
  g_clear_object (&self->chooser);
  self->chooser =
    gtk_file_chooser_native_new (_ ("Attach Files"),
                                 GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Attach"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * vnt_file_strip_keep:
 * @files: (element-type GFile): dropped or pasted
 *
 * Keeps a copy of each.
 */
void
vnt_file_strip_keep (VntFileStrip *self, GPtrArray *files)
{
  g_return_if_fail (VNT_IS_FILE_STRIP (self) && files != NULL);

  for (guint i = 0; self->desk != NULL && self->ticket != 0 && i < files->len; i++)
    keep_file (self, g_ptr_array_index (files, i), NULL);
}

/**
 * vnt_file_strip_keep_picture:
 * @texture: dropped or pasted
 *
 * Keeps a picture that is no file yet, as one that is called after the moment.
 */
void
vnt_file_strip_keep_picture (VntFileStrip *self, GdkTexture *texture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_return_if_fail (VNT_IS_FILE_STRIP (self) && GDK_IS_TEXTURE (texture));

  if (self->desk == NULL || self->ticket == 0)
    return;
  folder = g_dir_make_tmp ("ventanilla-XXXXXX", &error);
  if (folder == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, error->message);
      return;
    }
  /* Translators: name of a pasted picture, strftime() format */
  name = g_date_time_format (now, _ ("Picture %Y-%m-%d %H.%M.%S.png"));
  path = g_build_filename (folder, name, NULL);
  if (!gdk_texture_save_to_png (texture, path))
    {
      remove_passing (folder);
      g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, _ ("The picture could not be saved."));
      return;
    }
  file = g_file_new_for_path (path);
  keep_file (self, file, g_steal_pointer (&folder));
}
