/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-article-row.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-words.h"

/**
 * VntArticleRow:
 *
 * One article that was found: its title, where it stands, the passage that matches, how old it is.
 */
struct _VntArticleRow
{
  GtkListBoxRow parent_instance;

  gint64 article;
};

G_DEFINE_FINAL_TYPE (VntArticleRow, vnt_article_row, GTK_TYPE_LIST_BOX_ROW)

static void
vnt_article_row_class_init (VntArticleRowClass *klass)
{
}

static void
vnt_article_row_init (VntArticleRow *self)
{
}

static GtkWidget *
new_label (const char *text, const char *css_class, GArray *marks)
{
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const VntMark *mark = &g_array_index (marks, VntMark, i);
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

      bold->start_index = line->start_index = mark->start;
      bold->end_index = line->end_index = mark->end;
      pango_attr_list_insert (attributes, bold);
      /* A title is bold already. */
      if (g_strcmp0 (css_class, "heading") == 0)
        pango_attr_list_insert (attributes, line);
      else
        pango_attribute_destroy (line);
    }
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_first_line (const VntFoundArticle *found)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *age = vnt_words_age (found->article->updated, vnt_clock_now ());
  g_autofree char *exact = vnt_words_exact (found->article->updated);
  GtkWidget *label = gtk_label_new (found->article->updated > 0 ? age : "");

  if (found->starred)
    {
      GtkWidget *star = gtk_image_new_from_icon_name ("starred-symbolic");

      gtk_widget_set_tooltip_text (star, _ ("You keep it at hand"));
      gtk_box_append (GTK_BOX (line), star);
    }
  gtk_box_append (GTK_BOX (line), new_label (found->article->title, "heading", found->title_marks));
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  if (found->article->updated > 0)
    gtk_widget_set_tooltip_text (label, exact);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

/* "Guías · Impresión" */
static char *
make_place (const VntArticle *article)
{
  const char *category = article->category != NULL ? article->category : "";
  const char *service = article->service != NULL ? article->service : "";

  return g_strdup_printf ("%s%s%s", category, *category != '\0' && *service != '\0' ? " · " : "",
                          service);
}

/**
 * vnt_article_row_new:
 * @found: an article that was found
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
vnt_article_row_new (const VntFoundArticle *found)
{
  VntArticleRow *self = g_object_new (VNT_TYPE_ARTICLE_ROW, NULL);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *place = make_place (found->article);
  const char *passage = found->passage != NULL ? found->passage : "";
  g_autofree char *spoken =
    g_strdup_printf ("%s, %s, %s%s%s", found->article->title, place, passage,
                     found->starred ? ", " : "", found->starred ? _ ("You keep it at hand") : "");

  self->article = found->article->id;
  gtk_box_append (GTK_BOX (lines), new_first_line (found));
  if (*passage != '\0')
    {
      GtkWidget *label = new_label (passage, NULL, found->passage_marks);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), 2);
      gtk_box_append (GTK_BOX (lines), label);
    }
  if (*place != '\0')
    {
      GtkWidget *label = new_label (place, "dim-label", NULL);

      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (lines), label);
    }
  gtk_widget_add_css_class (lines, "outbox-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}

/**
 * vnt_article_row_get_article:
 *
 * Returns: its article's number
 */
gint64
vnt_article_row_get_article (VntArticleRow *self)
{
  g_return_val_if_fail (VNT_IS_ARTICLE_ROW (self), 0);

  return self->article;
}
