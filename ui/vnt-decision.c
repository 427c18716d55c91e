/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What windows have in common that show what would be done, and do it or not. */
#include "vnt-decision.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * vnt_decision_header_new:
 * @window: closed by Cancel
 * @label: what going on is called, with a mnemonic, already translated
 * @go: (out) (transfer none): the button that goes on; connect its "clicked"
 *
 * Returns: (transfer floating): a header with just these two
 */
GtkWidget *
vnt_decision_header_new (GtkWindow *window, const char *label, GtkWidget **go)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  *go = gtk_button_new_with_mnemonic (label);
  gtk_widget_add_css_class (*go, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), *go);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), window);
  return header;
}

/**
 * vnt_decision_card_new:
 * @child: what becomes of things, as long as it is
 * @height: pixels of it that are always seen
 *
 * Returns: (transfer floating): a card it scrolls in
 */
GtkWidget *
vnt_decision_card_new (GtkWidget *child, int height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "card");
  return scroller;
}
