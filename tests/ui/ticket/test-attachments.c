/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <cairo-pdf.h>

#include "vnt-attachment-button.h"
#include "vnt-danger-words.h"
#include "vnt-preview-load.h"
#include "vnt-preview-window.h"
#include "vnt-save-files.h"

/* Files that are on this computer already, in the fixture's folder. */
typedef struct
{
  UiFixture ui;
  GtkWidget *window;
} Files;

static void
set_up (Files *self, gconstpointer data)
{
  ui_fixture_set_up (&self->ui, data);
  self->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
close_all (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  while (g_list_model_get_n_items (toplevels) > 0)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, 0);

      gtk_window_destroy (window);
    }
}

static void
tear_down (Files *self, gconstpointer data)
{
  close_all ();
  ui_fixture_tear_down (&self->ui, data);
}

static VntAttachment *
make_file (Files *self, const char *name, const char *type, const char *contents)
{
  VntAttachment *attachment = vnt_attachment_new (0, 1, name, type, (gint64) strlen (contents));

  attachment->path = g_build_filename (self->ui.store.folder, name, NULL);
  g_assert_true (g_file_set_contents (attachment->path, contents, -1, NULL));
  return attachment;
}

static GtkWidget *
press (Files *self, VntAttachment *attachment)
{
  GtkWidget *button = vnt_attachment_button_new (self->ui.desk, attachment);

  gtk_window_set_child (GTK_WINDOW (self->window), button);
  g_signal_emit_by_name (ui_find (button, GTK_TYPE_BUTTON), "clicked");
  return button;
}

static GtkWidget *
find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static gboolean
shows_text (gpointer data)
{
  GtkWidget *window = find_window (VNT_TYPE_PREVIEW_WINDOW);
  GtkTextIter start, end;
  GtkTextBuffer *buffer;
  g_autofree char *text = NULL;

  if (window == NULL)
    return FALSE;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find (window, GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return g_strcmp0 (text, data) == 0;
}

/* Shown inside the program, whatever encoding it is in. */
static void
test_text (Files *self, gconstpointer data)
{
  g_autoptr (VntAttachment) file = make_file (self, "log.txt", "text/plain",
                                              "Cig\xfc"
                                              "e\xf1"
                                              "a\r\n");

  press (self, file);
  iterate_until (shows_text, (gpointer) "Cigüeña\n");
  g_assert_null (find_window (ADW_TYPE_MESSAGE_DIALOG));
}

/* Asked first, and told why. */
static void
test_dangerous (Files *self, gconstpointer data)
{
  g_autoptr (VntAttachment) file =
    make_file (self, "invoice.pdf.sh", "application/x-shellscript", "#!/bin/sh\n");
  GtkWidget *dialog;

  press (self, file);
  g_assert_null (find_window (VNT_TYPE_PREVIEW_WINDOW));
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==,
                   vnt_danger_words (VNT_DANGER_DISGUISED));
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "cancel");
}

/* A script that calls itself text is looked at, not run; handing it to another program is asked about. */
static void
test_script_as_text (Files *self, gconstpointer data)
{
  g_autoptr (VntAttachment) file = make_file (self, "fix.sh", "text/plain", "#!/bin/sh\n");
  GtkWidget *button = press (self, file);

  iterate_until (shows_text, (gpointer) "#!/bin/sh\n");
  g_assert_true (gtk_widget_activate_action (button, "attachment.open", NULL));
  g_assert_nonnull (find_window (ADW_TYPE_MESSAGE_DIALOG));
}

typedef struct
{
  gboolean done;
  VntPreview *preview;
  GError *error;
} Loaded;

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Loaded *loaded = user_data;

  loaded->preview = vnt_preview_load_finish (result, &loaded->error);
  loaded->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return *(gboolean *) data;
}

static void
load (VntAttachment *file, Loaded *loaded)
{
  vnt_preview_load_async (file->path, file->name, file->content_type, NULL, on_loaded, loaded);
  iterate_until (is_done, loaded);
}

static void
test_long_text (Files *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (300 * 1024, 'x');
  g_autoptr (VntAttachment) file = make_file (self, "long.log", "text/plain", text);
  Loaded loaded = { 0 };

  load (file, &loaded);
  g_assert_no_error (loaded.error);
  g_assert_true (loaded.preview->cut);
  g_assert_cmpuint (strlen (loaded.preview->text), ==, 256 * 1024);
  vnt_preview_free (loaded.preview);
}

