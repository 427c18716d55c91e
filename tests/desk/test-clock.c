/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's own file of service levels: brought in, kept, refused, forgotten. */
#include <glib/gstdio.h>
#include <string.h>

#include "vnt-desk-clock.h"
#include "vnt-desk-forecast.h"
#include "vnt-desk-workload.h"
#include "vnt-error.h"

#define DEADLINE (20 * G_USEC_PER_SEC)
#define LEVELS                                                                            \
  "[Service levels]\nVersion=1\nCalendar=Office\n[Calendar Office]\nMonday=08:00-14:00\n" \
  "[Level One]\nResolution=5h\n[Level Two]\nResolution=2d\n"

typedef struct
{
  char *folder;
  VntDesk *desk;
} Fixture;

static void
keep (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  gint64 end = g_get_monotonic_time () + DEADLINE;

  while (*result == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (*result);

  return *result;
}

static void
open_desk (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->desk = vnt_desk_new (self->folder, self->folder);
  vnt_desk_open_async (self->desk, NULL, keep, &result);
  g_assert_true (vnt_desk_open_finish (self->desk, wait_for (&result), &error));
  g_assert_no_error (error);
}

static void
close_desk (Fixture *self)
{
  vnt_desk_close (self->desk);
  g_clear_object (&self->desk);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("vnt-levels-XXXXXX", NULL);
  open_desk (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  close_desk (self);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static gboolean
import (Fixture *self, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "mine.conf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  vnt_desk_import_levels_async (self->desk, file, NULL, keep, &result);
  return vnt_desk_import_levels_finish (self->desk, wait_for (&result), NULL, error);
}

static void
assert_described (Fixture *self, const char *part)
{
  g_autofree char *text = vnt_desk_describe_levels (self->desk);

  if (strstr (text, part) == NULL)
    g_error ("“%s” does not say “%s”", text, part);
}

static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;

  assert_described (self, "None.");
  g_assert_true (import (self, LEVELS, &error));
  g_assert_no_error (error);
  assert_described (self, "2 service levels");
  close_desk (self);
  open_desk (self);
  assert_described (self, "2 service levels");
  text = vnt_desk_dup_levels (self->desk);
  g_assert_nonnull (strstr (text, "[Level Two]"));

  vnt_desk_forget_levels_async (self->desk, NULL, keep, &result);
  g_assert_true (vnt_desk_forget_levels_finish (self->desk, wait_for (&result), &error));
  assert_described (self, "None.");
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (import (self, LEVELS, &error));
  g_assert_false (import (self, LEVELS "[Queue A]\nLevel=Three\n", &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "[Queue A] Level=Three"));
  assert_described (self, "2 service levels");
}

static void
on_notice (VntDesk *desk, const char *text, char **told)
{
  g_free (*told);
  *told = g_strdup (text);
}

/* A file damaged by hand is told of and left alone; the desk opens all the same. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "service-levels.conf", NULL);
  g_autofree char *told = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  close_desk (self);
  g_assert_true (g_file_set_contents (path, "damaged", -1, NULL));
  self->desk = vnt_desk_new (self->folder, self->folder);
  g_signal_connect (self->desk, "notice", G_CALLBACK (on_notice), &told);
  vnt_desk_open_async (self->desk, NULL, keep, &result);
  g_assert_true (vnt_desk_open_finish (self->desk, wait_for (&result), NULL));
  g_assert_nonnull (told);
  assert_described (self, "None.");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "damaged");
}

/* A window that was told to close may still hear of what it had asked for, and ask on. */
static void
test_closed (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) counted = NULL, listed = NULL, expected = NULL, forgot = NULL;
  g_autoptr (GError) error = NULL;

  vnt_desk_close (self->desk);
  vnt_desk_load_workload_async (self->desk, NULL, keep, &counted);
  g_assert_null (vnt_desk_load_workload_finish (self->desk, wait_for (&counted), &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_STORAGE);
  g_clear_error (&error);
  vnt_desk_list_load_async (self->desk, VNT_LOAD_OF_PERSON, "ana", VNT_LOAD_OPEN, NULL, keep,
                            &listed);
  g_assert_null (vnt_desk_list_load_finish (self->desk, wait_for (&listed), &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_STORAGE);
  g_clear_error (&error);
  vnt_desk_load_forecast_async (self->desk, NULL, keep, &expected);
  g_assert_null (vnt_desk_load_forecast_finish (self->desk, wait_for (&expected), &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_STORAGE);
  g_clear_error (&error);
  vnt_desk_forget_levels_async (self->desk, NULL, keep, &forgot);
  g_assert_false (vnt_desk_forget_levels_finish (self->desk, wait_for (&forgot), &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_STORAGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/desk-clock/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("kept", test_kept);
  ADD ("refused", test_refused);
  ADD ("damaged", test_damaged);
  ADD ("closed", test_closed);
  return g_test_run ();
}
