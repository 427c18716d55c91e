/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-exchange-file.h"

#include <glib/gi18n.h>
#include <string.h>

/* A file that is something else is not read to its end: what was read is more than any reader takes. */
#define MOST_BYTES (16 * 1024 * 1024)

/* A file being chosen, then read or written. */
typedef struct
{
  GtkWindow *window;
  GtkFileChooserNative *chooser;
  const VntExchange *exchange;
  VntExchangeRead read;
  VntExchangeFailed failed;
  char *data; /* to be written */
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->window);
  g_object_unref (choice->chooser);
  g_free (choice->data);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static gboolean
wants_more (const char *data, goffset length, gpointer user_data)
{
  return length <= MOST_BYTES;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Choice) choice = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  if (g_file_load_partial_contents_finish (G_FILE (source), result, &bytes, &length, NULL, &error))
    items = choice->exchange->read (bytes, length, &error);
  if (items != NULL)
    choice->read (choice->window, items);
  else
    choice->failed (choice->window, error->message);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Choice) choice = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    choice->failed (choice->window, error->message);
}

static void
on_response (GtkNativeDialog *dialog, int response, Choice *data)
{
  g_autoptr (Choice) choice = data;
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (choice->data == NULL)
    {
      g_file_load_partial_contents_async (file, NULL, wants_more, on_loaded, choice);
      g_steal_pointer (&choice);
    }
  else
    {
      const char *bytes = choice->data;

      g_file_replace_contents_async (file, bytes, strlen (bytes), NULL, FALSE,
                                     G_FILE_CREATE_REPLACE_DESTINATION, NULL, on_written, choice);
      g_steal_pointer (&choice);
    }
}

static void
ask (Choice *choice, GtkFileChooserAction action, const char *title, const char *accept)
{
  choice->chooser =
    gtk_file_chooser_native_new (title, choice->window, action, accept, _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->chooser), TRUE);
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (choice->chooser),
                                       _ (choice->exchange->file_name));
  g_signal_connect (choice->chooser, "response", G_CALLBACK (on_response), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->chooser));
}

/**
 * vnt_exchange_import:
 * @window: where it is asked for
 * @exchange: static: what is brought
 * @read: called with what the file has, when all of it is well
 * @failed: called with why it could not be read
 */
void
vnt_exchange_import (GtkWindow *window,
                     const VntExchange *exchange,
                     VntExchangeRead read,
                     VntExchangeFailed failed)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->window = g_object_ref (window);
  choice->exchange = exchange;
  choice->read = read;
  choice->failed = failed;
  ask (choice, GTK_FILE_CHOOSER_ACTION_OPEN, _ (exchange->import_title), _ ("_Import"));
}

/**
 * vnt_exchange_export:
 * @window: where it is asked for
 * @exchange: static: what is handed on
 * @items: all of it
 * @failed: called with why it could not be written
 */
void
vnt_exchange_export (GtkWindow *window,
                     const VntExchange *exchange,
                     GPtrArray *items,
                     VntExchangeFailed failed)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->window = g_object_ref (window);
  choice->exchange = exchange;
  choice->failed = failed;
  choice->data = exchange->write (items);
  ask (choice, GTK_FILE_CHOOSER_ACTION_SAVE, _ (exchange->export_title), _ ("_Export"));
}
