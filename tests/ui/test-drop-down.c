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

static int
measure (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* A long choice does not make the window wider, and the list says all of it. */
static void
test_shrinks (void)
{
  GtkWidget *widget = gtk_drop_down_new (NULL, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkListItemFactory *whole;
  int before;

  vnt_drop_down_offer (GTK_DROP_DOWN (widget),
                       (const char *const[]){ "Reply to a person with a long name", NULL });
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  before = measure (widget);
  whole = gtk_drop_down_get_factory (GTK_DROP_DOWN (widget));
  vnt_drop_down_let_shrink (GTK_DROP_DOWN (widget));
  g_assert_cmpint (measure (widget), <, before / 2);
  g_assert_true (gtk_drop_down_get_list_factory (GTK_DROP_DOWN (widget)) == whole);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/drop-down/same-choices", test_same_choices);
  g_test_add_func ("/drop-down/shrinks", test_shrinks);
  return g_test_run ();
}
