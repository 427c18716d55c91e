/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-preview-window.h"

#include <glib/gi18n.h>

#include "vnt-message-words.h"
#include "vnt-preview-load.h"

struct _VntPreviewWindow
{
  AdwWindow parent_instance;

  VntAttachment *attachment;
  GCancellable *cancellable;

  AdwWindowTitle *title;
  GtkStack *stack;
  GtkPicture *picture;
  GtkLabel *cut;
  GtkTextView *text;
  AdwStatusPage *problem;
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntPreviewWindow, vnt_preview_window, ADW_TYPE_WINDOW)

static void
show_problem (VntPreviewWindow *self, const char *text)
{
  adw_status_page_set_description (self->problem, text);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
show_preview (VntPreviewWindow *self, const VntPreview *preview)
{
  g_autofree char *size = g_format_size ((guint64) MAX (self->attachment->size, 0));
  g_autofree char *pages = NULL;

  if (preview->text != NULL)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), preview->text, -1);
      gtk_widget_set_visible (GTK_WIDGET (self->cut), preview->cut);
      gtk_stack_set_visible_child_name (self->stack, "text");
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      return;
    }
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (preview->picture));
  gtk_stack_set_visible_child_name (self->stack, "picture");
  gtk_widget_grab_focus (GTK_WIDGET (self->picture));
  if (preview->pages > 0)
    {
      /* Translators: of a document: which page is shown, and its size: "Page 1 of 12 · 1.2 MB" */
      pages = g_strdup_printf (_ ("Page 1 of %d · %s"), preview->pages, size);
      adw_window_title_set_subtitle (self->title, pages);
    }
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntPreviewWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntPreview) preview = vnt_preview_load_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (preview != NULL)
    show_preview (self, preview);
  else
    show_problem (self, error->message);
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntPreviewWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = vnt_desk_fetch_attachment_finish (VNT_DESK (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (path == NULL)
    show_problem (self, error->message);
  else
    vnt_preview_load_async (path, self->attachment->name, self->attachment->content_type,
                            self->cancellable, on_loaded, g_object_ref (self));
}

static void
on_open (VntPreviewWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0);
}

static void
on_save (VntPreviewWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_SAVE], 0);
}

static void
vnt_preview_window_dispose (GObject *object)
{
  VntPreviewWindow *self = VNT_PREVIEW_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_PREVIEW_WINDOW);
  G_OBJECT_CLASS (vnt_preview_window_parent_class)->dispose (object);
}

static void
vnt_preview_window_finalize (GObject *object)
{
  VntPreviewWindow *self = VNT_PREVIEW_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->attachment, vnt_attachment_unref);
  G_OBJECT_CLASS (vnt_preview_window_parent_class)->finalize (object);
}

static void
vnt_preview_window_class_init (VntPreviewWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_preview_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_preview_window_finalize;
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* An AdwWindow is no window to a screen reader unless it says so. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/ticket/vnt-preview-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VntPreviewWindow, title);
  gtk_widget_class_bind_template_child (widget_class, VntPreviewWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, VntPreviewWindow, picture);
  gtk_widget_class_bind_template_child (widget_class, VntPreviewWindow, cut);
  gtk_widget_class_bind_template_child (widget_class, VntPreviewWindow, text);
  gtk_widget_class_bind_template_child (widget_class, VntPreviewWindow, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vnt_preview_window_init (VntPreviewWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vnt_preview_window_new:
 * @parent: (nullable): the window it belongs to
 * @desk: fetches the file when it is not here yet
 * @attachment: (transfer none): the file
 *
 * Returns: (transfer none): the window; present it
 */
VntPreviewWindow *
vnt_preview_window_new (GtkWindow *parent, VntDesk *desk, VntAttachment *attachment)
{
  VntPreviewWindow *self = g_object_new (VNT_TYPE_PREVIEW_WINDOW, "transient-for", parent, NULL);
  g_autofree char *name = vnt_message_words_file (attachment);
  g_autofree char *size = g_format_size ((guint64) MAX (attachment->size, 0));

  self->attachment = vnt_attachment_ref (attachment);
  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, size);
  gtk_window_set_title (GTK_WINDOW (self), name);
  gtk_picture_set_alternative_text (self->picture, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  vnt_desk_fetch_attachment_async (desk, attachment, self->cancellable, on_fetched,
                                   g_object_ref (self));
  return self;
}
