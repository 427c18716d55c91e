/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-attachment-button.h"

#include <glib/gi18n.h>

#include "vnt-highlight.h"
#include "vnt-message-words.h"
#include "vnt-text.h"

/* One file of a message: fetched when it is first wanted, then opened with the desktop's program or saved. */
struct _VntAttachmentButton
{
  GtkWidget parent_instance;

  VntDesk *desk;
  VntAttachment *attachment;
  GtkFileChooserNative *chooser;
  GFile *destination; /* where to save once fetched, NULL to open */

  GtkWidget *box;
  GtkWidget *open;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *name;
  GtkLabel *size;
};

/* Only what a viewer shows is opened at once; anything else, programs above all, is saved where the agent says. */
static const char *const VIEWABLE[] = {
  "image/",
  "text/plain",
  "application/pdf",
  "application/vnd.oasis.opendocument.",
  "application/vnd.openxmlformats-officedocument.",
  "audio/",
  "video/",
};

G_DEFINE_FINAL_TYPE (VntAttachmentButton, vnt_attachment_button, GTK_TYPE_WIDGET)

static gboolean
is_viewable (const char *content_type)
{
  for (gsize i = 0; content_type != NULL && i < G_N_ELEMENTS (VIEWABLE); i++)
    if (g_str_has_prefix (content_type, VIEWABLE[i]))
      return TRUE;
  return FALSE;
}

static void
set_busy (VntAttachmentButton *self, gboolean busy)
{
  gtk_stack_set_visible_child_name (self->stack, busy ? "busy" : "icon");
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
show_error (VntAttachmentButton *self, const char *message)
{
  gtk_widget_set_tooltip_text (self->open, message);
  gtk_label_set_label (self->size, message);
  gtk_widget_add_css_class (GTK_WIDGET (self->size), "error");
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntAttachmentButton) self = user_data;
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (!g_file_copy_finish (G_FILE (source), result, &error))
    show_error (self, error->message);
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntAttachmentButton) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = vnt_desk_fetch_attachment_finish (VNT_DESK (source), result, &error);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) destination = g_steal_pointer (&self->destination);

  if (path == NULL)
    {
      set_busy (self, FALSE);
      show_error (self, error->message);
      return;
    }
  file = g_file_new_for_path (path);
  if (destination != NULL)
    {
      g_file_copy_async (file, destination, G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT, NULL, NULL,
                         NULL, on_copied, g_object_ref (self));
      return;
    }
  set_busy (self, FALSE);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
    }
}

static void
fetch (VntAttachmentButton *self, GFile *destination)
{
  g_set_object (&self->destination, destination);
  set_busy (self, TRUE);
  vnt_desk_fetch_attachment_async (self->desk, self->attachment, NULL, on_fetched,
                                   g_object_ref (self));
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  VntAttachmentButton *self = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      fetch (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
on_save (VntAttachmentButton *self)
{
  g_autofree char *name = vnt_text_safe_file_name (self->attachment->name);

  g_clear_object (&self->chooser);
  self->chooser =
    gtk_file_chooser_native_new (_ ("Save Attachment"),
                                 GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_open (VntAttachmentButton *self)
{
  if (is_viewable (self->attachment->content_type))
    fetch (self, NULL);
  else
    on_save (self);
}

static void
vnt_attachment_button_dispose (GObject *object)
{
  VntAttachmentButton *self = VNT_ATTACHMENT_BUTTON (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_ATTACHMENT_BUTTON);
  g_clear_object (&self->chooser);
  g_clear_object (&self->destination);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->attachment, vnt_attachment_unref);
  G_OBJECT_CLASS (vnt_attachment_button_parent_class)->dispose (object);
}

static void
vnt_attachment_button_class_init (VntAttachmentButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_attachment_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/ticket/vnt-attachment-button.ui");
  gtk_widget_class_bind_template_child (widget_class, VntAttachmentButton, box);
  gtk_widget_class_bind_template_child (widget_class, VntAttachmentButton, open);
  gtk_widget_class_bind_template_child (widget_class, VntAttachmentButton, stack);
  gtk_widget_class_bind_template_child (widget_class, VntAttachmentButton, spinner);
  gtk_widget_class_bind_template_child (widget_class, VntAttachmentButton, name);
  gtk_widget_class_bind_template_child (widget_class, VntAttachmentButton, size);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
vnt_attachment_button_init (VntAttachmentButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vnt_attachment_button_new:
 * @attachment: (transfer none): a file of a message, sent or waiting
 *
 * Returns: (transfer floating): a button that opens or saves it
 */
GtkWidget *
vnt_attachment_button_new (VntDesk *desk, VntAttachment *attachment)
{
  VntAttachmentButton *self = g_object_new (VNT_TYPE_ATTACHMENT_BUTTON, NULL);
  g_autofree char *size = g_format_size ((guint64) MAX (attachment->size, 0));
  g_autofree char *shown = vnt_message_words_file (attachment);
  g_autofree char *label = g_strdup_printf (_ ("Open %s, %s"), shown, size);

  self->desk = g_object_ref (desk);
  self->attachment = vnt_attachment_ref (attachment);
  gtk_label_set_label (self->name, shown);
  vnt_highlight_mark (GTK_WIDGET (self->name));
  gtk_label_set_label (self->size, size);
  gtk_widget_set_tooltip_text (self->open, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return GTK_WIDGET (self);
}