/* 16 × 8 black pixels. */
static void
test_picture (Files *self, gconstpointer data)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 16, 8);
  g_autoptr (VntAttachment) file = make_file (self, "dot.png", "image/png", "");
  Loaded loaded = { 0 };

  gdk_pixbuf_fill (pixbuf, 0);
  g_assert_true (gdk_pixbuf_save (pixbuf, file->path, "png", NULL, NULL));
  load (file, &loaded);
  g_assert_no_error (loaded.error);
  g_assert_cmpint (gdk_texture_get_width (loaded.preview->picture), ==, 16);
  vnt_preview_free (loaded.preview);
}

static void
test_no_picture (Files *self, gconstpointer data)
{
  g_autoptr (VntAttachment) file = make_file (self, "dot.png", "image/png", "no picture at all");
  Loaded loaded = { 0 };

  load (file, &loaded);
  g_assert_null (loaded.preview);
  g_assert_nonnull (loaded.error);
  g_clear_error (&loaded.error);
}

/* One page, when the build knows them. */
static void
test_pdf (Files *self, gconstpointer data)
{
  g_autoptr (VntAttachment) file = make_file (self, "a.pdf", "application/pdf", "");
  cairo_surface_t *surface = cairo_pdf_surface_create (file->path, 200, 100);
  cairo_t *cairo = cairo_create (surface);
  Loaded loaded = { 0 };

  cairo_rectangle (cairo, 10, 10, 50, 50);
  cairo_fill (cairo);
  cairo_show_page (cairo);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  if (!vnt_preview_can_show (file->name, file->content_type))
    {
      g_test_skip ("built without poppler");
      return;
    }
  load (file, &loaded);
  g_assert_no_error (loaded.error);
  g_assert_cmpint (loaded.preview->pages, ==, 1);
  g_assert_cmpint (gdk_texture_get_width (loaded.preview->picture), ==, 400);
  vnt_preview_free (loaded.preview);
}

static void
test_kinds (void)
{
  g_assert_true (vnt_preview_can_show ("a", "image/png"));
  g_assert_true (vnt_preview_can_show ("a.log", "application/octet-stream"));
  g_assert_true (vnt_preview_can_show ("a.html", "text/html"));
  g_assert_false (vnt_preview_can_show ("a.svg", "image/svg+xml"));
  g_assert_false (vnt_preview_can_show ("a.exe", "application/octet-stream"));
  g_assert_false (vnt_preview_can_show (NULL, NULL));
}

typedef struct
{
  gboolean done;
  guint saved;
} Saved;

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saved *saved = user_data;

  saved->saved = vnt_save_files_finish (result, NULL);
  saved->done = TRUE;
}

static void
test_save_all (Files *self, gconstpointer data)
{
  g_autoptr (GPtrArray) files =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_attachment_unref);
  g_autoptr (GFile) folder = g_file_new_build_filename (self->ui.store.folder, "out", NULL);
  g_autoptr (GFile) first = g_file_get_child (folder, "a.txt");
  g_autoptr (GFile) second = g_file_get_child (folder, "a (2).txt");
  Saved saved = { 0 };

  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  g_ptr_array_add (files, make_file (self, "a.txt", "text/plain", "one"));
  g_ptr_array_add (files, make_file (self, "a.txt", "text/plain", "one"));
  vnt_save_files_async (self->ui.desk, files, folder, on_saved, &saved);
  iterate_until (is_done, &saved);
  g_assert_cmpuint (saved.saved, ==, 2);
  g_assert_true (g_file_query_exists (first, NULL));
  g_assert_true (g_file_query_exists (second, NULL));
}

#define ADD(path, func) g_test_add (path, Files, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/attachments/text", test_text);
  ADD ("/attachments/dangerous", test_dangerous);
  ADD ("/attachments/script-as-text", test_script_as_text);
  ADD ("/attachments/long-text", test_long_text);
  ADD ("/attachments/picture", test_picture);
  ADD ("/attachments/no-picture", test_no_picture);
  ADD ("/attachments/pdf", test_pdf);
  ADD ("/attachments/save-all", test_save_all);
  g_test_add_func ("/attachments/kinds", test_kinds);
  return g_test_run ();
}
