/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-condition-row.h"

#include <glib/gi18n.h>

#include "vnt-drop-down.h"
#include "vnt-values-button.h"
#include "vnt-view-words.h"

#define MOST_DAYS 3650
/* Between texts any one of which is enough. */
#define OR " | "

struct _VntConditionRow
{
  GtkWidget parent_instance;

  GtkDropDown *field;
  GtkDropDown *test;
  GtkEditable *name; /* of an own field */
  GtkBox *line; /* test, name and value */
  GtkWidget *value; /* (nullable): what is given for the test */

  VntDesk *desk;
  GArray *tests; /* those of the field, as the drop-down lists them */
  GStrv given; /* values to begin with */
  gboolean filling;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntConditionRow, vnt_condition_row, GTK_TYPE_WIDGET)

static VntFilterField
get_field (VntConditionRow *self)
{
  return (VntFilterField) gtk_drop_down_get_selected (self->field);
}

static VntFilterTest
get_test (VntConditionRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->test);

  return g_array_index (self->tests, VntFilterTest, MIN (selected, self->tests->len - 1));
}

static void
on_changed (VntConditionRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_number (VntConditionRow *self, double least, double most, double usual)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, 1);
  const char *given = self->given != NULL ? self->given[0] : NULL;

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin),
                             given != NULL ? (double) g_ascii_strtoll (given, NULL, 10) : usual);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (on_changed), self);

  return spin;
}

static GtkWidget *
make_entry (VntConditionRow *self)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = self->given != NULL ? g_strjoinv (OR, self->given) : g_strdup ("");

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Text, or several with | between"));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), self);

  return entry;
}

static GtkWidget *
make_value (VntConditionRow *self)
{
  GtkWidget *button;

  switch (vnt_filter_takes (get_field (self), get_test (self)))
    {
    case VNT_FILTER_TAKES_CHOICES:
      button =
        vnt_values_button_new (self->desk, get_field (self), (const char *const *) self->given);
      g_signal_connect_swapped (button, "changed", G_CALLBACK (on_changed), self);
      return button;
    case VNT_FILTER_TAKES_NUMBER:
      return make_number (self, -1000, 1000, 50);
    case VNT_FILTER_TAKES_DAYS:
      return make_number (self, 0, MOST_DAYS, 7);
    case VNT_FILTER_TAKES_TEXT:
      return make_entry (self);
    case VNT_FILTER_TAKES_NOTHING:
    default:
      return NULL;
    }
}

static void
update_value (VntConditionRow *self)
{
  if (self->value != NULL)
    gtk_box_remove (self->line, self->value);
  self->value = make_value (self);
  g_clear_pointer (&self->given, g_strfreev);
  gtk_widget_set_visible (GTK_WIDGET (self->name), get_field (self) == VNT_FILTER_CUSTOM);
  if (self->value == NULL)
    return;
  gtk_widget_set_hexpand (self->value, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->value), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Value"), -1);
  gtk_box_append (self->line, self->value);
}

static void
update_tests (VntConditionRow *self)
{
  VntFilterField field = get_field (self);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_array_set_size (self->tests, 0);
  for (guint i = 0; i < VNT_N_TESTS; i++)
    {
      VntFilterTest test = (VntFilterTest) i;

      if (!vnt_filter_test_fits (field, test))
        continue;
      g_array_append_val (self->tests, test);
      g_ptr_array_add (words, (gpointer) vnt_view_words_test (field, test));
    }
  g_ptr_array_add (words, NULL);
  vnt_drop_down_offer (self->test, (const char *const *) words->pdata);
}

static void
on_field (VntConditionRow *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  update_tests (self);
  gtk_drop_down_set_selected (self->test, 0);
  self->filling = FALSE;
  update_value (self);
  on_changed (self);
}

static void
on_test (VntConditionRow *self)
{
  if (self->filling)
    return;
  self->given = GTK_IS_EDITABLE (self->value)
                  ? g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->value)), "\n", 1)
                  : NULL;
  if (VNT_IS_VALUES_BUTTON (self->value))
    self->given = vnt_values_button_get_values (VNT_VALUES_BUTTON (self->value));
  update_value (self);
  on_changed (self);
}

static void
on_remove (VntConditionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
vnt_condition_row_dispose (GObject *object)
{
  VntConditionRow *self = VNT_CONDITION_ROW (object);
  GtkWidget *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_condition_row_parent_class)->dispose (object);
}

static void
vnt_condition_row_finalize (GObject *object)
{
  VntConditionRow *self = VNT_CONDITION_ROW (object);

  g_array_unref (self->tests);
  g_strfreev (self->given);
  G_OBJECT_CLASS (vnt_condition_row_parent_class)->finalize (object);
}

