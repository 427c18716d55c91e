/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-view-editor.h"

#include <glib/gi18n.h>

#include "vnt-condition-row.h"
#include "vnt-decision.h"
#include "vnt-drop-down.h"
#include "vnt-text.h"
#include "vnt-view-words.h"
#include "vnt-wrap-box.h"

/* After the last change the tickets are counted. */
#define COUNT_DELAY_MS 250
#define N_PARTS 8

static const char *const icons[] = {
  VNT_OWN_VIEW_ICON,        "starred-symbolic",        "mail-unread-symbolic",
  "alarm-symbolic",         "avatar-default-symbolic", "dialog-warning-symbolic",
  "network-wired-symbolic", "printer-symbolic",        "computer-symbolic",
  "phone-symbolic",
};

struct _VntViewEditor
{
  AdwWindow parent_instance;

  GtkEditable *name;
  GtkWidget *save;
  GtkLabel *problem;
  GtkLabel *count;
  GtkDropDown *match;
  GtkListBox *conditions;
  GtkWidget *icon_checks[G_N_ELEMENTS (icons)];
  GtkDropDown *sort;
  GtkWidget *ascending;
  GtkDropDown *group;
  GtkWidget *part_checks[N_PARTS];

  VntDesk *desk;
  char *uuid; /* (nullable): of the view that is edited */
  GCancellable *counting;
  guint count_id;
  gboolean saving;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntViewEditor, vnt_view_editor, ADW_TYPE_WINDOW)

