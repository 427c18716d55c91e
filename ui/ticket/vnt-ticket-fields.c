/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-fields.h"

#include <glib/gi18n.h>

#include "vnt-drop-down.h"
#include "vnt-moment-button.h"
#include "vnt-enter.h"
#include "vnt-field-row.h"
#include "vnt-in-view.h"
#include "vnt-message-words.h"
#include "vnt-text.h"
#include "vnt-time-button.h"

/* A number that is stepped through is changed once, where it comes to rest. */
#define REST_MS 700
#define HIGHEST_PRIORITY 999

struct _VntTicketFields
{
  GtkWidget parent_instance;

  VntDesk *desk;
  VntTicket *ticket; /* as shown, NULL for none */
  GPtrArray *queues; /* VntQueue, in the order of the drop-down */
  gboolean filling;
  guint rest_id;

  GtkWidget *subject;
  GtkDropDown *queue;
  GtkSpinButton *priority;
  VntMomentButton *due;
  VntTimeButton *time;
  VntFieldRow *rows[VNT_FIELD_DUE + 1];
};

G_DEFINE_FINAL_TYPE (VntTicketFields, vnt_ticket_fields, GTK_TYPE_WIDGET)

/* A change that is being made durable; another ticket may be shown when it is. */
typedef struct
{
  VntTicketFields *fields;
  gint64 ticket;
  VntField field;
} Setting;

static void
on_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Setting *setting = user_data;
  g_autoptr (VntTicketFields) self = setting->fields;
  g_autoptr (GError) error = NULL;

  vnt_desk_set_field_finish (VNT_DESK (source), result, &error);
  if (self->ticket != NULL && self->ticket->id == setting->ticket &&
      self->rows[setting->field] != NULL)
    vnt_field_row_set_problem (self->rows[setting->field], error != NULL ? error->message : NULL);
}

static void
set_field (VntTicketFields *self, VntField field, const char *value)
{
  Setting *setting;

  if (self->desk == NULL || self->ticket == NULL)
    return;
  setting = g_new0 (Setting, 1);
  setting->fields = g_object_ref (self);
  setting->ticket = self->ticket->id;
  setting->field = field;
  vnt_desk_set_field_async (self->desk, self->ticket->id, field, value, NULL, on_set, setting);
}

static void
set_number (VntTicketFields *self, VntField field, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  set_field (self, field, text);
}

static void
show_subject (VntTicketFields *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->subject),
                         self->ticket != NULL ? self->ticket->subject : "");
}

static void
apply_subject (VntTicketFields *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->subject)));

  g_strstrip (text);
  if (self->ticket == NULL || g_str_equal (text, self->ticket->subject))
    return;
  if (*text == '\0')
    vnt_field_row_set_problem (self->rows[VNT_FIELD_SUBJECT],
                               _ ("A ticket needs a subject. It is as it was."));
  else
    set_field (self, VNT_FIELD_SUBJECT, text);
}

static void
on_subject_left (VntTicketFields *self)
{
  apply_subject (self);
  if (self->ticket != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->subject)) == '\0')
    show_subject (self);
}

static gboolean
on_subject_escape (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  VntTicketFields *self = user_data;

  vnt_field_row_set_problem (self->rows[VNT_FIELD_SUBJECT], NULL);
  if (self->ticket == NULL ||
      g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->subject)), self->ticket->subject))
    return FALSE;
  show_subject (self);
  return TRUE;
}

static void
on_queue_chosen (VntTicketFields *self)
{
  guint selected = gtk_drop_down_get_selected (self->queue);

  if (self->filling || self->ticket == NULL || self->queues == NULL ||
      selected >= self->queues->len)
    return;
  set_number (self, VNT_FIELD_QUEUE,
              ((const VntQueue *) g_ptr_array_index (self->queues, selected))->id);
}

static void
apply_priority (VntTicketFields *self)
{
  int value;

  if (self->rest_id == 0)
    return;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  gtk_spin_button_update (self->priority);
  /* Its own new value may have asked for another rest. */
  g_clear_handle_id (&self->rest_id, g_source_remove);
  value = gtk_spin_button_get_value_as_int (self->priority);
  if (self->ticket != NULL && value != self->ticket->priority)
    set_number (self, VNT_FIELD_PRIORITY, value);
}

