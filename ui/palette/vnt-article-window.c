/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-article-window.h"

#include <glib/gi18n.h>

#include "vnt-document-view.h"

static gboolean
close_by_escape (GtkWidget *window, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

/* The cached copy is shown as it is: an article never waits for the network. */
static GtkWidget *
make_body (const VntArticle *article)
{
  GtkWidget *view = vnt_document_view_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  const char *html = article->body != NULL ? article->body : article->summary;
  g_autoptr (VntDocument) document =
    vnt_document_new_from_html (html != NULL ? html : _ ("This article has no text yet."));

  vnt_document_view_set_document (VNT_DOCUMENT_VIEW (view), document);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 680);
  adw_clamp_set_child (ADW_CLAMP (clamp), view);
  gtk_widget_add_css_class (clamp, "article");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/**
 * vnt_article_window_new:
 * @parent: the window it belongs to
 * @article: what it shows
 *
 * Returns: (transfer none): a window beside the desk; present it. Escape closes it.
 */
GtkWindow *
vnt_article_window_new (GtkWindow *parent, const VntArticle *article)
{
  GtkWidget *window =
    g_object_new (ADW_TYPE_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (article->title, article->category));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), make_body (article));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), article->title);
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 640);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (close_by_escape, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  return GTK_WINDOW (window);
}
