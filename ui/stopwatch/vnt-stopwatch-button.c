/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-stopwatch-button.h"

#include <glib/gi18n.h>

#include "vnt-desk-stopwatch.h"
#include "vnt-dispose.h"
#include "vnt-idle.h"
#include "vnt-stopwatch-dialogs.h"
#include "vnt-words.h"

struct _VntStopwatchButton
{
  GtkWidget parent_instance;

  VntDeskStopwatch *watch;
  VntIdle *idle;
  gint64 ticket; /* what is shown, 0 for none */
  GtkWidget *question; /* weak */

  GtkWidget *button;
  GtkWidget *popover;
  GtkLabel *title;
  GtkWidget *start;
  GtkWidget *pause;
  GtkWidget *book;
  GtkWidget *drop;
  GtkWidget *open;
};

G_DEFINE_FINAL_TYPE (VntStopwatchButton, vnt_stopwatch_button, GTK_TYPE_WIDGET)

/* Which ticket the button is about: the one shown if anything was measured on it, else the one that runs. */
static gint64
subject_of (VntStopwatchButton *self)
{
  gint64 running = self->watch != NULL ? vnt_desk_stopwatch_get_running (self->watch) : 0;

  if (self->ticket > 0 && self->watch != NULL &&
      (running == 0 || vnt_desk_stopwatch_get (self->watch, self->ticket) != NULL))
    return self->ticket;
  return running;
}

static char *
label_of (const VntStopwatch *watch, gint64 subject, gint64 shown)
{
  int minutes = watch != NULL ? (int) (watch->seconds / 60) : 0;
  g_autofree char *time = g_strdup_printf ("%d:%02d", minutes / 60, minutes % 60);

  if (watch == NULL)
    return g_strdup ("⏱");
  if (subject != shown)
    return g_strdup_printf ("⏱ #%" G_GINT64_FORMAT " %s", subject, time);
  return g_strdup_printf ("%s %s", watch->running ? "⏱" : "⏸", time);
}

static char *
spoken_of (const VntStopwatch *watch, gint64 subject)
{
  g_autofree char *number = vnt_words_ticket_number (subject);
  g_autofree char *time = watch != NULL ? vnt_words_minutes ((int) (watch->seconds / 60)) : NULL;

  if (watch == NULL)
    return g_strdup (_ ("Stopwatch"));
  if (watch->running)
    /* Translators: a ticket's number, then "12 minutes" */
    return g_strdup_printf (_ ("Stopwatch runs on %s: %s"), number, time);
  /* Translators: a ticket's number, then "12 minutes" */
  return g_strdup_printf (_ ("Stopwatch paused on %s: %s"), number, time);
}

static void
ask (VntStopwatchButton *self, const VntStopwatch *watch)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (watch == NULL || watch->away == 0 || self->question != NULL || root == NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_set_weak_pointer (&self->question,
                      vnt_stopwatch_away_dialog (GTK_WINDOW (root), self->watch, watch));
  gtk_window_present (GTK_WINDOW (self->question));
}

static void
show (VntStopwatchButton *self)
{
  gint64 subject = subject_of (self);
  const VntStopwatch *watch = subject != 0 ? vnt_desk_stopwatch_get (self->watch, subject) : NULL;
  gboolean running = watch != NULL && watch->running;
  g_autofree char *label = label_of (watch, subject, self->ticket);
  g_autofree char *spoken = spoken_of (watch, subject);

  if (self->button == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), subject != 0);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), label);
  gtk_widget_set_tooltip_text (self->button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  if (running)
    gtk_widget_add_css_class (GTK_WIDGET (self), "running");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "running");
  gtk_label_set_label (self->title, spoken);
  gtk_widget_set_visible (self->start, !running);
  gtk_widget_set_visible (self->pause, running);
  gtk_widget_set_sensitive (self->book, watch != NULL);
  gtk_widget_set_sensitive (self->drop, watch != NULL);
  gtk_widget_set_visible (self->open, subject != self->ticket);
  if (running && self->idle != NULL)
    vnt_idle_look (self->idle);
  ask (self, watch);
}

