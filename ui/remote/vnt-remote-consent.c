/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-consent.h"

#include <glib/gi18n.h>

#include "vnt-bundle-toast.h"
#include "vnt-desk-writing.h"
#include "vnt-places.h"

/* The text that is used again with this key says what the requestor is told. */
#define KEY "remote"

/* What is told, and to whom. */
typedef struct
{
  VntDesk *desk;
  gint64 ticket;
  char *text;
  GtkWidget *row;
} Consent;

static void
consent_free (gpointer data)
{
  Consent *consent = data;

  g_object_unref (consent->desk);
  g_free (consent->text);
  g_free (consent);
}

static char *
find_text (VntDesk *desk, const VntTicket *ticket)
{
  g_autoptr (VntValueList) texts = vnt_desk_list_texts (desk);
  GPtrArray *modules = vnt_value_list_get_values (texts);

  for (guint i = 0; modules != NULL && i < modules->len; i++)
    {
      const VntTextModule *module = g_ptr_array_index (modules, i);

      if (g_ascii_strcasecmp (module->key, KEY) == 0 &&
          vnt_text_module_fits (module, vnt_desk_get_queue_name (desk, ticket->queue), NULL))
        return vnt_places_fill (module->text, desk, ticket);
    }
  return g_strdup (
    _ ("I would now like to connect to your computer to look at this with you. You can see "
       "everything I do, and you can end it at any time. Please close whatever I "
       "should not see. Do you agree?"));
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = vnt_desk_apply_finish (VNT_DESK (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (row);

  if (bundle == NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), error->message);
      return;
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("The requestor is asked in a reply."));
  if (root != NULL && gtk_window_get_transient_for (GTK_WINDOW (root)) != NULL)
    vnt_bundle_toast_show (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root))),
                           VNT_DESK (source), bundle, _ ("The requestor is asked in a reply."));
}

static void
on_ask (GtkWidget *button, Consent *consent)
{
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntOperation *reply = vnt_operation_new (VNT_OPERATION_REPLY, consent->ticket);

  reply->content = g_strdup (consent->text);
  reply->content_type = g_strdup ("text/plain");
  g_ptr_array_add (operations, reply);
  gtk_widget_set_sensitive (button, FALSE);
  vnt_desk_apply_async (consent->desk, operations, NULL, on_applied, g_object_ref (consent->row));
}

/**
 * vnt_remote_consent_new:
 * @ticket: whose requestor is asked
 *
 * Returns: (transfer floating): what the requestor is told, to read aloud or to send
 */
GtkWidget *
vnt_remote_consent_new (VntDesk *desk, const VntTicket *ticket)
{
  GtkWidget *expander = adw_expander_row_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Ask in a Reply"));
  Consent *consent = g_new0 (Consent, 1);

  consent->desk = g_object_ref (desk);
  consent->ticket = ticket->id;
  consent->text = find_text (desk, ticket);
  consent->row = row;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("Ask the Requestor First"));
  adw_expander_row_set_subtitle (
    ADW_EXPANDER_ROW (expander),
    _ ("A text to read aloud or to send. Your own has the key “remote”."));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), consent->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_ask), consent,
                         (GClosureNotify) (GCallback) consent_free, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
  return expander;
}
