/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tab goes through the whole of every window and never stays behind: what it comes to is on the screen and has a name. */
#include "ui-fixture.h"
#include "vnt-preferences.h"
#include "vnt-ticket-page.h"
#include "vnt-ticket-row.h"
#include "vnt-window.h"

/* More than any window has. */
#define MOST 400

/* Pages of the window itself. */
static const char *const PLACES[] = {
  "win.show-outbox", "win.show-drafts", "win.show-knowledge", "win.machines", "win.sign-in",
};

/* What opens a window of its own. */
static const char *const WINDOWS[] = {
  "win.new-ticket", "win.shortcuts",     "win.palette",     "win.macros",      "win.texts",
  "win.since",      "win.show-workload", "win.show-report", "views.new",       "views.save-search",
  "ticket.history", "ticket.escalate",   "win.snooze-menu", "win.new-machine",
};

typedef struct
{
  UiFixture ui;
  VntWindow *window;
  GtkWindow *other;
} Walk;

static gboolean
has_rows (gpointer data)
{
  GtkWidget *row = ui_find_nth (GTK_WIDGET (data), VNT_TYPE_TICKET_ROW, 0);

  return row != NULL && vnt_ticket_row_get_position (VNT_TICKET_ROW (row)) != G_MAXUINT;
}

static gboolean
shows_ticket (gpointer data)
{
  GtkWidget *page = ui_find_nth (GTK_WIDGET (data), VNT_TYPE_TICKET_PAGE, 0);

  return page != NULL && gtk_widget_get_mapped (page) && gtk_widget_get_width (page) > 100;
}

static gboolean
has_other (gpointer data)
{
  Walk *self = data;
  GListModel *toplevels = gtk_window_get_toplevels ();

  self->other = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if ((gpointer) window != (gpointer) self->window &&
          gtk_widget_get_mapped (GTK_WIDGET (window)))
        self->other = window;
    }
  return self->other != NULL;
}

static gboolean
has_no_other (gpointer data)
{
  return !has_other (data);
}

static void
set_up (Walk *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");

  ui_fixture_set_up (&self->ui, data);
  g_settings_set_int (settings, "window-width", GPOINTER_TO_INT (data));
  g_settings_set_int (settings, "window-height", 700);
  self->window = vnt_window_new (NULL, settings);
  gtk_window_present (GTK_WINDOW (self->window));
  vnt_window_set_desk (self->window, self->ui.desk);
  iterate_until (has_rows, self->window);
  vnt_window_open_ticket (self->window, 3, TRUE);
  iterate_until (shows_ticket, self->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

static void
tear_down (Walk *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_fixture_tear_down (&self->ui, data);
}

static gboolean
is_named (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         (tooltip != NULL && *tooltip != '\0') ||
         (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0');
}

/* The words of a button, a row or a switch are inside it. */
static gboolean
has_words (GtkWidget *widget)
{
  if (is_named (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child))
      return TRUE;
  return FALSE;
}

/* An entry or a drop-down is named for what has the focus in it; a switch by its row. */
static gboolean
can_be_said (GtkWidget *focus)
{
  GtkWidget *parent = gtk_widget_get_parent (focus);

  if (has_words (focus))
    return TRUE;
  for (guint i = 0; i < 3 && parent != NULL; i++, parent = gtk_widget_get_parent (parent))
    if (is_named (parent))
      return TRUE;
  parent = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  return parent != NULL && has_words (parent);
}

static char *
describe (GtkWidget *focus)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; focus != NULL && i < 5; i++, focus = gtk_widget_get_parent (focus))
    g_string_append_printf (path, "%s%s", i > 0 ? " in " : "", G_OBJECT_TYPE_NAME (focus));
  return g_string_free (path, FALSE);
}

static void
check (const char *name, GtkWidget *focus)
{
  g_autofree char *what = describe (focus);

  if (!gtk_widget_get_mapped (focus) || !gtk_widget_is_sensitive (focus))
    g_test_message ("%s: Tab comes to what nobody sees: %s", name, what);
  else if (!can_be_said (focus))
    g_test_message ("%s: without a name: %s", name, what);
  else if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (focus)))
    g_test_message ("%s: keeps Tab for itself: %s", name, what);
  else
    return;
  g_test_fail ();
}

/* Until it comes to what it came to before. Returns: to how many */
static guint
walk (const char *name, GtkWidget *window, GtkDirectionType direction)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint lost = 0;

  for (guint i = 0; i < MOST; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (window, direction);
      focus = gtk_root_get_focus (GTK_ROOT (window));
      /* At the end it leaves the window for a moment, and begins again. */
      if (focus == NULL)
        {
          if (lost++ > 0)
            break;
          continue;
        }
      if (!g_hash_table_add (seen, focus))
        break;
      check (name, focus);
    }
  if (g_hash_table_size (seen) >= MOST)
    {
      g_test_message ("%s: Tab never comes back", name);
      g_test_fail ();
    }
  return g_hash_table_size (seen);
}

static void
walk_both (const char *name, GtkWidget *window, guint least)
{
  guint there = walk (name, window, GTK_DIR_TAB_FORWARD);
  guint back = walk (name, window, GTK_DIR_TAB_BACKWARD);

  g_test_message ("%s: %u there, %u back", name, there, back);
  if (there < least || back < least)
    g_test_fail ();
}

static void
test_ticket (Walk *self, gconstpointer data)
{
  walk_both ("ticket", GTK_WIDGET (self->window), 12);
  g_assert_true (vnt_window_activate (self->window, "ticket.details"));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  walk_both ("ticket with its details", GTK_WIDGET (self->window), 12);
}

static void
test_places (Walk *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (PLACES); i++)
    {
      if (!vnt_window_activate (self->window, PLACES[i]))
        {
          g_test_message ("%s does nothing here", PLACES[i]);
          continue;
        }
      gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
      walk_both (PLACES[i], GTK_WIDGET (self->window), 3);
    }
}

static void
test_windows (Walk *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (WINDOWS); i++)
    {
      if (!vnt_window_activate (self->window, WINDOWS[i]))
        {
          g_test_message ("%s does nothing here", WINDOWS[i]);
          continue;
        }
      iterate_until (has_other, self);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (self->other));
      walk_both (WINDOWS[i], GTK_WIDGET (self->other), 1);
      gtk_window_destroy (self->other);
      iterate_until (has_no_other, self);
    }
}

static void
test_preferences (Walk *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.ventanilla.Ventanilla");
  GtkWindow *window = vnt_preferences_new (GTK_WINDOW (self->window), settings, self->ui.desk);
  GtkWidget *page;

  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  for (guint i = 0;
       (page = ui_find_nth (GTK_WIDGET (window), ADW_TYPE_PREFERENCES_PAGE, i)) != NULL; i++)
    {
      /* What its search finds stands on a page, too. */
      if (gtk_widget_get_ancestor (page, ADW_TYPE_VIEW_STACK) == NULL)
        continue;
      adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (window),
                                               ADW_PREFERENCES_PAGE (page));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      walk_both ("preferences", GTK_WIDGET (window), 4);
    }
  gtk_window_destroy (window);
}

#define ADD(path, width, func) \
  g_test_add ("/tab-walk/" path, Walk, GINT_TO_POINTER (width), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("ticket", 1280, test_ticket);
  ADD ("ticket-narrow", 360, test_ticket);
  ADD ("places", 1280, test_places);
  ADD ("places-narrow", 360, test_places);
  ADD ("windows", 1280, test_windows);
  ADD ("preferences", 1280, test_preferences);
  return g_test_run ();
}
