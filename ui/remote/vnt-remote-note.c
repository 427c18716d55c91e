/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-note.h"

#include <glib/gi18n.h>

#include "vnt-remote-words.h"
#include "vnt-spell-follow.h"
#include "vnt-words.h"

#define MOST_MINUTES 1440

/* What is decided about. */
typedef struct
{
  VntDeskRemote *remote;
  char *uuid;
  GtkTextBuffer *text;
  GtkSpinButton *minutes;
} Decision;

static void
decision_free (gpointer data, GClosure *closure)
{
  Decision *decision = data;

  g_object_unref (decision->remote);
  g_free (decision->uuid);
  g_free (decision);
}

static Decision *
decision_new (VntDeskRemote *remote, const char *uuid)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->remote = g_object_ref (remote);
  decision->uuid = g_strdup (uuid);
  return decision;
}

static void
on_note_response (AdwMessageDialog *dialog, const char *response, Decision *decision)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;
  int minutes;

  if (vnt_desk_remote_get (decision->remote, decision->uuid) == NULL)
    return; /* the desk belongs to somebody else by now */
  gtk_text_buffer_get_bounds (decision->text, &start, &end);
  text = gtk_text_buffer_get_text (decision->text, &start, &end, FALSE);
  gtk_spin_button_update (decision->minutes);
  minutes = gtk_spin_button_get_value_as_int (decision->minutes);
  if (g_str_equal (response, "comment"))
    vnt_desk_remote_settle (decision->remote, decision->uuid, text, minutes);
  else if (g_str_equal (response, "nothing"))
    vnt_desk_remote_settle (decision->remote, decision->uuid, NULL, 0);
  else
    vnt_desk_remote_keep (decision->remote, decision->uuid, text, minutes);
}

static GtkWidget *
new_text (Decision *decision, const VntRemoteSession *session)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  g_autofree char *note = vnt_remote_words_note (session);

  decision->text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (decision->text, note, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Internal comment"), -1);
  vnt_spell_follow (GTK_TEXT_VIEW (view));
  gtk_widget_add_css_class (scroller, "card");
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

static GtkWidget *
new_minutes (Decision *decision, int minutes)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, MOST_MINUTES, 1);

  decision->minutes = GTK_SPIN_BUTTON (spin);
  gtk_spin_button_set_numeric (decision->minutes, TRUE);
  gtk_spin_button_set_value (decision->minutes, minutes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Minutes to book"), -1);
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), spin);
  gtk_box_append (GTK_BOX (line), gtk_label_new (_ ("min")));
  return line;
}

/**
 * vnt_remote_note_dialog:
 * @session: one that is over
 *
 * Proposes what is written on its ticket, and the minutes to book. Responses: "comment", "nothing"; "draft" keeps it as the
 * ticket's draft, also when the dialog is closed.
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
vnt_remote_note_dialog (GtkWindow *parent, VntDeskRemote *remote, const VntRemoteSession *session)
{
  Decision *decision = decision_new (remote, session->uuid);
  g_autofree char *number = vnt_words_ticket_number (session->ticket);
  /* Translators: %s is a ticket's number */
  g_autofree char *body =
    g_strdup_printf (_ ("This becomes an internal comment on %s, with the time."), number);
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Write Down the Remote Session?"), body);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), new_text (decision, session));
  gtk_box_append (GTK_BOX (box), new_minutes (decision, vnt_remote_session_get_minutes (session)));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "nothing", _ ("_Nothing to Write"),
                                    "draft", _ ("_Keep as Draft"), "comment", _ ("_Comment"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "comment",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "comment");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "draft");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_note_response), decision, decision_free,
                         0);
  return dialog;
}

/**
 * vnt_remote_forget_dialog:
 * @session: one that was not begun because its machine shows another key
 *
 * Responses: "forget", "keep".
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
vnt_remote_forget_dialog (GtkWindow *parent, const VntRemoteSession *session)
{
  g_autofree char *place = vnt_remote_words_place (session->target);
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Forget the Key of This Machine?"), NULL);

  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    _ (
      "%s: the key that was trusted is forgotten, and the one it shows next is trusted. That is "
      "right when the machine was installed anew or its certificate was renewed, and whoever looks "
      "after it says so. Otherwise somebody may be listening, and would get the password."),
    place);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep It"), "forget",
                                    _ ("_Forget"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "forget",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  return dialog;
}

/**
 * vnt_remote_failure_dialog:
 * @why: what did not work
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
vnt_remote_failure_dialog (GtkWindow *parent, const char *why)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("The Key Was Not Forgotten"), why);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  return dialog;
}
