/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-machine-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-desk-machines.h"
#include "vnt-leave-focus.h"
#include "vnt-machine-reach.h"
#include "vnt-machine-record.h"
#include "vnt-machine-records.h"
#include "vnt-machine-words.h"
#include "vnt-monitor-box.h"
#include "vnt-status.h"
#include "vnt-words.h"
#include "vnt-wrap-box.h"

struct _VntMachinePage
{
  GtkWidget parent_instance;

  VntDesk *desk;
  gint64 id;
  VntMachine *machine;
  GCancellable *loading;
  GtkWidget *scroller;
  GtkLabel *name;
  GtkLabel *about;
  GtkLabel *waiting;
  GtkWidget *edit;
  GtkWidget *ticket;
  GtkWidget *remote;
  GtkWidget *record;
  GtkWidget *records; /* NULL before there is a desk */
  GtkGrid *fields;
  GtkWidget *monitor; /* NULL before there is a desk */
  GtkListBox *incidents;
  GtkLabel *none;
};

enum
{
  SIGNAL_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntMachinePage, vnt_machine_page, GTK_TYPE_WIDGET)

/* -- fields -- */

static void
add_field (VntMachinePage *self, int *row, const char *title, const char *value)
{
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *text;

  if (value == NULL || *value == '\0')
    return;
  text = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_yalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_grid_attach (self->fields, name, 0, *row, 1, 1);
  gtk_grid_attach (self->fields, text, 1, *row, 1, 1);
  (*row)++;
}

static char *
catalog_name (VntMachinePage *self, gint64 id)
{
  g_autoptr (GPtrArray) catalogs = vnt_desk_list_catalogs (self->desk);

  for (guint i = 0; i < catalogs->len; i++)
    if (((VntCatalog *) g_ptr_array_index (catalogs, i))->id == id)
      return g_strdup (((VntCatalog *) g_ptr_array_index (catalogs, i))->name);
  return NULL;
}

static void
show_fields (VntMachinePage *self)
{
  const VntMachine *machine = self->machine;
  g_autofree char *catalog = catalog_name (self, machine->catalog);
  g_autofree char *holders = vnt_machine_words_holders (machine);
  g_autofree char *contacts = g_strjoinv (", ", machine->contacts);
  g_autofree char *updated = vnt_words_exact (machine->updated);
  GtkWidget *child;
  int row = 0;

  vnt_leave_focus (GTK_WIDGET (self->fields), self->record);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL)
    gtk_grid_remove (self->fields, child);
  add_field (self, &row, _ ("Held by"), holders);
  add_field (self, &row, _ ("Status"), vnt_status_label (machine->status));
  add_field (self, &row, _ ("Description"), machine->description);
  for (guint i = 0; i < machine->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (machine->fields, i);
      g_autofree char *values = g_strjoinv ("\n", field->values);

      if (field != vnt_machine_record_field (machine, VNT_RECORD_SOFTWARE) &&
          field != vnt_machine_record_field (machine, VNT_RECORD_FAILURE))
        add_field (self, &row, field->name, values);
    }
  add_field (self, &row, _ ("Responsible"), machine->owner);
  add_field (self, &row, _ ("Contact"), contacts);
  add_field (self, &row, _ ("Catalogue"), catalog);
  add_field (self, &row, _ ("Last change"), machine->updated > 0 ? updated : NULL);
}

static void
show_machine (VntMachinePage *self)
{
  g_autofree char *about = vnt_machine_words_about (self->machine);
  g_autofree char *waiting = vnt_machine_words_waiting (self->machine);
  g_autoptr (VntRemoteTarget) target = vnt_machine_make_target (self->machine);

  gtk_label_set_label (self->name, self->machine->name);
  gtk_label_set_label (self->about, about);
  gtk_label_set_label (self->waiting, waiting != NULL ? waiting : "");
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), waiting != NULL);
  gtk_widget_set_visible (self->edit, self->machine->may_change);
  gtk_widget_set_visible (self->record, self->machine->may_change);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->record), "x", self->machine->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "x", self->machine->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->ticket), "x", self->machine->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remote), "x", self->machine->id);
  gtk_widget_set_visible (self->remote, target != NULL);
  show_fields (self);
  vnt_monitor_box_show (VNT_MONITOR_BOX (self->monitor), self->machine);
  gtk_widget_set_visible (self->scroller, TRUE);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

/* -- what happened to it -- */

static GtkWidget *
new_incident (const VntTicket *ticket)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = vnt_words_ticket_number (ticket->id);
  g_autofree char *when = vnt_words_age (ticket->created, vnt_clock_now ());
  gboolean here = ticket->status != NULL && *ticket->status != '\0';
  g_autofree char *subtitle =
    here ? g_strdup_printf ("%s · %s · %s", number, vnt_status_label (ticket->status), when)
         : g_strdup (_ ("Not on this computer. It opens when the server can be asked for it."));
  const char *title = here ? vnt_words_subject (ticket) : number;
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-ticket");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", ticket->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
on_incidents (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMachinePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets =
    vnt_desk_load_incidents_finish (VNT_DESK (source), result, &error);
  GtkWidget *child;

  if (tickets == NULL || self->scroller == NULL)
    return;
  vnt_leave_focus (GTK_WIDGET (self->incidents), self->record);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->incidents))) != NULL)
    gtk_list_box_remove (self->incidents, child);
  for (guint i = 0; i < tickets->len; i++)
    gtk_list_box_append (self->incidents, new_incident (g_ptr_array_index (tickets, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->incidents), tickets->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), tickets->len == 0);
}

