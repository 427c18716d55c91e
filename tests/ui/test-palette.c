/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"
#include "vnt-palette-search.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/palette/actions", test_actions);
  g_test_add_func ("/palette/words", test_words);
  g_test_add_func ("/palette/without-ticket", test_without_ticket);
  g_test_add_func ("/palette/keys", test_keys);
  g_test_add ("/palette/tickets", UiFixture, NULL, ui_fixture_set_up, test_tickets,
              ui_fixture_tear_down);
  return g_test_run ();
}
