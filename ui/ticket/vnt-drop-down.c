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

static void
on_setup_shown (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_shown (GtkSignalListItemFactory *factory, GtkListItem *item, GtkDropDown *drop_down)
{
  GtkStringObject *string = gtk_list_item_get_item (item);
  GtkExpression *words = gtk_drop_down_get_expression (drop_down);
  g_auto (GValue) value = G_VALUE_INIT;

  if (words == NULL || !gtk_expression_evaluate (words, string, &value))
    {
      g_value_init (&value, G_TYPE_STRING);
      g_value_set_string (&value, gtk_string_object_get_string (string));
    }
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), g_value_get_string (&value));
}

/**
 * vnt_drop_down_let_shrink:
 * @drop_down: offers a #GtkStringList; has its expression, if it is to have one
 *
 * What is chosen is cut short where there is no room for it, instead of making the window wider; its list says all of it.
 */
void
vnt_drop_down_let_shrink (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) shown = gtk_signal_list_item_factory_new ();

  g_signal_connect (shown, "setup", G_CALLBACK (on_setup_shown), NULL);
  g_signal_connect (shown, "bind", G_CALLBACK (on_bind_shown), drop_down);
  /* GTK's own marks the one that is chosen. */
  gtk_drop_down_set_list_factory (drop_down, gtk_drop_down_get_factory (drop_down));
  gtk_drop_down_set_factory (drop_down, shown);
}
