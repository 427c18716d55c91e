/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a machine's page, and from a ticket about it, the window of a session is filled in with all the machine's fields say. */
#include "ui-fixture.h"
#include "vnt-keys.h"
#include "vnt-machine-change.h"
#include "vnt-remote-window.h"
#include "vnt-store-machines.h"
#include "vnt-ticket-page.h"
#include "vnt-window.h"

typedef struct
{
  UiFixture ui;
  VntWindow *window;
} Reach;

static void
add_machine (GPtrArray *machines, gint64 id, const char *name, const char *address)
{
  VntMachine *machine = vnt_machine_new (id, name);

  machine->catalog = 1;
  vnt_machine_set_value (machine, VNT_MACHINE_STATUS, "in-use");
  if (address != NULL)
    {
      vnt_machine_add_field (machine, 1, "IP", (const char *[]){ address, NULL });
      vnt_machine_add_field (machine, 2, "Remote protocol", (const char *[]){ "VNC", NULL });
      vnt_machine_add_field (machine, 3, "Remote user", (const char *[]){ "support", NULL });
      vnt_machine_add_field (machine, 4, "Port", (const char *[]){ "5907", NULL });
      vnt_machine_add_field (machine, 5, "MAC", (const char *[]){ "aa:11:22:33:44:55", NULL });
    }
  g_ptr_array_add (machines, machine);
}

/* Ticket 5 is about PC-0042. The name of the other machine is none of the network. */
static void
fill (VntStore *store)
{
  g_autoptr (VntTicket) ticket = make_ticket (5, "Slow");
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (5);
  g_autoptr (GPtrArray) catalogs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_catalog_unref);
  g_autoptr (GPtrArray) machines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_machine_unref);

  g_ptr_array_add (catalogs, vnt_catalog_new (1, "Equipment"));
  add_machine (machines, 7, "PC-0042", "10.20.0.42");
  add_machine (machines, 8, "The big printer", NULL);
  g_assert_true (vnt_store_save_catalogs (store, catalogs, NULL));
  g_assert_true (vnt_store_save_machines (store, machines, NULL));
  vnt_ticket_detail_add_link (detail, "refers-to", "asset:7");
  g_assert_true (vnt_store_save_conversation (store, 5, ticket, detail, NULL, NULL));
}

static void
set_up (Reach *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");

  self->ui.fill = fill;
  ui_fixture_set_up (&self->ui, data);
  self->window = vnt_window_new (NULL, settings);
  gtk_window_present (GTK_WINDOW (self->window));
  vnt_window_set_desk (self->window, self->ui.desk);
}

static void
tear_down (Reach *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_fixture_tear_down (&self->ui, data);
}

static GtkWidget *
find_button (GtkWidget *within, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_find_nth (within, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  return NULL;
}

static VntRemoteWindow *
find_session (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (VNT_IS_REMOTE_WINDOW (window))
        return VNT_REMOTE_WINDOW (window);
    }
  return NULL;
}

/* The text of the entry with this title; "" while there is none. */
static const char *
text_of (VntRemoteWindow *window, const char *title)
{
  GtkWidget *row;

  for (guint i = 0;
       window != NULL && (row = ui_find_nth (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, i)) != NULL;
       i++)
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
      return gtk_editable_get_text (GTK_EDITABLE (row));
  return "";
}

static gboolean
is_filled (gpointer data)
{
  return *text_of (find_session (), "Machine") != '\0';
}

static void
assert_filled (void)
{
  VntRemoteWindow *window;
  AdwComboRow *protocol;

  iterate_until (is_filled, NULL);
  window = find_session ();
  protocol = ADW_COMBO_ROW (ui_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW));
  g_assert_cmpstr (text_of (window, "Machine"), ==, "10.20.0.42");
  g_assert_cmpstr (text_of (window, "User"), ==, "support");
  g_assert_cmpstr (text_of (window, "Port, if it is not the usual one"), ==, "5907");
  g_assert_cmpstr (text_of (window, "Network card, to wake it up"), ==, "aa:11:22:33:44:55");
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (protocol)), ==,
                   "VNC");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_machine (gpointer window)
{
  GtkWidget *button = find_button (window, "Remote Session");

  return button != NULL && gtk_widget_get_mapped (button);
}

static void
open_machine (Reach *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-machine", "x", (gint64) 7);
  iterate_until (has_machine, self->window);
}

static void
press_f9 (Reach *self)
{
  const VntAction *action = vnt_keys_find (NULL, GDK_KEY_F9, 0, FALSE);

  g_assert_nonnull (action);
  g_assert_true (vnt_window_activate (self->window, action->name));
}

static void
test_button (Reach *self, gconstpointer data)
{
  open_machine (self);
  g_signal_emit_by_name (find_button (GTK_WIDGET (self->window), "Remote Session"), "clicked");
  assert_filled ();
}

static void
test_key (Reach *self, gconstpointer data)
{
  open_machine (self);
  press_f9 (self);
  assert_filled ();
}

static gboolean
has_ticket (gpointer window)
{
  GtkWidget *page = ui_find (window, VNT_TYPE_TICKET_PAGE);

  return page != NULL && vnt_ticket_page_get_ticket (VNT_TICKET_PAGE (page)) != NULL;
}

static void
test_ticket (Reach *self, gconstpointer data)
{
  vnt_window_open_ticket (self->window, 5, TRUE);
  iterate_until (has_ticket, self->window);
  press_f9 (self);
  assert_filled ();
}

static gboolean
says_printer (gpointer window)
{
  GtkWidget *title;

  for (guint i = 0; (title = ui_find_nth (window, ADW_TYPE_WINDOW_TITLE, i)) != NULL; i++)
    if (g_str_equal (adw_window_title_get_title (ADW_WINDOW_TITLE (title)), "The big printer"))
      return TRUE;
  return FALSE;
}

/* One that cannot be reached offers no session; F9 still asks where to. */
static void
test_unreachable (Reach *self, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-machine", "x", (gint64) 8);
  iterate_until (says_printer, self->window);
  g_assert_false (
    gtk_widget_get_visible (find_button (GTK_WIDGET (self->window), "Remote Session")));
  press_f9 (self);
  g_assert_nonnull (find_session ());
  g_assert_cmpstr (text_of (find_session (), "Machine"), ==, "");
  gtk_window_destroy (GTK_WINDOW (find_session ()));
}

#define ADD(path, func) \
  g_test_add ("/ui/remote-machine/" path, Reach, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("button", test_button);
  ADD ("key", test_key);
  ADD ("ticket", test_ticket);
  ADD ("unreachable", test_unreachable);
  return g_test_run ();
}
