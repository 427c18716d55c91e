/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <sqlite3.h>

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vnt_desk_open_finish (VNT_DESK (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
open_desk (UiFixture *fixture)
{
  gboolean opened = FALSE;

  fixture->desk = vnt_desk_new (fixture->store.cache_dir, fixture->store.work_dir);
  vnt_desk_open_async (fixture->desk, NULL, on_opened, &opened);
  iterate_until (is_true, &opened);
}

void
ui_fixture_set_up (UiFixture *fixture, gconstpointer data)
{
  fixture_set_up (&fixture->store, data);
  for (gint64 id = 1; id <= 10; id++)
    {
      g_autofree char *subject = g_strdup_printf ("Printer %d does not print", (int) id);
      g_autoptr (VntTicket) ticket = make_ticket (id, subject);

      vnt_text_set (&ticket->owner, "ana");
      save_ticket (fixture->store.store, ticket);
    }
  if (fixture->fill != NULL)
    fixture->fill (fixture->store.store);
  fixture_close (&fixture->store);
  open_desk (fixture);
}

/* As another run of the program finds it. */
void
ui_fixture_reopen (UiFixture *fixture)
{
  vnt_desk_close (fixture->desk);
  g_clear_object (&fixture->desk);
  open_desk (fixture);
}

static void
change_work (UiFixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->store.work_dir, "work.db", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 60000);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* From now on nothing new can be written to @table of the agent's own work, as on a full disk. */
void
ui_fixture_refuse (UiFixture *fixture, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("CREATE TRIGGER refuse BEFORE INSERT ON %s BEGIN "
                                          "SELECT raise (ABORT, 'no room'); END",
                                          table);

  change_work (fixture, sql);
}

void
ui_fixture_accept (UiFixture *fixture)
{
  change_work (fixture, "DROP TRIGGER refuse");
}

/* As if the ticket had been opened before. */
void
ui_fixture_save_detail (UiFixture *fixture, VntTicket *ticket, VntTicketDetail *detail)
{
  GError *error = NULL;

  vnt_desk_close (fixture->desk);
  g_clear_object (&fixture->desk);
  fixture_open (&fixture->store);
  vnt_store_save_conversation (fixture->store.store, ticket->id, ticket, detail, NULL, &error);
  g_assert_no_error (error);
  fixture_close (&fixture->store);
  open_desk (fixture);
}

void
ui_fixture_tear_down (UiFixture *fixture, gconstpointer data)
{
  vnt_desk_close (fixture->desk);
  g_clear_object (&fixture->desk);
  fixture_tear_down (&fixture->store, data);
}

static GtkWidget *
find (GtkWidget *within, GType type, guint *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type) && (*n)-- == 0)
        return child;
      found = find (child, type, n);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The @n-th widget of @type inside, in reading order, counted from 0. */
GtkWidget *
ui_find_nth (GtkWidget *within, GType type, guint n)
{
  return find (within, type, &n);
}

GtkWidget *
ui_find (GtkWidget *within, GType type)
{
  GtkWidget *found = ui_find_nth (within, type, 0);

  g_assert_nonnull (found);
  return found;
}
