/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-colleague-window.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-decision.h"
#include "vnt-desk-workload.h"

#define DAY (24 * 60 * 60)

struct _VntColleagueWindow
{
  AdwWindow parent_instance;

  GtkEditable *role;
  GtkSpinButton *away; /* days from now, 0 while there */
  GtkSpinButton *hours;
  GtkSpinButton *most;
  GtkLabel *problem;

  VntDesk *desk;
  char *login;
  gint64 until; /* as it was */
  int days; /* as it was shown */
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntColleagueWindow, vnt_colleague_window, ADW_TYPE_WINDOW)

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntColleagueWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_save_colleague_finish (VNT_DESK (source), result, &error))
    {
      if (self->desk != NULL)
        gtk_label_set_label (self->problem, error->message);
      return;
    }
  if (self->desk == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_save (VntColleagueWindow *self)
{
  VntColleague *colleague = vnt_colleague_new (self->login);
  int days = gtk_spin_button_get_value_as_int (self->away);

  g_free (colleague->role);
  colleague->role = g_strstrip (g_strdup (gtk_editable_get_text (self->role)));
  if (days > 0)
    colleague->away = days == self->days ? self->until : vnt_clock_now () + (gint64) days * DAY;
  colleague->day = (int) (gtk_spin_button_get_value (self->hours) * 60);
  colleague->most = gtk_spin_button_get_value_as_int (self->most);
  vnt_desk_save_colleague_async (self->desk, colleague, NULL, on_saved, g_object_ref (self));
}

static void
vnt_colleague_window_dispose (GObject *object)
{
  VntColleagueWindow *self = VNT_COLLEAGUE_WINDOW (object);

  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_colleague_window_parent_class)->dispose (object);
}

static void
vnt_colleague_window_finalize (GObject *object)
{
  g_free (VNT_COLLEAGUE_WINDOW (object)->login);
  G_OBJECT_CLASS (vnt_colleague_window_parent_class)->finalize (object);
}

static void
vnt_colleague_window_class_init (VntColleagueWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_colleague_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_colleague_window_finalize;
  signals[SIGNAL_DONE] = g_signal_new ("done", VNT_TYPE_COLLEAGUE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
vnt_colleague_window_init (VntColleagueWindow *self)
{
}

static void
add_row (GtkListBox *list, const char *title, const char *subtitle, GtkWidget *widget)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  gtk_list_box_append (list, row);
}

static GtkSpinButton *
add_number (GtkListBox *list, const char *title, const char *subtitle, double most, double value)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, most, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  add_row (list, title, subtitle, spin);
  return GTK_SPIN_BUTTON (spin);
}

static GtkWidget *
make_header (VntColleagueWindow *self)
{
  GtkWidget *save;
  GtkWidget *header = vnt_decision_header_new (GTK_WINDOW (self), _ ("_Save"), &save);

  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save), self);
  return header;
}

static GtkWidget *
make_content (VntColleagueWindow *self, const VntColleague *colleague)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());
  GtkWidget *role = gtk_entry_new ();
  gint64 now = vnt_clock_now ();

  if (colleague != NULL && colleague->away > now)
    {
      self->until = colleague->away;
      self->days = (int) ((colleague->away - now + DAY - 1) / DAY);
    }
  gtk_list_box_set_selection_mode (list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (list), "boxed-list");
  self->role = GTK_EDITABLE (role);
  gtk_editable_set_text (self->role, colleague != NULL ? colleague->role : "");
  gtk_editable_set_width_chars (self->role, 12);
  add_row (list, _ ("Role"), _ ("First level, field …"), role);
  self->away = add_number (list, _ ("Absent"), _ ("For so many days from now; 0 while there"), 365,
                           self->days);
  self->hours = add_number (list, _ ("Hours a day"), _ ("0 for those of the calendar"), 24,
                            colleague != NULL ? colleague->day / 60.0 : 0);
  gtk_spin_button_set_digits (self->hours, 1);
  self->most = add_number (list, _ ("In progress at once"), _ ("0 for no limit"), 500,
                           colleague != NULL ? colleague->most : 0);
  self->problem = GTK_LABEL (gtk_label_new (_ ("Kept on this computer alone.")));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "dim-label");
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  return box;
}

/**
 * vnt_colleague_window_new:
 * @parent: the window it belongs to
 * @desk: an open desk
 * @load: a person's
 *
 * Returns: (transfer none): a window; present it
 */
VntColleagueWindow *
vnt_colleague_window_new (GtkWindow *parent, VntDesk *desk, const VntLoad *load)
{
  VntColleagueWindow *self =
    g_object_new (VNT_TYPE_COLLEAGUE_WINDOW, "transient-for", parent, "modal", TRUE,
                  "default-width", 420, "title", load->name, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->desk = g_object_ref (desk);
  self->login = g_strdup (load->key);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_content (self, load->colleague));
  adw_window_set_content (ADW_WINDOW (self), box);

  return self;
}
