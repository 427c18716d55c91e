/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "vnt-drop-down.h"

static void
test_same_choices (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_drop_down_new (NULL, NULL));
  GtkDropDown *drop_down = GTK_DROP_DOWN (widget);
  GListModel *before;

  vnt_drop_down_offer (drop_down, (const char *const[]){ "open", "waiting", NULL });
  before = gtk_drop_down_get_model (drop_down);
  gtk_drop_down_set_selected (drop_down, 1);
  vnt_drop_down_offer (drop_down, (const char *const[]){ "open", "waiting", NULL });
  g_assert_true (gtk_drop_down_get_model (drop_down) == before);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 1);

  vnt_drop_down_offer (drop_down, (const char *const[]){ "waiting", "open", NULL });
  g_assert_cmpstr (
    gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (drop_down)), 0), ==,
    "waiting");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)), ==, 2);
  g_object_unref (widget);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/drop-down/same-choices", test_same_choices);
  return g_test_run ();
}
