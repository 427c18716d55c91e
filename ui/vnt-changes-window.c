/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-changes-window.h"

#include <glib/gi18n.h>

#include "vnt-decision.h"
#include "vnt-tab-stop.h"

typedef struct
{
  GtkWidget *apply;
  GtkWidget *content;
  GtkLabel *summary;
  GtkStringList *lines;
  GtkWidget *preview;
  GtkOrientation line;

  VntDesk *desk;
  GCancellable *planning;
  gboolean any; /* the plan shown changes something */
  gboolean applying;
} VntChangesWindowPrivate;

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (VntChangesWindow, vnt_changes_window, ADW_TYPE_WINDOW)

#define PRIVATE(self) ((VntChangesWindowPrivate *) vnt_changes_window_get_instance_private (self))

static void
update_apply (VntChangesWindow *self)
{
  VntChangesWindowPrivate *priv = PRIVATE (self);

  gtk_widget_set_sensitive (priv->apply, priv->any && !priv->applying);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntChangesWindow) self = user_data;
  VntChangesWindowPrivate *priv = PRIVATE (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = vnt_desk_apply_finish (VNT_DESK (source), result, &error);

  priv->applying = FALSE;
  if (bundle != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_DONE], 0, bundle);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (priv->desk == NULL)
    return;
  gtk_label_set_label (priv->summary, error->message);
  update_apply (self);
}

static void
on_apply (VntChangesWindow *self)
{
  VntChangesWindowPrivate *priv = PRIVATE (self);
  g_autoptr (GPtrArray) operations = NULL;

  if (!priv->any || priv->applying)
    return;
  operations = VNT_CHANGES_WINDOW_GET_CLASS (self)->make_operations (self);
  if (operations == NULL)
    return;
  priv->applying = TRUE;
  update_apply (self);
  vnt_desk_apply_async (priv->desk, operations, NULL, on_applied, g_object_ref (self));
}

/* -- a line of what becomes of a ticket: which one, a tab, and what -- */

static GtkWidget *
make_part (VntChangesWindow *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (PRIVATE (self)->line == GTK_ORIENTATION_VERTICAL)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
on_setup (VntChangesWindow *self, GtkListItem *list_item)
{
  gboolean upright = PRIVATE (self)->line == GTK_ORIENTATION_VERTICAL;
  GtkWidget *box = gtk_box_new (PRIVATE (self)->line, upright ? 3 : 12);
  GtkWidget *what = make_part (self);
  GtkWidget *becomes = make_part (self);

  gtk_widget_set_hexpand (what, TRUE);
  if (upright)
    gtk_widget_add_css_class (what, "heading");
  else
    {
      gtk_widget_add_css_class (becomes, "dim-label");
      gtk_widget_add_css_class (becomes, "caption");
    }
  gtk_widget_set_margin_top (box, upright ? 6 : 3);
  gtk_widget_set_margin_bottom (box, upright ? 6 : 3);
  gtk_widget_set_margin_start (box, 9);
  gtk_widget_set_margin_end (box, 9);
  gtk_box_append (GTK_BOX (box), what);
  gtk_box_append (GTK_BOX (box), becomes);
  gtk_list_item_set_child (list_item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *parent = gtk_widget_get_parent (box);
  const char *line = gtk_string_object_get_string (gtk_list_item_get_item (list_item));
  g_auto (GStrv) parts = g_strsplit (line, "\t", 2);
  g_autofree char *spoken = g_strdelimit (g_strjoinv (", ", parts), "\n", ',');

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), parts[0]);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), parts[1]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static GtkWidget *
make_preview (VntChangesWindow *self)
{
  VntChangesWindowPrivate *priv = PRIVATE (self);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *none;
  GtkWidget *view;

  priv->lines = gtk_string_list_new (NULL);
  none = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (priv->lines)));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  view = gtk_list_view_new (none, factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What becomes of each ticket"), -1);
  priv->preview = vnt_tab_stop_new (vnt_decision_card_new (view, 130));
  gtk_widget_set_visible (priv->preview, FALSE);
  return priv->preview;
}

/* -- the window -- */

static void
vnt_changes_window_dispose (GObject *object)
{
  VntChangesWindowPrivate *priv = PRIVATE (VNT_CHANGES_WINDOW (object));

  g_cancellable_cancel (priv->planning);
  g_clear_object (&priv->planning);
  g_clear_object (&priv->desk);
  G_OBJECT_CLASS (vnt_changes_window_parent_class)->dispose (object);
}

