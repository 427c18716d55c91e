/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who many tickets are given to: also somebody only the server knows, a real Request Tracker. */
#include <adwaita.h>
#include <string.h>

#include "desk-fixture.h"
#include "store-fixture.h"
#include "vnt-bulk-choices.h"

typedef struct
{
  char *folder;
  char *cache;
  char *work;
  VntDesk *desk;
  GtkWidget *choices;
  const char *wanted;
  char *chosen;
} People;

/* A server takes its time. */
static void
wait_for (gboolean (*condition) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 120 * G_USEC_PER_SEC;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
}

static void
keep (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_kept (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static gboolean
is_fetched (gpointer data)
{
  return vnt_desk_get_fetched (((People *) data)->desk) == VNT_DESK_FETCHED_ALL;
}

static void
set_up (People *self, gconstpointer data)
{
  g_autofree char *token = vnt_desk_fixture_token ("lucia");
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) signed_in = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("ventanilla-people-XXXXXX", NULL);
  self->cache = g_build_filename (self->folder, "cache", NULL);
  self->work = g_build_filename (self->folder, "work", NULL);
  self->desk = vnt_desk_new (self->cache, self->work);
  vnt_desk_open_async (self->desk, NULL, keep, &opened);
  wait_for (is_kept, &opened);
  g_assert_true (vnt_desk_open_finish (self->desk, opened, &error));
  vnt_desk_sign_in_async (self->desk, vnt_desk_fixture_url (), "lucia", token, NULL, keep,
                          &signed_in);
  wait_for (is_kept, &signed_in);
  vnt_desk_sign_in_finish (self->desk, signed_in, &error);
  g_assert_no_error (error);
  wait_for (is_fetched, self);
}

static void
tear_down (People *self, gconstpointer data)
{
  vnt_desk_close (self->desk);
  g_clear_object (&self->desk);
  fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->cache);
  g_free (self->work);
  g_free (self->chosen);
}

static GtkWidget *
find (GtkWidget *within, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkListBoxRow *
find_row (People *self)
{
  GtkListBox *list = GTK_LIST_BOX (find (self->choices, GTK_TYPE_LIST_BOX));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (strstr (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))), self->wanted))
      return row;
  return NULL;
}

static gboolean
is_offered (gpointer data)
{
  return find_row (data) != NULL;
}

static void
on_chosen (People *self, const char *value)
{
  g_free (self->chosen);
  self->chosen = g_strdup (value);
}

/* What she is called since this morning, nothing on this computer knows. */
static void
test_only_the_server_knows (People *self, gconstpointer data)
{
  g_autoptr (JsonNode) renamed =
    vnt_desk_fixture_call ("root", "PUT", "/user/marta", "{\"RealName\":\"Nieves Vega Soto\"}");
  GtkWidget *window = gtk_window_new ();
  GtkListBox *list;

  self->choices = vnt_bulk_choices_new (self->desk, VNT_FIELD_OWNER);
  self->wanted = "Nieves Vega Soto (marta)";
  g_signal_connect_swapped (self->choices, "chosen", G_CALLBACK (on_chosen), self);
  gtk_window_set_child (GTK_WINDOW (window), self->choices);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (is_offered (self));
  gtk_editable_set_text (GTK_EDITABLE (find (self->choices, GTK_TYPE_SEARCH_ENTRY)), "nieves");
  wait_for (is_offered, self);
  list = GTK_LIST_BOX (find (self->choices, GTK_TYPE_LIST_BOX));
  gtk_list_box_select_row (list, find_row (self));
  g_assert_cmpstr (self->chosen, ==, "marta");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  if (!vnt_desk_fixture_start (TRUE))
    return 77;
  g_test_add ("/bulk-people/only-the-server-knows", People, NULL, set_up,
              test_only_the_server_knows, tear_down);
  failed = g_test_run ();
  vnt_desk_fixture_stop ();

  return failed;
}
