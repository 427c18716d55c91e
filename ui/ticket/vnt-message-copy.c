/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-message-copy.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "vnt-message-words.h"
#include "vnt-text.h"

/**
 * vnt_copy_and_say:
 * @widget: in whose window it is said
 * @text: (nullable): what to copy; %NULL for nothing
 *
 * Copies a text. That leaves no trace on the page: it is said for a moment.
 */
void
vnt_copy_and_say (GtkWidget *widget, const char *text)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *shown = NULL;
  g_autofree char *said = NULL;
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  if (toasts == NULL)
    return;
  shown = vnt_text_one_line (text, 40);
  said = g_strdup_printf (_ ("Copied: %s"), shown);
  toast = adw_toast_new ("");
  escaped = g_markup_escape_text (said, -1);
  adw_toast_set_title (toast, escaped);
  adw_toast_set_timeout (toast, 2);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}

/**
 * vnt_message_copy_text:
 * @widget: in whose window it is said
 * @message: a message
 *
 * Copies its whole text, quotes included.
 */
void
vnt_message_copy_text (GtkWidget *widget, const VntMessage *message)
{
  g_autoptr (VntDocument) document = vnt_message_words_document (message);
  g_autofree char *text = document != NULL ? vnt_document_to_text (document) : NULL;

  vnt_copy_and_say (widget, text);
}
