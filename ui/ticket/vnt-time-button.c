/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-time-button.h"

#include <glib/gi18n.h>

#include "vnt-enter.h"
#include "vnt-words.h"

#define MOST_MINUTES 1440

struct _VntTimeButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *popover;
  GtkSpinButton *minutes;
};

enum
{
  SIGNAL_ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntTimeButton, vnt_time_button, GTK_TYPE_WIDGET)

static void
on_show (VntTimeButton *self)
{
  gtk_spin_button_set_value (self->minutes, 15);
  gtk_widget_grab_focus (GTK_WIDGET (self->minutes));
  gtk_editable_select_region (GTK_EDITABLE (self->minutes), 0, -1);
}

static void
on_add (VntTimeButton *self)
{
  gtk_spin_button_update (self->minutes);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, gtk_spin_button_get_value_as_int (self->minutes));
}

static GtkWidget *
new_content (VntTimeButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add"));

  self->minutes = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, MOST_MINUTES, 5));
  gtk_spin_button_set_numeric (self->minutes, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->minutes), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->minutes), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Minutes to add"), -1);
  gtk_widget_add_css_class (add, "suggested-action");
  vnt_enter_connect (GTK_WIDGET (self->minutes), G_CALLBACK (on_add), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->minutes));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("min")));
  gtk_box_append (GTK_BOX (box), add);
  return box;
}

static void
vnt_time_button_dispose (GObject *object)
{
  g_clear_pointer (&VNT_TIME_BUTTON (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (vnt_time_button_parent_class)->dispose (object);
}

static void
vnt_time_button_class_init (VntTimeButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_time_button_dispose;
  signals[SIGNAL_ADDED] = g_signal_new ("added", VNT_TYPE_TIME_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_time_button_init (VntTimeButton *self)
{
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), new_content (self));
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (on_show), self);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_tooltip_text (self->button, _ ("Add time worked (T)"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  vnt_time_button_set_minutes (self, 0);
}

/**
 * vnt_time_button_new:
 *
 * Returns: (transfer floating): a button with no time
 */
GtkWidget *
vnt_time_button_new (void)
{
  return g_object_new (VNT_TYPE_TIME_BUTTON, NULL);
}

/**
 * vnt_time_button_set_minutes:
 * @minutes: worked so far
 */
void
vnt_time_button_set_minutes (VntTimeButton *self, int minutes)
{
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (VNT_IS_TIME_BUTTON (self));

  text = vnt_words_minutes (minutes);
  /* Translators: %s is "1 h 05 min" or "15 minutes" */
  spoken = g_strdup_printf (_ ("Time worked: %s. Add time."), text);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

/**
 * vnt_time_button_open:
 *
 * Asks for minutes to add.
 */
void
vnt_time_button_open (VntTimeButton *self)
{
  g_return_if_fail (VNT_IS_TIME_BUTTON (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
