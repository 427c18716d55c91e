/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that are used again, put where the caret stands. */
#include "vnt-composer-private.h"

#include "vnt-places.h"
#include "vnt-text-popover.h"

static void
on_chosen (VntComposer *self, const char *text)
{
  g_autofree char *filled = vnt_places_fill (text, self->desk, self->shown);

  vnt_sheet_insert (self->text, filled);
}

static gboolean
unparent (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
on_closed (VntComposer *self, GtkWidget *popover)
{
  if (self->text != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent, g_object_ref (popover), g_object_unref);
}

/**
 * vnt_composer_insert_text:
 *
 * Lets the agent choose a text, and puts it where the caret stands.
 */
void
vnt_composer_insert_text (VntComposer *self)
{
  const char *queue = NULL;
  GtkWidget *popover;

  g_return_if_fail (VNT_IS_COMPOSER (self));

  if (self->texts == NULL || self->ticket == 0)
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->preview), FALSE);
  if (self->shown != NULL)
    queue = vnt_desk_get_queue_name (self->desk, self->shown->queue);
  popover = vnt_text_popover_new (self->desk, self->texts, self->shown, queue, self->language);
  gtk_widget_set_parent (popover, self->insert);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_closed), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * vnt_composer_insert:
 * @text: a text
 *
 * Puts it where the caret stands, as a paragraph of its own.
 */
void
vnt_composer_insert (VntComposer *self, const char *text)
{
  g_return_if_fail (VNT_IS_COMPOSER (self) && text != NULL);

  if (self->ticket == 0)
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->preview), FALSE);
  vnt_sheet_insert_paragraph (self->text, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
