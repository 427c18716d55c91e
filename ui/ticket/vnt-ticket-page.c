/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-tab-through.h"
#include "vnt-ticket-page-private.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-desk-flow.h"
#include "vnt-drop-down.h"
#include "vnt-key-map.h"
#include "vnt-status-labels.h"
#include "vnt-words.h"
#include "vnt-wrap-box.h"

/* From this width on the fields stand beside the conversation without being asked for. */
#define WIDE_ENOUGH_FOR_FIELDS 720

/**
 * VntTicketPage:
 *
 * One ticket: what it is, its conversation, its fields beside it, and where the agent writes.
 *
 * Actions: ticket.reply, ticket.comment, ticket.send, ticket.send-and-resolve, ticket.send-and-next, ticket.insert-text,
 * ticket.preview, ticket.quote, ticket.quote-message (s), ticket.attach, ticket.take, ticket.set-status (s), ticket.set-queue (x),
 * ticket.edit-subject, ticket.edit-priority, ticket.edit-due, ticket.add-time, ticket.decide, ticket.copy-link,
 * ticket.open-in-browser, ticket.keep, ticket.details.
 * Signals: "sent" (string uuid): a reply or note is in the outbox and can still be taken back. "moved" (gint64 ticket):
 * the ticket it shows was made on this computer and has another number now; nothing is shown of it until that is.
 * "done": the agent closed it or moved it away.
 * "finished": the agent wants to go on with the next ticket.
 */
enum
{
  SIGNAL_SENT,
  SIGNAL_MOVED,
  SIGNAL_DONE,
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntTicketPage, vnt_ticket_page, GTK_TYPE_WIDGET)

/* The ticket's status stands first; then those its lifecycle allows, once they are known. */
static void
show_statuses (VntTicketPage *self, const VntTicket *ticket)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) choices = NULL;
  GStrv statuses = self->detail != NULL ? self->detail->statuses : NULL;

  g_strv_builder_add (builder, ticket->status);
  for (guint i = 0; statuses != NULL && statuses[i] != NULL; i++)
    if (!g_str_equal (statuses[i], ticket->status))
      g_strv_builder_add (builder, statuses[i]);
  choices = g_strv_builder_end (builder);
  self->filling = TRUE;
  vnt_drop_down_offer (self->status, (const char *const *) choices);
  gtk_drop_down_set_selected (self->status, 0);
  self->filling = FALSE;
}

static void
show_chips (VntTicketPage *self, const VntTicket *ticket)
{
  g_autofree char *waiting = vnt_words_waiting (ticket);
  const char *attention[] = { "chip", "attention", NULL };
  const char *quiet[] = { "chip", "waiting", NULL };

  gtk_widget_set_visible (GTK_WIDGET (self->clock),
                          vnt_clock_button_show_ticket (self->clock, self->desk, ticket));
  gtk_button_set_label (GTK_BUTTON (self->waiting), waiting != NULL ? waiting : "");
  gtk_widget_set_css_classes (self->waiting, ticket->attention ? attention : quiet);
  gtk_widget_set_visible (self->waiting, waiting != NULL && *waiting != '\0');
  gtk_widget_set_visible (self->kept, self->detail != NULL && self->detail->kept);
}

static void
show_people (VntTicketPage *self, const VntTicket *ticket)
{
  const VntAccount *account = vnt_desk_get_account (self->desk);
  const char *requestor = vnt_words_requestor (ticket);
  const char *queue = vnt_desk_get_queue_name (self->desk, ticket->queue);
  g_autofree char *people = g_strdup_printf ("%s · %s", requestor, queue != NULL ? queue : "");
  gboolean mine = account != NULL && g_strcmp0 (account->login, ticket->owner) == 0;

  gtk_label_set_label (self->people, people);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->people), ticket->requestor);
  vnt_owner_button_set_owner (self->owner, ticket->owner, ticket->owner_name);
  gtk_widget_set_visible (self->take, account != NULL && !mine);
  vnt_composer_show_ticket (self->composer, ticket);
}

