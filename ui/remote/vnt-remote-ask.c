/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-ask.h"

#include <glib/gi18n.h>

#include "vnt-enter.h"

/* What is asked, and of which session. */
typedef struct
{
  VntDeskRemote *remote;
  char *uuid;
  GtkEditable *answer;
  VntRemoteKeep keep; /* NULL for what is not kept */
  GObject *keeper;
  GtkCheckButton *wanted; /* whether it shall be */
  gboolean decided; /* closing it afterwards is no answer */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->remote);
  g_clear_object (&question->keeper);
  g_free (question->uuid);
  g_free (question);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Question *question)
{
  const VntRemoteSession *session = vnt_desk_remote_get (question->remote, question->uuid);
  const char *answer = NULL;

  if (question->decided || session == NULL || vnt_remote_session_is_over (session))
    return; /* it ended meanwhile, or the desk belongs to somebody else by now */
  question->decided = TRUE;
  if (g_str_equal (response, "answer"))
    answer = gtk_editable_get_text (question->answer);
  if (answer != NULL && *answer != '\0' && question->keep != NULL &&
      gtk_check_button_get_active (question->wanted))
    question->keep (question->keeper, question->uuid, answer);
  vnt_desk_remote_answer (question->remote, question->uuid, answer);
}

static void
on_enter (AdwMessageDialog *dialog)
{
  adw_message_dialog_response (dialog, "answer");
  gtk_window_close (GTK_WINDOW (dialog));
}

/* GTK 4.8 tells a password entry that is gone by then that it lost the focus. */
static void
on_unmap (GtkWindow *dialog)
{
  gtk_window_set_focus (dialog, NULL);
}

static GtkWidget *
new_answer (Question *question, GtkWidget *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *entry = gtk_password_entry_new ();

  question->answer = GTK_EDITABLE (entry);
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Password"), -1);
  vnt_enter_connect (entry, G_CALLBACK (on_enter), dialog);
  gtk_box_append (GTK_BOX (box), entry);
  if (question->keep != NULL)
    {
      question->wanted =
        GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("Keep the Password in the Keyring")));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->wanted));
    }
  return box;
}

/**
 * vnt_remote_ask_dialog:
 * @uuid: of a session that starts
 * @question: what is wanted: OpenSSH's own words, or whose password
 * @keep: (nullable): called for the machine's password when the agent wants it kept; %NULL for what is not kept
 * @keeper: (nullable): for @keep
 *
 * Responses: "answer", "cancel" gives up.
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
vnt_remote_ask_dialog (GtkWindow *parent,
                       VntDeskRemote *remote,
                       const char *uuid,
                       const char *question,
                       VntRemoteKeep keep,
                       GObject *keeper)
{
  Question *asked = g_new0 (Question, 1);
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("The Remote Session Asks"), question);

  asked->remote = g_object_ref (remote);
  asked->keep = keep;
  asked->keeper = keeper != NULL ? g_object_ref (keeper) : NULL;
  asked->uuid = g_strdup (uuid);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_answer (asked, dialog));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "answer",
                                    _ ("_Go On"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "answer",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "answer");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), asked, question_free, 0);
  g_signal_connect (dialog, "unmap", G_CALLBACK (on_unmap), NULL);
  gtk_window_set_focus (GTK_WINDOW (dialog), GTK_WIDGET (asked->answer));
  return dialog;
}
