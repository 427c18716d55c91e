/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-move-window.h"

#include <glib/gi18n.h>

#include "vnt-bulk-words.h"
#include "vnt-decision.h"
#include "vnt-desk-bulk.h"
#include "vnt-desk-workload.h"
#include "vnt-workload-words.h"

/* What a person copies of the workload while it is shown. */
typedef struct
{
  char *login;
  char *name;
  guint open;
  guint solved;
  gint64 minutes;
} Person;

struct _VntMoveWindow
{
  AdwWindow parent_instance;

  GtkDropDown *from;
  GtkDropDown *to;
  GtkDropDown *which;
  GtkSpinButton *count;
  GtkLabel *effect;
  GtkLabel *tickets;
  GtkWidget *apply;

  VntDesk *desk;
  GPtrArray *people; /* of Person */
  int worked_days;
  GCancellable *planning;
  VntBulkPlan *plan;
  gboolean applying;
};

static const VntLoadFigure kinds[] = { VNT_LOAD_UNSTARTED, VNT_LOAD_OPEN, VNT_LOAD_RISK,
                                       VNT_LOAD_LATE };

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntMoveWindow, vnt_move_window, ADW_TYPE_WINDOW)

static void
person_free (gpointer data)
{
  Person *person = data;

  g_free (person->login);
  g_free (person->name);
  g_free (person);
}

static const Person *
get_person (VntMoveWindow *self, GtkDropDown *drop_down)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected < self->people->len ? g_ptr_array_index (self->people, selected) : NULL;
}

/* -- what it does -- */

static void
describe_change (GString *text, const Person *person, int change, gint64 minutes, int worked_days)
{
  int after = MAX ((int) person->open + change, 0);
  g_autofree char *before_hours = vnt_figures_say_minutes (person->minutes);
  g_autofree char *after_hours = vnt_figures_say_minutes (MAX (person->minutes + minutes, 0));

  g_string_append_printf (
    text,
    /* Translators: a person's name; open tickets and hours of work, before and
                           * after: "Marta: 34 → 29 open tickets, 40 h → about 33 h" */
    _ ("%s: %u → %d open tickets, %s → about %s"), person->name, person->open, after, before_hours,
    after_hours);
  if (person->solved > 0 && worked_days > 0)
    g_string_append_printf (text, _ (", %.1f → %.1f days to clear"),
                            (double) person->open * worked_days / person->solved,
                            (double) after * worked_days / person->solved);
  g_string_append_c (text, '\n');
}

static void
show_effect (VntMoveWindow *self)
{
  const Person *from = get_person (self, self->from);
  const Person *to = get_person (self, self->to);
  int n = self->plan != NULL ? (int) self->plan->counts[VNT_BULK_CHANGES] : 0;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  gint64 minutes;

  gtk_widget_set_sensitive (self->apply, n > 0 && !self->applying);
  if (from == NULL || to == NULL || from == to || n == 0)
    {
      gtk_label_set_label (self->effect, from == to ? _ ("Choose two different people.")
                                                    : _ ("There is no such ticket to move."));
      gtk_label_set_label (self->tickets, "");
      return;
    }
  minutes = from->open > 0 ? from->minutes * n / from->open : 0;
  describe_change (text, from, -n, -minutes, self->worked_days);
  describe_change (text, to, n, minutes, self->worked_days);
  g_string_truncate (text, text->len - 1);
  gtk_label_set_label (self->effect, text->str);
  for (guint i = 0; i < self->plan->entries->len; i++)
    {
      g_autofree char *line =
        vnt_bulk_words_entry (self->desk, self->plan, g_ptr_array_index (self->plan->entries, i));

      g_strdelimit (line, "\t", ' ');
      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", line);
    }
  gtk_label_set_label (self->tickets, lines->str);
}

static void
on_planned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMoveWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBulkPlan) plan = vnt_desk_plan_bulk_finish (VNT_DESK (source), result, &error);

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->plan, vnt_bulk_plan_unref);
  self->plan = g_steal_pointer (&plan);
  show_effect (self);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMoveWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) tickets = vnt_desk_list_load_finish (VNT_DESK (source), result, &error);
  const Person *to;

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  to = get_person (self, self->to);
  if (tickets == NULL || to == NULL)
    return;
  g_array_set_size (tickets,
                    MIN (tickets->len, (guint) gtk_spin_button_get_value_as_int (self->count)));
  vnt_desk_plan_bulk_async (self->desk, tickets, VNT_FIELD_OWNER, to->login, self->planning,
                            on_planned, g_object_ref (self));
}

static void
plan_again (VntMoveWindow *self)
{
  const Person *from = get_person (self, self->from);

  gtk_widget_set_sensitive (self->apply, FALSE);
  g_clear_pointer (&self->plan, vnt_bulk_plan_unref);
  g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
  if (self->desk == NULL || from == NULL || from == get_person (self, self->to))
    {
      show_effect (self);
      return;
    }
  self->planning = g_cancellable_new ();
  vnt_desk_list_load_async (self->desk, VNT_LOAD_OF_PERSON, from->login,
                            kinds[gtk_drop_down_get_selected (self->which)], self->planning,
                            on_listed, g_object_ref (self));
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMoveWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = vnt_desk_apply_finish (VNT_DESK (source), result, &error);

  self->applying = FALSE;
  if (self->desk == NULL)
    return;
  if (bundle == NULL)
    {
      gtk_label_set_label (self->effect, error->message);
      gtk_widget_set_sensitive (self->apply, TRUE);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_DONE], 0, bundle);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_apply (VntMoveWindow *self)
{
  g_autoptr (GPtrArray) operations = NULL;

  if (self->plan == NULL || self->applying)
    return;
  operations = vnt_bulk_plan_make_operations (self->plan);
  self->applying = TRUE;
  gtk_widget_set_sensitive (self->apply, FALSE);
  vnt_desk_apply_async (self->desk, operations, NULL, on_applied, g_object_ref (self));
}

