/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-fields-panel.h"

#include <glib/gi18n.h>

#include "vnt-custom-fields.h"
#include "vnt-link-fields.h"
#include "vnt-machine-chips.h"
#include "vnt-message-words.h"
#include "vnt-people-fields.h"
#include "vnt-reminder-fields.h"
#include "vnt-ticket-fields.h"
#include "vnt-words.h"

/* What is known of a ticket beside its conversation: people, dates, time, the queue's own fields, links. */
struct _VntFieldsPanel
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  VntTicketFields *fields;
  VntCustomFields *customs;
  VntPeopleFields *people;
  VntLinkFields *links;
  VntMachineChips *machines;
  VntReminderFields *reminders;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (VntFieldsPanel, vnt_fields_panel, GTK_TYPE_WIDGET)

static void
add_row (GtkWidget *list, const char *name, const char *value)
{
  GtkWidget *row, *title, *text;

  if (value == NULL || *value == '\0')
    return;
  row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  title = gtk_label_new (name);
  text = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_can_focus (text, FALSE);
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (list), row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title,
                                  NULL, -1);
}

static void
add_time (GtkWidget *list, const char *name, gint64 unix_seconds)
{
  g_autofree char *text = vnt_message_words_time (unix_seconds);

  add_row (list, name, text);
}

static void
add_minutes (GtkWidget *list, const char *name, int minutes)
{
  g_autofree char *text = vnt_words_minutes (minutes);

  if (minutes > 0)
    add_row (list, name, text);
}

static GtkWidget *
add_group (VntFieldsPanel *self, const char *title)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->box, label);
  gtk_box_append (self->box, list);
  return list;
}

static void
add_ticket (VntFieldsPanel *self, const VntTicket *ticket)
{
  GtkWidget *list = add_group (self, _ ("Ticket"));

  add_row (list, _ ("Requestor"),
           ticket->requestor_name != NULL ? ticket->requestor_name : ticket->requestor);
  add_row (list, _ ("Service level"), ticket->service_level);
  add_time (list, _ ("Opened"), ticket->created);
  add_time (list, _ ("Last contact"), ticket->told);
  add_time (list, _ ("Resolved"), ticket->resolved);
  add_minutes (list, _ ("Time left"), ticket->minutes_left);
}

static void
vnt_fields_panel_dispose (GObject *object)
{
  VntFieldsPanel *self = VNT_FIELDS_PANEL (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (vnt_fields_panel_parent_class)->dispose (object);
}

static void
vnt_fields_panel_class_init (VntFieldsPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_fields_panel_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
vnt_fields_panel_init (VntFieldsPanel *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->scroller = gtk_scrolled_window_new ();
  self->fields = VNT_TICKET_FIELDS (vnt_ticket_fields_new ());
  self->customs = VNT_CUSTOM_FIELDS (vnt_custom_fields_new ());
  self->people = VNT_PEOPLE_FIELDS (vnt_people_fields_new ());
  self->links = VNT_LINK_FIELDS (vnt_link_fields_new ());
  self->machines = VNT_MACHINE_CHIPS (vnt_machine_chips_new ());
  self->reminders = VNT_REMINDER_FIELDS (vnt_reminder_fields_new ());
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_margin_top (content, 12);
  gtk_widget_set_margin_bottom (content, 12);
  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->fields));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->customs));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->people));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->links));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->machines));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->reminders));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), content);
  gtk_widget_set_size_request (self->scroller, 220, -1);
  /* On a narrow page it lies over the conversation. */
  gtk_widget_add_css_class (self->scroller, "background");
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Ticket details"), -1);
}

/**
 * vnt_fields_panel_new:
 *
 * Returns: (transfer floating): an empty panel
 */
GtkWidget *
vnt_fields_panel_new (void)
{
  return g_object_new (VNT_TYPE_FIELDS_PANEL, NULL);
}

/**
 * vnt_fields_panel_explain_lock:
 * @detail: (nullable): what the server said of a ticket
 *
 * Returns: (transfer none) (nullable): why the account may not change it, %NULL when it may or when that is not known
 */
const char *
vnt_fields_panel_explain_lock (const VntTicketDetail *detail)
{
  /* Who may answer or comment usually may change it, too; if not, the server says so. */
  if (detail == NULL || detail->rights != VNT_RIGHT_NONE)
    return NULL;
  return _ ("The server lets you read this ticket, but not change it.");
}

/**
 * vnt_fields_panel_show:
 * @ticket: (nullable): its row, %NULL to show nothing
 * @detail: (nullable): the rest, once it is known
 * @work: (nullable): what of it waits
 */
void
vnt_fields_panel_show (VntFieldsPanel *self,
                       VntDesk *desk,
                       const VntTicket *ticket,
                       const VntTicketDetail *detail,
                       VntTicketWork *work)
{
  const char *locked = vnt_fields_panel_explain_lock (detail);
  gint64 id = ticket != NULL ? ticket->id : 0;
  GtkWidget *child;

  g_return_if_fail (VNT_IS_FIELDS_PANEL (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  gtk_widget_set_visible (GTK_WIDGET (self->fields), ticket != NULL);
  if (ticket != NULL)
    {
      vnt_ticket_fields_show (self->fields, desk, ticket, work, locked);
      add_ticket (self, ticket);
    }
  vnt_custom_fields_show (self->customs, desk, id, detail, work, locked);
  vnt_people_fields_show (self->people, desk, id, detail, work, locked);
  vnt_link_fields_show (self->links, desk, id, detail, work, locked);
  vnt_machine_chips_show (self->machines, desk, ticket, detail, locked);
  vnt_reminder_fields_show (self->reminders, desk, id);
}

/**
 * vnt_fields_panel_edit:
 * @field: which one, or %VNT_FIELDS_PANEL_REMINDER
 *
 * Puts the focus where @field is changed.
 */
void
vnt_fields_panel_edit (VntFieldsPanel *self, VntField field)
{
  g_return_if_fail (VNT_IS_FIELDS_PANEL (self));

  if (field == VNT_FIELDS_PANEL_REMINDER)
    vnt_reminder_fields_edit (self->reminders);
  else if (field == VNT_FIELD_LINKS)
    vnt_link_fields_edit (self->links);
  else if (field == VNT_FIELD_REQUESTORS || field == VNT_FIELD_CC || field == VNT_FIELD_ADMIN_CC)
    vnt_people_fields_edit (self->people, field);
  else
    vnt_ticket_fields_edit (self->fields, field);
}
