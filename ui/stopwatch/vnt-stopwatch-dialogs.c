/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-stopwatch-dialogs.h"

#include <glib/gi18n.h>

#include "vnt-enter.h"
#include "vnt-words.h"

#define MOST_MINUTES 1440

/* What is decided about. */
typedef struct
{
  VntDeskStopwatch *watches;
  gint64 ticket;
  GtkSpinButton *minutes;
} Decision;

static void
decision_free (gpointer data, GClosure *closure)
{
  Decision *decision = data;

  g_object_unref (decision->watches);
  g_free (decision);
}

static Decision *
decision_new (VntDeskStopwatch *watches, const VntStopwatch *watch)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->watches = g_object_ref (watches);
  decision->ticket = watch->ticket;
  return decision;
}

static void
on_away_response (AdwMessageDialog *dialog, const char *response, Decision *decision)
{
  vnt_desk_stopwatch_answer (decision->watches, decision->ticket, g_str_equal (response, "count"));
}

/**
 * vnt_stopwatch_away_dialog:
 * @watch: time of which part is in question
 *
 * Asks whether the time the agent was away counts. Responses: "count", "not".
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
vnt_stopwatch_away_dialog (GtkWindow *parent, VntDeskStopwatch *watches, const VntStopwatch *watch)
{
  g_autofree char *away = vnt_words_minutes ((int) (watch->away / 60));
  g_autofree char *number = vnt_words_ticket_number (watch->ticket);
  /* Translators: %s is "40 minutes" or "1 h 05 min" */
  g_autofree char *heading = g_strdup_printf (_ ("You Were Away: %s"), away);
  /* Translators: %s is a ticket's number */
  g_autofree char *body =
    g_strdup_printf (_ ("The stopwatch of %s ran on. Does that time count?"), number);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "not", _ ("_Do Not Count It"),
                                    "count", _ ("_Count It"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "not");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "not");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_away_response),
                         decision_new (watches, watch), decision_free, 0);
  return dialog;
}

static void
on_book_response (AdwMessageDialog *dialog, const char *response, Decision *decision)
{
  gtk_spin_button_update (decision->minutes);
  if (g_str_equal (response, "book"))
    vnt_desk_stopwatch_book (decision->watches, decision->ticket,
                             gtk_spin_button_get_value_as_int (decision->minutes));
  else if (g_str_equal (response, "discard"))
    vnt_desk_stopwatch_drop (decision->watches, decision->ticket);
}

static void
on_enter (AdwMessageDialog *dialog)
{
  adw_message_dialog_response (dialog, "book");
  gtk_window_close (GTK_WINDOW (dialog));
}

static GtkWidget *
new_minutes (Decision *decision, int minutes, GtkWidget *dialog)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *spin = gtk_spin_button_new_with_range (1, MOST_MINUTES, 1);

  decision->minutes = GTK_SPIN_BUTTON (spin);
  gtk_spin_button_set_numeric (decision->minutes, TRUE);
  gtk_spin_button_set_value (decision->minutes, MAX (minutes, 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Minutes to book"), -1);
  vnt_enter_connect (spin, G_CALLBACK (on_enter), dialog);
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), spin);
  gtk_box_append (GTK_BOX (line), gtk_label_new (_ ("min")));
  return line;
}

/**
 * vnt_stopwatch_book_dialog:
 * @watch: what was measured
 *
 * Proposes the minutes to book. Responses: "book", "discard", "cancel" keeps them paused.
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
vnt_stopwatch_book_dialog (GtkWindow *parent, VntDeskStopwatch *watches, const VntStopwatch *watch)
{
  Decision *decision = decision_new (watches, watch);
  g_autofree char *number = vnt_words_ticket_number (watch->ticket);
  /* Translators: %s is a ticket's number */
  g_autofree char *heading = g_strdup_printf (_ ("Book the Time on %s?"), number);
  GtkWidget *dialog =
    adw_message_dialog_new (parent, heading,
                            _ ("It is added to the time worked, and the stopwatch begins anew."));

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog),
                                      new_minutes (decision, vnt_stopwatch_minutes (watch),
                                                   dialog));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard",
                                    _ ("_Discard"), "book", _ ("_Book"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "book",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "book");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_book_response), decision, decision_free,
                         0);
  return dialog;
}
