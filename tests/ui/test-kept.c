/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of what the agent keeps under a name: texts and macros. */
#include "ui-fixture.h"
#include "vnt-desk-macros.h"
#include "vnt-desk-writing.h"
#include "vnt-macro.h"
#include "vnt-macros-window.h"
#include "vnt-texts-window.h"

/* What is the same of both kinds. */
typedef struct
{
  GtkWindow *(*new_window) (GtkWindow *parent, VntDesk *desk);
  VntValueList *(*list) (VntDesk *desk);
  gsize name_offset;
  const char *table;
} Kind;

static const Kind texts = { vnt_texts_window_new, vnt_desk_list_texts,
                            G_STRUCT_OFFSET (VntTextModule, name), "text_module" };
static const Kind macros = { vnt_macros_window_new, vnt_desk_list_macros,
                             G_STRUCT_OFFSET (VntMacro, name), "macro" };

typedef struct
{
  const Kind *kind;
  VntValueList *list;
  const char *name; /* the only one wanted; NULL: none at all */
} Wanted;

static gboolean
is_so (gpointer data)
{
  const Wanted *wanted = data;
  GPtrArray *values = vnt_value_list_get_values (wanted->list);

  if (wanted->name == NULL)
    return values->len == 0;
  return values->len == 1 &&
         g_str_equal (G_STRUCT_MEMBER (char *, values->pdata[0], wanted->kind->name_offset),
                      wanted->name);
}

static void
wait_for (const Kind *kind, VntValueList *list, const char *name)
{
  Wanted wanted = { kind, list, name };

  iterate_until (is_so, &wanted);
}

static gboolean
is_shown (gpointer data)
{
  GtkWidget *entry = ui_find_nth (data, GTK_TYPE_TEXT, 0);

  return entry != NULL && *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0';
}

/* A name that was typed is kept by closing the window at once. */
static void
test_made (UiFixture *fixture, gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr (VntValueList) list = kind->list (fixture->desk);
  GtkWidget *window = GTK_WIDGET (kind->new_window (NULL, fixture->desk));

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_activate_action (window, "kept.add", NULL));
  iterate_until (is_shown, window);
  gtk_editable_set_text (GTK_EDITABLE (ui_find_nth (window, GTK_TYPE_TEXT, 0)), "<A & B>");
  gtk_window_close (GTK_WINDOW (window));
  wait_for (kind, list, "<A & B>");
}

