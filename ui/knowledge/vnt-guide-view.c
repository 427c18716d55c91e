/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-guide-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "vnt-desk-knowledge.h"
#include "vnt-dispose.h"
#include "vnt-document-markup.h"
#include "vnt-scroll-keys.h"

/* One step is no guide. */
#define LEAST_STEPS 2

/**
 * VntGuideView:
 *
 * An article with numbered steps, large enough to be read at a customer's desk, with a box to tick for each step. What was ticked
 * is kept on this computer.
 */
struct _VntGuideView
{
  GtkWidget parent_instance;

  VntDesk *desk;
  gint64 article;
  gboolean filling;
  GPtrArray *boxes; /* of GtkCheckButton, borrowed: step by step */
  GtkBox *steps;
  GtkLabel *progress;
};

G_DEFINE_FINAL_TYPE (VntGuideView, vnt_guide_view, GTK_TYPE_WIDGET)

static void
show_progress (VntGuideView *self)
{
  g_autofree char *text = NULL;
  guint done = 0;

  for (guint i = 0; i < self->boxes->len; i++)
    done += gtk_check_button_get_active (self->boxes->pdata[i]);
  /* Translators: how many steps of a guide are done, of how many */
  text = g_strdup_printf (_ ("%u of %u steps done"), done, self->boxes->len);
  gtk_label_set_label (self->progress, text);
}

static void
on_toggled (VntGuideView *self, GtkCheckButton *box)
{
  guint step = 0;

  if (self->filling || !g_ptr_array_find (self->boxes, box, &step))
    return;
  vnt_desk_set_article_step (self->desk, self->article, (int) step,
                             gtk_check_button_get_active (box));
  show_progress (self);
}

static void
on_again (VntGuideView *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->boxes->len; i++)
    gtk_check_button_set_active (self->boxes->pdata[i], FALSE);
  self->filling = FALSE;
  vnt_desk_set_article_step (self->desk, self->article, -1, FALSE);
  show_progress (self);
}

static GtkWidget *
new_text (GPtrArray *runs)
{
  g_autofree char *markup = vnt_document_markup (runs);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
add_step (VntGuideView *self, const VntBlock *block)
{
  GtkWidget *box = gtk_check_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *number = g_strdup_printf ("%u.", self->boxes->len + 1);
  GtkWidget *label = gtk_label_new (number);
  GtkWidget *text = new_text (block->runs);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), text);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (box), row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (text)), -1);
  g_signal_connect_swapped (box, "toggled", G_CALLBACK (on_toggled), self);
  g_ptr_array_add (self->boxes, box);
  gtk_box_append (self->steps, box);
}

/* What stands between the steps belongs to the one before. */
static void
add_block (VntGuideView *self, const VntBlock *block)
{
  GtkWidget *text;

  if (block->kind == VNT_BLOCK_LIST_ITEM && block->level <= 1 && block->ordinal > 0)
    {
      add_step (self, block);
      return;
    }
  if (block->runs == NULL || block->runs->len == 0)
    return;
  text = new_text (block->runs);
  if (block->kind == VNT_BLOCK_HEADING)
    gtk_widget_add_css_class (text, "heading");
  else
    gtk_widget_set_margin_start (text, self->boxes->len > 0 ? 36 : 0);
  gtk_box_append (self->steps, text);
}

static void
vnt_guide_view_dispose (GObject *object)
{
  VntGuideView *self = VNT_GUIDE_VIEW (object);

  vnt_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->boxes, g_ptr_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_guide_view_parent_class)->dispose (object);
}

static void
vnt_guide_view_class_init (VntGuideViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_guide_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_guide_view_init (VntGuideView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *again = gtk_button_new_with_label (_ ("Begin Again"));

  self->boxes = g_ptr_array_new ();
  self->steps = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->progress = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->progress, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->progress), "dim-label");
  gtk_widget_set_tooltip_text (again, _ ("Untick every step, for the next time"));
  g_signal_connect_swapped (again, "clicked", G_CALLBACK (on_again), self);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (foot), again);
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->steps));
  gtk_box_append (GTK_BOX (all), foot);
  gtk_widget_add_css_class (GTK_WIDGET (self->steps), "guide");
  gtk_widget_add_css_class (clamp, "article");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 680);
  adw_clamp_set_child (ADW_CLAMP (clamp), all);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  vnt_scroll_keys_add (scroller);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

/**
 * vnt_guide_view_new:
 *
 * Returns: (transfer floating): a view without steps
 */
GtkWidget *
vnt_guide_view_new (void)
{
  return g_object_new (VNT_TYPE_GUIDE_VIEW, NULL);
}

/**
 * vnt_guide_view_show:
 * @desk: where what is ticked is kept
 * @article: its number
 * @document: its text
 * @done: (element-type guint): steps that are done, counted from 0
 *
 * Returns: whether it has steps at all
 */
gboolean
vnt_guide_view_show (
  VntGuideView *self, VntDesk *desk, gint64 article, const VntDocument *document, GArray *done)
{
  GtkWidget *child;

  g_return_val_if_fail (VNT_IS_GUIDE_VIEW (self), FALSE);

  g_set_object (&self->desk, desk);
  self->article = article;
  self->filling = TRUE;
  g_ptr_array_set_size (self->boxes, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_box_remove (self->steps, child);
  for (guint i = 0; i < document->blocks->len; i++)
    add_block (self, document->blocks->pdata[i]);
  for (guint i = 0; i < done->len; i++)
    if (g_array_index (done, guint, i) < self->boxes->len)
      gtk_check_button_set_active (self->boxes->pdata[g_array_index (done, guint, i)], TRUE);
  self->filling = FALSE;
  show_progress (self);
  return self->boxes->len >= LEAST_STEPS;
}
