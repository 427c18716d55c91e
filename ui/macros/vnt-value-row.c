/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-value-row.h"

struct _VntValueRow
{
  AdwComboRow parent_instance;

  GtkStringList *labels;
  GPtrArray *values; /* beside the labels; NULL is the first: none of them */
  gboolean filling;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntValueRow, vnt_value_row, ADW_TYPE_COMBO_ROW)

static void
on_selected (VntValueRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static int
find (VntValueRow *self, const char *value)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_strcmp0 (self->values->pdata[i], value) == 0)
      return (int) i;

  return -1;
}

static void
vnt_value_row_finalize (GObject *object)
{
  VntValueRow *self = VNT_VALUE_ROW (object);

  g_object_unref (self->labels);
  g_ptr_array_unref (self->values);
  G_OBJECT_CLASS (vnt_value_row_parent_class)->finalize (object);
}

static void
vnt_value_row_class_init (VntValueRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vnt_value_row_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", VNT_TYPE_VALUE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
vnt_value_row_init (VntValueRow *self)
{
  self->labels = gtk_string_list_new (NULL);
  self->values = g_ptr_array_new_with_free_func (g_free);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->labels));
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}

/**
 * vnt_value_row_new:
 * @title: what is chosen
 * @none: what is said of choosing none
 *
 * Returns: (transfer floating): a row that offers nothing else yet
 */
VntValueRow *
vnt_value_row_new (const char *title, const char *none)
{
  VntValueRow *self = g_object_new (VNT_TYPE_VALUE_ROW, "title", title, NULL);

  vnt_value_row_offer (self, NULL, none);
  return self;
}

/**
 * vnt_value_row_offer:
 * @value: (nullable): one more value; one that is offered already is not offered twice
 * @label: what a person calls it
 */
void
vnt_value_row_offer (VntValueRow *self, const char *value, const char *label)
{
  g_return_if_fail (VNT_IS_VALUE_ROW (self));

  if (find (self, value) >= 0)
    return;
  self->filling = TRUE;
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (self->labels, label);
  self->filling = FALSE;
}

/**
 * vnt_value_row_set:
 * @value: (nullable): what is chosen, %NULL for none
 * @label: what a person calls it, should it not be offered yet
 *
 * Says nothing of it.
 */
void
vnt_value_row_set (VntValueRow *self, const char *value, const char *label)
{
  g_return_if_fail (VNT_IS_VALUE_ROW (self));

  vnt_value_row_offer (self, value, label);
  self->filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), (guint) find (self, value));
  self->filling = FALSE;
}

/**
 * vnt_value_row_get:
 *
 * Returns: (transfer none) (nullable): the value that is chosen, %NULL for none
 */
const char *
vnt_value_row_get (VntValueRow *self)
{
  guint selected;

  g_return_val_if_fail (VNT_IS_VALUE_ROW (self), NULL);

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  return selected < self->values->len ? self->values->pdata[selected] : NULL;
}
