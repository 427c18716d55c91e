/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-outbox-page.h"

#include <glib/gi18n.h>

#include "vnt-dispose.h"
#include "vnt-dispute-dialog.h"
#include "vnt-outbox-row.h"
#include "vnt-text.h"
#include "vnt-words.h"

struct _VntOutboxPage
{
  GtkWidget parent_instance;

  AdwHeaderBar *header;
  GtkStack *stack;
  GtkListBox *list;
  GtkRevealer *message_revealer;
  GtkLabel *message;

  VntDesk *desk;
  GListModel *outbox;
};

G_DEFINE_FINAL_TYPE (VntOutboxPage, vnt_outbox_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_page (VntOutboxPage *self)
{
  guint n = g_list_model_get_n_items (self->outbox);

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static void
show_message (VntOutboxPage *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_revealer_set_reveal_child (self->message_revealer, text != NULL);
}

static VntOperation *
find (VntOutboxPage *self, const char *uuid)
{
  guint n = g_list_model_get_n_items (self->outbox);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VntOperationItem) item = g_list_model_get_item (self->outbox, i);
      const VntOperation *operation = vnt_operation_item_get_operation (item);

      if (g_strcmp0 (operation->uuid, uuid) == 0)
        return vnt_operation_ref ((VntOperation *) operation);
    }
  return NULL;
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return vnt_outbox_row_new (VNT_OPERATION_ITEM (item));
}

static void
on_row_activated (VntOutboxPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, vnt_outbox_row_get_ticket (VNT_OUTBOX_ROW (row)),
                 TRUE);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntOutboxPage *self = VNT_OUTBOX_PAGE (widget);

  show_message (self, NULL);
  vnt_desk_retry_operation (self->desk, g_variant_get_string (parameter, NULL));
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntOutboxPage *self = VNT_OUTBOX_PAGE (widget);

  vnt_dispute_dialog_open (widget, self->desk, g_variant_get_string (parameter, NULL));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_OPEN], 0, g_variant_get_int64 (parameter), TRUE);
}

typedef struct
{
  VntOutboxPage *page;
  VntOperation *operation;
} Asked;

static Asked *
asked_new (VntOutboxPage *self, VntOperation *operation)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->page = g_object_ref (self);
  asked->operation = vnt_operation_ref (operation);
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->page);
  vnt_operation_unref (asked->operation);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
on_taken_back (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (GError) error = NULL;

  if (vnt_desk_undo_send_finish (VNT_DESK (source), result, &error))
    {
      if (asked->operation->kind == VNT_OPERATION_CREATE)
        gtk_widget_activate_action (GTK_WIDGET (asked->page), "win.new-ticket", NULL);
      else if (asked->operation->kind == VNT_OPERATION_CREATE_MACHINE)
        gtk_widget_activate_action (GTK_WIDGET (asked->page), "win.new-machine", NULL);
      else
        g_signal_emit (asked->page, signals[SIGNAL_OPEN], 0, asked->operation->ticket, TRUE);
      if (asked->operation->kind == VNT_OPERATION_ARTICLE)
        gtk_widget_activate_action (GTK_WIDGET (asked->page), "win.write-article", NULL);
    }
  else if (asked->page->desk != NULL)
    show_message (asked->page, error->message);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntOutboxPage *self = VNT_OUTBOX_PAGE (widget);
  g_autoptr (VntOperation) operation = find (self, g_variant_get_string (parameter, NULL));

  if (operation == NULL)
    return;
  show_message (self, NULL);
  vnt_desk_undo_send_async (self->desk, operation->uuid, NULL, on_taken_back,
                            asked_new (self, operation));
}

static void
on_kept_as_draft (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntOutboxPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_undo_send_finish (VNT_DESK (source), result, &error) && self->desk != NULL)
    show_message (self, error->message);
}

static void
on_drop_response (AdwMessageDialog *dialog, const char *response, Asked *asked)
{
  VntOutboxPage *self = asked->page;

  if (self->desk == NULL || g_str_equal (response, "keep"))
    return;
  if (g_str_equal (response, "draft"))
    {
      vnt_desk_undo_send_async (self->desk, asked->operation->uuid, NULL, on_kept_as_draft,
                                g_object_ref (self));
      return;
    }
  if (g_str_equal (response, "copy") && vnt_operation_get_words (asked->operation) != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                            vnt_operation_get_words (asked->operation));
  vnt_desk_drop_operation (self->desk, asked->operation->uuid);
}

