/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-clock-button.h"

#include <glib/gi18n.h>

#include "vnt-clock-words.h"
#include "vnt-clock.h"

#define WIDTH 340
#define HEIGHT 420
/* Of a ticket that is years old, the newest are enough; the figures count all. */
#define MOST_SEGMENTS 60
#define CLOCK_SECONDS 60

struct _VntClockButton
{
  GtkWidget parent_instance;

  VntDesk *desk;
  VntTicket *ticket;
  GCancellable *cancellable; /* of the explanation under way */
  guint clock_id;

  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (VntClockButton, vnt_clock_button, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
clear_box (VntClockButton *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

/* -- what counted and what did not -- */

static GtkWidget *
new_segment_row (const VntSegment *segment)
{
  g_autofree char *when = vnt_clock_words_when (segment);
  g_autofree char *reason = vnt_clock_words_reason (segment);
  g_autofree char *counted = vnt_clock_words_counted (segment);
  g_autofree char *spoken = g_strdup_printf ("%s, %s %s", reason, when, counted);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *time = new_label (when, "caption");
  GtkWidget *span = gtk_label_new (counted);

  gtk_box_append (GTK_BOX (line), gtk_label_new (vnt_clock_words_sign (segment->reason)));
  gtk_box_append (GTK_BOX (words), new_label (reason, NULL));
  gtk_widget_add_css_class (time, "dim-label");
  gtk_widget_add_css_class (time, "numeric");
  gtk_box_append (GTK_BOX (words), time);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_widget_add_css_class (span, "numeric");
  gtk_box_append (GTK_BOX (line), span);
  if (segment->reason == VNT_SEGMENT_COUNTED)
    gtk_widget_add_css_class (span, "heading");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

static GtkWidget *
new_segments (const VntServiceClock *clock)
{
  GtkWidget *list = gtk_list_box_new ();
  guint shown = MIN (clock->segments->len, MOST_SEGMENTS);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "segments");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What counted and what did not, the newest first"), -1);
  for (guint i = 0; i < shown; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         new_segment_row (
                           g_ptr_array_index (clock->segments, clock->segments->len - 1 - i)));
  if (shown < clock->segments->len)
    {
      g_autofree char *rest = g_strdup_printf (ngettext ("and %u earlier", "and %u earlier",
                                                         clock->segments->len - shown),
                                               clock->segments->len - shown);

      gtk_list_box_append (GTK_LIST_BOX (list), new_label (rest, "dim-label"));
    }

  return list;
}

static void
add_clock (VntClockButton *self, const VntServiceClock *clock, gboolean open)
{
  g_autofree char *state = vnt_clock_words_state (clock);
  g_autofree char *figures = vnt_clock_words_figures (clock);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = new_label (vnt_target_get_name (clock->target), "heading");
  GtkWidget *chip = gtk_label_new (state);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (line), name);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, vnt_clock_words_class (clock->state));
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), chip);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), new_label (figures, "numeric"));
  gtk_box_append (GTK_BOX (self->box),
                  new_label (vnt_target_get_definition (clock->target), "caption"));
  if (clock->segments->len > 0)
    {
      GtkWidget *expander = gtk_expander_new (_ ("What counted"));

      gtk_expander_set_child (GTK_EXPANDER (expander), new_segments (clock));
      gtk_expander_set_expanded (GTK_EXPANDER (expander), open);
      gtk_box_append (GTK_BOX (self->box), expander);
    }
}

/* What is most pressing first; what did not happen at all is left out. */
static void
show_clocks (VntClockButton *self, GPtrArray *clocks)
{
  VntTarget first = self->ticket != NULL ? self->ticket->clock.target : VNT_TARGET_NONE;

  clear_box (self);
  for (guint i = 0; i < clocks->len; i++)
    {
      const VntServiceClock *clock = g_ptr_array_index (clocks, i);

      if (clock->target == first)
        add_clock (self, clock, TRUE);
    }
  for (guint i = 0; i < clocks->len; i++)
    {
      const VntServiceClock *clock = g_ptr_array_index (clocks, i);

      if (clock->target != first && (clock->state != VNT_CLOCK_NONE || clock->used > 0))
        add_clock (self, clock, FALSE);
    }
}

