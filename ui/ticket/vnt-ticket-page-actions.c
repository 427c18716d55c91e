/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "vnt-bundle-toast.h"
#include "vnt-dispute-dialog.h"
#include "vnt-history-window.h"
#include "vnt-merge-dialog.h"
#include "vnt-escalate-window.h"
#include "vnt-ticket-page-private.h"

void
vnt_ticket_page_set_problem (VntTicketPage *self, const char *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
finish_set (VntTicketPage *self, GObject *source, GAsyncResult *result, VntField leaving)
{
  g_autoptr (GError) error = NULL;
  gboolean set = vnt_desk_set_field_finish (VNT_DESK (source), result, &error);

  vnt_ticket_page_set_problem (self, set ? NULL : error->message);
  if (!set || self->desk == NULL)
    return;
  self->leaving = leaving;
  vnt_ticket_page_check_done (self);
}

static void
on_field_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntTicketPage) self = user_data;

  finish_set (self, source, result, VNT_FIELD_NONE);
}

static void
on_status_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntTicketPage) self = user_data;

  finish_set (self, source, result, VNT_FIELD_STATUS);
}

static void
on_queue_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntTicketPage) self = user_data;

  finish_set (self, source, result, VNT_FIELD_QUEUE);
}

void
vnt_ticket_page_set_field (VntTicketPage *self, VntField field, const char *value)
{
  if (self->desk == NULL || self->id == 0)
    return;
  vnt_desk_set_field_async (self->desk, self->id, field, value, NULL,
                            field == VNT_FIELD_STATUS  ? on_status_set
                            : field == VNT_FIELD_QUEUE ? on_queue_set
                                                       : on_field_set,
                            g_object_ref (self));
}

static void
action_reply (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_composer_write (VNT_TICKET_PAGE (widget)->composer, VNT_OPERATION_REPLY);
}

static void
action_comment (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_composer_write (VNT_TICKET_PAGE (widget)->composer, VNT_OPERATION_COMMENT);
}

static void
action_attach (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_composer_attach (VNT_TICKET_PAGE (widget)->composer);
}

static void
action_take (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  const VntAccount *account = self->desk != NULL ? vnt_desk_get_account (self->desk) : NULL;

  if (account != NULL)
    vnt_ticket_page_set_field (self, VNT_FIELD_OWNER, account->login);
}

static void
action_set_status (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_ticket_page_set_field (VNT_TICKET_PAGE (widget), VNT_FIELD_STATUS,
                             g_variant_get_string (parameter, NULL));
}

static void
action_why (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_clock_button_open (VNT_TICKET_PAGE (widget)->clock);
}

static void
action_open_in_browser (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  g_autofree char *url = vnt_desk_get_ticket_url (self->desk, self->id);

  if (url != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), url, GDK_CURRENT_TIME);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntTicketPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_keep_ticket_finish (VNT_DESK (source), result, &error))
    vnt_ticket_page_set_problem (self, error->message);
}

/* Pressed again it lets go; the chip on the page says which. */
static void
action_keep (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);

  if (self->desk != NULL && self->id > 0)
    vnt_desk_keep_ticket_async (self->desk, self->id, self->detail == NULL || !self->detail->kept,
                                NULL, on_kept, g_object_ref (self));
}

static void
action_details (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwFlap *flap = VNT_TICKET_PAGE (widget)->flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
action_set_queue (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *queue = g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (parameter));

  vnt_ticket_page_set_field (VNT_TICKET_PAGE (widget), VNT_FIELD_QUEUE, queue);
}

/* Not before the fields have their place: a popover needs one to point at. */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);

  if (!adw_flap_get_reveal_flap (self->flap))
    self->editing = VNT_FIELD_NONE;
  else if (adw_flap_get_reveal_progress (self->flap) < 1)
    return G_SOURCE_CONTINUE;
  else if (!self->unfolded)
    {
      self->unfolded = TRUE;
      return G_SOURCE_CONTINUE;
    }
  if (self->editing != VNT_FIELD_NONE)
    vnt_fields_panel_edit (self->fields, self->editing);
  self->editing = VNT_FIELD_NONE;
  return G_SOURCE_REMOVE;
}

/* The fields may be folded away. */
static void
edit (VntTicketPage *self, VntField field)
{
  gboolean under_way = self->editing != VNT_FIELD_NONE;

  if (adw_flap_get_reveal_flap (self->flap) && adw_flap_get_reveal_progress (self->flap) >= 1)
    {
      vnt_fields_panel_edit (self->fields, field);
      return;
    }
  self->editing = field;
  self->unfolded = FALSE;
  adw_flap_set_reveal_flap (self->flap, TRUE);
  if (!under_way)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
}

