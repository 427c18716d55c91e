/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-export.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "vnt-desk-export.h"

typedef struct
{
  GtkWidget *from;
  VntDesk *desk;
  GArray *tickets;
  GFile *file; /* (nullable): where it goes, NULL for the clipboard */
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->from);
  g_object_unref (self->desk);
  g_array_unref (self->tickets);
  g_clear_object (&self->file);
  g_free (self);
}

static Export *
export_new (GtkWidget *from, VntDesk *desk, GArray *tickets)
{
  Export *self = g_new0 (Export, 1);

  self->from = g_object_ref (from);
  self->desk = g_object_ref (desk);
  self->tickets = g_array_ref (tickets);

  return self;
}

static void
say (GtkWidget *from, const char *words)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *title = g_markup_escape_text (words, -1);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (title));
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = vnt_desk_export_finish (VNT_DESK (source), result, &error);
  g_autofree char *words = NULL;

  if (text == NULL)
    words = g_strdup (error->message);
  else if (self->file != NULL)
    words = g_strdup_printf (ngettext ("%u ticket saved", "%u tickets saved", self->tickets->len),
                             self->tickets->len);
  else
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (self->from), text);
      words =
        g_strdup_printf (ngettext ("%u ticket copied", "%u tickets copied", self->tickets->len),
                         self->tickets->len);
    }
  say (self->from, words);
  export_free (self);
}

static void
run (Export *self, gboolean csv)
{
  const char *heading[] = {
    _ ("Number"),   _ ("Subject"),  _ ("Status"),   _ ("Queue"),       _ ("Owner"), _ ("Requestor"),
    _ ("Priority"), _ ("Due time"), _ ("Creation"), _ ("Last change"), NULL
  };

  vnt_desk_export_async (self->desk, self->tickets, csv, heading, self->file, NULL, on_exported,
                         self);
}

/**
 * vnt_ticket_export_copy:
 * @from: a widget of the window
 * @desk: an open desk
 * @tickets: (element-type gint64): which ones, in order
 * @csv: as comma-separated values, else as lines to paste into a message
 *
 * Puts rows on the clipboard and says so.
 */
void
vnt_ticket_export_copy (GtkWidget *from, VntDesk *desk, GArray *tickets, gboolean csv)
{
  run (export_new (from, desk, tickets), csv);
}

static void
on_response (GtkNativeDialog *dialog, int response, Export *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    self->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (self->file != NULL)
    run (self, TRUE);
  else
    export_free (self);
  g_object_unref (dialog);
}

/**
 * vnt_ticket_export_save:
 * @from: a widget of the window
 * @desk: an open desk
 * @tickets: (element-type gint64): which ones, in order
 *
 * Asks for a file, writes the rows into it as comma-separated values and says so.
 */
void
vnt_ticket_export_save (GtkWidget *from, VntDesk *desk, GArray *tickets)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_ ("Save the List"),
                                 GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  /* Translators: the proposed name of a file */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _ ("tickets.csv"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), export_new (from, desk, tickets));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
