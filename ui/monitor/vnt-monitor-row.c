/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-monitor-row.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-monitor-words.h"
#include "vnt-words.h"
#include "vnt-wrap-box.h"

struct _VntMonitorRow
{
  GtkListBoxRow parent_instance;

  VntAlert *alert;
  GtkLabel *about;
};

enum
{
  SIGNAL_ACKNOWLEDGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntMonitorRow, vnt_monitor_row, GTK_TYPE_LIST_BOX_ROW)

static void
vnt_monitor_row_finalize (GObject *object)
{
  vnt_alert_free (VNT_MONITOR_ROW (object)->alert);
  G_OBJECT_CLASS (vnt_monitor_row_parent_class)->finalize (object);
}

static void
vnt_monitor_row_class_init (VntMonitorRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vnt_monitor_row_finalize;
  signals[SIGNAL_ACKNOWLEDGE] =
    g_signal_new ("acknowledge", VNT_TYPE_MONITOR_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
vnt_monitor_row_init (VntMonitorRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

static GtkWidget *
new_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
new_title (const VntAlert *alert)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = vnt_monitor_words_name (alert);
  GtkWidget *label = new_label (name, "heading");
  GtkWidget *chip = gtk_label_new (vnt_monitor_words_state (alert));

  gtk_widget_add_css_class (chip, "chip");
  if (alert->state == VNT_ALERT_CRITICAL || alert->state == VNT_ALERT_UNKNOWN)
    gtk_widget_add_css_class (chip, "late");
  else if (alert->state == VNT_ALERT_WARNING)
    gtk_widget_add_css_class (chip, "soon");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), chip);
  return line;
}

static void
on_acknowledge (VntMonitorRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ACKNOWLEDGE], 0);
}

static void
name_button (GtkWidget *button, const char *label, const VntAlert *alert)
{
  g_autofree char *name = vnt_monitor_words_name (alert);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", label, name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static GtkWidget *
new_ticket_button (const VntAlert *alert, gint64 machine)
{
  g_autofree char *number = vnt_words_ticket_number (alert->ticket);
  g_autofree char *label =
    alert->ticket != 0 ? g_strdup_printf (_ ("Ticket %s"), number) : g_strdup (_ ("Open a Ticket"));
  GtkWidget *button = gtk_button_new_with_label (label);

  if (alert->ticket != 0)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.open-ticket");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", alert->ticket);
    }
  else
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.ticket-from-alert");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", machine, alert->key);
    }
  name_button (button, label, alert);
  return button;
}

/* Two who looked at it in the same moment. */
static GtkWidget *
new_doubled (const VntAlert *alert)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *number = vnt_words_ticket_number (alert->other);
  /* Translators: %s is a ticket's number */
  g_autofree char *words = g_strdup_printf (_ ("Ticket %s is about the same."), number);
  GtkWidget *merge = gtk_button_new_with_label (_ ("Merge Them…"));

  gtk_box_append (GTK_BOX (box), new_label (words, "warning"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (merge), "win.merge-doubled");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (merge), "(xx)", alert->ticket, alert->other);
  gtk_widget_set_halign (merge, GTK_ALIGN_START);
  gtk_widget_set_visible (merge, alert->ticket > 0 && alert->other > 0);
  name_button (merge, _ ("Merge Them…"), alert);
  gtk_box_append (GTK_BOX (box), merge);
  return box;
}

static GtkWidget *
new_buttons (VntMonitorRow *self, gint64 machine)
{
  const VntAlert *alert = self->alert;
  GtkWidget *line = vnt_wrap_box_new ();

  vnt_wrap_box_append (VNT_WRAP_BOX (line), new_ticket_button (alert, machine));
  if (!alert->acknowledged)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Acknowledge"));

      gtk_widget_set_sensitive (button, alert->ticket > 0);
      gtk_widget_set_tooltip_text (
        button,
        alert->ticket > 0
          ? _ ("Tell the monitoring that somebody takes care of it, with the ticket’s number")
        : alert->ticket < 0 ? _ ("The ticket has no number yet: it waits to be sent")
                            : _ ("Open a ticket first: the monitoring is told its number"));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_acknowledge), self);
      name_button (button, _ ("Acknowledge"), alert);
      vnt_wrap_box_append (VNT_WRAP_BOX (line), button);
    }
  if (alert->link != NULL)
    {
      GtkWidget *link = gtk_link_button_new_with_label (alert->link, _ ("In the Monitoring"));

      name_button (link, _ ("In the Monitoring"), alert);
      vnt_wrap_box_append (VNT_WRAP_BOX (line), link);
    }
  return line;
}

/**
 * vnt_monitor_row_grow_older:
 *
 * Says anew how long it has been so.
 */
void
vnt_monitor_row_grow_older (VntMonitorRow *self)
{
  const VntAlert *alert = self->alert;
  g_autofree char *name = vnt_monitor_words_name (alert);
  g_autofree char *about = vnt_monitor_words_about (alert, vnt_clock_now ());
  g_autofree char *spoken =
    g_strdup_printf ("%s, %s, %s, %s", name, vnt_monitor_words_state (alert), alert->output, about);

  gtk_label_set_label (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * vnt_monitor_row_new:
 * @alert: what is said
 * @machine: of which machine of the inventory
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
vnt_monitor_row_new (const VntAlert *alert, gint64 machine)
{
  VntMonitorRow *self = g_object_new (VNT_TYPE_MONITOR_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->alert = vnt_alert_copy (alert);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), new_title (alert));
  if (*alert->output != '\0')
    gtk_box_append (GTK_BOX (box), new_label (alert->output, NULL));
  self->about = GTK_LABEL (new_label (NULL, "dim-label"));
  gtk_widget_add_css_class (GTK_WIDGET (self->about), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->about));
  if (alert->other != 0)
    gtk_box_append (GTK_BOX (box), new_doubled (alert));
  if (vnt_alert_is_problem (alert))
    gtk_box_append (GTK_BOX (box), new_buttons (self, machine));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  vnt_monitor_row_grow_older (self);
  return GTK_WIDGET (self);
}

/* Returns: (transfer none): what it shows */
const VntAlert *
vnt_monitor_row_get_alert (VntMonitorRow *self)
{
  return self->alert;
}