/* On what is around it: what is insensitive has no tooltip of its own. */
static void
show_lock (VntTicketPage *self)
{
  g_autofree char *status = vnt_ticket_page_explain_field (self, VNT_FIELD_STATUS);
  g_autofree char *owner = vnt_ticket_page_explain_field (self, VNT_FIELD_OWNER);
  g_autofree char *both = status != NULL && owner != NULL
                            ? vnt_ticket_page_explain_field (self, VNT_FIELD_SUBJECT)
                            : g_strdup (status != NULL ? status : owner);

  gtk_widget_set_sensitive (GTK_WIDGET (self->status), status == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->owner), owner == NULL);
  gtk_widget_set_tooltip_text (gtk_widget_get_parent (GTK_WIDGET (self->status)), both);
}

/* A change is durable before or after its row is shown. */
void
vnt_ticket_page_check_done (VntTicketPage *self)
{
  const VntTicket *ticket = self->item != NULL ? vnt_ticket_item_get_ticket (self->item) : NULL;

  if (self->leaving != VNT_FIELD_QUEUE && (self->leaving != VNT_FIELD_STATUS || ticket == NULL ||
                                           ticket->status_class != VNT_STATUS_CLOSED))
    return;
  self->leaving = VNT_FIELD_NONE;
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
show_ticket (VntTicketPage *self)
{
  const VntTicket *ticket = self->item != NULL ? vnt_ticket_item_get_ticket (self->item) : NULL;
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;

  if (ticket == NULL)
    return;
  if (ticket->id != self->id)
    {
      g_signal_emit (self, signals[SIGNAL_MOVED], 0, ticket->id);
      return;
    }
  self->queue = ticket->queue;
  number = vnt_words_ticket_number (ticket->id);
  title = g_strdup_printf ("%s %s", number, vnt_words_subject (ticket));
  gtk_label_set_label (self->subject, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subject), vnt_words_subject (ticket));
  show_statuses (self, ticket);
  show_chips (self, ticket);
  show_people (self, ticket);
  show_lock (self);
  vnt_flow_line_show (self->flow, self->desk, ticket, self->messages);
  vnt_fields_panel_show (self->fields, self->desk, ticket, self->detail, self->work);
  /* The conversation must have read first what is new in it. */
  if (ticket->unread && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      !vnt_message_list_get_loading (self->messages))
    vnt_desk_mark_seen (self->desk, ticket);
  vnt_ticket_page_check_done (self);
}

static void
on_detail_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntTicketPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntTicketDetail) detail =
    vnt_desk_load_detail_finish (VNT_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  /* With no detail yet the page shows the row; the conversation brings the rest when it arrives. */
  if (detail != NULL && detail->ticket != self->id)
    return;
  g_clear_pointer (&self->detail, vnt_ticket_detail_unref);
  self->detail = g_steal_pointer (&detail);
  vnt_composer_set_detail (self->composer, self->detail);
  vnt_ticket_page_enable_actions (self);
  show_ticket (self);
}

static void
load_detail (VntTicketPage *self)
{
  if (self->detail_load != NULL)
    g_cancellable_cancel (self->detail_load);
  g_clear_object (&self->detail_load);
  if (self->id == 0)
    return;
  self->detail_load = g_cancellable_new ();
  vnt_desk_load_detail_async (self->desk, self->id, self->detail_load, on_detail_loaded,
                              g_object_ref (self));
}

/* In another queue the agent may do more, or less: that is said at once, before the ticket is fetched again. */
static void
on_row_changed (VntTicketPage *self)
{
  gint64 queue = self->queue;

  show_ticket (self);
  if (queue != 0 && self->queue != queue)
    load_detail (self);
}

static void
on_status_chosen (VntTicketPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->status);
  GListModel *model = gtk_drop_down_get_model (self->status);

  if (self->filling || model == NULL || selected == GTK_INVALID_LIST_POSITION || selected == 0)
    return;
  vnt_ticket_page_set_field (self, VNT_FIELD_STATUS,
                             gtk_string_list_get_string (GTK_STRING_LIST (model), selected));
}

static void
on_owner_chosen (VntTicketPage *self, const char *login)
{
  vnt_ticket_page_set_field (self, VNT_FIELD_OWNER, login);
}

static void
on_sent (VntTicketPage *self, const char *uuid)
{
  g_signal_emit (self, signals[SIGNAL_SENT], 0, uuid);
}