/* -- loading -- */

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMachinePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMachine) machine = vnt_desk_load_machine_finish (VNT_DESK (source), result, &error);

  if (error != NULL || self->scroller == NULL)
    return;
  gtk_widget_set_visible (self->scroller, machine != NULL);
  if (machine == NULL)
    return;
  g_clear_pointer (&self->machine, vnt_machine_unref);
  self->machine = g_steal_pointer (&machine);
  show_machine (self);
}

static void
load (VntMachinePage *self)
{
  if (self->id == 0)
    return;
  self->id = vnt_desk_follow_machine (self->desk, self->id);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  vnt_desk_load_machine_async (self->desk, self->id, self->loading, on_loaded, g_object_ref (self));
  vnt_desk_load_incidents_async (self->desk, self->id, self->loading, on_incidents,
                                 g_object_ref (self));
  vnt_machine_records_show (VNT_MACHINE_RECORDS (self->records), self->id);
}

static void
vnt_machine_page_dispose (GObject *object)
{
  VntMachinePage *self = VNT_MACHINE_PAGE (object);

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->machine, vnt_machine_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_machine_page_parent_class)->dispose (object);
}

static gboolean
vnt_machine_page_grab_focus (GtkWidget *widget)
{
  VntMachinePage *self = VNT_MACHINE_PAGE (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->ticket) ? self->ticket : self->edit);
}

static void
vnt_machine_page_class_init (VntMachinePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_machine_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = vnt_machine_page_grab_focus;
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", VNT_TYPE_MACHINE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
new_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

/* About no machine until one is shown: an action that wants one is never without. */
static GtkWidget *
new_button (GtkWidget *line, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", G_GINT64_CONSTANT (0));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  vnt_wrap_box_append (VNT_WRAP_BOX (line), button);
  return button;
}

static GtkWidget *
new_buttons (VntMachinePage *self)
{
  GtkWidget *line = vnt_wrap_box_new ();

  self->ticket = new_button (line, _ ("New Ticket about It"), "win.new-ticket-about");
  self->remote = new_button (line, _ ("Remote Session"), "win.remote-machine");
  self->record = new_button (line, _ ("Record…"), "win.record-machine");
  gtk_widget_set_tooltip_text (self->record, _ ("Write down a failure or software installed"));
  self->edit = new_button (line, _ ("Edit"), "win.edit-machine");
  return line;
}

static void
vnt_machine_page_init (VntMachinePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  self->name = new_label (box, "title-2");
  self->about = new_label (box, "dim-label");
  self->waiting = new_label (box, "caption");
  gtk_box_append (GTK_BOX (box), new_buttons (self));
  self->fields = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->fields, 18);
  gtk_grid_set_row_spacing (self->fields, 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fields));
  gtk_label_set_label (new_label (box, "heading"), _ ("What Happened to It"));
  self->incidents = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->incidents, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->incidents), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->incidents), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What Happened to It"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->incidents));
  self->none = new_label (box, "dim-label");
  gtk_label_set_label (self->none, _ ("No ticket is linked with this machine."));
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * vnt_machine_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): a page of no machine
 */
GtkWidget *
vnt_machine_page_new (VntDesk *desk)
{
  VntMachinePage *self = g_object_new (VNT_TYPE_MACHINE_PAGE, NULL);

  self->desk = g_object_ref (desk);
  self->monitor = vnt_monitor_box_new (desk);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->fields))),
                              self->monitor, GTK_WIDGET (self->fields));
  self->records = vnt_machine_records_new (desk, self->record);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->fields))),
                              self->records, self->monitor);
  g_signal_connect_swapped (desk, "machines-changed", G_CALLBACK (load), self);
  return GTK_WIDGET (self);
}

/**
 * vnt_machine_page_show:
 * @machine: its number, one made here too
 */
void
vnt_machine_page_show (VntMachinePage *self, gint64 machine)
{
  g_return_if_fail (VNT_IS_MACHINE_PAGE (self));

  if (self->id != machine)
    {
      g_clear_pointer (&self->machine, vnt_machine_unref);
      gtk_widget_set_visible (self->scroller, FALSE);
    }
  self->id = machine;
  load (self);
  vnt_desk_want_machine (self->desk, self->id);
}

/* Returns: the machine's number, 0 for none */
gint64
vnt_machine_page_get_id (VntMachinePage *self)
{
  return self->id;
}

/* Returns: (transfer none) (nullable): the machine, %NULL before it was read */
const VntMachine *
vnt_machine_page_get_machine (VntMachinePage *self)
{
  return self->machine;
}