/* What is shown, as a view. */
static VntOwnView *
make_view (VntViewEditor *self)
{
  g_autoptr (VntFilter) filter = vnt_filter_new (gtk_drop_down_get_selected (self->match) == 1);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  VntOwnView *view;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->conditions, i)) != NULL; i++)
    vnt_condition_row_add_to (VNT_CONDITION_ROW (gtk_list_box_row_get_child (row)), filter);
  /* Nothing said is everything, also where one condition would be enough. */
  if (filter->conditions->len == 0)
    filter->any = FALSE;
  view = vnt_own_view_new (self->uuid, name, filter);
  view->sort = (VntSort) gtk_drop_down_get_selected (self->sort);
  view->ascending = gtk_switch_get_active (GTK_SWITCH (self->ascending));
  view->group = (VntGroup) gtk_drop_down_get_selected (self->group);
  view->parts = 0;
  for (guint i = 0; i < N_PARTS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->part_checks[i])))
      view->parts |= 1u << i;
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->icon_checks[i])))
      vnt_text_set (&view->icon_name, icons[i]);

  return view;
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntViewEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 n = vnt_desk_count_tickets_finish (VNT_DESK (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  text = n < 0 ? g_strdup (error != NULL ? error->message : "")
               : g_strdup_printf (ngettext ("%u ticket on this computer",
                                            "%u tickets on this computer", (guint) n),
                                  (guint) n);
  gtk_label_set_label (self->count, text);
}

static gboolean
on_count (gpointer user_data)
{
  VntViewEditor *self = user_data;
  g_autoptr (VntOwnView) view = make_view (self);
  g_autoptr (VntTicketQuery) query = vnt_own_view_make_query (view);

  self->count_id = 0;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  vnt_desk_count_tickets_async (self->desk, query, self->counting, on_counted, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_changed (VntViewEditor *self)
{
  if (self->count_id == 0 && self->desk != NULL)
    self->count_id = g_timeout_add (COUNT_DELAY_MS, on_count, self);
}

static void
update_save (VntViewEditor *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  gtk_widget_set_sensitive (self->save, *name != '\0' && !self->saving);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntViewEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (vnt_desk_save_view_finish (VNT_DESK (source), result, &error))
    {
      g_signal_emit (self, signals[SIGNAL_SAVED], 0, self->uuid);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (self->desk == NULL)
    return;
  gtk_label_set_label (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  update_save (self);
}

static void
on_save (VntViewEditor *self)
{
  g_autoptr (VntOwnView) view = make_view (self);

  if (*view->name == '\0' || self->saving)
    return;
  vnt_text_set (&self->uuid, view->uuid);
  self->saving = TRUE;
  update_save (self);
  vnt_desk_save_view_async (self->desk, view, -1, NULL, on_saved, g_object_ref (self));
}

static void
on_removed (VntViewEditor *self, GtkWidget *condition)
{
  GtkWidget *row = gtk_widget_get_parent (condition);
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  gtk_list_box_remove (self->conditions, row);
  if (next != NULL)
    gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD);
  on_changed (self);
}

static GtkWidget *
add_condition (VntViewEditor *self, const VntCondition *condition)
{
  GtkWidget *widget = vnt_condition_row_new (self->desk, condition);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_margin_top (widget, 9);
  gtk_widget_set_margin_bottom (widget, 9);
  gtk_widget_set_margin_start (widget, 9);
  gtk_widget_set_margin_end (widget, 9);
  g_signal_connect_swapped (widget, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (widget, "removed", G_CALLBACK (on_removed), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), widget);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->conditions, row);

  return widget;
}

static void
on_add (VntViewEditor *self)
{
  gtk_widget_child_focus (add_condition (self, NULL), GTK_DIR_TAB_FORWARD);
  on_changed (self);
}

/* -- building -- */

static GtkWidget *
make_group (GtkBox *content, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (content, group);
  return group;
}

static GtkWidget *
add_row (GtkWidget *group, const char *title, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
build_name (VntViewEditor *self, GtkBox *content)
{
  GtkWidget *group = make_group (content, "");
  GtkWidget *name = adw_entry_row_new ();
  GtkWidget *flow = vnt_wrap_box_new ();

  self->name = GTK_EDITABLE (name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name), _ ("Name"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), name);
  g_signal_connect_swapped (name, "changed", G_CALLBACK (update_save), self);
  g_signal_connect_swapped (name, "entry-activated", G_CALLBACK (on_save), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Icon"),
                                  -1);
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      g_autofree char *label = g_strdup_printf (_ ("Icon %u"), i + 1);

      gtk_button_set_icon_name (GTK_BUTTON (button), icons[i]);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                     GTK_TOGGLE_BUTTON (self->icon_checks[0]));
      self->icon_checks[i] = button;
      vnt_wrap_box_append (VNT_WRAP_BOX (flow), button);
    }
  gtk_box_append (content, flow);
}

static void
build_conditions (VntViewEditor *self, GtkBox *content)
{
  const char *const matches[] = { _ ("every condition"), _ ("any condition"), NULL };
  GtkWidget *group = make_group (content, _ ("Tickets"));
  GtkWidget *match = gtk_drop_down_new_from_strings (matches);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add Condition"));
  GtkWidget *count = gtk_label_new (NULL);

  self->match = GTK_DROP_DOWN (match);
  self->conditions = GTK_LIST_BOX (list);
  self->count = GTK_LABEL (count);
  add_row (group, _ ("That meet"), match);
  vnt_drop_down_let_shrink (self->match);
  gtk_list_box_set_selection_mode (self->conditions, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Conditions"), -1);
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (content, list);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_box_append (content, add);
  gtk_box_append (content, count);
  g_signal_connect_swapped (match, "notify::selected", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);
}

static void
build_order (VntViewEditor *self, GtkBox *content)
{
  const char *sorts[VNT_SORT_CLOCK + 2] = { NULL };
  const char *groups[VNT_GROUP_STATUS + 2] = { NULL };
  GtkWidget *group = make_group (content, _ ("Order"));

  for (guint i = 0; i <= VNT_SORT_CLOCK; i++)
    sorts[i] = vnt_view_words_sort ((VntSort) i);
  for (guint i = 0; i <= VNT_GROUP_STATUS; i++)
    groups[i] = vnt_view_words_group ((VntGroup) i);
  self->sort = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (sorts));
  self->group = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (groups));
  self->ascending = gtk_switch_new ();
  add_row (group, _ ("Order by"), GTK_WIDGET (self->sort));
  add_row (group, _ ("Smallest or oldest first"), self->ascending);
  add_row (group, _ ("Under headings of"), GTK_WIDGET (self->group));
  vnt_drop_down_let_shrink (self->sort);
  vnt_drop_down_let_shrink (self->group);
}