static void
vnt_condition_row_class_init (VntConditionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_condition_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_condition_row_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_CONDITION_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", VNT_TYPE_CONDITION_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
make_drop_down (const char *label)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  vnt_drop_down_let_shrink (GTK_DROP_DOWN (drop_down));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return drop_down;
}

static void
vnt_condition_row_init (VntConditionRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  GtkWidget *name = gtk_entry_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->tests = g_array_new (FALSE, FALSE, sizeof (VntFilterTest));
  self->field = GTK_DROP_DOWN (make_drop_down (_ ("Field")));
  self->test = GTK_DROP_DOWN (make_drop_down (_ ("Comparison")));
  self->line = GTK_BOX (second);
  self->name = GTK_EDITABLE (name);
  gtk_entry_set_placeholder_text (GTK_ENTRY (name), _ ("Name of the field"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the field"), -1);
  gtk_widget_set_tooltip_text (name, _ ("Own fields are known of tickets that were fetched whole"));
  gtk_widget_set_tooltip_text (remove, _ ("Remove this condition"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove this condition"), -1);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_hexpand (GTK_WIDGET (self->field), TRUE);
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->field));
  gtk_box_append (GTK_BOX (first), remove);
  gtk_box_append (self->line, GTK_WIDGET (self->test));
  gtk_box_append (self->line, name);
  gtk_widget_set_parent (first, GTK_WIDGET (self));
  gtk_widget_set_parent (second, GTK_WIDGET (self));
  g_signal_connect_swapped (self->field, "notify::selected", G_CALLBACK (on_field), self);
  g_signal_connect_swapped (self->test, "notify::selected", G_CALLBACK (on_test), self);
  g_signal_connect_swapped (name, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove), self);
}

static void
fill (VntConditionRow *self, const VntCondition *condition)
{
  const char *words[VNT_FILTER_N_FIELDS + 1] = { NULL };

  self->filling = TRUE;
  for (guint i = 0; i < VNT_FILTER_N_FIELDS; i++)
    words[i] = vnt_view_words_field ((VntFilterField) i);
  vnt_drop_down_offer (self->field, words);
  gtk_drop_down_set_selected (self->field,
                              condition != NULL ? condition->field : VNT_FILTER_STATUS);
  update_tests (self);
  for (guint i = 0; condition != NULL && i < self->tests->len; i++)
    if (g_array_index (self->tests, VntFilterTest, i) == condition->test)
      gtk_drop_down_set_selected (self->test, i);
  if (condition != NULL)
    self->given = g_strdupv (condition->values);
  if (condition != NULL && condition->name != NULL)
    gtk_editable_set_text (self->name, condition->name);
  update_value (self);
  self->filling = FALSE;
}

/**
 * vnt_condition_row_new:
 * @desk: where the values come from
 * @condition: (nullable): what it says at first
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
vnt_condition_row_new (VntDesk *desk, const VntCondition *condition)
{
  VntConditionRow *self = g_object_new (VNT_TYPE_CONDITION_ROW, NULL);

  self->desk = g_object_ref (desk);
  fill (self, condition);
  return GTK_WIDGET (self);
}

/* (transfer full) (nullable): %NULL while something is missing */
static GStrv
get_values (VntConditionRow *self)
{
  VntFilterTakes takes = vnt_filter_takes (get_field (self), get_test (self));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  if (takes == VNT_FILTER_TAKES_NOTHING)
    return g_new0 (char *, 1);
  if (takes == VNT_FILTER_TAKES_CHOICES)
    {
      GStrv values = vnt_values_button_get_values (VNT_VALUES_BUTTON (self->value));

      if (values[0] == NULL)
        g_clear_pointer (&values, g_strfreev);
      return values;
    }
  if (GTK_IS_SPIN_BUTTON (self->value))
    text = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->value)));
  else
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->value)));
  parts = g_strsplit (text, "|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      {
        g_strv_builder_add (builder, parts[i]);
        n++;
      }

  return n > 0 ? g_strv_builder_end (builder) : NULL;
}

/**
 * vnt_condition_row_add_to:
 * @self: a row
 * @filter: a filter that was given to nobody yet
 *
 * Adds the condition, unless something is missing in it.
 *
 * Returns: whether it was added
 */
gboolean
vnt_condition_row_add_to (VntConditionRow *self, VntFilter *filter)
{
  g_auto (GStrv) values = get_values (self);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  gboolean custom = get_field (self) == VNT_FILTER_CUSTOM;

  if (values == NULL || (custom && *name == '\0'))
    return FALSE;
  vnt_filter_add (filter, get_field (self), get_test (self), custom ? name : NULL,
                  (const char *const *) values);
  return TRUE;
}