static gboolean
on_rest (gpointer user_data)
{
  apply_priority (user_data);
  return G_SOURCE_REMOVE;
}

static void
on_priority_changed (VntTicketFields *self)
{
  if (self->filling || self->ticket == NULL)
    return;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, on_rest, self);
}

static void
on_priority_entered (VntTicketFields *self)
{
  gtk_spin_button_update (self->priority);
  apply_priority (self);
}

static void
on_due_chosen (VntTicketFields *self, gint64 when)
{
  set_number (self, VNT_FIELD_DUE, when);
}

static void
on_time_added (VntTicketFields *self, int minutes)
{
  set_number (self, VNT_FIELD_MINUTES, minutes);
}

static void
show_queues (VntTicketFields *self)
{
  g_autoptr (GPtrArray) queues = vnt_desk_list_queues (self->desk);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < queues->len; i++)
    {
      const VntQueue *queue = g_ptr_array_index (queues, i);

      g_ptr_array_add (names, queue->name);
      if (queue->id == self->ticket->queue)
        selected = i;
    }
  g_ptr_array_add (names, NULL);
  vnt_drop_down_offer (self->queue, (const char *const *) names->pdata);
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  self->queues = g_steal_pointer (&queues);
  gtk_drop_down_set_selected (self->queue, selected);
}

static void
show_marks (VntTicketFields *self, VntTicketWork *work, const char *locked)
{
  for (int field = 0; field <= VNT_FIELD_DUE; field++)
    {
      if (self->rows[field] == NULL)
        continue;
      vnt_field_row_set_operation (self->rows[field],
                                   work != NULL
                                     ? vnt_ticket_work_find_field (work, (VntField) field)
                                     : NULL);
      vnt_field_row_set_locked (self->rows[field], locked);
    }
}

static void
vnt_ticket_fields_dispose (GObject *object)
{
  VntTicketFields *self = VNT_TICKET_FIELDS (object);
  GtkWidget *child;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->ticket, vnt_ticket_unref);
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  memset (self->rows, 0, sizeof self->rows);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_ticket_fields_parent_class)->dispose (object);
}

static void
vnt_ticket_fields_class_init (VntTicketFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_ticket_fields_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
add_row (VntTicketFields *self, VntField field, const char *title, gpointer editor)
{
  GtkWidget *row = vnt_field_row_new (title, editor);

  self->rows[field] = VNT_FIELD_ROW (row);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
}

static void
on_leave (VntTicketFields *self, GtkWidget *widget, GCallback callback)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", callback, self);
  gtk_widget_add_controller (widget, focus);
}

static void
make_subject (VntTicketFields *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->subject = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->subject), 10);
  g_signal_connect_swapped (self->subject, "activate", G_CALLBACK (apply_subject), self);
  on_leave (self, self->subject, G_CALLBACK (on_subject_left));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (on_subject_escape, self, NULL)));
  gtk_widget_add_controller (self->subject, keys);
}

static void
make_queue (VntTicketFields *self)
{
  self->queue = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  vnt_in_view_keep (GTK_WIDGET (self->queue));
  gtk_drop_down_set_expression (self->queue, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT,
                                                                          NULL, "string"));
  gtk_drop_down_set_enable_search (self->queue, TRUE);
  g_signal_connect_swapped (self->queue, "notify::selected", G_CALLBACK (on_queue_chosen), self);
}

static void
make_priority (VntTicketFields *self)
{
  self->priority = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, HIGHEST_PRIORITY, 1));
  gtk_spin_button_set_numeric (self->priority, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->priority), 4);
  g_signal_connect_swapped (self->priority, "value-changed", G_CALLBACK (on_priority_changed),
                            self);
  vnt_enter_connect (GTK_WIDGET (self->priority), G_CALLBACK (on_priority_entered), self);
  on_leave (self, GTK_WIDGET (self->priority), G_CALLBACK (on_priority_entered));
}

