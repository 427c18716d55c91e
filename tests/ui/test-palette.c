/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"
#include "vnt-palette.h"
#include "vnt-store-machines.h"

static gboolean
has (VntPaletteSearch *search, const char *title)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (search));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VntPaletteEntry) entry = g_list_model_get_item (G_LIST_MODEL (search), i);

      if (g_str_equal (vnt_palette_entry_get_title (entry), title))
        return TRUE;
    }
  return FALSE;
}

static void
test_actions (void)
{
  g_autoptr (VntPaletteSearch) search = vnt_palette_search_new (NULL);

  vnt_palette_search_add_all_actions (search, TRUE);
  vnt_palette_search_set_text (search, "");
  g_assert_true (has (search, "Reply"));
  g_assert_true (has (search, "Preferences"));
  vnt_palette_search_set_text (search, "prefer");
  g_assert_false (has (search, "Reply"));
  g_assert_true (has (search, "Preferences"));
}

/* Every word counts, in any order, whatever its accents and capitals. */
static void
test_words (void)
{
  g_autoptr (VntPaletteSearch) search = vnt_palette_search_new (NULL);

  vnt_palette_search_add_action (search, vnt_palette_entry_new_action ("win.x", "Última conexión",
                                                                       NULL, NULL));
  vnt_palette_search_set_text (search, "CONEXION ultima");
  g_assert_true (has (search, "Última conexión"));
  vnt_palette_search_set_text (search, "conexion primera");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (search)), ==, 0);
}

static void
test_without_ticket (void)
{
  g_autoptr (VntPaletteSearch) search = vnt_palette_search_new (NULL);

  vnt_palette_search_add_all_actions (search, FALSE);
  vnt_palette_search_set_text (search, "");
  g_assert_false (has (search, "Reply"));
}

static void
test_keys (void)
{
  g_autoptr (VntPaletteSearch) search = vnt_palette_search_new (NULL);
  g_autoptr (VntPaletteEntry) entry = NULL;

  vnt_palette_search_add_all_actions (search, TRUE);
  vnt_palette_search_set_text (search, "outbox");
  entry = g_list_model_get_item (G_LIST_MODEL (search), 0);
  g_assert_cmpstr (vnt_palette_entry_get_keys (entry), ==, "g o");
}

static gboolean
ticket_found (gpointer data)
{
  return has (data, "#7 Printer 7 does not print");
}

static void
test_tickets (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (VntPaletteSearch) search = vnt_palette_search_new (fixture->desk);

  vnt_palette_search_add_all_actions (search, FALSE);
  vnt_palette_search_set_text (search, "printer");
  iterate_until (ticket_found, search);
}

static void
fill (VntStore *store)
{
  g_autoptr (GPtrArray) machines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_machine_unref);
  VntMachine *machine = vnt_machine_new (4, "PC-BIB-004");

  vnt_machine_add_field (machine, 10, "Serial", (const char *[]){ "VDM0004", NULL });
  g_ptr_array_add (machines, machine);
  g_assert_true (vnt_store_save_machines (store, machines, NULL));
}

static void
set_up_machines (UiFixture *fixture, gconstpointer data)
{
  fixture->fill = fill;
  ui_fixture_set_up (fixture, data);
}

static gboolean
machine_found (gpointer data)
{
  return has (data, "PC-BIB-004");
}

static void
test_machines (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (VntPaletteSearch) search = vnt_palette_search_new (fixture->desk);

  vnt_palette_search_set_text (search, "vdm0004");
  iterate_until (machine_found, search);
}

static void
on_chosen (VntPalette *palette, VntPaletteEntry *entry, gint64 *number)
{
  *number = vnt_palette_entry_get_number (entry);
}

static gboolean
is_chosen (gpointer data)
{
  return *(gint64 *) data != 0;
}

/* Return comes before the desk has answered: it takes what the answer has, not what stood there before. */
static void
test_return_at_once (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (VntPaletteSearch) search = vnt_palette_search_new (fixture->desk);
  VntPalette *palette = vnt_palette_new (NULL, search, "Tickets");
  GtkWidget *entry = ui_find (GTK_WIDGET (palette), GTK_TYPE_SEARCH_ENTRY);
  gint64 number = 0;

  g_signal_connect (palette, "chosen", G_CALLBACK (on_chosen), &number);
  gtk_editable_set_text (GTK_EDITABLE (entry), "3");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (number, ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "7");
  g_signal_emit_by_name (entry, "activate");
  iterate_until (is_chosen, &number);
  g_assert_cmpint (number, ==, 7);
  gtk_window_destroy (GTK_WINDOW (palette));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/palette/actions", test_actions);
  g_test_add_func ("/palette/words", test_words);
  g_test_add_func ("/palette/without-ticket", test_without_ticket);
  g_test_add_func ("/palette/keys", test_keys);
  g_test_add ("/palette/machines", UiFixture, NULL, set_up_machines, test_machines,
              ui_fixture_tear_down);
  g_test_add ("/palette/tickets", UiFixture, NULL, ui_fixture_set_up, test_tickets,
              ui_fixture_tear_down);
  g_test_add ("/palette/return-at-once", UiFixture, NULL, ui_fixture_set_up, test_return_at_once,
              ui_fixture_tear_down);
  return g_test_run ();
}