static void
close_popover (VntStopwatchButton *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
on_start (VntStopwatchButton *self)
{
  close_popover (self);
  if (subject_of (self) > 0)
    vnt_desk_stopwatch_start (self->watch, subject_of (self));
}

static void
on_pause (VntStopwatchButton *self)
{
  close_popover (self);
  vnt_desk_stopwatch_pause (self->watch);
}

static void
on_book (VntStopwatchButton *self)
{
  close_popover (self);
  vnt_stopwatch_button_book (self);
}

static void
on_drop (VntStopwatchButton *self)
{
  close_popover (self);
  vnt_desk_stopwatch_drop (self->watch, subject_of (self));
}

static void
on_open (VntStopwatchButton *self)
{
  close_popover (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-ticket", "x", subject_of (self));
}

static void
on_returned (VntStopwatchButton *self, gint64 seconds)
{
  if (self->watch != NULL)
    vnt_desk_stopwatch_doubt (self->watch, seconds);
}

static GtkWidget *
add_button (VntStopwatchButton *self, GtkWidget *box, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
vnt_stopwatch_button_dispose (GObject *object)
{
  VntStopwatchButton *self = VNT_STOPWATCH_BUTTON (object);

  vnt_stopwatch_button_set_desk (self, NULL);
  if (self->idle != NULL)
    g_signal_handlers_disconnect_by_data (self->idle, self);
  g_clear_object (&self->idle);
  g_clear_weak_pointer (&self->question);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (vnt_stopwatch_button_parent_class)->dispose (object);
}

static void
vnt_stopwatch_button_class_init (VntStopwatchButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_stopwatch_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "stopwatch");
}

static void
vnt_stopwatch_button_init (VntStopwatchButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->idle = vnt_idle_new ();
  g_signal_connect_swapped (self->idle, "returned", G_CALLBACK (on_returned), self);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  self->start = add_button (self, box, _ ("_Start the Stopwatch"), G_CALLBACK (on_start));
  self->pause = add_button (self, box, _ ("_Pause"), G_CALLBACK (on_pause));
  self->book = add_button (self, box, _ ("Stop and _Book…"), G_CALLBACK (on_book));
  self->drop = add_button (self, box, _ ("_Discard"), G_CALLBACK (on_drop));
  self->open = add_button (self, box, _ ("_Open the Ticket"), G_CALLBACK (on_open));
  gtk_widget_add_css_class (self->start, "suggested-action");
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  show (self);
}

/**
 * vnt_stopwatch_button_new:
 *
 * Returns: (transfer floating): a button that is hidden until there is something to measure
 */
GtkWidget *
vnt_stopwatch_button_new (void)
{
  return g_object_new (VNT_TYPE_STOPWATCH_BUTTON, NULL);
}

/**
 * vnt_stopwatch_button_set_desk:
 * @desk: (nullable): an open desk; %NULL before it is closed
 */
void
vnt_stopwatch_button_set_desk (VntStopwatchButton *self, VntDesk *desk)
{
  g_return_if_fail (VNT_IS_STOPWATCH_BUTTON (self));

  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  if (desk != NULL)
    {
      self->watch = vnt_desk_stopwatch_new (desk);
      g_signal_connect_swapped (self->watch, "changed", G_CALLBACK (show), self);
    }
  show (self);
}

/**
 * vnt_stopwatch_button_set_ticket:
 * @ticket: what is shown, 0 for none
 */
void
vnt_stopwatch_button_set_ticket (VntStopwatchButton *self, gint64 ticket)
{
  g_return_if_fail (VNT_IS_STOPWATCH_BUTTON (self));

  self->ticket = ticket;
  show (self);
}

/**
 * vnt_stopwatch_button_toggle:
 *
 * Pauses what runs on the ticket shown, or starts there.
 */
void
vnt_stopwatch_button_toggle (VntStopwatchButton *self)
{
  g_return_if_fail (VNT_IS_STOPWATCH_BUTTON (self));

  if (self->watch == NULL || self->ticket <= 0)
    return;
  if (vnt_desk_stopwatch_get_running (self->watch) == self->ticket)
    vnt_desk_stopwatch_pause (self->watch);
  else
    vnt_desk_stopwatch_start (self->watch, self->ticket);
}

/**
 * vnt_stopwatch_button_book:
 *
 * Pauses, and asks how many minutes to book.
 */
void
vnt_stopwatch_button_book (VntStopwatchButton *self)
{
  gint64 subject;
  const VntStopwatch *watch;
  GtkRoot *root;
  GtkWidget *dialog;

  g_return_if_fail (VNT_IS_STOPWATCH_BUTTON (self));

  subject = subject_of (self);
  if (subject != 0 && vnt_desk_stopwatch_get_running (self->watch) == subject)
    vnt_desk_stopwatch_pause (self->watch);
  watch = subject != 0 ? vnt_desk_stopwatch_get (self->watch, subject) : NULL;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (watch == NULL || root == NULL)
    return;
  dialog = vnt_stopwatch_book_dialog (GTK_WINDOW (root), self->watch, watch);
  gtk_window_present (GTK_WINDOW (dialog));
}