static void
drop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntOutboxPage *self = VNT_OUTBOX_PAGE (widget);
  g_autoptr (VntOperation) operation = find (self, g_variant_get_string (parameter, NULL));
  g_autofree char *what = NULL;
  g_autofree char *number = NULL;
  g_autofree char *quote = NULL;
  GtkWidget *dialog;

  if (operation == NULL)
    return;
  what = vnt_words_operation (operation);
  number = vnt_words_ticket_number (operation->ticket);
  if (vnt_operation_get_words (operation) != NULL)
    quote = vnt_text_one_line (vnt_operation_get_words (operation), 300);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                   _ ("Drop This Change?"), NULL);
  /* Translators: what waits, and on which ticket */
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _ ("“%s” on %s will not be sent."),
                                  what, number);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep"));
  if (quote != NULL)
    {
      GtkWidget *label = gtk_label_new (quote);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "dim-label");
      adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), label);
      /* What may have arrived must not be written a second time by mistake. */
      if (operation->state == VNT_STATE_UNKNOWN)
        adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "copy",
                                         _ ("_Copy Text and Drop"));
      else
        adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "draft",
                                         _ ("_Save as Draft"));
    }
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "drop", _ ("_Drop"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "drop",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_drop_response),
                         asked_new (self, operation), (GClosureNotify) (GCallback) asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_set_focus (GTK_WINDOW (dialog), gtk_window_get_default_widget (GTK_WINDOW (dialog)));
}

static void
vnt_outbox_page_dispose (GObject *object)
{
  VntOutboxPage *self = VNT_OUTBOX_PAGE (object);

  if (self->outbox != NULL)
    g_signal_handlers_disconnect_by_data (self->outbox, self);
  g_clear_object (&self->desk);
  vnt_dispose_children (GTK_WIDGET (self), VNT_TYPE_OUTBOX_PAGE);
  g_clear_object (&self->outbox);
  G_OBJECT_CLASS (vnt_outbox_page_parent_class)->dispose (object);
}

static void
vnt_outbox_page_class_init (VntOutboxPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_outbox_page_dispose;
  signals[SIGNAL_OPEN] = g_signal_new ("open", VNT_TYPE_OUTBOX_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/ventanilla/Ventanilla/ui/outbox/vnt-outbox-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VntOutboxPage, header);
  gtk_widget_class_bind_template_child (widget_class, VntOutboxPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VntOutboxPage, list);
  gtk_widget_class_bind_template_child (widget_class, VntOutboxPage, message_revealer);
  gtk_widget_class_bind_template_child (widget_class, VntOutboxPage, message);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "outbox.decide", "s", decide_action);
  gtk_widget_class_install_action (widget_class, "outbox.retry", "s", retry_action);
  gtk_widget_class_install_action (widget_class, "outbox.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "outbox.drop", "s", drop_action);
  gtk_widget_class_install_action (widget_class, "outbox.open", "x", open_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
vnt_outbox_page_init (VntOutboxPage *self)
{
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

/**
 * vnt_outbox_page_set_desk:
 * @self: the page
 * @desk: an open desk
 *
 * Call it once, when the desk is open.
 */
void
vnt_outbox_page_set_desk (VntOutboxPage *self, VntDesk *desk)
{
  g_return_if_fail (self->desk == NULL);
  self->desk = g_object_ref (desk);
  self->outbox = vnt_desk_list_outbox (desk);
  gtk_list_box_bind_model (self->list, self->outbox, create_row, NULL, NULL);
  g_signal_connect_swapped (self->outbox, "items-changed", G_CALLBACK (update_page), self);
  update_page (self);
}

/**
 * vnt_outbox_page_focus:
 * @self: the page
 *
 * Puts the focus on the first change that waits, or on what says that none does.
 */
void
vnt_outbox_page_focus (VntOutboxPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row)
                                     : gtk_stack_get_visible_child (self->stack));
}

/**
 * vnt_outbox_page_get_header:
 * @self: the page
 *
 * Returns: (transfer none): its header bar, so that the window can give it its buttons
 */
AdwHeaderBar *
vnt_outbox_page_get_header (VntOutboxPage *self)
{
  return self->header;
}
