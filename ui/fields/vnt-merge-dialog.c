/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-merge-dialog.h"

#include <glib/gi18n.h>

#include "vnt-desk-tickets.h"
#include "vnt-ticket-picker.h"
#include "vnt-words.h"

/* In characters; narrow enough for a small screen. */
#define LINE_WIDTH 34

/* What becomes part of what; lives as long as the dialog. */
typedef struct
{
  GtkWidget *dialog; /* borrowed */
  VntDesk *desk;
  VntTicket *ticket;
  gint64 target;
  GCancellable *loading;
  GtkLabel *moves;
  GtkLabel *stays;
  GtkLabel *after;
} Merge;

static void
merge_free (gpointer data)
{
  Merge *merge = data;

  g_cancellable_cancel (merge->loading);
  g_object_unref (merge->loading);
  g_object_unref (merge->desk);
  vnt_ticket_unref (merge->ticket);
  g_free (merge);
}

static char *
called (gint64 number, const VntTicket *ticket)
{
  g_autofree char *said = vnt_words_ticket_number (number);

  if (ticket == NULL)
    return g_steal_pointer (&said);
  /* Translators: a ticket's number and its subject */
  return g_strdup_printf (_ ("%s “%s”"), said, vnt_words_subject (ticket));
}

static void
show_preview (Merge *merge, const VntTicket *target)
{
  g_autofree char *mine = called (merge->ticket->id, merge->ticket);
  g_autofree char *theirs = called (merge->target, target);
  g_autofree char *minutes = vnt_words_minutes (merge->ticket->minutes_worked);
  g_autofree char *moves = NULL;
  g_autofree char *stays = NULL;
  g_autofree char *after = NULL;

  if (merge->ticket->minutes_worked > 0)
    /* Translators: a ticket, then "25 minutes" */
    moves = g_strdup_printf (_ ("Moves to %s: the conversation with its files, the people, the "
                                "links, and %s of work."),
                             theirs, minutes);
  else
    moves = g_strdup_printf (
      _ ("Moves to %s: the conversation with its files, the people and the links."), theirs);
  /* Translators: a ticket */
  stays = g_strdup_printf (_ ("Stays as it is: subject, status, owner, queue and fields of %s. "
                              "Those of this ticket are not taken over."),
                           theirs);
  /* Translators: two tickets */
  after = g_strdup_printf (_ ("From then on %s opens %s. Once it was sent this cannot be undone; "
                              "until then you can drop it in the outbox."),
                           mine, theirs);
  gtk_label_set_label (merge->moves, moves);
  gtk_label_set_label (merge->stays, stays);
  gtk_label_set_label (merge->after, after);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (merge->dialog), "merge", TRUE);
}

static void
on_target (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) dialog = user_data;
  Merge *merge = g_object_get_data (G_OBJECT (dialog), "merge");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = vnt_desk_load_tickets_finish (VNT_DESK (source), result, &error);
  const VntTicket *ticket;

  if (merge == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  ticket = tickets != NULL && tickets->len > 0 ? g_ptr_array_index (tickets, 0) : NULL;
  if (ticket == NULL || ticket->id == merge->target)
    show_preview (merge, ticket);
}

static void
on_chosen (GtkWidget *picker, gint64 target, GtkWidget *dialog)
{
  vnt_merge_dialog_choose (dialog, target);
}

static void
on_merged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_set_field_finish (VNT_DESK (source), result, &error))
    g_signal_emit_by_name (source, "notice", error->message);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Merge *merge)
{
  g_autofree char *target = g_strdup_printf ("%" G_GINT64_FORMAT, merge->target);

  if (g_str_equal (response, "merge") && merge->target != 0 &&
      vnt_desk_get_state (merge->desk) != VNT_DESK_CLOSED)
    vnt_desk_set_field_async (merge->desk, merge->ticket->id, VNT_FIELD_MERGE, target, NULL,
                              on_merged, NULL);
}

static GtkLabel *
add_line (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* The dialog is as high as it would be at its narrowest. */
  gtk_label_set_width_chars (GTK_LABEL (label), LINE_WIDTH);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_WIDTH);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
new_content (Merge *merge)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *picker = vnt_ticket_picker_new (_ ("_Choose a Ticket…"), _ ("Ticket to merge into"));

  vnt_ticket_picker_set_desk (VNT_TICKET_PICKER (picker), merge->desk, merge->ticket->id);
  gtk_widget_set_halign (picker, GTK_ALIGN_CENTER);
  g_signal_connect_object (picker, "chosen", G_CALLBACK (on_chosen), merge->dialog, 0);
  gtk_box_append (GTK_BOX (box), picker);
  merge->moves = add_line (box);
  merge->stays = add_line (box);
  merge->after = add_line (box);
  return box;
}

/**
 * vnt_merge_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @desk: an open desk
 * @ticket: what shall become part of another
 *
 * Asks which, and says what moves and what stays before anything is done. Responses: "merge", "cancel".
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
vnt_merge_dialog_new (GtkWindow *parent, VntDesk *desk, const VntTicket *ticket)
{
  Merge *merge = g_new0 (Merge, 1);
  g_autofree char *number = vnt_words_ticket_number (ticket->id);
  /* Translators: %s is the number of a ticket */
  g_autofree char *heading = g_strdup_printf (_ ("Merge %s into Another Ticket"), number);
  GtkWidget *dialog =
    adw_message_dialog_new (parent, heading, _ ("For two tickets about the same matter."));

  merge->dialog = dialog;
  merge->desk = g_object_ref (desk);
  merge->ticket = vnt_ticket_ref ((VntTicket *) ticket);
  merge->loading = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (dialog), "merge", merge, merge_free);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_content (merge));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "merge",
                                    _ ("_Merge"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "merge",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "merge", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), merge);
  return dialog;
}

/**
 * vnt_merge_dialog_choose:
 * @target: the ticket to merge into
 *
 * Shows what that does.
 */
void
vnt_merge_dialog_choose (GtkWidget *dialog, gint64 target)
{
  Merge *merge = g_object_get_data (G_OBJECT (dialog), "merge");

  g_return_if_fail (merge != NULL);

  merge->target = target;
  vnt_desk_load_tickets_async (merge->desk, &target, 1, merge->loading, on_target,
                               g_object_ref (dialog));
}