/* Whole, with what was typed a moment before. */
static void
test_deleted_comes_back (UiFixture *fixture, gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr (VntValueList) list = kind->list (fixture->desk);
  GtkWidget *window = GTK_WIDGET (kind->new_window (NULL, fixture->desk));

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_activate_action (window, "kept.add", NULL));
  iterate_until (is_shown, window);
  gtk_editable_set_text (GTK_EDITABLE (ui_find_nth (window, GTK_TYPE_TEXT, 0)), "<A & B>");
  g_assert_true (gtk_widget_activate_action (window, "kept.delete", NULL));
  wait_for (kind, list, NULL);
  g_assert_true (gtk_widget_activate_action (window, "kept.undo", NULL));
  wait_for (kind, list, "<A & B>");
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_problem (GtkWidget *window)
{
  GtkWidget *label;

  for (guint i = 0; (label = ui_find_nth (window, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_has_css_class (label, "error"))
      return label;
  g_assert_not_reached ();
}

static gboolean
has_problem (gpointer window)
{
  return gtk_widget_get_visible (find_problem (window));
}

static gboolean
has_no_problem (gpointer window)
{
  return !has_problem (window);
}

static gboolean
has_two_rows (gpointer rows)
{
  return gtk_list_box_get_row_at_index (rows, 1) != NULL;
}

static gboolean
is_among (gpointer data)
{
  const Wanted *wanted = data;
  GPtrArray *values = vnt_value_list_get_values (wanted->list);

  for (guint i = 0; i < values->len; i++)
    if (g_str_equal (G_STRUCT_MEMBER (char *, values->pdata[i], wanted->kind->name_offset),
                     wanted->name))
      return TRUE;
  return FALSE;
}

static gboolean
is_closed (gpointer window)
{
  return *(gpointer *) window == NULL;
}

/* The window stays while what was typed cannot be saved, and goes when it can. */
static void
test_full_disk (UiFixture *fixture, gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr (VntValueList) list = kind->list (fixture->desk);
  GtkWidget *window = GTK_WIDGET (kind->new_window (NULL, fixture->desk));
  GtkWidget *entry;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_activate_action (window, "kept.add", NULL));
  iterate_until (is_shown, window);
  ui_fixture_refuse (fixture, kind->table);
  entry = ui_find_nth (window, GTK_TYPE_TEXT, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Typed on a full disk");
  gtk_window_close (GTK_WINDOW (window));
  iterate_until (has_problem, window);
  g_assert_nonnull (window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Typed on a full disk");
  ui_fixture_accept (fixture);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Typed after");
  gtk_window_close (GTK_WINDOW (window));
  iterate_until (is_closed, &window);
  wait_for (kind, list, "Typed after");
}

/* The form has lists of its own. */
static GtkListBox *
find_rows (GtkWidget *window)
{
  GtkWidget *list;

  for (guint i = 0; (list = ui_find_nth (window, GTK_TYPE_LIST_BOX, i)) != NULL; i++)
    if (gtk_widget_has_css_class (list, "navigation-sidebar"))
      return GTK_LIST_BOX (list);
  g_assert_not_reached ();
}

/* It is not lost by looking at another meanwhile. */
static void
test_other_meanwhile (UiFixture *fixture, gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr (VntValueList) list = kind->list (fixture->desk);
  GtkWidget *window = GTK_WIDGET (kind->new_window (NULL, fixture->desk));
  GtkListBox *rows = find_rows (window);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_activate_action (window, "kept.add", NULL));
  iterate_until (is_shown, window);
  g_assert_true (gtk_widget_activate_action (window, "kept.add", NULL));
  iterate_until (has_two_rows, rows);
  gtk_list_box_select_row (rows, gtk_list_box_get_row_at_index (rows, 0));
  ui_fixture_refuse (fixture, kind->table);
  gtk_editable_set_text (GTK_EDITABLE (ui_find_nth (window, GTK_TYPE_TEXT, 0)), "Typed first");
  gtk_list_box_select_row (rows, gtk_list_box_get_row_at_index (rows, 1));
  iterate_until (has_problem, window);
  gtk_list_box_select_row (rows, gtk_list_box_get_row_at_index (rows, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find_nth (window, GTK_TYPE_TEXT, 0))),
                   ==, "Typed first");
  gtk_list_box_select_row (rows, gtk_list_box_get_row_at_index (rows, 1));
  ui_fixture_accept (fixture);
  /* By itself, a while after there was room again. */
  iterate_until (has_no_problem, window);
  iterate_until (is_among, &(Wanted){ kind, list, "Typed first" });
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add (const char *path, const Kind *kind, void (*test) (UiFixture *, gconstpointer))
{
  g_test_add (path, UiFixture, kind, ui_fixture_set_up, test, ui_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/ui/kept/texts/made", &texts, test_made);
  add ("/ui/kept/texts/deleted", &texts, test_deleted_comes_back);
  add ("/ui/kept/texts/full-disk", &texts, test_full_disk);
  add ("/ui/kept/texts/other-meanwhile", &texts, test_other_meanwhile);
  add ("/ui/kept/macros/full-disk", &macros, test_full_disk);
  add ("/ui/kept/macros/other-meanwhile", &macros, test_other_meanwhile);
  add ("/ui/kept/macros/made", &macros, test_made);
  add ("/ui/kept/macros/deleted", &macros, test_deleted_comes_back);
  return g_test_run ();
}