static void
on_explained (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntClockButton) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clocks = vnt_desk_explain_clocks_finish (VNT_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->box == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (clocks != NULL)
    {
      show_clocks (self, clocks);
      return;
    }
  clear_box (self);
  gtk_box_append (GTK_BOX (self->box), new_label (error->message, "error"));
}

static void
stop_explaining (VntClockButton *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
on_show (VntClockButton *self)
{
  if (self->desk == NULL || self->ticket == NULL)
    return;

  stop_explaining (self);
  clear_box (self);
  gtk_box_append (GTK_BOX (self->box), new_label ("…", NULL));
  self->cancellable = g_cancellable_new ();
  vnt_desk_explain_clocks_async (self->desk, self->ticket->id, self->cancellable, on_explained,
                                 g_object_ref (self));
}

/* -- the chip -- */

static gboolean
show_chip (VntClockButton *self)
{
  VntClockReading reading = { VNT_CLOCK_NONE, VNT_TARGET_NONE, 0 };
  g_autofree char *chip = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *tooltip = NULL;
  const char *classes[] = { "chip", NULL, NULL };

  if (self->desk != NULL && self->ticket != NULL)
    vnt_desk_read_clock (self->desk, self->ticket, vnt_clock_now (), &reading);
  chip = vnt_clock_words_chip (&reading);
  if (chip == NULL)
    return FALSE;

  spoken = vnt_clock_words_spoken (&reading);
  /* Translators: %s says how the service level stands */
  tooltip = g_strdup_printf (_ ("%s. Press to see why."), spoken);
  classes[1] = vnt_clock_words_class (reading.state);
  gtk_label_set_label (GTK_LABEL (self->label), chip);
  gtk_widget_set_css_classes (self->label, classes);
  gtk_widget_set_tooltip_text (self->button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);

  return TRUE;
}

static gboolean
on_clock (gpointer user_data)
{
  show_chip (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_map (VntClockButton *self)
{
  if (self->clock_id == 0)
    self->clock_id = g_timeout_add_seconds (CLOCK_SECONDS, on_clock, self);
  show_chip (self);
}

static void
on_unmap (VntClockButton *self)
{
  g_clear_handle_id (&self->clock_id, g_source_remove);
}

static void
vnt_clock_button_dispose (GObject *object)
{
  VntClockButton *self = VNT_CLOCK_BUTTON (object);

  stop_explaining (self);
  g_clear_handle_id (&self->clock_id, g_source_remove);
  self->box = NULL;
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->ticket, vnt_ticket_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_clock_button_parent_class)->dispose (object);
}

static void
vnt_clock_button_class_init (VntClockButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_clock_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_clock_button_init (VntClockButton *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "clocks");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why this time?"), -1);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (on_show), self);
  self->label = gtk_label_new (NULL);
  self->button = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->button, "clock");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->label);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (on_unmap), NULL);
}

/**
 * vnt_clock_button_new:
 *
 * Returns: (transfer floating): a chip of no ticket
 */
GtkWidget *
vnt_clock_button_new (void)
{
  return g_object_new (VNT_TYPE_CLOCK_BUTTON, NULL);
}

/**
 * vnt_clock_button_show_ticket:
 * @desk: (nullable): an open desk
 * @ticket: (nullable): whose clock it shows
 *
 * Returns: whether there is anything to show; when not, hide it
 */
gboolean
vnt_clock_button_show_ticket (VntClockButton *self, VntDesk *desk, const VntTicket *ticket)
{
  g_return_val_if_fail (VNT_IS_CLOCK_BUTTON (self), FALSE);

  g_set_object (&self->desk, desk);
  g_clear_pointer (&self->ticket, vnt_ticket_unref);
  self->ticket = ticket != NULL ? vnt_ticket_ref ((VntTicket *) ticket) : NULL;
  if (show_chip (self))
    return TRUE;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  return FALSE;
}

/**
 * vnt_clock_button_open:
 *
 * Says why, with the focus in it.
 */
void
vnt_clock_button_open (VntClockButton *self)
{
  g_return_if_fail (VNT_IS_CLOCK_BUTTON (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
