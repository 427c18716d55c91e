/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-message-row.h"

#include <glib/gi18n.h>

#include "vnt-attachment-button.h"
#include "vnt-document-view.h"
#include "vnt-highlight.h"
#include "vnt-message-copy.h"
#include "vnt-message-words.h"
#include "vnt-save-files.h"
#include "vnt-wrap-box.h"

/* Shows one reply, note or request, and follows its item as the message is sent or its text arrives. */
struct _VntMessageRow
{
  GtkWidget parent_instance;

  VntDesk *desk;
  VntMessageItem *item;
  char *shown_body;

  GtkWidget *box;
  GtkLabel *author;
  GtkLabel *kind;
  GtkLabel *minutes;
  GtkWidget *quote;
  GtkWidget *forward;
  GtkLabel *time;
  VntDocumentView *body;
  VntWrapBox *files;
  GtkWidget *state_box;
  GtkImage *state_icon;
  GtkLabel *state;
  GtkWidget *edit;
  GtkWidget *send_anyway;
  GMenuModel *message_menu;
  GtkWidget *menu; /* while it is open */
};

G_DEFINE_FINAL_TYPE (VntMessageRow, vnt_message_row, GTK_TYPE_WIDGET)

typedef struct
{
  GWeakRef row;
  char *content_id;
} PictureRequest;

static void
picture_request_free (PictureRequest *request)
{
  g_weak_ref_clear (&request->row);
  g_free (request->content_id);
  g_free (request);
}

static void
on_picture_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PictureRequest *request = user_data;
  g_autofree char *path = vnt_desk_fetch_attachment_finish (VNT_DESK (source), result, NULL);
  g_autoptr (VntMessageRow) self = g_weak_ref_get (&request->row);

  /* Without the file the picture keeps its words; the attachment below can be opened later. */
  if (self != NULL && path != NULL)
    vnt_document_view_set_picture_path (self->body, request->content_id, path);
  picture_request_free (request);
}

static void
on_picture_wanted (VntMessageRow *self, const char *content_id)
{
  const VntMessage *message = vnt_message_item_get_message (self->item);

  for (guint i = 0; message->attachments != NULL && i < message->attachments->len; i++)
    {
      VntAttachment *attachment = g_ptr_array_index (message->attachments, i);
      PictureRequest *request;

      if (g_strcmp0 (attachment->content_id, content_id) != 0 || attachment->id == 0)
        continue;
      request = g_new0 (PictureRequest, 1);
      g_weak_ref_init (&request->row, self);
      request->content_id = g_strdup (content_id);
      vnt_desk_fetch_attachment_async (self->desk, attachment, NULL, on_picture_fetched, request);
      return;
    }
}

static void
show_body (VntMessageRow *self, const VntMessage *message)
{
  g_autoptr (VntDocument) document = NULL;

  if (self->shown_body != NULL && g_strcmp0 (self->shown_body, message->body) == 0)
    return;
  g_free (self->shown_body);
  self->shown_body = g_strdup (message->body);
  document = vnt_message_words_document (message);
  vnt_document_view_set_document (self->body, document);
  gtk_widget_set_visible (GTK_WIDGET (self->body), document != NULL);
}

static void
show_files (VntMessageRow *self, const VntMessage *message)
{
  guint n = message->attachments != NULL ? message->attachments->len : 0;

  vnt_wrap_box_clear (self->files);
  for (guint i = 0; i < n; i++)
    {
      VntAttachment *attachment = g_ptr_array_index (message->attachments, i);

      vnt_wrap_box_append (self->files, vnt_attachment_button_new (self->desk, attachment));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->files), n > 0);
}

static void
update_actions (VntMessageRow *self, const VntMessage *message)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.copy-text", message->body != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.save-files",
                                 message->attachments != NULL && message->attachments->len > 0);
}

static void
show_state (VntMessageRow *self, const VntMessage *message)
{
  g_autofree char *words = vnt_message_words_state (message);
  gboolean attention = message->state == VNT_STATE_REFUSED || message->state == VNT_STATE_CONFLICT;

  gboolean held = message->state == VNT_STATE_CONFLICT && message->operation != NULL;
  GtkWidget *buttons[] = { self->edit, self->send_anyway };

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      if (held)
        gtk_actionable_set_action_target (GTK_ACTIONABLE (buttons[i]), "s", message->operation);
      gtk_widget_set_visible (buttons[i], held);
    }
  gtk_widget_set_visible (self->state_box, words != NULL);
  gtk_label_set_label (self->state, words != NULL ? words : "");
  gtk_image_set_from_icon_name (self->state_icon,
                                attention ? "dialog-warning-symbolic" : "document-send-symbolic");
  if (attention)
    gtk_widget_add_css_class (self->state_box, "warning");
  else
    gtk_widget_remove_css_class (self->state_box, "warning");
}

static void
show_kind (VntMessageRow *self, const VntMessage *message)
{
  static const char *const CLASSES[] = { "", "request", "reply", "note", "" };

  gtk_label_set_label (self->kind, vnt_message_words_kind (message->kind));
  if (message->kind < G_N_ELEMENTS (CLASSES) && *CLASSES[message->kind] != '\0')
    gtk_widget_add_css_class (self->box, CLASSES[message->kind]);
}

