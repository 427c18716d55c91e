/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-report-print.h"

#include "vnt-desk-report.h"

/* What the pages are drawn for, in points. */
#define WIDTH 842.0
#define HEIGHT 595.0

static void
on_draw (GtkPrintOperation *operation, GtkPrintContext *context, int number, GPtrArray *pages)
{
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double scale = MIN (width / WIDTH, height / HEIGHT);

  if (number < 0 || (guint) number >= pages->len)
    return;
  cairo_translate (cairo, (width - WIDTH * scale) / 2, (height - HEIGHT * scale) / 2);
  cairo_scale (cairo, scale, scale);
  cairo_set_source_surface (cairo, g_ptr_array_index (pages, (guint) number), 0, 0);
  cairo_paint (cairo);
}

static void
pages_free (gpointer pages, GClosure *closure)
{
  g_ptr_array_unref (pages);
}

/**
 * vnt_report_print_new:
 * @document: a report
 *
 * Returns: (transfer full): what prints the same pages as the file has; A4 across, unless another paper is chosen
 */
GtkPrintOperation *
vnt_report_print_new (const VntReportDocument *document)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  GPtrArray *pages = vnt_desk_draw_report (document);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  /* The pages have their own margins. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, document->title);
  gtk_print_operation_set_n_pages (operation, (int) pages->len);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw), pages, pages_free, 0);

  return operation;
}
