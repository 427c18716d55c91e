/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-dispute-dialog.h"

#include <glib/gi18n.h>

#include "vnt-machine-change.h"
#include "vnt-message-words.h"
#include "vnt-status.h"
#include "vnt-words.h"

/* In characters; wide enough for most, narrow enough for a small screen. */
#define VALUE_WIDTH 28

/* What is decided about, and where. */
typedef struct
{
  VntDesk *desk;
  VntDispute *dispute;
} Decision;

static void
decision_free (gpointer data, GClosure *closure)
{
  Decision *decision = data;

  g_object_unref (decision->desk);
  vnt_dispute_unref (decision->dispute);
  g_free (decision);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Decision *decision)
{
  const char *uuid = decision->dispute->operation->uuid;

  if (vnt_desk_get_state (decision->desk) == VNT_DESK_CLOSED)
    return;
  if (g_str_equal (response, "mine"))
    vnt_desk_retry_operation (decision->desk, uuid);
  else if (g_str_equal (response, "theirs"))
    vnt_desk_drop_operation (decision->desk, uuid);
}

/* A field's value as an operation writes it, as people say it. */
static char *
value_words (VntDesk *desk, VntField field, const char *value)
{
  gint64 number = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
  const char *name;

  if (value == NULL)
    return g_strdup (_ ("not known"));
  if (field == VNT_FIELD_OWNER)
    return g_strdup (*value != '\0' ? value : _ ("Nobody"));
  if (field == VNT_FIELD_STATUS)
    return g_strdup (vnt_status_label (value));
  if (field == VNT_FIELD_DUE)
    return number > 0 ? vnt_message_words_time (number) : g_strdup (_ ("No due time"));
  if (field == VNT_FIELD_QUEUE)
    {
      name = vnt_desk_get_queue_name (desk, number);
      return g_strdup (name != NULL ? name : value);
    }

  return g_strdup (*value != '\0' ? value : _ ("nothing"));
}

/* The same of a machine. */
static char *
machine_value_words (const char *key, const char *value)
{
  if (value == NULL)
    return g_strdup (_ ("not known"));
  if (g_str_equal (key, VNT_MACHINE_STATUS))
    return g_strdup (vnt_status_label (value));
  return g_strdup (*value != '\0' ? value : _ ("nothing"));
}

static char *
side_words (VntDesk *desk, const VntOperation *operation, const char *value)
{
  return operation->kind == VNT_OPERATION_EDIT_MACHINE
           ? machine_value_words (operation->name, value)
           : value_words (desk, operation->field, value);
}

static void
add_value (GtkBox *box, const char *name, const char *value)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *text = gtk_label_new (value);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", name, value);

  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  /* The dialog is as high as it would be at its narrowest. */
  gtk_label_set_width_chars (GTK_LABEL (text), VALUE_WIDTH);
  gtk_label_set_max_width_chars (GTK_LABEL (text), VALUE_WIDTH);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_can_focus (text, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (box, row);
}

static GtkWidget *
new_values (VntDesk *desk, const VntDispute *dispute)
{
  const VntOperation *operation = dispute->operation;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *base = side_words (desk, operation, operation->base);
  g_autofree char *theirs = side_words (desk, operation, dispute->theirs);
  g_autofree char *mine = side_words (desk, operation, operation->value);

  add_value (GTK_BOX (box), _ ("When you changed it"), base);
  add_value (GTK_BOX (box), _ ("On the server now"), theirs);
  add_value (GTK_BOX (box), _ ("What you want"), mine);
  return box;
}

static const char *
field_words (const VntOperation *operation)
{
  if (operation->kind == VNT_OPERATION_EDIT_MACHINE)
    return vnt_words_machine_key (operation->name);
  return operation->name != NULL ? operation->name : vnt_message_words_field (operation->field);
}

static char *
who_words (const VntDispute *dispute)
{
  g_autofree char *number = vnt_words_ticket_number (dispute->operation->ticket);
  g_autofree char *when = vnt_message_words_time (dispute->when);

  if (dispute->when == 0)
    /* Translators: %s is a ticket's number */
    return g_strdup_printf (
      _ ("%s was changed on the server meanwhile. Nothing is lost until you choose."), number);
  if (dispute->who == NULL || *dispute->who == '\0')
    /* Translators: a ticket's number, then a day and a time */
    return g_strdup_printf (
      _ ("%s was changed on the server, %s. Nothing is lost until you choose."), number, when);
  /* Translators: who, a ticket's number, then a day and a time */
  return g_strdup_printf (_ ("%s changed %s, %s. Nothing is lost until you choose."), dispute->who,
                          number, when);
}

/**
 * vnt_dispute_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @desk: an open desk
 * @dispute: what there is to decide
 *
 * Shows what a field was, is, and shall be, who changed it and when. Responses: "mine" sends the agent's change again over the
 * server's, "theirs" gives it up, "cancel" leaves it in the outbox.
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
vnt_dispute_dialog_new (GtkWindow *parent, VntDesk *desk, VntDispute *dispute)
{
  Decision *decision = g_new0 (Decision, 1);
  g_autofree char *heading = NULL;
  g_autofree char *body = who_words (dispute);
  GtkWidget *dialog;

  /* Translators: %s is the name of a field, such as "Status" */
  heading = g_strdup_printf (_ ("Two Changes of “%s”"), field_words (dispute->operation));
  dialog = adw_message_dialog_new (parent, heading, body);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_values (desk, dispute));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Decide Later"),
                                    "theirs", _ ("Keep _Theirs"), "mine", _ ("Keep _Mine"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "mine",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  decision->desk = g_object_ref (desk);
  decision->dispute = vnt_dispute_ref (dispute);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), decision, decision_free, 0);
  return dialog;
}

/* Where the dialog was asked for; it may be gone when the answer is there. */
typedef struct
{
  GWeakRef from;
} Asking;

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asking *asking = user_data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&asking->from);
  g_autoptr (GError) error = NULL;
  g_autoptr (VntDispute) dispute = vnt_desk_load_dispute_finish (VNT_DESK (source), result, &error);
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;

  g_weak_ref_clear (&asking->from);
  g_free (asking);
  /* Without it there is nothing to decide any more, and the row it was asked from is gone or says so. */
  if (dispute != NULL && root != NULL)
    {
      GtkWidget *dialog = vnt_dispute_dialog_new (GTK_WINDOW (root), VNT_DESK (source), dispute);

      gtk_window_present (GTK_WINDOW (dialog));
      gtk_window_set_focus (GTK_WINDOW (dialog),
                            gtk_window_get_default_widget (GTK_WINDOW (dialog)));
    }
}

/**
 * vnt_dispute_dialog_open:
 * @from: a widget of the window it belongs to
 * @desk: an open desk
 * @uuid: a change in conflict
 *
 * Asks the agent to decide, as soon as both sides are read. Everything else goes on meanwhile.
 */
void
vnt_dispute_dialog_open (GtkWidget *from, VntDesk *desk, const char *uuid)
{
  Asking *asking = g_new0 (Asking, 1);

  g_weak_ref_init (&asking->from, from);
  vnt_desk_load_dispute_async (desk, uuid, NULL, on_loaded, asking);
}