static void
on_finished (VntTicketPage *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
on_mapped (VntTicketPage *self)
{
  show_ticket (self);
}

static gboolean
fold_fields (gpointer user_data)
{
  VntTicketPage *self = user_data;

  self->fold_id = 0;
  adw_flap_set_fold_policy (self->flap,
                            self->wide ? ADW_FLAP_FOLD_POLICY_NEVER : ADW_FLAP_FOLD_POLICY_ALWAYS);
  adw_flap_set_reveal_flap (self->flap, self->wide);
  return G_SOURCE_REMOVE;
}

static void
vnt_ticket_page_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (VNT_TICKET_PAGE (widget)->content, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
vnt_ticket_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);
  gboolean wide = width >= WIDE_ENOUGH_FOR_FIELDS;

  gtk_widget_allocate (self->content, width, height, baseline, NULL);
  /* The fields unfold by what fits the page, not the window; not in the middle of laying out, though. */
  if (wide != self->wide)
    {
      self->wide = wide;
      if (self->fold_id == 0)
        self->fold_id = g_idle_add (fold_fields, self);
    }
}

/* Who opens a ticket wants to read it first. */
static gboolean
vnt_ticket_page_grab_focus (GtkWidget *widget)
{
  VntTicketPage *self = VNT_TICKET_PAGE (widget);

  return self->id != 0 && !vnt_tab_through_passes (widget) &&
         gtk_widget_grab_focus (GTK_WIDGET (self->conversation));
}

static void
vnt_ticket_page_dispose (GObject *object)
{
  VntTicketPage *self = VNT_TICKET_PAGE (object);

  g_clear_handle_id (&self->fold_id, g_source_remove);
  if (self->content != NULL)
    vnt_ticket_page_set_desk (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_TICKET_PAGE);
  G_OBJECT_CLASS (vnt_ticket_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, content);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, subject);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, people);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, status);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, owner);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, take);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, clock);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, kept);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, problem);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, flow);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, flap);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, fields);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, handover);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, conversation);
  gtk_widget_class_bind_template_child (widget_class, VntTicketPage, composer);
  gtk_widget_class_bind_template_callback (widget_class, on_status_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_owner_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_sent);
  gtk_widget_class_bind_template_callback (widget_class, on_finished);
}

