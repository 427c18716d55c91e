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
} Kind;

static const Kind texts = { vnt_texts_window_new, vnt_desk_list_texts,
                            G_STRUCT_OFFSET (VntTextModule, name) };
static const Kind macros = { vnt_macros_window_new, vnt_desk_list_macros,
                             G_STRUCT_OFFSET (VntMacro, name) };

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
  add ("/ui/kept/macros/made", &macros, test_made);
  add ("/ui/kept/macros/deleted", &macros, test_deleted_comes_back);
  return g_test_run ();
}
