/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-moment-button.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-enter.h"
#include "vnt-in-view.h"
#include "vnt-message-words.h"

/* What is offered where nothing is set: the end of this working day. */
#define USUAL_HOUR 17

struct _VntMomentButton
{
  GtkWidget parent_instance;

  gint64 time; /* what is shown, 0 for none */
  gboolean days; /* a day without a time */
  char *title;

  GtkWidget *button;
  GtkWidget *popover;
  GtkCalendar *calendar;
  GtkSpinButton *hour;
  GtkSpinButton *minute;
  GtkWidget *time_line;
  GtkWidget *clear;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntMomentButton, vnt_moment_button, GTK_TYPE_WIDGET)

static void
on_show (VntMomentButton *self)
{
  g_autoptr (GDateTime) then =
    g_date_time_new_from_unix_local (self->time != 0 ? self->time : vnt_clock_now ());

  gtk_calendar_select_day (self->calendar, then);
  gtk_spin_button_set_value (self->hour,
                             self->time != 0 ? g_date_time_get_hour (then) : USUAL_HOUR);
  gtk_spin_button_set_value (self->minute, self->time != 0 ? g_date_time_get_minute (then) : 0);
  gtk_widget_set_sensitive (self->clear, self->time != 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

static void
choose (VntMomentButton *self, gint64 when)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, when);
}

static void
on_set (VntMomentButton *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autoptr (GDateTime) when = NULL;

  /* What is being typed counts before the entry has noticed. */
  gtk_spin_button_update (self->hour);
  gtk_spin_button_update (self->minute);
  when =
    g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                           g_date_time_get_day_of_month (day),
                           self->days ? 0 : gtk_spin_button_get_value_as_int (self->hour),
                           self->days ? 0 : gtk_spin_button_get_value_as_int (self->minute), 0);
  if (when != NULL)
    choose (self, g_date_time_to_unix (when));
}

/* GTK's calendar moves a mark that Space then chooses; here the day that is shown as chosen moves. */
static gboolean
on_move (GtkWidget *calendar, GVariant *step, gpointer user_data)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (calendar));
  g_autoptr (GDateTime) next = NULL;
  int days = 0;
  int months = 0;

  g_variant_get (step, "(ii)", &days, &months);
  next = g_date_time_add_full (day, 0, months, days, 0, 0, 0);
  if (next != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (calendar), next);
  return TRUE;
}

static void
add_moves (GtkWidget *calendar)
{
  static const struct
  {
    guint key;
    int days;
    int months;
  } MOVES[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 },    { GDK_KEY_Up, -7, 0 },
    { GDK_KEY_Down, 7, 0 },  { GDK_KEY_Page_Up, 0, -1 }, { GDK_KEY_Page_Down, 0, 1 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (MOVES); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (MOVES[i].key, 0),
                                                gtk_callback_action_new (on_move, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new ("(ii)", MOVES[i].days, MOVES[i].months));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (calendar, controller);
}

static void
on_clear (VntMomentButton *self)
{
  choose (self, 0);
}

static char *
two_digits (GtkSpinButton *spin)
{
  return g_strdup_printf ("%02d", gtk_spin_button_get_value_as_int (spin));
}

static gboolean
on_output (GtkSpinButton *spin)
{
  g_autofree char *text = two_digits (spin);

  gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static GtkSpinButton *
new_number (VntMomentButton *self, int most, int step, const char *name)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, most, step);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_spin_button_set_wrap (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 2);
  gtk_widget_set_tooltip_text (spin, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (spin, "output", G_CALLBACK (on_output), NULL);
  vnt_enter_connect (spin, G_CALLBACK (on_set), self);
  return GTK_SPIN_BUTTON (spin);
}

static GtkWidget *
new_time_line (VntMomentButton *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->hour = new_number (self, 23, 1, _ ("Hour"));
  self->minute = new_number (self, 59, 5, _ ("Minute"));
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->hour));
  gtk_box_append (GTK_BOX (line), gtk_label_new (":"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->minute));
  return line;
}

static GtkWidget *
new_button_line (VntMomentButton *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *set = gtk_button_new_with_mnemonic (_ ("_Set"));

  self->clear = gtk_button_new_with_mnemonic (_ ("C_lear"));
  gtk_widget_add_css_class (set, "suggested-action");
  gtk_widget_set_hexpand (self->clear, TRUE);
  gtk_widget_set_hexpand (set, TRUE);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear), self);
  g_signal_connect_swapped (set, "clicked", G_CALLBACK (on_set), self);
  gtk_box_append (GTK_BOX (line), self->clear);
  gtk_box_append (GTK_BOX (line), set);
  return line;
}

static void
vnt_moment_button_dispose (GObject *object)
{
  g_clear_pointer (&VNT_MOMENT_BUTTON (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (vnt_moment_button_parent_class)->dispose (object);
}

static void
vnt_moment_button_finalize (GObject *object)
{
  g_free (VNT_MOMENT_BUTTON (object)->title);
  G_OBJECT_CLASS (vnt_moment_button_parent_class)->finalize (object);
}

static void
vnt_moment_button_class_init (VntMomentButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_moment_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_moment_button_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", VNT_TYPE_MOMENT_BUTTON, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_moment_button_init (VntMomentButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  vnt_enter_connect (GTK_WIDGET (self->calendar), G_CALLBACK (on_set), self);
  add_moves (GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  self->time_line = new_time_line (self);
  gtk_box_append (GTK_BOX (box), self->time_line);
  gtk_box_append (GTK_BOX (box), new_button_line (self));
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (on_show), self);
  self->button = gtk_menu_button_new ();
  vnt_in_view_keep (self->button);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * vnt_moment_button_new:
 * @title: what the moment is, translated: "Due"
 * @days: whether it is a day, without a time
 *
 * Returns: (transfer floating): a button with no time
 */
GtkWidget *
vnt_moment_button_new (const char *title, gboolean days)
{
  VntMomentButton *self = g_object_new (VNT_TYPE_MOMENT_BUTTON, NULL);

  self->title = g_strdup (title);
  self->days = days;
  gtk_widget_set_visible (self->time_line, !days);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  vnt_moment_button_set_time (self, 0);
  return GTK_WIDGET (self);
}

static char *
day_words (gint64 unix_seconds)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_local (unix_seconds);

  /* Translators: a day, strftime() format */
  return day != NULL ? g_date_time_format (day, _ ("%-d %b %Y")) : g_strdup ("");
}

/**
 * vnt_moment_button_set_time:
 * @unix_seconds: 0 for none; of a day, any moment of it here
 */
void
vnt_moment_button_set_time (VntMomentButton *self, gint64 unix_seconds)
{
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (VNT_IS_MOMENT_BUTTON (self));

  self->time = MAX (unix_seconds, 0);
  if (self->time == 0)
    text = g_strdup (_ ("Not set"));
  else
    text = self->days ? day_words (self->time) : vnt_message_words_time (self->time);
  spoken = g_strdup_printf ("%s: %s", self->title, text);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

/**
 * vnt_moment_button_open:
 *
 * Opens the calendar, with the focus in it.
 */
void
vnt_moment_button_open (VntMomentButton *self)
{
  g_return_if_fail (VNT_IS_MOMENT_BUTTON (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