static void
vnt_ticket_page_class_init (VntTicketPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_ticket_page_dispose;
  widget_class->measure = vnt_ticket_page_measure;
  widget_class->size_allocate = vnt_ticket_page_size_allocate;
  widget_class->grab_focus = vnt_ticket_page_grab_focus;
  widget_class->focus = vnt_tab_through_focus;
  signals[SIGNAL_SENT] = g_signal_new ("sent", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (ADW_TYPE_FLAP);
  g_type_ensure (VNT_TYPE_CLOCK_BUTTON);
  g_type_ensure (VNT_TYPE_FLOW_LINE);
  g_type_ensure (VNT_TYPE_OWNER_BUTTON);
  g_type_ensure (VNT_TYPE_FIELDS_PANEL);
  g_type_ensure (VNT_TYPE_HANDOVER_CARD);
  g_type_ensure (VNT_TYPE_CONVERSATION_VIEW);
  g_type_ensure (VNT_TYPE_COMPOSER);
  g_type_ensure (VNT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/ticket/vnt-ticket-page.ui");
  bind_children (widget_class);
  vnt_ticket_page_install_actions (widget_class);
  vnt_ticket_page_install_writing_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "ticket.send", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "ticket.send", NULL);
}

static void
vnt_ticket_page_init (VntTicketPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vnt_status_labels_show (self->status);
  vnt_key_map_show_in (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (on_mapped), NULL);
  vnt_ticket_page_enable_actions (self);
}

/**
 * vnt_ticket_page_new:
 *
 * Returns: (transfer floating): a page that shows no ticket
 */
GtkWidget *
vnt_ticket_page_new (void)
{
  return g_object_new (VNT_TYPE_TICKET_PAGE, NULL);
}

/**
 * vnt_ticket_page_set_desk:
 * @desk: (nullable): an open desk; %NULL before it is closed
 */
void
vnt_ticket_page_set_desk (VntTicketPage *self, VntDesk *desk)
{
  g_return_if_fail (VNT_IS_TICKET_PAGE (self));

  vnt_ticket_page_show_ticket (self, 0);
  g_set_object (&self->desk, desk);
  vnt_owner_button_set_desk (self->owner, desk);
}

/**
 * vnt_ticket_page_show_ticket:
 * @id: the ticket's number, 0 for none
 *
 * Shows what is on this computer at once and asks the server for the rest.
 */
void
vnt_ticket_page_show_ticket (VntTicketPage *self, gint64 id)
{
  g_return_if_fail (VNT_IS_TICKET_PAGE (self));

  if (self->desk != NULL)
    id = vnt_desk_follow_ticket (self->desk, id);
  if (id == self->id)
    return;
  if (self->item != NULL && vnt_ticket_item_get_ticket (self->item) != NULL)
    vnt_desk_settle_snooze (self->desk, vnt_ticket_item_get_ticket (self->item));
  self->leaving = VNT_FIELD_NONE;
  if (self->messages != NULL)
    g_signal_handlers_disconnect_by_data (self->messages, self);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  if (self->work != NULL)
    g_signal_handlers_disconnect_by_data (self->work, self);
  g_clear_object (&self->work);
  g_clear_object (&self->messages);
  g_clear_object (&self->item);
  g_clear_pointer (&self->detail, vnt_ticket_detail_unref);
  self->id = self->desk != NULL ? id : 0;
  self->queue = 0;
  vnt_ticket_page_set_problem (self, NULL);
  vnt_composer_set_detail (self->composer, NULL);
  vnt_composer_set_ticket (self->composer, self->desk, self->id);
  if (self->id != 0)
    {
      self->item = vnt_desk_open_ticket (self->desk, id);
      self->messages = vnt_desk_list_messages (self->desk, id);
      self->work = vnt_ticket_work_new (self->desk, id);
      g_signal_connect_swapped (self->work, "changed", G_CALLBACK (show_ticket), self);
      g_signal_connect_swapped (self->item, "notify::ticket", G_CALLBACK (on_row_changed), self);
      g_signal_connect_swapped (self->messages, "reloaded", G_CALLBACK (load_detail), self);
      g_signal_connect_swapped (self->messages, "items-changed",
                                G_CALLBACK (vnt_ticket_page_find_language), self);
    }
  vnt_handover_card_set_messages (self->handover, self->messages);
  vnt_conversation_view_set_messages (self->conversation, self->desk, self->messages);
  vnt_ticket_page_enable_actions (self);
  show_ticket (self);
  load_detail (self);
}

/**
 * vnt_ticket_page_get_ticket_id:
 *
 * Returns: the ticket shown, 0 for none
 */
gint64
vnt_ticket_page_get_ticket_id (VntTicketPage *self)
{
  g_return_val_if_fail (VNT_IS_TICKET_PAGE (self), 0);

  return self->id;
}

/**
 * vnt_ticket_page_flush:
 *
 * Saves what is being written now, before the window goes away.
 */
void
vnt_ticket_page_flush (VntTicketPage *self)
{
  g_return_if_fail (VNT_IS_TICKET_PAGE (self));

  vnt_composer_flush (self->composer);
}

/**
 * vnt_ticket_page_reload_draft:
 *
 * Shows the draft anew, after a reply was taken back.
 */
void
vnt_ticket_page_reload_draft (VntTicketPage *self)
{
  g_return_if_fail (VNT_IS_TICKET_PAGE (self));

  vnt_composer_reload (self->composer);
}

/**
 * vnt_ticket_page_dup_statuses:
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): statuses the ticket may take, %NULL while unknown
 */
GStrv
vnt_ticket_page_dup_statuses (VntTicketPage *self)
{
  g_return_val_if_fail (VNT_IS_TICKET_PAGE (self), NULL);

  return self->detail != NULL ? g_strdupv (self->detail->statuses) : NULL;
}

/**
 * vnt_ticket_page_get_ticket:
 *
 * Returns: (transfer none) (nullable): the ticket shown, once it is known
 */
const VntTicket *
vnt_ticket_page_get_ticket (VntTicketPage *self)
{
  return self->item != NULL ? vnt_ticket_item_get_ticket (self->item) : NULL;
}

/**
 * vnt_ticket_page_is_snoozed:
 *
 * Returns: whether the ticket shown is put off
 */
gboolean
vnt_ticket_page_is_snoozed (VntTicketPage *self)
{
  return vnt_ticket_page_get_ticket (self) != NULL &&
         vnt_ticket_page_get_ticket (self)->snoozed != 0;
}

/**
 * vnt_ticket_page_is_followed:
 *
 * Returns: whether the agent follows the ticket shown
 */
gboolean
vnt_ticket_page_is_followed (VntTicketPage *self)
{
  return vnt_ticket_page_get_ticket (self) != NULL && vnt_ticket_page_get_ticket (self)->followed;
}