static void
build_parts (VntViewEditor *self, GtkBox *content)
{
  GtkWidget *flow = g_object_new (VNT_TYPE_WRAP_BOX, "homogeneous", TRUE, NULL);

  make_group (content, _ ("Rows Show"));
  for (guint i = 0; i < N_PARTS; i++)
    {
      self->part_checks[i] = gtk_check_button_new_with_label (vnt_view_words_part (i));
      vnt_wrap_box_append (VNT_WRAP_BOX (flow), self->part_checks[i]);
    }
  gtk_box_append (content, flow);
}

static GtkWidget *
make_header (VntViewEditor *self)
{
  GtkWidget *header = vnt_decision_header_new (GTK_WINDOW (self), _ ("_Save"), &self->save);

  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (on_save), self);
  return header;
}

static void
vnt_view_editor_dispose (GObject *object)
{
  VntViewEditor *self = VNT_VIEW_EDITOR (object);

  g_clear_handle_id (&self->count_id, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_view_editor_parent_class)->dispose (object);
}

static void
vnt_view_editor_finalize (GObject *object)
{
  g_free (VNT_VIEW_EDITOR (object)->uuid);
  G_OBJECT_CLASS (vnt_view_editor_parent_class)->finalize (object);
}

static void
vnt_view_editor_class_init (VntViewEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_view_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_view_editor_finalize;
  signals[SIGNAL_SAVED] = g_signal_new ("saved", VNT_TYPE_VIEW_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
vnt_view_editor_init (VntViewEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *problem = gtk_label_new (NULL);

  self->problem = GTK_LABEL (problem);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (problem, "error");
  gtk_widget_set_visible (problem, FALSE);
  gtk_widget_set_margin_top (content, 12);
  gtk_widget_set_margin_bottom (content, 18);
  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (content), problem);
  build_name (self, GTK_BOX (content));
  build_conditions (self, GTK_BOX (content));
  build_order (self, GTK_BOX (content));
  build_parts (self, GTK_BOX (content));
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
fill (VntViewEditor *self, const VntOwnView *view)
{
  gtk_editable_set_text (self->name, view->name);
  gtk_drop_down_set_selected (self->match, view->filter->any ? 1 : 0);
  for (guint i = 0; i < view->filter->conditions->len; i++)
    add_condition (self, view->filter->conditions->pdata[i]);
  gtk_drop_down_set_selected (self->sort, view->sort);
  gtk_switch_set_active (GTK_SWITCH (self->ascending), view->ascending);
  gtk_drop_down_set_selected (self->group, view->group);
  for (guint i = 0; i < N_PARTS; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->part_checks[i]),
                                 (view->parts & (1u << i)) != 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->icon_checks[0]), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (view->icon_name, icons[i]) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->icon_checks[i]), TRUE);
}

/**
 * vnt_view_editor_new:
 * @parent: the window it belongs to
 * @desk: an open desk
 * @view: what it says at first; saved under the same identity
 *
 * Returns: (transfer none): a window; present it
 */
VntViewEditor *
vnt_view_editor_new (GtkWindow *parent, VntDesk *desk, const VntOwnView *view)
{
  VntViewEditor *self = g_object_new (VNT_TYPE_VIEW_EDITOR, "transient-for", parent, "modal", TRUE,
                                      "default-width", 480, "default-height", 680, "title",
                                      *view->name != '\0' ? _ ("Edit View") : _ ("New View"), NULL);

  self->desk = g_object_ref (desk);
  self->uuid = g_strdup (view->uuid);
  fill (self, view);
  update_save (self);
  on_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));

  return self;
}
