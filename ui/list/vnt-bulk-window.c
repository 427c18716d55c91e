/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-bulk-window.h"

#include <glib/gi18n.h>

#include "vnt-bulk-choices.h"
#include "vnt-bulk-words.h"
#include "vnt-decision.h"
#include "vnt-tab-stop.h"
#include "vnt-desk-bulk.h"

struct _VntBulkWindow
{
  AdwWindow parent_instance;

  GtkWidget *apply;
  GtkLabel *summary;
  GtkStringList *lines;
  GtkWidget *preview;

  VntDesk *desk;
  GArray *tickets;
  VntField field;
  VntBulkPlan *plan; /* of the value that is chosen */
  GCancellable *planning;
  gboolean decided; /* the value was given: all that is left is yes or no */
  gboolean applying;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntBulkWindow, vnt_bulk_window, ADW_TYPE_WINDOW)

static void
show_plan (VntBulkWindow *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *summary = vnt_bulk_words_summary (self->plan);

  /* What does not change is what a person has to look at. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->plan->entries->len; i++)
      {
        const VntBulkEntry *entry = self->plan->entries->pdata[i];

        if ((entry->why == VNT_BULK_CHANGES) == (pass == 1))
          g_ptr_array_add (lines, vnt_bulk_words_entry (self->desk, self->plan, entry));
      }
  g_ptr_array_add (lines, NULL);
  gtk_string_list_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                          (const char *const *) lines->pdata);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (self->preview, TRUE);
  gtk_widget_set_sensitive (self->apply,
                            !self->applying && self->plan->counts[VNT_BULK_CHANGES] > 0);
}

static void
on_planned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntBulkWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBulkPlan) plan = vnt_desk_plan_bulk_finish (VNT_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (plan == NULL)
    {
      gtk_label_set_label (self->summary, error->message);
      return;
    }
  g_clear_pointer (&self->plan, vnt_bulk_plan_unref);
  self->plan = g_steal_pointer (&plan);
  show_plan (self);
  /* Enter says yes then, and not to the button that happens to be first. */
  if (self->decided && gtk_widget_get_sensitive (self->apply))
    gtk_widget_grab_focus (self->apply);
}

static void
choose (VntBulkWindow *self, const char *value)
{
  gtk_widget_set_sensitive (self->apply, FALSE);
  g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
  self->planning = g_cancellable_new ();
  vnt_desk_plan_bulk_async (self->desk, self->tickets, self->field, value, self->planning,
                            on_planned, g_object_ref (self));
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntBulkWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = vnt_desk_apply_finish (VNT_DESK (source), result, &error);

  self->applying = FALSE;
  if (bundle != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_DONE], 0, bundle);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (self->desk == NULL)
    return;
  gtk_label_set_label (self->summary, error->message);
  gtk_widget_set_sensitive (self->apply, TRUE);
}

static void
on_apply (VntBulkWindow *self)
{
  g_autoptr (GPtrArray) operations = NULL;

  if (self->plan == NULL || self->applying)
    return;
  operations = vnt_bulk_plan_make_operations (self->plan);
  self->applying = TRUE;
  gtk_widget_set_sensitive (self->apply, FALSE);
  vnt_desk_apply_async (self->desk, operations, NULL, on_applied, g_object_ref (self));
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *what = gtk_label_new (NULL);
  GtkWidget *becomes = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_ellipsize (GTK_LABEL (what), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (becomes), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (becomes, "dim-label");
  gtk_widget_add_css_class (becomes, "caption");
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
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
  g_autofree char *spoken = g_strjoinv (", ", parts);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), parts[0]);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), parts[1]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static GtkWidget *
make_preview (VntBulkWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *none;
  GtkWidget *view;

  self->lines = gtk_string_list_new (NULL);
  none = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (self->lines)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  view = gtk_list_view_new (none, factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What becomes of each ticket"), -1);
  self->preview = vnt_tab_stop_new (vnt_decision_card_new (view, 150));
  gtk_widget_set_visible (self->preview, FALSE);

  return self->preview;
}

static GtkWidget *
make_header (VntBulkWindow *self)
{
  GtkWidget *header = vnt_decision_header_new (GTK_WINDOW (self), _ ("_Apply"), &self->apply);

  gtk_widget_set_sensitive (self->apply, FALSE);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (on_apply), self);
  return header;
}

static void
vnt_bulk_window_dispose (GObject *object)
{
  VntBulkWindow *self = VNT_BULK_WINDOW (object);

  g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
  g_clear_pointer (&self->plan, vnt_bulk_plan_unref);
  g_clear_pointer (&self->tickets, g_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_bulk_window_parent_class)->dispose (object);
}

static void
vnt_bulk_window_class_init (VntBulkWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_bulk_window_dispose;
  signals[SIGNAL_DONE] = g_signal_new ("done", VNT_TYPE_BULK_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vnt_bulk_window_init (VntBulkWindow *self)
{
}

static GtkWidget *
make_summary (VntBulkWindow *self)
{
  GtkWidget *summary = gtk_label_new (NULL);

  self->summary = GTK_LABEL (summary);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_xalign (self->summary, 0);
  if (self->tickets->len > VNT_BULK_MOST)
    {
      g_autofree char *text =
        g_strdup_printf (_ ("%u tickets are chosen, but at most %u can be changed together. "
                            "Nothing was changed; choose fewer."),
                         self->tickets->len, VNT_BULK_MOST);

      gtk_label_set_label (self->summary, text);
    }

  return summary;
}

/**
 * vnt_bulk_window_new:
 * @parent: the window it belongs to
 * @desk: an open desk
 * @tickets: (element-type gint64): which tickets
 * @field: which field of theirs
 * @value: (nullable): the new value; %NULL to let the agent choose
 *
 * Returns: (transfer none): a window; present it
 */
VntBulkWindow *
vnt_bulk_window_new (
  GtkWindow *parent, VntDesk *desk, GArray *tickets, VntField field, const char *value)
{
  VntBulkWindow *self =
    g_object_new (VNT_TYPE_BULK_WINDOW, "transient-for", parent, "modal", TRUE, "default-width",
                  520, "default-height", 560, "title", vnt_bulk_words_title (field), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gboolean few = tickets->len <= VNT_BULK_MOST;
  GtkWidget *choices = few && value == NULL ? vnt_bulk_choices_new (desk, field) : NULL;

  self->desk = g_object_ref (desk);
  self->tickets = g_array_ref (tickets);
  self->field = field;
  self->decided = value != NULL;
  gtk_widget_set_margin_top (content, 12);
  gtk_widget_set_margin_bottom (content, 12);
  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  gtk_box_append (GTK_BOX (box), make_header (self));
  if (choices != NULL)
    gtk_box_append (GTK_BOX (content), choices);
  gtk_box_append (GTK_BOX (content), make_summary (self));
  gtk_box_append (GTK_BOX (content), make_preview (self));
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->apply);
  if (choices != NULL)
    {
      g_signal_connect_swapped (choices, "chosen", G_CALLBACK (choose), self);
      gtk_widget_grab_focus (choices);
    }
  else if (few)
    choose (self, value);

  return self;
}
