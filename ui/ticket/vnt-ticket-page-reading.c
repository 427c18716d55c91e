/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-page-private.h"

#include <glib/gi18n.h>

#include "vnt-conversation-print.h"
#include "vnt-message-copy.h"
#include "vnt-message-words.h"
#include "vnt-palette.h"
#include "vnt-save-files.h"
#include "vnt-text.h"
#include "vnt-words.h"

/* As much of a message as an outline needs; the rest is not even read. */
#define OUTLINE_BYTES 2048
#define OUTLINE_CHARS 90

static void
action_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_conversation_view_find (VNT_TICKET_PAGE (widget)->conversation);
}

static void
action_find_next (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_conversation_view_find_next (VNT_TICKET_PAGE (widget)->conversation, FALSE);
}

static void
action_find_previous (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_conversation_view_find_next (VNT_TICKET_PAGE (widget)->conversation, TRUE);
}

static void
action_first_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_conversation_view_go_to_new (VNT_TICKET_PAGE (widget)->conversation);
}

static void
action_start (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_conversation_view_go_to_start (VNT_TICKET_PAGE (widget)->conversation);
}

static void
action_end (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_conversation_view_go_to_end (VNT_TICKET_PAGE (widget)->conversation);
}

static void
action_next_message (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_conversation_view_step (VNT_TICKET_PAGE (widget)->conversation, 1);
}

static void
action_previous_message (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_conversation_view_step (VNT_TICKET_PAGE (widget)->conversation, -1);
}

static void
action_show_message (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_conversation_view_go_to_message (VNT_TICKET_PAGE (widget)->conversation,
                                       g_variant_get_int64 (parameter));
}

/* The first words of a message; a long one is cut before it is read. */
static char *
first_words (const VntMessage *message)
{
  g_autofree char *start = message->body != NULL ? g_strndup (message->body, OUTLINE_BYTES) : NULL;
  g_autofree char *valid = start != NULL ? g_utf8_make_valid (start, -1) : NULL;
  g_autoptr (VntDocument) document = NULL;
  g_autofree char *text = NULL;

  if (valid == NULL)
    return g_strdup (_ ("No text"));
  document = g_strcmp0 (message->content_type, "text/html") == 0
               ? vnt_document_new_from_html (valid)
               : vnt_document_new_from_text (valid);
  text = vnt_document_to_text (document);
  return vnt_text_one_line (text, OUTLINE_CHARS);
}

static VntPaletteEntry *
new_outline_entry (const VntMessage *message)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (message->id));
  g_autofree char *action = g_action_print_detailed_name ("ticket.show-message", target);
  g_autofree char *words = first_words (message);
  g_autofree char *who = vnt_message_words_author (message);
  g_autofree char *when = vnt_message_words_time (message->created);
  g_autofree char *about =
    g_strdup_printf ("%s · %s · %s", who, vnt_message_words_kind (message->kind), when);

  return vnt_palette_entry_new_action (action, words, about, NULL);
}

static void
on_outline_chosen (VntTicketPage *self, VntPaletteEntry *entry)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (vnt_palette_entry_get_target (entry), &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

static void
action_outline (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  g_autoptr (VntPaletteSearch) search = vnt_palette_search_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->messages));
  VntPalette *palette;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VntMessageItem) item = g_list_model_get_item (G_LIST_MODEL (self->messages), i);
      const VntMessage *message = vnt_message_item_get_message (item);

      if (message->kind != VNT_MESSAGE_EVENT)
        vnt_palette_search_add_action (search, new_outline_entry (message));
    }
  palette = vnt_palette_new (GTK_WINDOW (gtk_widget_get_root (widget)), search,
                             _ ("Go to a message of this ticket"));
  g_signal_connect_object (palette, "chosen", G_CALLBACK (on_outline_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (palette));
}

static void
action_copy_number (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *number = vnt_words_ticket_number (VNT_TICKET_PAGE (widget)->id);

  vnt_copy_and_say (widget, number);
}

static void
action_copy_subject (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  const VntTicket *ticket = vnt_ticket_item_get_ticket (self->item);
  g_autofree char *number = vnt_words_ticket_number (self->id);
  g_autofree char *text =
    g_strdup_printf ("%s %s", number, ticket != NULL ? vnt_words_subject (ticket) : "");

  vnt_copy_and_say (widget, text);
}

static void
action_copy_link (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  g_autofree char *url = vnt_desk_get_ticket_url (self->desk, self->id);

  vnt_copy_and_say (widget, url);
}

static void
action_copy_text (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  g_autoptr (VntMessageItem) item = vnt_conversation_view_get_current (self->conversation);

  if (item != NULL)
    vnt_message_copy_text (widget, vnt_message_item_get_message (item));
}

static void
action_save_files (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  g_autoptr (GPtrArray) files =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_attachment_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->messages));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VntMessageItem) item = g_list_model_get_item (G_LIST_MODEL (self->messages), i);
      const VntMessage *message = vnt_message_item_get_message (item);

      for (guint f = 0; message->attachments != NULL && f < message->attachments->len; f++)
        g_ptr_array_add (files, vnt_attachment_ref (g_ptr_array_index (message->attachments, f)));
    }
  if (files->len > 0)
    vnt_save_files_ask (widget, self->desk, files);
  else
    vnt_ticket_page_set_problem (self, _ ("This ticket has no files."));
}

static void
action_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  g_autoptr (GtkPrintOperation) operation =
    vnt_conversation_print_new (gtk_label_get_text (self->subject),
                                gtk_label_get_text (self->people), G_LIST_MODEL (self->messages));
  g_autoptr (GError) error = NULL;

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (widget)),
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    vnt_ticket_page_set_problem (self, error->message);
}

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
} ACTIONS[] = {
  { "ticket.find", NULL, action_find },
  { "ticket.find-next", NULL, action_find_next },
  { "ticket.find-previous", NULL, action_find_previous },
  { "ticket.outline", NULL, action_outline },
  { "ticket.show-message", "x", action_show_message },
  { "ticket.first-new", NULL, action_first_new },
  { "ticket.start", NULL, action_start },
  { "ticket.end", NULL, action_end },
  { "ticket.next-message", NULL, action_next_message },
  { "ticket.previous-message", NULL, action_previous_message },
  { "ticket.copy-number", NULL, action_copy_number },
  { "ticket.copy-subject", NULL, action_copy_subject },
  { "ticket.copy-link", NULL, action_copy_link },
  { "ticket.copy-text", NULL, action_copy_text },
  { "ticket.save-files", NULL, action_save_files },
  { "ticket.print", NULL, action_print },
};

/**
 * vnt_ticket_page_install_reading:
 *
 * Adds the actions of who reads to the class.
 */
void
vnt_ticket_page_install_reading (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    gtk_widget_class_install_action (widget_class, ACTIONS[i].name, ACTIONS[i].parameter,
                                     ACTIONS[i].activate);
}

/**
 * vnt_ticket_page_enable_reading:
 *
 * Offers them while there is a ticket.
 */
void
vnt_ticket_page_enable_reading (VntTicketPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), ACTIONS[i].name, self->id != 0);
}
