/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves the window: the answers to the desktop's search, and rows on the clipboard. */
#include "ui-fixture.h"
#include "vnt-search-provider.h"
#include "vnt-ticket-export.h"

#define PATH "/org/ventanilla/Test/SearchProvider"

typedef struct
{
  UiFixture ui;
  GtkApplication *application;
  GDBusConnection *bus;
  VntSearchProvider *provider;
  GVariant *answer;
  gint64 opened;
  char *copied;
} Asked;

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((Asked *) user_data)->opened = g_variant_get_int64 (parameter);
}

static void
set_up (Asked *self, gconstpointer data)
{
  static const GActionEntry entries[] = {
    { .name = "open-ticket", .activate = on_open, .parameter_type = "x" },
  };
  static guint n = 0;
  g_autofree char *id = g_strdup_printf ("org.ventanilla.Test%u", n++);
  g_autoptr (GError) error = NULL;

  ui_fixture_set_up (&self->ui, data);
  /* One that was never run does not leave the bus: a name of its own for each. */
  self->application = gtk_application_new (id, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (self->application), NULL, &error));
  g_assert_no_error (error);
  g_action_map_add_action_entries (G_ACTION_MAP (self->application), entries,
                                   G_N_ELEMENTS (entries), self);
  self->bus = g_application_get_dbus_connection (G_APPLICATION (self->application));
  self->provider = vnt_search_provider_new (G_APPLICATION (self->application));
  vnt_search_provider_export (self->provider, self->bus, PATH, &error);
  g_assert_no_error (error);
}

static void
tear_down (Asked *self, gconstpointer data)
{
  vnt_search_provider_set_desk (self->provider, NULL);
  vnt_search_provider_unexport (self->provider);
  g_clear_object (&self->provider);
  ui_fixture_tear_down (&self->ui, data);
  g_clear_object (&self->application);
  g_clear_pointer (&self->answer, g_variant_unref);
  g_free (self->copied);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  ((Asked *) user_data)->answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_answered (gpointer data)
{
  return ((Asked *) data)->answer != NULL;
}

static void
ask (Asked *self, const char *method, GVariant *parameters)
{
  g_clear_pointer (&self->answer, g_variant_unref);
  g_dbus_connection_call (self->bus, g_dbus_connection_get_unique_name (self->bus), PATH,
                          "org.gnome.Shell.SearchProvider2", method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_answered, self);
}

static GVariant *
make_words (const char *first, const char *second)
{
  const char *words[] = { first, second, NULL };

  return g_variant_new_strv (words, -1);
}

/* @expected, as GVariant writes it. */
static void
assert_answer (Asked *self, const char *expected)
{
  g_autofree char *text = NULL;

  iterate_until (is_answered, self);
  text = g_variant_print (self->answer, FALSE);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_finds (Asked *self, gconstpointer data)
{
  GVariant *parts[] = { NULL, NULL };

  vnt_search_provider_set_desk (self->provider, self->ui.desk);
  parts[0] = make_words ("printer", "7");
  ask (self, "GetInitialResultSet", g_variant_new_tuple (parts, 1));
  assert_answer (self, "(['7'],)");
  parts[0] = make_words ("7", NULL);
  parts[1] = make_words ("printer", "8");
  ask (self, "GetSubsearchResultSet", g_variant_new_tuple (parts, 2));
  assert_answer (self, "(['8'],)");
  parts[0] = make_words ("nothing like it", NULL);
  ask (self, "GetInitialResultSet", g_variant_new_tuple (parts, 1));
  assert_answer (self, "([],)");
}

/* The desktop may start the program in order to ask it. */
static void
test_waits_for_the_desk (Asked *self, gconstpointer data)
{
  GVariant *words = make_words ("printer", "7");

  ask (self, "GetInitialResultSet", g_variant_new_tuple (&words, 1));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (self->answer);
  vnt_search_provider_set_desk (self->provider, self->ui.desk);
  assert_answer (self, "(['7'],)");
}

/* Who may be told what was asked: a number that is none of a ticket's is left out. */
static void
test_says_what_it_found (Asked *self, gconstpointer data)
{
  GVariant *numbers = make_words ("3", "3; rm");
  g_autoptr (GVariant) metas = NULL;
  g_autoptr (GVariant) meta = NULL;
  const char *name;

  vnt_search_provider_set_desk (self->provider, self->ui.desk);
  ask (self, "GetResultMetas", g_variant_new_tuple (&numbers, 1));
  iterate_until (is_answered, self);
  metas = g_variant_get_child_value (self->answer, 0);
  g_assert_cmpuint (g_variant_n_children (metas), ==, 1);
  meta = g_variant_get_child_value (metas, 0);
  g_assert_true (g_variant_lookup (meta, "name", "&s", &name));
  g_assert_cmpstr (name, ==, "#3 Printer 3 does not print");
}

static void
test_opens (Asked *self, gconstpointer data)
{
  g_autoptr (GVariant) nothing = g_variant_ref_sink (make_words (NULL, NULL));

  ask (self, "ActivateResult", g_variant_new ("(s@asu)", "-3", nothing, 0));
  iterate_until (is_answered, self);
  g_assert_cmpint (self->opened, ==, 0);
  ask (self, "ActivateResult", g_variant_new ("(s@asu)", "3", nothing, 0));
  iterate_until (is_answered, self);
  g_assert_cmpint (self->opened, ==, 3);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Asked *) user_data)->copied =
    gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* Whatever was there before. */
static gboolean
is_copied (gpointer data)
{
  Asked *self = data;
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());

  if (self->copied == NULL || strstr (self->copied, "Printer") == NULL)
    {
      g_clear_pointer (&self->copied, g_free);
      gdk_clipboard_read_text_async (clipboard, NULL, on_read, self);
      while (self->copied == NULL && g_main_context_iteration (NULL, TRUE))
        ;
    }
  return strstr (self->copied, "Printer") != NULL;
}

/* In the order they were chosen in, a line for each. */
static void
test_rows_are_copied (Asked *self, gconstpointer data)
{
  static const gint64 numbers[] = { 5, 2 };
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *window = gtk_window_new ();
  const char *fifth;
  const char *second;

  g_array_append_vals (tickets, numbers, G_N_ELEMENTS (numbers));
  gtk_window_present (GTK_WINDOW (window));
  gdk_clipboard_set_text (gdk_display_get_clipboard (gdk_display_get_default ()), "nothing");
  vnt_ticket_export_copy (window, self->ui.desk, tickets, GPOINTER_TO_INT (data));
  iterate_until (is_copied, self);
  fifth = strstr (self->copied, "Printer 5 does not print");
  second = strstr (self->copied, "Printer 2 does not print");
  g_assert_nonnull (fifth);
  g_assert_nonnull (second);
  g_assert_true (fifth < second);
  g_assert_true ((strchr (self->copied, ',') != NULL) || !GPOINTER_TO_INT (data));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, data, func) \
  g_test_add ("/search-provider/" path, Asked, GINT_TO_POINTER (data), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("finds", 0, test_finds);
  ADD ("waits-for-the-desk", 0, test_waits_for_the_desk);
  ADD ("says-what-it-found", 0, test_says_what_it_found);
  ADD ("opens", 0, test_opens);
  ADD ("rows-as-text", FALSE, test_rows_are_copied);
  ADD ("rows-as-csv", TRUE, test_rows_are_copied);

  return g_test_run ();
}
