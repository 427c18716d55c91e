/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-monitor-box.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-desk-monitor.h"
#include "vnt-dispose.h"
#include "vnt-monitor-row.h"
#include "vnt-words.h"

/* Between two questions while the page is looked at. */
#define ASK_SECONDS 60

struct _VntMonitorBox
{
  GtkWidget parent_instance;

  VntDesk *desk;
  VntMachine *machine; /* NULL for none */
  VntMonitored *said; /* NULL while nothing is known */
  char *problem; /* why it could not be asked, NULL when it could */
  GCancellable *asking; /* NULL while nobody is asked */
  guint ask_id;
  GtkLabel *note;
  GtkWidget *refresh;
  GtkListBox *list;
  GtkLabel *good;
};

G_DEFINE_FINAL_TYPE (VntMonitorBox, vnt_monitor_box, GTK_TYPE_WIDGET)

static void ask (VntMonitorBox *self);

static char *
describe (VntMonitorBox *self)
{
  g_autofree char *age =
    self->said != NULL ? vnt_words_age_spoken (self->said->asked, vnt_clock_now ()) : NULL;

  if (self->problem != NULL && age != NULL)
    /* Translators: why the monitoring could not be asked, then "5 minutes ago" */
    return g_strdup_printf (_ ("%s This was said %s."), self->problem, age);
  if (self->problem != NULL)
    return g_strdup (self->problem);
  if (age == NULL)
    return g_strdup (_ ("The monitoring is being asked…"));
  if (self->said->alerts->len == 0)
    /* Translators: %s is "5 minutes ago" */
    return g_strdup_printf (_ ("The monitoring has nothing about this machine. Asked %s."), age);
  return g_strdup_printf (_ ("Asked %s"), age);
}

static void
on_acknowledged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMonitorBox) self = user_data;
  g_autoptr (GError) error = NULL;

  vnt_desk_acknowledge_alert_finish (VNT_DESK (source), result, &error);
  if (self->desk == NULL)
    return;
  if (error == NULL)
    {
      ask (self);
      return;
    }
  gtk_label_set_label (self->note, error->message);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), TRUE);
}

static void
on_acknowledge (VntMonitorBox *self, VntMonitorRow *row)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), FALSE);
  vnt_desk_acknowledge_alert_async (self->desk, vnt_monitor_row_get_alert (row), NULL,
                                    on_acknowledged, g_object_ref (self));
}

/* One that says the same stays: somebody may be pressing its button. */
static void
put_row (VntMonitorBox *self, int place, const VntAlert *alert)
{
  GtkListBoxRow *there = gtk_list_box_get_row_at_index (self->list, place);
  GtkWidget *row;

  if (there != NULL && vnt_alert_equal (vnt_monitor_row_get_alert (VNT_MONITOR_ROW (there)), alert))
    {
      vnt_monitor_row_grow_older (VNT_MONITOR_ROW (there));
      return;
    }
  if (there != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (there));
  row = vnt_monitor_row_new (alert, self->machine->id);

  g_signal_connect_object (row, "acknowledge", G_CALLBACK (on_acknowledge), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_insert (self->list, row, place);
}

/* The row that has the focus, -1 for none. */
static int
find_focus (VntMonitorBox *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_LIST_BOX_ROW (child) && focus != NULL && gtk_widget_is_ancestor (focus, child)
           ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child))
           : -1;
}

/* What is bad is shown one by one, what is good in a line. */
static void
show (VntMonitorBox *self)
{
  g_autofree char *note = describe (self);
  g_autofree char *good = NULL;
  int focused = find_focus (self);
  GtkListBoxRow *row;
  int bad = 0;
  guint fine = 0;

  for (guint i = 0; self->said != NULL && i < self->said->alerts->len; i++)
    {
      const VntAlert *alert = g_ptr_array_index (self->said->alerts, i);

      if (vnt_alert_is_problem (alert))
        put_row (self, bad++, alert);
      else
        fine += alert->state == VNT_ALERT_OK;
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, bad)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  good = g_strdup_printf (ngettext ("%u check is good", "%u checks are good", fine), fine);
  gtk_label_set_label (self->note, note);
  gtk_label_set_label (self->good, good);
  gtk_widget_set_visible (GTK_WIDGET (self->good), fine > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), bad > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), TRUE);
  row = gtk_list_box_get_row_at_index (self->list, focused);
  if (focused >= 0 && row != NULL && find_focus (self) < 0)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
take (VntMonitorBox *self, VntMonitored *said)
{
  g_clear_pointer (&self->said, vnt_monitored_free);
  self->said = said;
}

/* Whether an answer is about what is shown. */
static gboolean
is_wanted (VntMonitorBox *self, const VntMonitored *said)
{
  return self->desk != NULL && self->machine != NULL &&
         (said == NULL || said->machine == self->machine->id);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMonitorBox) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMonitored) said = vnt_desk_ask_monitor_finish (VNT_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !is_wanted (self, said))
    return;
  g_clear_object (&self->asking);
  gtk_widget_set_sensitive (self->refresh, TRUE);
  g_clear_pointer (&self->problem, g_free);
  if (said != NULL)
    take (self, g_steal_pointer (&said));
  else
    self->problem = g_strdup (error->message);
  show (self);
}