static void
vnt_changes_window_class_init (VntChangesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_changes_window_dispose;
  signals[SIGNAL_DONE] = g_signal_new ("done", VNT_TYPE_CHANGES_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
vnt_changes_window_init (VntChangesWindow *self)
{
}

/**
 * vnt_changes_window_build:
 * @desk: an open desk
 * @go: what going on is called, with a mnemonic, already translated
 * @line: whether a line stands beside its ticket, or below it and whole
 * @choices: (nullable) (transfer floating): what the agent chooses, above all else
 *
 * Makes what is in the window; once, by its kind, after it was made.
 */
void
vnt_changes_window_build (
  VntChangesWindow *self, VntDesk *desk, const char *go, GtkOrientation line, GtkWidget *choices)
{
  VntChangesWindowPrivate *priv = PRIVATE (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_return_if_fail (priv->desk == NULL);

  priv->desk = g_object_ref (desk);
  priv->line = line;
  priv->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  priv->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (priv->summary, TRUE);
  gtk_label_set_wrap_mode (priv->summary, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (priv->summary, 0);
  gtk_widget_set_margin_top (priv->content, 12);
  gtk_widget_set_margin_bottom (priv->content, 12);
  gtk_widget_set_margin_start (priv->content, 12);
  gtk_widget_set_margin_end (priv->content, 12);
  gtk_box_append (GTK_BOX (box), vnt_decision_header_new (GTK_WINDOW (self), go, &priv->apply));
  if (choices != NULL)
    gtk_box_append (GTK_BOX (priv->content), choices);
  gtk_box_append (GTK_BOX (priv->content), GTK_WIDGET (priv->summary));
  gtk_box_append (GTK_BOX (priv->content), make_preview (self));
  gtk_box_append (GTK_BOX (box), priv->content);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_swapped (priv->apply, "clicked", G_CALLBACK (on_apply), self);
  gtk_window_set_default_widget (GTK_WINDOW (self), priv->apply);
  update_apply (self);
}

/**
 * vnt_changes_window_append:
 * @child: (transfer floating): what stands below the lines
 */
void
vnt_changes_window_append (VntChangesWindow *self, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (PRIVATE (self)->content), child);
}

/**
 * vnt_changes_window_get_desk:
 *
 * Returns: (transfer none) (nullable): the desk; %NULL once the window is gone
 */
VntDesk *
vnt_changes_window_get_desk (VntChangesWindow *self)
{
  return PRIVATE (self)->desk;
}

/**
 * vnt_changes_window_plan_again:
 *
 * Gives up the plan under way, if any, and what was shown of it can no longer be done.
 *
 * Returns: (transfer none): of the plan that is made now
 */
GCancellable *
vnt_changes_window_plan_again (VntChangesWindow *self)
{
  VntChangesWindowPrivate *priv = PRIVATE (self);

  g_cancellable_cancel (priv->planning);
  g_clear_object (&priv->planning);
  priv->planning = g_cancellable_new ();
  priv->any = FALSE;
  update_apply (self);
  return priv->planning;
}

/**
 * vnt_changes_window_say:
 * @summary: why there is nothing to do, already translated
 */
void
vnt_changes_window_say (VntChangesWindow *self, const char *summary)
{
  VntChangesWindowPrivate *priv = PRIVATE (self);

  gtk_label_set_label (priv->summary, summary);
  gtk_widget_set_visible (priv->preview, FALSE);
  priv->any = FALSE;
  update_apply (self);
}

/**
 * vnt_changes_window_show:
 * @summary: all of it in a sentence, already translated
 * @lines: (element-type utf8): which ticket, a tab, and what becomes of it
 * @any: whether there is anything to do
 */
void
vnt_changes_window_show (VntChangesWindow *self,
                         const char *summary,
                         GPtrArray *lines,
                         gboolean any)
{
  VntChangesWindowPrivate *priv = PRIVATE (self);
  g_autofree const char **strings = g_new0 (const char *, lines->len + 1);

  if (lines->len > 0)
    memcpy (strings, lines->pdata, lines->len * sizeof *strings);
  gtk_string_list_splice (priv->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (priv->lines)),
                          strings);
  gtk_label_set_label (priv->summary, summary);
  gtk_widget_set_visible (priv->preview, TRUE);
  priv->any = any;
  update_apply (self);
}

/**
 * vnt_changes_window_focus:
 *
 * Lets Enter say yes, and not press the button that happens to be first; nothing while there is nothing to do.
 */
void
vnt_changes_window_focus (VntChangesWindow *self)
{
  if (gtk_widget_get_sensitive (PRIVATE (self)->apply))
    gtk_widget_grab_focus (PRIVATE (self)->apply);
}
