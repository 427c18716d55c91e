/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"
#include "vnt-actions.h"
#include "vnt-row-menu.h"
#include "vnt-ticket-page.h"
#include "vnt-ticket-row.h"
#include "vnt-window.h"

/* Every entry is an action of the table, for this very ticket. */
static void
test_model (void)
{
  g_autoptr (GMenuModel) model = vnt_row_menu_new_model (7);
  guint n = 0;

  for (int s = 0; s < g_menu_model_get_n_items (model); s++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, s, G_MENU_LINK_SECTION);

      for (int i = 0; i < g_menu_model_get_n_items (section); i++, n++)
        {
          g_autoptr (GVariant) target =
            g_menu_model_get_item_attribute_value (section, i, G_MENU_ATTRIBUTE_TARGET,
                                                   G_VARIANT_TYPE ("(xs)"));
          const char *name;
          gint64 ticket;

          g_variant_get (target, "(x&s)", &ticket, &name);
          g_assert_cmpint (ticket, ==, 7);
          g_assert_nonnull (vnt_actions_find (name));
        }
    }
  g_assert_cmpuint (n, ==, 8);
}

static gboolean
has_row (gpointer data)
{
  GtkWidget *row = ui_find_nth (GTK_WIDGET (data), VNT_TYPE_TICKET_ROW, 0);

  return row != NULL && vnt_ticket_row_get_position (VNT_TICKET_ROW (row)) != G_MAXUINT;
}

static gboolean
shows_seventh (gpointer data)
{
  GtkWidget *page = ui_find_nth (GTK_WIDGET (data), VNT_TYPE_TICKET_PAGE, 0);

  return page != NULL && vnt_ticket_page_get_ticket_id (VNT_TICKET_PAGE (page)) == 7;
}

/* Whatever ticket is shown, it is done with the row's. */
static void
test_acts_on_its_ticket (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");
  VntWindow *window = vnt_window_new (NULL, settings);

  gtk_window_present (GTK_WINDOW (window));
  vnt_window_set_desk (window, fixture->desk);
  iterate_until (has_row, window);
  vnt_window_open_ticket (window, 3, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.with-ticket", "(xs)",
                                             G_GINT64_CONSTANT (7), "ticket.reply"));
  iterate_until (shows_seventh, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/row-menu/model", test_model);
  g_test_add ("/row-menu/acts-on-its-ticket", UiFixture, NULL, ui_fixture_set_up,
              test_acts_on_its_ticket, ui_fixture_tear_down);
  return g_test_run ();
}