/* What opens the editor of a field. */
static const struct
{
  const char *name;
  VntField field;
} EDITS[] = {
  { "ticket.edit-subject", VNT_FIELD_SUBJECT },
  { "ticket.edit-priority", VNT_FIELD_PRIORITY },
  { "ticket.edit-due", VNT_FIELD_DUE },
  { "ticket.add-time", VNT_FIELD_MINUTES },
  { "ticket.add-requestor", VNT_FIELD_REQUESTORS },
  { "ticket.add-cc", VNT_FIELD_CC },
  { "ticket.add-admin-cc", VNT_FIELD_ADMIN_CC },
  { "ticket.add-link", VNT_FIELD_LINKS },
  { "ticket.remind", VNT_FIELDS_PANEL_REMINDER },
};

static void
action_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (EDITS); i++)
    if (g_str_equal (name, EDITS[i].name))
      edit (VNT_TICKET_PAGE (widget), EDITS[i].field);
}

static void
action_merge (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  const VntTicket *ticket = self->item != NULL ? vnt_ticket_item_get_ticket (self->item) : NULL;

  if (ticket != NULL && ticket->id > 0)
    gtk_window_present (GTK_WINDOW (
      vnt_merge_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->desk, ticket)));
}

static void
action_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  const VntTicket *ticket = self->item != NULL ? vnt_ticket_item_get_ticket (self->item) : NULL;

  if (ticket != NULL)
    gtk_window_present (
      vnt_history_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->desk, ticket));
}

/* A field two people changed is decided here; whatever else waits, in the outbox. */
static void
action_decide (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  const VntOperation *dispute =
    self->work != NULL ? vnt_ticket_work_find_dispute (self->work) : NULL;

  if (dispute != NULL)
    vnt_dispute_dialog_open (widget, self->desk, dispute->uuid);
  else
    gtk_widget_activate_action (widget, "win.show-outbox", NULL);
}

static void
on_escalated (VntTicketPage *self, VntBundle *bundle)
{
  vnt_bundle_toast_show (GTK_WIDGET (self), self->desk, bundle,
                         _ ("Handed over. The card goes with it as an internal note."));
}

/* Something else wrote the ticket's draft. */
static void
action_reload_draft (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);

  if (self->desk != NULL)
    vnt_composer_reload (self->composer);
}

static void
on_escalate_closed (VntTicketPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "ticket.reload-draft", NULL);
}

/* The card is the ticket's draft: the sheet gives it away meanwhile. */
static void
action_escalate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  const VntTicket *ticket = self->item != NULL ? vnt_ticket_item_get_ticket (self->item) : NULL;
  VntEscalateWindow *window;

  if (ticket == NULL)
    return;
  vnt_composer_flush (self->composer);
  window = vnt_escalate_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->desk, ticket);
  g_signal_connect_object (window, "escalated", G_CALLBACK (on_escalated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "destroy", G_CALLBACK (on_escalate_closed), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

/* A reply that was kept back because others wrote meanwhile. */
static void
action_send_anyway (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_desk_retry_operation (VNT_TICKET_PAGE (widget)->desk, g_variant_get_string (parameter, NULL));
}

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
} ACTIONS[] = {
  { "ticket.reply", NULL, action_reply },
  { "ticket.comment", NULL, action_comment },
  { "ticket.attach", NULL, action_attach },
  { "ticket.take", NULL, action_take },
  { "ticket.why", NULL, action_why },
  { "ticket.set-status", "s", action_set_status },
  { "ticket.set-queue", "x", action_set_queue },
  { "ticket.merge", NULL, action_merge },
  { "ticket.history", NULL, action_history },
  { "ticket.escalate", NULL, action_escalate },
  { "ticket.decide", NULL, action_decide },
  { "ticket.send-anyway", "s", action_send_anyway },
  { "ticket.open-in-browser", NULL, action_open_in_browser },
  { "ticket.keep", NULL, action_keep },
  { "ticket.reload-draft", NULL, action_reload_draft },
  { "ticket.details", NULL, action_details },
};

/**
 * vnt_ticket_page_install_actions:
 *
 * Adds the actions named "ticket.…" to the class.
 */
void
vnt_ticket_page_install_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    gtk_widget_class_install_action (widget_class, ACTIONS[i].name, ACTIONS[i].parameter,
                                     ACTIONS[i].activate);
  for (gsize i = 0; i < G_N_ELEMENTS (EDITS); i++)
    gtk_widget_class_install_action (widget_class, EDITS[i].name, NULL, action_edit);
  vnt_ticket_page_install_reading (widget_class);
}

/**
 * vnt_ticket_page_enable_actions:
 *
 * Offers only what can be done: on a ticket, and what the server lets the account do with it.
 */
void
vnt_ticket_page_enable_actions (VntTicketPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), ACTIONS[i].name,
                                   vnt_ticket_page_may (self, ACTIONS[i].name));
  for (gsize i = 0; i < G_N_ELEMENTS (EDITS); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), EDITS[i].name,
                                   vnt_ticket_page_may (self, EDITS[i].name));
  vnt_ticket_page_enable_reading (self);
  vnt_ticket_page_enable_writing_actions (self);
}
