/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-machine-chips.h"

#include <glib/gi18n.h>

#include "vnt-changes.h"
#include "vnt-desk-machines.h"
#include "vnt-dispose.h"
#include "vnt-machine-words.h"

/* Who has more works in a store room. */
#define MOST 6

struct _VntMachineChips
{
  GtkWidget parent_instance;

  VntDesk *desk;
  gint64 ticket;
  char *requestor;
  VntTicketDetail *detail;
  gboolean locked;
  GPtrArray *machines;
  GCancellable *loading;
  GtkLabel *problem;
  GtkBox *list;
};

G_DEFINE_FINAL_TYPE (VntMachineChips, vnt_machine_chips, GTK_TYPE_WIDGET)

static gboolean
is_linked (VntMachineChips *self, gint64 machine)
{
  g_autofree char *target = g_strdup_printf ("asset:%" G_GINT64_FORMAT, machine);

  for (guint i = 0; self->detail != NULL && i < self->detail->links->len; i++)
    if (g_str_equal (((VntLink *) g_ptr_array_index (self->detail->links, i))->target, target))
      return TRUE;
  return FALSE;
}

static void
on_linked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMachineChips) self = user_data;
  g_autoptr (GError) error = NULL;

  vnt_desk_set_field_finish (VNT_DESK (source), result, &error);
  if (self->problem == NULL)
    return;
  gtk_label_set_label (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static void
on_link (GtkButton *button, VntMachineChips *self)
{
  const char *target = g_object_get_data (G_OBJECT (button), "vnt-target");
  g_autofree char *changes = vnt_changes_make ((const char *[]){ target, NULL }, NULL);

  if (self->desk == NULL || self->ticket == 0)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  vnt_desk_set_named_field_async (self->desk, self->ticket, VNT_FIELD_LINKS, "refers-to", changes,
                                  NULL, on_linked, g_object_ref (self));
}

static GtkWidget *
new_line (VntMachineChips *self, const VntMachine *machine)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *open = gtk_button_new_with_label (machine->name);
  GtkWidget *link = gtk_button_new_with_label (_ ("Link"));
  g_autofree char *about = vnt_machine_words_about (machine);
  g_autofree char *spoken = g_strdup_printf (_ ("Link %s with this ticket"), machine->name);

  gtk_widget_add_css_class (open, "flat");
  gtk_widget_set_tooltip_text (open, about);
  gtk_widget_set_hexpand (open, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (open))),
                           PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (open))), 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open-machine");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "x", machine->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (link), "vnt-target",
                          g_strdup_printf ("asset:%" G_GINT64_FORMAT, machine->id), g_free);
  g_signal_connect_object (link, "clicked", G_CALLBACK (on_link), self, 0);
  gtk_widget_set_visible (link,
                          !self->locked && self->detail != NULL && !is_linked (self, machine->id));
  gtk_box_append (GTK_BOX (line), open);
  gtk_box_append (GTK_BOX (line), link);
  return line;
}

static void
show_machines (VntMachineChips *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  for (guint i = 0; self->machines != NULL && i < self->machines->len; i++)
    gtk_box_append (self->list, new_line (self, g_ptr_array_index (self->machines, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), self->machines != NULL && self->machines->len > 0);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMachineChips) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) machines =
    vnt_desk_find_machines_finish (VNT_DESK (source), result, &error);

  if (machines == NULL || self->list == NULL)
    return;
  g_clear_pointer (&self->machines, g_ptr_array_unref);
  self->machines = g_steal_pointer (&machines);
  show_machines (self);
}

static void
stop (VntMachineChips *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
load (VntMachineChips *self)
{
  stop (self);
  if (self->desk == NULL || self->requestor == NULL || *self->requestor == '\0')
    {
      g_clear_pointer (&self->machines, g_ptr_array_unref);
      show_machines (self);
      return;
    }
  self->loading = g_cancellable_new ();
  vnt_desk_find_machines_async (self->desk, NULL, 0, NULL, self->requestor, MOST, self->loading,
                                on_found, g_object_ref (self));
}

static void
vnt_machine_chips_dispose (GObject *object)
{
  VntMachineChips *self = VNT_MACHINE_CHIPS (object);

  stop (self);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_object (&self->desk);
  self->list = NULL;
  self->problem = NULL;
  vnt_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->machines, g_ptr_array_unref);
  g_clear_pointer (&self->detail, vnt_ticket_detail_unref);
  g_clear_pointer (&self->requestor, g_free);
  G_OBJECT_CLASS (vnt_machine_chips_parent_class)->dispose (object);
}

static void
vnt_machine_chips_class_init (VntMachineChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_machine_chips_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
vnt_machine_chips_init (VntMachineChips *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *title = gtk_label_new (_ ("Machines of the Requestor"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_set_parent (title, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->problem), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * vnt_machine_chips_new:
 *
 * Returns: (transfer floating): machines of nobody, not shown
 */
GtkWidget *
vnt_machine_chips_new (void)
{
  return g_object_new (VNT_TYPE_MACHINE_CHIPS, NULL);
}

static void
set_desk (VntMachineChips *self, VntDesk *desk)
{
  if (self->desk == desk)
    return;
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_set_object (&self->desk, desk);
  if (desk != NULL)
    g_signal_connect_swapped (desk, "machines-changed", G_CALLBACK (load), self);
}

/**
 * vnt_machine_chips_show:
 * @ticket: (nullable): its row
 * @detail: (nullable): what is known of it, with what waits laid over it
 * @locked: (nullable): why the account may not change it, %NULL when it may
 */
void
vnt_machine_chips_show (VntMachineChips *self,
                        VntDesk *desk,
                        const VntTicket *ticket,
                        const VntTicketDetail *detail,
                        const char *locked)
{
  const char *requestor = ticket != NULL ? ticket->requestor : NULL;
  gboolean same = self->desk == desk && g_strcmp0 (requestor, self->requestor) == 0;

  g_return_if_fail (VNT_IS_MACHINE_CHIPS (self));

  set_desk (self, desk);
  self->ticket = ticket != NULL ? ticket->id : 0;
  self->locked = locked != NULL;
  g_clear_pointer (&self->detail, vnt_ticket_detail_unref);
  self->detail = detail != NULL ? vnt_ticket_detail_ref ((VntTicketDetail *) detail) : NULL;
  if (same)
    {
      show_machines (self);
      return;
    }
  g_free (self->requestor);
  self->requestor = g_strdup (requestor);
  g_clear_pointer (&self->machines, g_ptr_array_unref);
  show_machines (self);
  load (self);
}