static void
stop (VntMonitorBox *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
ask (VntMonitorBox *self)
{
  stop (self);
  if (self->machine == NULL || !vnt_desk_has_monitor (self->desk))
    return;
  self->asking = g_cancellable_new ();
  gtk_widget_set_sensitive (self->refresh, FALSE);
  vnt_desk_ask_monitor_async (self->desk, self->machine, self->asking, on_asked,
                              g_object_ref (self));
}

/* What was said last, until it is said anew. */
static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMonitorBox) self = user_data;
  g_autoptr (VntMonitored) said = vnt_desk_load_monitored_finish (VNT_DESK (source), result, NULL);

  if (said == NULL || !is_wanted (self, said))
    return;
  if (self->said == NULL || self->said->asked <= said->asked)
    take (self, g_steal_pointer (&said));
  show (self);
}

static gboolean
on_time (gpointer user_data)
{
  VntMonitorBox *self = user_data;

  if (self->asking == NULL)
    ask (self);
  return G_SOURCE_CONTINUE;
}

static void
vnt_monitor_box_map (GtkWidget *widget)
{
  VntMonitorBox *self = VNT_MONITOR_BOX (widget);

  GTK_WIDGET_CLASS (vnt_monitor_box_parent_class)->map (widget);
  self->ask_id = g_timeout_add_seconds (ASK_SECONDS, on_time, self);
}

static void
vnt_monitor_box_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&VNT_MONITOR_BOX (widget)->ask_id, g_source_remove);
  GTK_WIDGET_CLASS (vnt_monitor_box_parent_class)->unmap (widget);
}

static void
vnt_monitor_box_dispose (GObject *object)
{
  VntMonitorBox *self = VNT_MONITOR_BOX (object);

  g_clear_handle_id (&self->ask_id, g_source_remove);
  stop (self);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->machine, vnt_machine_unref);
  vnt_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (vnt_monitor_box_parent_class)->dispose (object);
}

static void
vnt_monitor_box_finalize (GObject *object)
{
  VntMonitorBox *self = VNT_MONITOR_BOX (object);

  g_clear_pointer (&self->said, vnt_monitored_free);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (vnt_monitor_box_parent_class)->finalize (object);
}

static void
vnt_monitor_box_class_init (VntMonitorBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_monitor_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_monitor_box_finalize;
  GTK_WIDGET_CLASS (klass)->map = vnt_monitor_box_map;
  GTK_WIDGET_CLASS (klass)->unmap = vnt_monitor_box_unmap;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
new_label (GtkWidget *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
new_heading (VntMonitorBox *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkLabel *heading = new_label (line, "heading");

  gtk_label_set_label (heading, _ ("Monitoring"));
  gtk_widget_set_hexpand (GTK_WIDGET (heading), TRUE);
  self->refresh = gtk_button_new_from_icon_name ("view-refresh-symbolic");
  gtk_widget_add_css_class (self->refresh, "flat");
  gtk_widget_set_tooltip_text (self->refresh, _ ("Ask the monitoring now"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->refresh), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Ask the monitoring now"), -1);
  g_signal_connect_swapped (self->refresh, "clicked", G_CALLBACK (ask), self);
  gtk_box_append (GTK_BOX (line), self->refresh);
  return line;
}

static void
vnt_monitor_box_init (VntMonitorBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), new_heading (self));
  self->note = new_label (box, "dim-label");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Monitoring"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  self->good = new_label (box, "dim-label");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* A ticket that was made here gets its number when it was sent. */
static void
reload (VntMonitorBox *self)
{
  if (self->machine != NULL && gtk_widget_get_visible (GTK_WIDGET (self)))
    vnt_desk_load_monitored_async (self->desk, self->machine->id, NULL, on_loaded,
                                   g_object_ref (self));
}

/**
 * vnt_monitor_box_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): a box about no machine, hidden
 */
GtkWidget *
vnt_monitor_box_new (VntDesk *desk)
{
  VntMonitorBox *self = g_object_new (VNT_TYPE_MONITOR_BOX, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::waiting", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* The page shows the machine again whenever anything in the inventory changes. */
static gboolean
is_old (VntMonitorBox *self)
{
  return self->asking == NULL &&
         (self->said == NULL || vnt_clock_now () - self->said->asked >= ASK_SECONDS / 2);
}

/**
 * vnt_monitor_box_show:
 * @machine: a machine, or the same as it is now
 *
 * Shows what was said of it last, and asks.
 */
void
vnt_monitor_box_show (VntMonitorBox *self, const VntMachine *machine)
{
  gboolean another;

  g_return_if_fail (VNT_IS_MONITOR_BOX (self));

  another = self->machine == NULL || self->machine->id != machine->id;
  g_clear_pointer (&self->machine, vnt_machine_unref);
  self->machine = vnt_machine_ref ((VntMachine *) machine);
  if (another)
    {
      g_clear_pointer (&self->said, vnt_monitored_free);
      g_clear_pointer (&self->problem, g_free);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), machine->id > 0 && vnt_desk_has_monitor (self->desk));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  show (self);
  vnt_desk_load_monitored_async (self->desk, machine->id, NULL, on_loaded, g_object_ref (self));
  if (another || is_old (self))
    ask (self);
}
