/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-drop-down.h"

static gboolean
offers (GListModel *model, const char *const *choices)
{
  guint n = g_strv_length ((GStrv) choices);

  if (model == NULL || g_list_model_get_n_items (model) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), choices[i]))
      return FALSE;

  return TRUE;
}

/**
 * vnt_drop_down_offer:
 * @choices: what may be chosen; the model becomes a #GtkStringList of them
 *
 * What is offered already is left alone: an open list is not taken away under the pointer.
 */
void
vnt_drop_down_offer (GtkDropDown *drop_down, const char *const *choices)
{
  g_autoptr (GtkStringList) model = NULL;

  if (offers (gtk_drop_down_get_model (drop_down), choices))
    return;
  model = gtk_string_list_new (choices);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (model));
}
