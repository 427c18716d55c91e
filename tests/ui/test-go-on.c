/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was begun is gone on with from the list of drafts. */
#include <string.h>

#include "ui-fixture.h"
#include "vnt-article-editor.h"
#include "vnt-desk-article.h"
#include "vnt-desk-machine-draft.h"
#include "vnt-draft-row.h"
#include "vnt-machine-change.h"
#include "vnt-machine-draft.h"
#include "vnt-machine-window.h"
#include "vnt-new-article.h"
#include "vnt-store-machines.h"
#include "vnt-window.h"

typedef struct
{
  UiFixture ui;
  VntWindow *window;
  GType wanted; /* a window of which kind */
} GoOn;

static void
fill (VntStore *store)
{
  g_autoptr (GPtrArray) catalogs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_catalog_unref);
  g_autoptr (GPtrArray) machines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_machine_unref);
  VntCatalog *catalog = vnt_catalog_new (1, "Equipment");
  VntMachine *machine = vnt_machine_new (4, "PC-004");

  catalog->can_create = TRUE;
  machine->catalog = 1;
  machine->may_change = TRUE;
  vnt_machine_set_value (machine, VNT_MACHINE_STATUS, "in-use");
  g_ptr_array_add (catalogs, catalog);
  g_ptr_array_add (machines, machine);
  g_assert_true (vnt_store_save_catalogs (store, catalogs, NULL));
  g_assert_true (vnt_store_save_machines (store, machines, NULL));
}

static void
set_up (GoOn *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");

  self->ui.fill = fill;
  ui_fixture_set_up (&self->ui, data);
  self->window = vnt_window_new (NULL, settings);
  gtk_window_present (GTK_WINDOW (self->window));
  vnt_window_set_desk (self->window, self->ui.desk);
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static void
tear_down (GoOn *self, gconstpointer data)
{
  GtkWidget *form = find_window (self->wanted);

  if (form != NULL)
    gtk_window_destroy (GTK_WINDOW (form));
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_fixture_tear_down (&self->ui, data);
}

static gboolean
has_row (gpointer window)
{
  return ui_find_nth (window, VNT_TYPE_DRAFT_ROW, 0) != NULL;
}

static gboolean
is_open (gpointer data)
{
  return find_window (((GoOn *) data)->wanted) != NULL;
}

/* Presses the only draft there is. */
static GtkWidget *
go_on (GoOn *self, GType wanted)
{
  GtkWidget *row;

  self->wanted = wanted;
  g_assert_true (vnt_window_activate (self->window, "win.show-drafts"));
  iterate_until (has_row, self->window);
  row = ui_find (GTK_WIDGET (self->window), VNT_TYPE_DRAFT_ROW);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  iterate_until (is_open, self);
  return find_window (wanted);
}

static gboolean
has_text (GtkWidget *within, const char *text)
{
  GtkWidget *entry;

  for (guint i = 0; (entry = ui_find_nth (within, GTK_TYPE_ENTRY, i)) != NULL; i++)
    if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), text))
      return TRUE;
  return FALSE;
}

static void
test_machine (GoOn *self, gconstpointer data)
{
  g_autoptr (VntMachine) before = vnt_machine_new (4, "PC-004");
  g_autoptr (VntMachine) after = vnt_machine_copy (before);
  g_autofree char *draft = NULL;

  vnt_machine_set_value (after, VNT_MACHINE_DESCRIPTION, "En el sótano");
  draft = vnt_machine_draft_write (before, after);
  vnt_desk_save_machine_draft_async (self->ui.desk, 4, "PC-004", draft, NULL, NULL, NULL);
  g_assert_true (has_text (go_on (self, VNT_TYPE_MACHINE_WINDOW), "En el sótano"));
}

static void
test_new_machine (GoOn *self, gconstpointer data)
{
  g_autoptr (VntMachine) after = vnt_machine_new (0, "PC-NUEVO");
  g_autofree char *draft = vnt_machine_draft_write (NULL, after);

  vnt_desk_save_machine_draft_async (self->ui.desk, 0, "PC-NUEVO", draft, NULL, NULL, NULL);
  g_assert_true (has_text (go_on (self, VNT_TYPE_MACHINE_WINDOW), "PC-NUEVO"));
}

static gboolean
has_title (gpointer editor)
{
  GtkWidget *text;

  for (guint i = 0; (text = ui_find_nth (editor, GTK_TYPE_EDITABLE, i)) != NULL; i++)
    if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (text)), "Atascos"))
      return TRUE;
  return FALSE;
}

static void
test_article (GoOn *self, gconstpointer data)
{
  g_autoptr (VntNewArticle) article = vnt_new_article_new ("Atascos");
  g_autofree char *written = vnt_new_article_write (article, "Abra la tapa.");

  vnt_desk_save_article_draft_async (self->ui.desk, 3, written, NULL, NULL, NULL);
  iterate_until (has_title, go_on (self, VNT_TYPE_ARTICLE_EDITOR));
}

#define ADD(path, func) g_test_add ("/go-on/" path, GoOn, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("machine", test_machine);
  ADD ("new-machine", test_new_machine);
  ADD ("article", test_article);
  return g_test_run ();
}
