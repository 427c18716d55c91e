/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-picker.h"

#include <glib/gi18n.h>

#include "vnt-dispose.h"
#include "vnt-picker.h"
#include "vnt-words.h"

#define MOST_OFFERED 12

struct _VntTicketPicker
{
  GtkWidget parent_instance;

  VntDesk *desk;
  gint64 but; /* never offered */
  VntTicketList *found;
  gint64 number; /* as typed, 0 for none */
  VntPicker *picker;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntTicketPicker, vnt_ticket_picker, GTK_TYPE_WIDGET)

static void
forget (VntTicketPicker *self)
{
  if (self->found != NULL)
    g_signal_handlers_disconnect_by_data (self->found, self);
  g_clear_object (&self->found);
}

static void
offer (VntTicketPicker *self, const VntTicket *ticket)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, ticket->id);
  g_autofree char *number = vnt_words_ticket_number (ticket->id);
  g_autofree char *title = g_strdup_printf ("%s %s", number, vnt_words_subject (ticket));
  g_autofree char *status = vnt_words_status_chip (ticket);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", vnt_words_requestor (ticket), status);

  vnt_picker_add (self->picker, value, title, subtitle);
}

/* A number may be that of a ticket that is not on this computer. */
static void
offer_number (VntTicketPicker *self)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, self->number);
  g_autofree char *title = g_strdup_printf (_ ("Ticket #%s"), value);

  vnt_picker_add (self->picker, value, title, NULL);
}

static void
on_found (VntTicketPicker *self)
{
  g_autoptr (VntTicketList) list = NULL;
  gboolean has_number = FALSE;
  guint n;

  if (self->found == NULL || vnt_ticket_list_get_loading (self->found))
    return;
  list = g_object_ref (self->found);
  forget (self);
  n = MIN (g_list_model_get_n_items (G_LIST_MODEL (list)), MOST_OFFERED);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VntTicketItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      const VntTicket *ticket = vnt_ticket_item_get_ticket (item);

      if (ticket == NULL || ticket->id <= 0 || ticket->id == self->but)
        continue;
      offer (self, ticket);
      has_number |= ticket->id == self->number;
    }
  if (self->number > 0 && self->number != self->but && !has_number)
    offer_number (self);
  vnt_picker_done (self->picker);
}

static void
on_search (VntTicketPicker *self, const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text));
  g_autoptr (VntTicketQuery) query = NULL;
  const char *digits = *words == '#' ? words + 1 : words;

  forget (self);
  if (self->desk == NULL)
    return;
  if (!g_ascii_string_to_signed (digits, 10, 1, G_MAXINT64, &self->number, NULL))
    self->number = 0;
  query = vnt_ticket_query_new (*words != '\0' ? VNT_SCOPE_ALL : VNT_SCOPE_RECENT);
  query->closed = TRUE;
  query->text = *words != '\0' ? g_strdup (digits) : NULL;
  self->found = vnt_desk_list_tickets (self->desk, query);
  g_signal_connect_swapped (self->found, "notify::loading", G_CALLBACK (on_found), self);
  on_found (self);
}

static void
on_chosen (VntTicketPicker *self, const char *value)
{
  forget (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_ascii_strtoll (value, NULL, 10));
}

static void
vnt_ticket_picker_dispose (GObject *object)
{
  VntTicketPicker *self = VNT_TICKET_PICKER (object);

  forget (self);
  vnt_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_ticket_picker_parent_class)->dispose (object);
}

static void
vnt_ticket_picker_class_init (VntTicketPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_ticket_picker_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", VNT_TYPE_TICKET_PICKER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_ticket_picker_init (VntTicketPicker *self)
{
}

/**
 * vnt_ticket_picker_new:
 * @label: what stands on the button
 * @name: what a screen reader says of it
 *
 * Returns: (transfer floating): a picker
 */
GtkWidget *
vnt_ticket_picker_new (const char *label, const char *name)
{
  VntTicketPicker *self = g_object_new (VNT_TYPE_TICKET_PICKER, NULL);

  self->picker = VNT_PICKER (vnt_picker_new (label, _ ("Number or words of the subject")));
  vnt_picker_set_name (self->picker, name);
  g_signal_connect_swapped (self->picker, "search", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (self->picker, "chosen", G_CALLBACK (on_chosen), self);
  gtk_widget_set_parent (GTK_WIDGET (self->picker), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * vnt_ticket_picker_set_desk:
 * @desk: (nullable): where tickets are looked up
 * @but: a ticket that is not offered, 0 for none
 */
void
vnt_ticket_picker_set_desk (VntTicketPicker *self, VntDesk *desk, gint64 but)
{
  g_return_if_fail (VNT_IS_TICKET_PICKER (self));

  if (desk != self->desk)
    forget (self);
  g_set_object (&self->desk, desk);
  self->but = but;
}

/**
 * vnt_ticket_picker_open:
 *
 * Opens it, with the focus in its entry.
 */
void
vnt_ticket_picker_open (VntTicketPicker *self)
{
  g_return_if_fail (VNT_IS_TICKET_PICKER (self));

  vnt_picker_open (self->picker);
}
