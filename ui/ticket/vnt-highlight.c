/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-highlight.h"

#include "vnt-text-find.h"

/* Black on yellow, and on orange for the one looked at: read in light and in dark. */
#define FULL 65535

typedef struct
{
  const char *words;
  int current;
  int n;
  GtkWidget *found;
  GPtrArray *folds; /* expanders around what is looked at now */
} Walk;

static GQuark
get_mark (void)
{
  return g_quark_from_static_string ("vnt-highlight");
}

static void
insert (PangoAttrList *list, PangoAttribute *attribute, const VntTextSpan *span)
{
  attribute->start_index = (guint) span->start;
  attribute->end_index = (guint) span->end;
  pango_attr_list_insert (list, attribute);
}

static void
unfold (Walk *walk)
{
  for (guint i = 0; i < walk->folds->len; i++)
    gtk_expander_set_expanded (g_ptr_array_index (walk->folds, i), TRUE);
}

static void
show_label (GtkWidget *label, Walk *walk)
{
  g_autoptr (GArray) spans = walk->words != NULL
                               ? vnt_text_find (gtk_label_get_text (GTK_LABEL (label)), walk->words)
                               : NULL;
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const VntTextSpan *span = &g_array_index (spans, VntTextSpan, i);
      gboolean current = walk->n++ == walk->current;

      insert (list, pango_attr_foreground_new (0, 0, 0), span);
      insert (list,
              current ? pango_attr_background_new (FULL, FULL / 2, 0)
                      : pango_attr_background_new (FULL, FULL * 15 / 16, FULL * 7 / 16),
              span);
      if (!current)
        continue;
      insert (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), span);
      walk->found = label;
      unfold (walk);
    }
  gtk_label_set_attributes (GTK_LABEL (label), spans != NULL && spans->len > 0 ? list : NULL);
}

static void
visit (GtkWidget *widget, Walk *walk)
{
  if (GTK_IS_LABEL (widget) && g_object_get_qdata (G_OBJECT (widget), get_mark ()) != NULL)
    show_label (widget, walk);
  if (GTK_IS_EXPANDER (widget))
    {
      GtkWidget *child = gtk_expander_get_child (GTK_EXPANDER (widget));

      /* While it is folded its child is no child of it in the tree. */
      g_ptr_array_add (walk->folds, widget);
      if (child != NULL)
        visit (child, walk);
      g_ptr_array_set_size (walk->folds, (gint) walk->folds->len - 1);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    visit (child, walk);
}

/**
 * vnt_highlight_mark:
 * @label: a #GtkLabel
 *
 * Its text is one of those that are looked through.
 */
void
vnt_highlight_mark (GtkWidget *label)
{
  g_object_set_qdata (G_OBJECT (label), get_mark (), label);
}

/**
 * vnt_highlight_show:
 * @root: a widget
 * @words: (nullable): what to set off in the marked labels inside, as vnt_text_find() finds it; %NULL or "" for nothing
 * @current: which of them is looked at, from 0 in reading order; -1 for none. Whatever it is folded in is unfolded
 *
 * Returns: (transfer none) (nullable): the label the current one is in
 */
GtkWidget *
vnt_highlight_show (GtkWidget *root, const char *words, int current)
{
  g_autoptr (GPtrArray) folds = g_ptr_array_new ();
  Walk walk = { .words = words, .current = current, .folds = folds };

  visit (root, &walk);
  return walk.found;
}