static void
vnt_ticket_fields_init (VntTicketFields *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  self->filling = TRUE;
  make_subject (self);
  make_queue (self);
  make_priority (self);
  self->due =
    VNT_MOMENT_BUTTON (vnt_moment_button_new (vnt_message_words_field (VNT_FIELD_DUE), FALSE));
  g_signal_connect_swapped (self->due, "chosen", G_CALLBACK (on_due_chosen), self);
  self->time = VNT_TIME_BUTTON (vnt_time_button_new ());
  g_signal_connect_swapped (self->time, "added", G_CALLBACK (on_time_added), self);
  add_row (self, VNT_FIELD_SUBJECT, vnt_message_words_field (VNT_FIELD_SUBJECT), self->subject);
  add_row (self, VNT_FIELD_QUEUE, vnt_message_words_field (VNT_FIELD_QUEUE), self->queue);
  add_row (self, VNT_FIELD_PRIORITY, vnt_message_words_field (VNT_FIELD_PRIORITY), self->priority);
  add_row (self, VNT_FIELD_DUE, vnt_message_words_field (VNT_FIELD_DUE), self->due);
  add_row (self, VNT_FIELD_MINUTES, _ ("Time worked"), self->time);
  self->filling = FALSE;
}

/**
 * vnt_ticket_fields_new:
 *
 * Returns: (transfer floating): fields of no ticket
 */
GtkWidget *
vnt_ticket_fields_new (void)
{
  return g_object_new (VNT_TYPE_TICKET_FIELDS, NULL);
}

/**
 * vnt_ticket_fields_show:
 * @ticket: with what waits laid over it
 * @work: (nullable): what of it waits
 * @locked: (nullable): why the account may not change it, %NULL when it may
 *
 * What is being typed stays as it is, as long as it is the same ticket.
 */
void
vnt_ticket_fields_show (VntTicketFields *self,
                        VntDesk *desk,
                        const VntTicket *ticket,
                        VntTicketWork *work,
                        const char *locked)
{
  gboolean other;
  gboolean typing;

  g_return_if_fail (VNT_IS_TICKET_FIELDS (self));
  g_return_if_fail (ticket != NULL);

  other = self->ticket == NULL || self->ticket->id != ticket->id;
  if (other)
    {
      apply_subject (self);
      apply_priority (self);
    }
  typing = !other && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->subject)),
                                   self->ticket->subject);
  g_set_object (&self->desk, desk);
  g_clear_pointer (&self->ticket, vnt_ticket_unref);
  self->ticket = vnt_ticket_ref ((VntTicket *) ticket);
  self->filling = TRUE;
  if (!typing)
    show_subject (self);
  show_queues (self);
  if (self->rest_id == 0)
    gtk_spin_button_set_value (self->priority, ticket->priority);
  vnt_moment_button_set_time (self->due, ticket->due);
  vnt_time_button_set_minutes (self->time, ticket->minutes_worked);
  for (int field = 0; other && field <= VNT_FIELD_DUE; field++)
    if (self->rows[field] != NULL)
      vnt_field_row_set_problem (self->rows[field], NULL);
  show_marks (self, work, locked);
  self->filling = FALSE;
}

/**
 * vnt_ticket_fields_edit:
 * @field: which one
 *
 * Puts the focus where @field is changed.
 */
void
vnt_ticket_fields_edit (VntTicketFields *self, VntField field)
{
  g_return_if_fail (VNT_IS_TICKET_FIELDS (self));

  if (field == VNT_FIELD_SUBJECT)
    gtk_widget_grab_focus (self->subject);
  else if (field == VNT_FIELD_PRIORITY)
    gtk_widget_grab_focus (GTK_WIDGET (self->priority));
  else if (field == VNT_FIELD_QUEUE)
    gtk_widget_grab_focus (GTK_WIDGET (self->queue));
  else if (field == VNT_FIELD_DUE)
    vnt_moment_button_open (self->due);
  else if (field == VNT_FIELD_MINUTES)
    vnt_time_button_open (self->time);
}
