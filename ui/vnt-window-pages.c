/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-window-private.h"

#include <glib/gi18n.h>

/* The first picture needs none of these: each is made when it is first asked for, and never again. */

/**
 * vnt_window_get_ticket:
 * @self: the window
 *
 * Returns: (transfer none): the page a ticket is read and answered on, made now if it was not there
 */
VntTicketPage *
vnt_window_get_ticket (VntWindow *self)
{
  if (self->made_ticket == NULL)
    {
      self->made_ticket = VNT_TICKET_PAGE (vnt_ticket_page_new ());
      vnt_ticket_page_set_desk (self->made_ticket, self->desk);
      g_signal_connect_swapped (self->made_ticket, "sent", G_CALLBACK (vnt_window_say_sent), self);
      g_signal_connect_swapped (self->made_ticket, "sent", G_CALLBACK (vnt_window_go_on), self);
      g_signal_connect_swapped (self->made_ticket, "done", G_CALLBACK (vnt_window_go_on), self);
      g_signal_connect_swapped (self->made_ticket, "moved", G_CALLBACK (vnt_window_show_ticket),
                                self);
      g_signal_connect_swapped (self->made_ticket, "finished", G_CALLBACK (vnt_window_go_next),
                                self);
      gtk_stack_add_named (self->reading, GTK_WIDGET (self->made_ticket), "ticket");
    }
  return self->made_ticket;
}

/**
 * vnt_window_get_ticket_id:
 * @self: the window
 *
 * Returns: the ticket that is open, 0 for none
 */
gint64
vnt_window_get_ticket_id (VntWindow *self)
{
  return self->made_ticket != NULL ? vnt_ticket_page_get_ticket_id (self->made_ticket) : 0;
}

/**
 * vnt_window_get_outbox:
 * @self: a window with a desk
 *
 * Returns: (transfer none): the page of what waits, made now if it was not there
 */
VntOutboxPage *
vnt_window_get_outbox (VntWindow *self)
{
  if (self->made_outbox == NULL)
    {
      self->made_outbox = g_object_new (VNT_TYPE_OUTBOX_PAGE, NULL);
      vnt_outbox_page_set_desk (self->made_outbox, self->desk);
      g_signal_connect_swapped (self->made_outbox, "open", G_CALLBACK (vnt_window_open), self);
      gtk_stack_add_child (self->places, GTK_WIDGET (self->made_outbox));
      vnt_window_place_buttons (self);
    }
  return self->made_outbox;
}

/**
 * vnt_window_show_sign_in:
 * @self: a window with a desk
 *
 * Asks who works here.
 */
void
vnt_window_show_sign_in (VntWindow *self)
{
  if (self->made_sign_in == NULL)
    {
      self->made_sign_in = g_object_new (VNT_TYPE_SIGN_IN_PAGE, NULL);
      vnt_sign_in_page_set_desk (self->made_sign_in, self->desk);
      g_signal_connect_swapped (self->made_sign_in, "done", G_CALLBACK (vnt_window_leave_sign_in),
                                self);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->made_sign_in), "sign-in");
    }
  gtk_stack_set_visible_child_name (self->stack, "sign-in");
  vnt_sign_in_page_start (self->made_sign_in);
}

static GtkWidget *
new_failure (const char *why)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *page = adw_status_page_new ();

  gtk_widget_add_css_class (header, "flat");
  gtk_widget_set_vexpand (page, TRUE);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Your Desk Could Not Be Opened"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), why);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  return box;
}

/**
 * vnt_window_show_failure:
 * @self: the window
 * @error: why the desk could not be opened
 */
void
vnt_window_show_failure (VntWindow *self, const GError *error)
{
  if (gtk_stack_get_child_by_name (self->stack, "failure") == NULL)
    gtk_stack_add_named (self->stack, new_failure (error->message), "failure");
  gtk_stack_set_visible_child_name (self->stack, "failure");
}