static void
show_message (VntMessageRow *self)
{
  const VntMessage *message = vnt_message_item_get_message (self->item);
  g_autofree char *author = vnt_message_words_author (message);
  g_autofree char *time = vnt_message_words_time (message->created);
  g_autofree char *full_time = vnt_message_words_full_time (message->created);
  g_autofree char *minutes =
    g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) message->minutes),
                     message->minutes);
  /* Translators: name of a message for screen readers: kind, author, time */
  g_autofree char *name =
    g_strdup_printf (_ ("%s by %s, %s"), vnt_message_words_kind (message->kind), author, time);

  gtk_label_set_label (self->author, author);
  gtk_label_set_label (self->time, time);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->time), full_time);
  gtk_label_set_label (self->minutes, minutes);
  gtk_widget_set_visible (GTK_WIDGET (self->minutes), message->minutes > 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->quote), "x", message->id);
  gtk_widget_set_visible (self->quote, message->body != NULL);
  /* An internal note is not for people outside. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->forward), "x", message->id);
  gtk_widget_set_visible (self->forward, message->body != NULL && message->id > 0 &&
                                           message->kind != VNT_MESSAGE_NOTE);
  show_kind (self, message);
  show_body (self, message);
  show_files (self, message);
  show_state (self, message);
  update_actions (self, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
action_copy_text (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_message_copy_text (widget, vnt_message_item_get_message (VNT_MESSAGE_ROW (widget)->item));
}

static void
action_save_files (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntMessageRow *self = VNT_MESSAGE_ROW (widget);

  vnt_save_files_ask (widget, self->desk, vnt_message_item_get_message (self->item)->attachments);
}

static void
forget_menu (VntMessageRow *self)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
}

static gboolean
on_menu_idle (gpointer user_data)
{
  forget_menu (user_data);
  return G_SOURCE_REMOVE;
}

/* Not at once: what was chosen in it is done after it has closed. */
static void
on_menu_closed (VntMessageRow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_menu_idle, g_object_ref (self), g_object_unref);
}

static void
open_menu (VntMessageRow *self, const GdkRectangle *at)
{
  forget_menu (self);
  self->menu = gtk_popover_menu_new_from_model (self->message_menu);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (on_menu_closed), self);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
action_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_menu (VNT_MESSAGE_ROW (widget), &(GdkRectangle){ 12, 24, 1, 1 });
}

static void
on_pressed (VntMessageRow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
add_menu (VntMessageRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  vnt_document_view_set_menu (self->body, self->message_menu);
}

static void
vnt_message_row_dispose (GObject *object)
{
  VntMessageRow *self = VNT_MESSAGE_ROW (object);

  forget_menu (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_MESSAGE_ROW);
  g_clear_object (&self->item);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->shown_body, g_free);
  G_OBJECT_CLASS (vnt_message_row_parent_class)->dispose (object);
}

static void
vnt_message_row_class_init (VntMessageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_message_row_dispose;
  g_type_ensure (VNT_TYPE_DOCUMENT_VIEW);
  g_type_ensure (VNT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/ticket/vnt-message-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, box);
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, author);
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, kind);
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, minutes);
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, quote);
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, forward);
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, time);
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, body);
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, files);
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, state_box);
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, state);
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, edit);
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, send_anyway);
  gtk_widget_class_bind_template_child (widget_class, VntMessageRow, message_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_picture_wanted);
  gtk_widget_class_install_action (widget_class, "message.copy-text", NULL, action_copy_text);
  gtk_widget_class_install_action (widget_class, "message.save-files", NULL, action_save_files);
  gtk_widget_class_install_action (widget_class, "message.menu", NULL, action_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "message.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "message.menu", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
vnt_message_row_init (VntMessageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vnt_highlight_mark (GTK_WIDGET (self->author));
  add_menu (self);
}

/**
 * vnt_message_row_new:
 * @item: (transfer none): the entry to show; not an event
 *
 * Returns: (transfer floating): a row that follows @item
 */
GtkWidget *
vnt_message_row_new (VntDesk *desk, VntMessageItem *item)
{
  VntMessageRow *self = g_object_new (VNT_TYPE_MESSAGE_ROW, NULL);

  self->desk = g_object_ref (desk);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify::message", G_CALLBACK (show_message), self,
                           G_CONNECT_SWAPPED);
  show_message (self);
  return GTK_WIDGET (self);
}

/**
 * vnt_message_row_get_item:
 *
 * Returns: (transfer none): what it shows
 */
VntMessageItem *
vnt_message_row_get_item (VntMessageRow *self)
{
  g_return_val_if_fail (VNT_IS_MESSAGE_ROW (self), NULL);

  return self->item;
}

static char *
find_selected (GtkWidget *within)
{
  char *found = NULL;
  int start, end;

  if (GTK_IS_LABEL (within) && gtk_label_get_selection_bounds (GTK_LABEL (within), &start, &end))
    {
      const char *text = gtk_label_get_text (GTK_LABEL (within));

      return g_utf8_substring (text, start, end);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_selected (child);
  return found;
}

/**
 * vnt_message_row_dup_selected:
 *
 * Returns: (transfer full) (nullable): what is selected of its text
 */
char *
vnt_message_row_dup_selected (VntMessageRow *self)
{
  g_return_val_if_fail (VNT_IS_MESSAGE_ROW (self), NULL);

  return find_selected (GTK_WIDGET (self->body));
}
