/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-print.h"

#include <glib/gi18n.h>

#include "vnt-desk-export.h"
#include "vnt-status.h"
#include "vnt-words.h"

/* Points. */
#define FONT "Sans 9"
#define SMALL_FONT "Sans 8"
#define GAP 6

typedef struct
{
  VntDesk *desk;
  GArray *tickets;
  char *title;
  int per_page;
  double line; /* height of one row */
} Print;

/* Parts of the width, in hundredths: number, subject, status, queue, owner, due. */
static const int widths[] = { 9, 41, 12, 14, 13, 11 };

static void
print_free (gpointer data, GClosure *closure)
{
  Print *print = data;

  g_object_unref (print->desk);
  g_array_unref (print->tickets);
  g_free (print->title);
  g_free (print);
}

static PangoLayout *
make_layout (GtkPrintContext *context, const char *font)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return layout;
}

static void
on_begin (GtkPrintOperation *operation, GtkPrintContext *context, Print *print)
{
  g_autoptr (PangoLayout) layout = make_layout (context, FONT);
  int height = 0;
  int pages;

  pango_layout_set_text (layout, "Ñg", -1);
  pango_layout_get_size (layout, NULL, &height);
  print->line = (double) height / PANGO_SCALE + 4;
  /* Title, column names and the line of the page's number take four rows. */
  print->per_page = MAX (1, (int) (gtk_print_context_get_height (context) / print->line) - 4);
  pages = ((int) print->tickets->len + print->per_page - 1) / print->per_page;
  gtk_print_operation_set_n_pages (operation, MAX (1, pages));
}

static void
draw_cells (GtkPrintContext *context, PangoLayout *layout, double y, const char *const *cells)
{
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double x = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      double part = width * widths[i] / 100;

      pango_layout_set_width (layout, (int) ((part - GAP) * PANGO_SCALE));
      pango_layout_set_text (layout, cells[i] != NULL ? cells[i] : "", -1);
      cairo_move_to (cairo, x, y);
      pango_cairo_show_layout (cairo, layout);
      x += part;
    }
}

static void
draw_ticket (
  Print *print, GtkPrintContext *context, PangoLayout *layout, double y, const VntTicket *ticket)
{
  g_autofree char *number = vnt_words_ticket_number (ticket->id);
  g_autofree char *due = vnt_words_exact (ticket->due);
  const char *cells[] = {
    number,
    vnt_words_subject (ticket),
    vnt_status_label (ticket->status),
    vnt_desk_get_queue_name (print->desk, ticket->queue),
    ticket->owner_name != NULL ? ticket->owner_name : ticket->owner,
    due,
  };

  draw_cells (context, layout, y, cells);
}

static void
draw_rule (GtkPrintContext *context, double y)
{
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);

  cairo_set_line_width (cairo, 0.5);
  cairo_move_to (cairo, 0, y);
  cairo_line_to (cairo, gtk_print_context_get_width (context), y);
  cairo_stroke (cairo);
}

static void
draw_frame (GtkPrintOperation *operation,
            GtkPrintContext *context,
            PangoLayout *layout,
            Print *print,
            int page)
{
  const char *names[] = { _ ("Number"), _ ("Subject"), _ ("Status"),
                          _ ("Queue"),  _ ("Owner"),   _ ("Due time") };
  int pages = 1;
  g_autofree char *foot = NULL;
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);

  g_object_get (operation, "n-pages", &pages, NULL);
  /* Translators: at the foot of a printed page: how many tickets, which page of how many */
  foot = g_strdup_printf (_ ("%u tickets · page %d of %d"), print->tickets->len, page + 1, pages);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, print->title, -1);
  cairo_move_to (cairo, 0, 0);
  pango_cairo_show_layout (cairo, layout);
  pango_layout_set_text (layout, foot, -1);
  cairo_move_to (cairo, 0, gtk_print_context_get_height (context) - print->line);
  pango_cairo_show_layout (cairo, layout);
  draw_cells (context, layout, print->line * 1.5, names);
  draw_rule (context, print->line * 2.5);
}

/* Only the rows of this page are read. */
static void
on_draw (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *print)
{
  g_autoptr (PangoLayout) layout = make_layout (context, SMALL_FONT);
  guint from = (guint) (page * print->per_page);
  guint n =
    from < print->tickets->len ? MIN ((guint) print->per_page, print->tickets->len - from) : 0;
  g_autoptr (GPtrArray) rows = NULL;

  draw_frame (operation, context, layout, print, page);
  if (n == 0)
    return;
  rows = vnt_desk_read_page (print->desk, &g_array_index (print->tickets, gint64, from), n);
  for (guint i = 0; i < rows->len; i++)
    draw_ticket (print, context, layout, print->line * (2.75 + i), rows->pdata[i]);
}

/**
 * vnt_ticket_print_new:
 * @desk: an open desk
 * @tickets: (element-type gint64): which ones, in order
 * @title: what stands on top of each page
 *
 * Returns: (transfer full): an operation; run it
 */
GtkPrintOperation *
vnt_ticket_print_new (VntDesk *desk, GArray *tickets, const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Print *print = g_new0 (Print, 1);

  print->desk = g_object_ref (desk);
  print->tickets = g_array_ref (tickets);
  print->title = g_strdup (title);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (on_begin), print, print_free, 0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw), print);

  return operation;
}
