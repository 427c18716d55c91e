/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-attachment-button.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "vnt-danger-words.h"
#include "vnt-highlight.h"
#include "vnt-message-words.h"
#include "vnt-preview-load.h"
#include "vnt-preview-window.h"
#include "vnt-text.h"

/* One file of a message: fetched when it is first wanted, then shown here, opened with another program, saved or dragged
 * away. */
struct _VntAttachmentButton
{
  GtkWidget parent_instance;

  VntDesk *desk;
  VntAttachment *attachment;
  GtkFileChooserNative *chooser;
  GFile *destination; /* where to save once fetched, NULL to open */
  char *path; /* once fetched */

  GtkWidget *box;
  GtkWidget *open;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *name;
  GtkLabel *size;
  GtkPopover *menu;
};

G_DEFINE_FINAL_TYPE (VntAttachmentButton, vnt_attachment_button, GTK_TYPE_WIDGET)

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

  if (self->stack == NULL)
    return;
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

  if (self->stack == NULL)
    return;
  if (path == NULL)
    {
      set_busy (self, FALSE);
      show_error (self, error->message);
      return;
    }
  vnt_text_set (&self->path, path);
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
save (VntAttachmentButton *self)
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
on_decided (VntAttachmentButton *self, const char *response)
{
  if (g_str_equal (response, "open"))
    fetch (self, NULL);
  else if (g_str_equal (response, "save"))
    save (self);
}

/* Another program may do what a viewer does not: the agent decides, told why. */
static void
open_outside (VntAttachmentButton *self)
{
  const char *why =
    vnt_danger_words (vnt_danger_of_file (self->attachment->name, self->attachment->content_type));
  g_autofree char *name = vnt_message_words_file (self->attachment);
  GtkWidget *dialog;

  if (why == NULL)
    {
      fetch (self, NULL);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, why);
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Open “%s”?"), name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                    _ ("_Save As…"), "open", _ ("_Open Anyway"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_decided), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
preview (VntAttachmentButton *self)
{
  VntPreviewWindow *window =
    vnt_preview_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->desk,
                            self->attachment);

  g_signal_connect_object (window, "open", G_CALLBACK (open_outside), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "save", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_open (VntAttachmentButton *self)
{
  if (vnt_preview_can_show (self->attachment->name, self->attachment->content_type))
    preview (self);
  else
    open_outside (self);
}

static void
on_save (VntAttachmentButton *self)
{
  save (self);
}

static void
action_preview (GtkWidget *widget, const char *name, GVariant *parameter)
{
  preview (VNT_ATTACHMENT_BUTTON (widget));
}

static void
action_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_outside (VNT_ATTACHMENT_BUTTON (widget));
}

static void
action_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (VNT_ATTACHMENT_BUTTON (widget));
}

static void
action_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_popover_popup (VNT_ATTACHMENT_BUTTON (widget)->menu);
}

static void
on_pressed (VntAttachmentButton *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_popover_popup (self->menu);
}

/* A copy: the file here stays. One that was never fetched is, to be dragged the next time. */
static GdkContentProvider *
on_drag (VntAttachmentButton *self, double x, double y)
{
  const char *path = self->path != NULL ? self->path : self->attachment->path;
  g_autoptr (GFile) file = NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  file = g_file_new_for_path (path);
  return gdk_content_provider_new_typed (G_TYPE_FILE, file);
}

static void
add_gestures (VntAttachmentButton *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY);
  g_signal_connect_swapped (drag, "prepare", G_CALLBACK (on_drag), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
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
  g_clear_pointer (&self->path, g_free);
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
  gtk_widget_class_bind_template_child (widget_class, VntAttachmentButton, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_install_action (widget_class, "attachment.preview", NULL, action_preview);
  gtk_widget_class_install_action (widget_class, "attachment.open", NULL, action_open);
  gtk_widget_class_install_action (widget_class, "attachment.save", NULL, action_save);
  gtk_widget_class_install_action (widget_class, "attachment.menu", NULL, action_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "attachment.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "attachment.menu", NULL);
}

static void
vnt_attachment_button_init (VntAttachmentButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vnt_highlight_mark (GTK_WIDGET (self->name));
  add_gestures (self);
}

/**
 * vnt_attachment_button_new:
 * @attachment: (transfer none): a file of a message, sent or waiting
 *
 * Returns: (transfer floating): a button that shows, opens or saves it
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
  gtk_label_set_label (self->size, size);
  gtk_widget_set_tooltip_text (self->open, shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attachment.preview",
                                 vnt_preview_can_show (attachment->name, attachment->content_type));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return GTK_WIDGET (self);
}
