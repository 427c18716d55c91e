/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-copy-file.h"

#include <glib/gstdio.h>

typedef struct
{
  char *path;
  GFile *folder;
  GFile *source;
} Folder;

static void
set_up (Folder *self, gconstpointer data)
{
  g_autofree char *kept = NULL;

  self->path = g_dir_make_tmp ("vnt-copy-XXXXXX", NULL);
  kept = g_build_filename (self->path, "kept", NULL);
  g_assert_true (g_file_set_contents (kept, "new", -1, NULL));
  self->source = g_file_new_for_path (kept);
  self->folder = g_file_new_build_filename (self->path, "out", NULL);
  g_assert_true (g_file_make_directory (self->folder, NULL, NULL));
}

static void
empty (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_unlink (child);
    }
}

static void
tear_down (Folder *self, gconstpointer data)
{
  g_autofree char *out = g_file_get_path (self->folder);

  empty (out);
  g_rmdir (out);
  empty (self->path);
  g_rmdir (self->path);
  g_free (self->path);
  g_object_unref (self->source);
  g_object_unref (self->folder);
}

static void
assert_copied (Folder *self, const char *name, const char *as)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) copy = vnt_copy_file (self->source, self->folder, name, NULL, &error);
  g_autofree char *base = NULL;

  g_assert_no_error (error);
  base = g_file_get_basename (copy);
  g_assert_cmpstr (base, ==, as);
  g_assert_true (g_file_has_parent (copy, self->folder));
}

static void
test_never_overwrites (Folder *self, gconstpointer data)
{
  g_autoptr (GFile) there = g_file_get_child (self->folder, "report.pdf");
  g_autofree char *contents = NULL;

  g_assert_true (g_file_replace_contents (there, "old", 3, NULL, FALSE, 0, NULL, NULL, NULL));
  assert_copied (self, "report.pdf", "report (2).pdf");
  assert_copied (self, "report.pdf", "report (3).pdf");
  g_assert_true (g_file_load_contents (there, NULL, &contents, NULL, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");
}

static void
test_names (Folder *self, gconstpointer data)
{
  assert_copied (self, "../../etc/passwd", "passwd");
  assert_copied (self, "..", "file");
  assert_copied (self, "a\xe2\x80\xaegpj.exe", "agpj.exe");
  assert_copied (self, NULL, "file (2)");
  assert_copied (self, "C:\\Users\\rosa\\acta.odt", "acta.odt");
}

static void
test_no_folder (Folder *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) gone = g_file_get_child (self->folder, "gone");

  g_assert_null (vnt_copy_file (self->source, gone, "a", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

#define ADD(path, func) g_test_add (path, Folder, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/copy-file/never-overwrites", test_never_overwrites);
  ADD ("/copy-file/names", test_names);
  ADD ("/copy-file/no-folder", test_no_folder);
  return g_test_run ();
}
