/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-labels.h"

#include "vnt-clock-words.h"
#include "vnt-clock.h"
#include "vnt-flow-words.h"
#include "vnt-ticket-row-words.h"
#include "vnt-words.h"

static const char *const clock_classes[] = { "later", "soon", "late", "paused" };

static void
show_chip (GtkLabel *label, const char *text, gboolean wanted)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), wanted && text != NULL && *text != '\0');
}

static void
set_class (GtkLabel *label, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (label), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), name);
}

static void
write_chips (VntTicketLabels *self,
             const VntTicket *ticket,
             const VntClockReading *reading,
             VntParts parts,
             gboolean compact)
{
  g_autofree char *status = vnt_words_status_chip (ticket);
  g_autofree char *due_text = vnt_clock_words_chip (reading);
  g_autofree char *waiting = vnt_words_waiting (ticket);
  g_autofree char *marked = NULL;
  g_autofree char *mark = vnt_flow_words_mark (ticket, vnt_clock_now ());
  const char *wanted = vnt_clock_words_class (reading->state);

  show_chip (self->mark, mark, TRUE);
  if (waiting != NULL)
    marked = g_strdup_printf ("%s %s", ticket->attention ? "!" : "⧗", waiting);
  show_chip (self->waiting, marked, TRUE);
  set_class (self->waiting, "attention", ticket->attention);
  show_chip (self->status, status, (parts & VNT_PART_STATUS) != 0);
  /* That it waits is said once: the status says it, unless it is a word of the desk's own. */
  if (reading->state == VNT_CLOCK_PAUSED && ticket->status_class == VNT_STATUS_WAITING)
    g_clear_pointer (&due_text, g_free);
  show_chip (self->due, due_text, (parts & VNT_PART_DUE) != 0);
  show_chip (self->due_inline, due_text, compact && (parts & VNT_PART_DUE) != 0);
  for (guint i = 0; i < G_N_ELEMENTS (clock_classes); i++)
    {
      set_class (self->due, clock_classes[i], g_str_equal (clock_classes[i], wanted));
      set_class (self->due_inline, clock_classes[i], g_str_equal (clock_classes[i], wanted));
    }
}

/**
 * vnt_ticket_labels_bind:
 * @widget_class: a class of rows, whose template has them
 * @offset: where they are in a row
 */
void
vnt_ticket_labels_bind (GtkWidgetClass *widget_class, gssize offset)
{
  static const struct
  {
    const char *name;
    gssize offset;
  } labels[] = {
    { "dot", G_STRUCT_OFFSET (VntTicketLabels, dot) },
    { "number", G_STRUCT_OFFSET (VntTicketLabels, number) },
    { "subject", G_STRUCT_OFFSET (VntTicketLabels, subject) },
    { "mark", G_STRUCT_OFFSET (VntTicketLabels, mark) },
    { "due_inline", G_STRUCT_OFFSET (VntTicketLabels, due_inline) },
    { "age", G_STRUCT_OFFSET (VntTicketLabels, age) },
    { "people", G_STRUCT_OFFSET (VntTicketLabels, people) },
    { "waiting", G_STRUCT_OFFSET (VntTicketLabels, waiting) },
    { "status", G_STRUCT_OFFSET (VntTicketLabels, status) },
    { "due", G_STRUCT_OFFSET (VntTicketLabels, due) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_widget_class_bind_template_child_full (widget_class, labels[i].name, FALSE,
                                               offset + labels[i].offset);
}

/**
 * vnt_ticket_labels_write:
 * @self: labels
 * @ticket: what they shall say
 * @queue: (nullable): the name of its queue
 * @reading: its clock
 * @parts: what is shown besides subject and age
 * @compact: whether there is one line only
 */
void
vnt_ticket_labels_write (VntTicketLabels *self,
                         const VntTicket *ticket,
                         const char *queue,
                         const VntClockReading *reading,
                         VntParts parts,
                         gboolean compact)
{
  g_autofree char *number = vnt_words_ticket_number (ticket->id);
  g_autofree char *age = vnt_words_age (ticket->updated, vnt_clock_now ());
  g_autofree char *people = vnt_ticket_row_words_people (ticket, queue, parts);

  gtk_widget_set_visible (GTK_WIDGET (self->number), (parts & VNT_PART_NUMBER) != 0);
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->subject, vnt_words_subject (ticket));
  gtk_label_set_label (self->age, age);
  gtk_label_set_label (self->people, people);
  write_chips (self, ticket, reading, parts, compact);
}