/* -- the window -- */

static void
vnt_move_window_dispose (GObject *object)
{
  VntMoveWindow *self = VNT_MOVE_WINDOW (object);

  g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
  g_clear_pointer (&self->plan, vnt_bulk_plan_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_move_window_parent_class)->dispose (object);
}

static void
vnt_move_window_class_init (VntMoveWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_move_window_dispose;
  signals[SIGNAL_DONE] = g_signal_new ("done", VNT_TYPE_MOVE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
vnt_move_window_init (VntMoveWindow *self)
{
  self->people = g_ptr_array_new_with_free_func (person_free);
}

static GtkWidget *
make_header (VntMoveWindow *self)
{
  GtkWidget *header = vnt_decision_header_new (GTK_WINDOW (self), _ ("_Move"), &self->apply);

  gtk_widget_set_sensitive (self->apply, FALSE);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (on_apply), self);
  return header;
}

static GtkDropDown *
add_choice (GtkGrid *grid, int row, const char *title, const char *const *words)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *choice = gtk_drop_down_new_from_strings (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, choice, 1, row, 1, 1);
  return GTK_DROP_DOWN (choice);
}

static GtkWidget *
make_choices (VntMoveWindow *self)
{
  const char *which[] = { _ ("the oldest that are not begun"), _ ("the oldest"),
                          _ ("those at risk, the oldest first"),
                          _ ("those overdue, the oldest first"), NULL };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  GtkWidget *label = gtk_label_new (_ ("How many"));

  for (guint i = 0; i < self->people->len; i++)
    g_ptr_array_add (names, ((Person *) g_ptr_array_index (self->people, i))->name);
  g_ptr_array_add (names, NULL);
  gtk_grid_set_row_spacing (grid, 6);
  gtk_grid_set_column_spacing (grid, 12);
  self->count = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 500, 1));
  gtk_spin_button_set_value (self->count, 5);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How many"), -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_grid_attach (grid, label, 0, 0, 1, 1);
  gtk_grid_attach (grid, GTK_WIDGET (self->count), 1, 0, 1, 1);
  self->which = add_choice (grid, 1, _ ("Which"), which);
  self->from = add_choice (grid, 2, _ ("From"), (const char *const *) names->pdata);
  self->to = add_choice (grid, 3, _ ("To"), (const char *const *) names->pdata);

  return GTK_WIDGET (grid);
}

static GtkLabel *
make_label (const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  return label;
}

static GtkWidget *
make_content (VntMoveWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_top (content, 12);
  gtk_widget_set_margin_bottom (content, 12);
  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  self->effect = make_label ("heading");
  self->tickets = make_label ("caption");
  gtk_label_set_yalign (self->tickets, 0);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->tickets));
  gtk_box_append (GTK_BOX (content), make_choices (self));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->effect));
  gtk_box_append (GTK_BOX (content), scroller);
  return content;
}

static void
copy_people (VntMoveWindow *self, const VntWorkload *workload)
{
  for (guint i = 0; i < workload->people->len; i++)
    {
      const VntLoad *load = g_ptr_array_index (workload->people, i);
      Person *person = g_new0 (Person, 1);

      person->login = g_strdup (load->key);
      person->name = g_strdup (vnt_workload_words_name (load));
      person->open = load->counts[VNT_LOAD_OPEN];
      person->solved = load->counts[VNT_LOAD_SOLVED];
      person->minutes = load->minutes;
      g_ptr_array_add (self->people, person);
    }
  self->worked_days = workload->worked_days;
}

static void
choose (VntMoveWindow *self, GtkDropDown *drop_down, const char *login)
{
  for (guint i = 0; login != NULL && i < self->people->len; i++)
    if (g_str_equal (((Person *) g_ptr_array_index (self->people, i))->login, login))
      gtk_drop_down_set_selected (drop_down, i);
}

/**
 * vnt_move_window_new:
 * @parent: the window it belongs to
 * @desk: an open desk
 * @workload: who has what
 * @from: (nullable): whose tickets
 * @to: (nullable): who gets them
 *
 * Returns: (transfer none): a window; present it
 */
VntMoveWindow *
vnt_move_window_new (
  GtkWindow *parent, VntDesk *desk, const VntWorkload *workload, const char *from, const char *to)
{
  VntMoveWindow *self =
    g_object_new (VNT_TYPE_MOVE_WINDOW, "transient-for", parent, "modal", TRUE, "default-width",
                  480, "default-height", 520, "title", _ ("Move Tickets"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkDropDown *choices[3];

  self->desk = g_object_ref (desk);
  copy_people (self, workload);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  choose (self, self->from, from);
  choose (self, self->to, to);
  /* Nobody moves tickets to themselves. */
  if (to == NULL && self->people->len > 1)
    gtk_drop_down_set_selected (self->to, gtk_drop_down_get_selected (self->from) == 0 ? 1 : 0);
  choices[0] = self->from;
  choices[1] = self->to;
  choices[2] = self->which;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    g_signal_connect_swapped (choices[i], "notify::selected", G_CALLBACK (plan_again), self);
  g_signal_connect_swapped (self->count, "value-changed", G_CALLBACK (plan_again), self);
  plan_again (self);

  return self;
}
