/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-logo-button.h"

#include <glib/gi18n.h>

#include "vnt-desk-report.h"
#include "vnt-dispose.h"

struct _VntLogoButton
{
  GtkWidget parent_instance;

  GtkPicture *picture;
  GtkLabel *says;
  GtkWidget *choose;
  GtkWidget *clear;
  VntDesk *desk;
  char *path;
  GtkFileChooserNative *chooser;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntLogoButton, vnt_logo_button, GTK_TYPE_WIDGET)

static void
show_logo (VntLogoButton *self)
{
  gboolean some = *self->path != '\0';
  g_autoptr (GdkTexture) texture = some ? gdk_texture_new_from_filename (self->path, NULL) : NULL;

  gtk_picture_set_paintable (self->picture, texture != NULL ? GDK_PAINTABLE (texture) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
  gtk_label_set_label (self->says, some && texture == NULL ? _ ("It is gone") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->says), some && texture == NULL);
  gtk_widget_set_visible (self->clear, some);
}

static void
on_clear (VntLogoButton *self)
{
  vnt_logo_button_set_path (self, "");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_file (GtkNativeDialog *dialog, int response, VntLogoButton *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    vnt_logo_button_take (self, path);
  g_clear_object (&self->chooser);
}

static void
on_choose (VntLogoButton *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  gtk_file_filter_set_name (filter, _ ("PNG pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  self->chooser =
    gtk_file_chooser_native_new (_ ("Choose the Logo"),
                                 GTK_WINDOW (
                                   gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW)),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), _ ("_Cancel"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_file), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
vnt_logo_button_dispose (GObject *object)
{
  VntLogoButton *self = VNT_LOGO_BUTTON (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->desk);
  vnt_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (vnt_logo_button_parent_class)->dispose (object);
}

static void
vnt_logo_button_finalize (GObject *object)
{
  g_free (VNT_LOGO_BUTTON (object)->path);
  G_OBJECT_CLASS (vnt_logo_button_parent_class)->finalize (object);
}

static void
vnt_logo_button_class_init (VntLogoButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_logo_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_logo_button_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_LOGO_BUTTON, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
vnt_logo_button_init (VntLogoButton *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->path = g_strdup ("");
  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_alternative_text (self->picture, _ ("Logo"));
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), 96, 32);
  self->says = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->says, TRUE);
  gtk_label_set_max_width_chars (self->says, 24);
  gtk_widget_add_css_class (GTK_WIDGET (self->says), "error");
  self->choose = gtk_button_new_with_mnemonic (_ ("_Choose…"));
  gtk_widget_set_tooltip_text (self->choose, _ ("Choose the Logo"));
  self->clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_tooltip_text (self->clear, _ ("Without a logo"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Without a logo"), -1);
  g_signal_connect_swapped (self->choose, "clicked", G_CALLBACK (on_choose), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear), self);
  gtk_widget_set_parent (GTK_WIDGET (self->picture), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->says), GTK_WIDGET (self));
  gtk_widget_set_parent (self->choose, GTK_WIDGET (self));
  gtk_widget_set_parent (self->clear, GTK_WIDGET (self));
  show_logo (self);
}

/**
 * vnt_logo_button_new:
 * @desk: an open desk, which keeps the picture
 *
 * Returns: (transfer floating): of no logo
 */
GtkWidget *
vnt_logo_button_new (VntDesk *desk)
{
  VntLogoButton *self = g_object_new (VNT_TYPE_LOGO_BUTTON, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

/* (transfer none): where the picture is kept, "" for none */
const char *
vnt_logo_button_get_path (VntLogoButton *self)
{
  return self->path;
}

/* @path: where it is kept; "" for none */
void
vnt_logo_button_set_path (VntLogoButton *self, const char *path)
{
  char *copy = g_strdup (path);

  g_free (self->path);
  self->path = copy;
  show_logo (self);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntLogoButton) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = vnt_desk_keep_logo_finish (VNT_DESK (source), result, &error);

  if (self->desk == NULL)
    return;
  if (kept == NULL)
    {
      gtk_label_set_label (self->says, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->says), TRUE);
      return;
    }
  vnt_logo_button_set_path (self, kept);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * vnt_logo_button_take:
 * @self: the button
 * @path: a picture anywhere
 *
 * Takes a copy of it, so that it stays when the file goes; says so when it is no PNG picture, and the one before stays then.
 */
void
vnt_logo_button_take (VntLogoButton *self, const char *path)
{
  vnt_desk_keep_logo_async (self->desk, path, NULL, on_kept, g_object_ref (self));
}
