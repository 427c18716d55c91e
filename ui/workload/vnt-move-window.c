/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-move-window.h"

#include <glib/gi18n.h>

#include "vnt-bulk-words.h"
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
  VntChangesWindow parent_instance;

  GtkDropDown *from;
  GtkDropDown *to;
  GtkDropDown *which;
  GtkSpinButton *count;

  GPtrArray *people; /* of Person */
  int worked_days;
  GCancellable *planning; /* of the plan under way */
  VntBulkPlan *plan;
};

static const VntLoadFigure kinds[] = { VNT_LOAD_UNSTARTED, VNT_LOAD_OPEN, VNT_LOAD_RISK,
                                       VNT_LOAD_LATE };

G_DEFINE_FINAL_TYPE (VntMoveWindow, vnt_move_window, VNT_TYPE_CHANGES_WINDOW)

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
    {
      g_autofree char *before_days =
        vnt_figures_say_number ((double) person->open * worked_days / person->solved);
      g_autofree char *after_days =
        vnt_figures_say_number ((double) after * worked_days / person->solved);

      /* Translators: a number of days before and after */
      g_string_append_printf (text, _ (", %s → %s days to clear"), before_days, after_days);
    }
  g_string_append_c (text, '\n');
}

static void
show_effect (VntMoveWindow *self)
{
  VntChangesWindow *window = VNT_CHANGES_WINDOW (self);
  const Person *from = get_person (self, self->from);
  const Person *to = get_person (self, self->to);
  int n = (int) self->plan->counts[VNT_BULK_CHANGES];
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gint64 minutes;

  if (n == 0)
    {
      vnt_changes_window_say (window, _ ("There is no such ticket to move."));
      return;
    }
  minutes = from->open > 0 ? from->minutes * n / from->open : 0;
  describe_change (text, from, -n, -minutes, self->worked_days);
  describe_change (text, to, n, minutes, self->worked_days);
  g_string_truncate (text, text->len - 1);
  for (guint i = 0; i < self->plan->entries->len; i++)
    g_ptr_array_add (lines, vnt_bulk_words_entry (vnt_changes_window_get_desk (window), self->plan,
                                                  self->plan->entries->pdata[i]));
  vnt_changes_window_show (window, text->str, lines, TRUE);
}

/* Whether what was asked for came; says why not, and nothing where something else was asked for since. */
static gboolean
came (VntMoveWindow *self, gpointer answer, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      vnt_changes_window_get_desk (VNT_CHANGES_WINDOW (self)) == NULL)
    return FALSE;
  if (answer == NULL)
    vnt_changes_window_say (VNT_CHANGES_WINDOW (self), error->message);
  return answer != NULL;
}

static void
on_planned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMoveWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBulkPlan) plan = vnt_desk_plan_bulk_finish (VNT_DESK (source), result, &error);

  if (!came (self, plan, error))
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

  if (!came (self, tickets, error))
    return;
  g_array_set_size (tickets,
                    MIN (tickets->len, (guint) gtk_spin_button_get_value_as_int (self->count)));
  vnt_desk_plan_bulk_async (VNT_DESK (source), tickets, VNT_FIELD_OWNER,
                            get_person (self, self->to)->login, self->planning, on_planned,
                            g_object_ref (self));
}

static void
plan_again (VntMoveWindow *self)
{
  VntChangesWindow *window = VNT_CHANGES_WINDOW (self);
  const Person *from = get_person (self, self->from);
  const Person *to = get_person (self, self->to);

  self->planning = vnt_changes_window_plan_again (window);
  if (from == NULL || to == NULL || from == to)
    {
      vnt_changes_window_say (window, _ ("Choose two different people."));
      return;
    }
  vnt_desk_list_load_async (vnt_changes_window_get_desk (window), VNT_LOAD_OF_PERSON, from->login,
                            kinds[gtk_drop_down_get_selected (self->which)], self->planning,
                            on_listed, g_object_ref (self));
}

static GPtrArray *
make_operations (VntChangesWindow *window)
{
  VntMoveWindow *self = VNT_MOVE_WINDOW (window);

  return self->plan != NULL ? vnt_bulk_plan_make_operations (self->plan) : NULL;
}

/* -- the window -- */

static void
vnt_move_window_dispose (GObject *object)
{
  VntMoveWindow *self = VNT_MOVE_WINDOW (object);

  g_clear_pointer (&self->plan, vnt_bulk_plan_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  G_OBJECT_CLASS (vnt_move_window_parent_class)->dispose (object);
}

static void
vnt_move_window_class_init (VntMoveWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_move_window_dispose;
  VNT_CHANGES_WINDOW_CLASS (klass)->make_operations = make_operations;
}

static void
vnt_move_window_init (VntMoveWindow *self)
{
  self->people = g_ptr_array_new_with_free_func (person_free);
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
  GtkDropDown *choices[3];

  copy_people (self, workload);
  vnt_changes_window_build (VNT_CHANGES_WINDOW (self), desk, _ ("_Move"),
                            GTK_ORIENTATION_HORIZONTAL, make_choices (self));
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
