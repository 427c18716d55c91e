/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-preview-load.h"

#include <glib/gi18n.h>
#include <string.h>

#ifdef HAVE_POPPLER
#include "vnt-poppler.h"
#endif

#include "vnt-error.h"
#include "vnt-picture.h"
#include "vnt-text-decode.h"
#include "vnt-text.h"

#define LARGEST_FILE (64 * 1024 * 1024)
#define LARGEST_SIDE 2048
#define TEXT_BYTES (256 * 1024)

typedef enum
{
  KIND_NONE,
  KIND_PICTURE,
  KIND_TEXT,
  KIND_PAGES,
} Kind;

typedef struct
{
  char *path;
  Kind kind;
} Load;

static void
load_free (Load *load)
{
  g_free (load->path);
  g_free (load);
}

static gboolean
ends_in (const char *name, const char *const *ends)
{
  g_autofree char *folded = vnt_text_fold (name != NULL ? name : "");

  for (gsize i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (folded, ends[i]))
      return TRUE;
  return FALSE;
}

/* By its content type; by its name where that says nothing. A drawing in SVG is no picture: it can refer to others. */
static Kind
get_kind (const char *name, const char *content_type)
{
  static const char *const PICTURES[] = { ".png", ".jpg", ".jpeg", ".gif", ".webp",
                                          ".bmp", ".tif", ".tiff", NULL };
  static const char *const TEXTS[] = { ".txt",  ".log", ".csv",  ".tsv",   ".md",  ".json", ".xml",
                                       ".yaml", ".yml", ".ini",  ".conf",  ".cfg", ".eml",  ".ics",
                                       ".vcf",  ".sql", ".diff", ".patch", NULL };
  static const char *const PAGES[] = { ".pdf", NULL };
  const char *type = content_type != NULL ? content_type : "";

  if (g_str_has_prefix (type, "image/"))
    return g_str_has_prefix (type, "image/svg") ? KIND_NONE : KIND_PICTURE;
  if (g_str_has_prefix (type, "text/") || g_str_has_prefix (type, "message/"))
    return KIND_TEXT;
  if (g_str_has_prefix (type, "application/pdf") || ends_in (name, PAGES))
#ifdef HAVE_POPPLER
    return KIND_PAGES;
#else
    return KIND_NONE;
#endif
  if (ends_in (name, PICTURES))
    return KIND_PICTURE;
  return ends_in (name, TEXTS) ? KIND_TEXT : KIND_NONE;
}

static VntPreview *
load_picture (const char *path, GError **error)
{
  g_autofree char *contents = NULL;
  g_autoptr (VntPreview) preview = g_new0 (VntPreview, 1);
  gsize length = 0;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  preview->picture = vnt_picture_decode ((const guchar *) contents, length, LARGEST_SIDE, error);
  return preview->picture != NULL ? g_steal_pointer (&preview) : NULL;
}

static VntPreview *
load_text (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *bytes = g_malloc (TEXT_BYTES + 1);
  g_autoptr (VntPreview) preview = g_new0 (VntPreview, 1);
  gsize length = 0;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, TEXT_BYTES + 1,
                                                  &length, cancellable, error))
    return NULL;
  preview->cut = length > TEXT_BYTES;
  preview->text = vnt_text_decode (bytes, MIN (length, TEXT_BYTES));
  if (preview->text != NULL)
    return g_steal_pointer (&preview);
  g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID, _ ("This file is no text."));
  return NULL;
}

#ifdef HAVE_POPPLER
/* White paper: a page without a background of its own is meant for it. */
static GdkTexture *
draw_page (const VntPoppler *poppler, PopplerPage *page)
{
  double width = 0, height = 0, scale;
  cairo_surface_t *surface;
  cairo_t *cairo;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;
  int stride, w, h;

  poppler->page_get_size (page, &width, &height);
  if (!(width >= 1 && height >= 1 && width < 100000 && height < 100000))
    return NULL;
  scale = MIN (2.0, LARGEST_SIDE / MAX (width, height));
  w = MAX ((int) (width * scale), 1);
  h = MAX ((int) (height * scale), 1);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, w, h);
  cairo = cairo_create (surface);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_scale (cairo, scale, scale);
  poppler->page_render (page, cairo);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) h);
  texture = gdk_memory_texture_new (w, h, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  cairo_surface_destroy (surface);
  return texture;
}

static VntPreview *
load_pages (const char *path, GError **error)
{
  const VntPoppler *poppler = vnt_poppler_get (error);
  g_autofree char *uri = poppler != NULL ? g_filename_to_uri (path, NULL, error) : NULL;
  PopplerDocument *document;
  PopplerPage *page;
  g_autoptr (VntPreview) preview = g_new0 (VntPreview, 1);

  document = uri != NULL ? poppler->document_new_from_file (uri, NULL, error) : NULL;
  if (document == NULL)
    return NULL;
  preview->pages = poppler->document_get_n_pages (document);
  page = preview->pages > 0 ? poppler->document_get_page (document, 0) : NULL;
  preview->picture = page != NULL ? draw_page (poppler, page) : NULL;
  g_clear_object (&page);
  g_object_unref (document);
  if (preview->picture != NULL)
    return g_steal_pointer (&preview);
  g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID, _ ("This file has no page to show."));
  return NULL;
}
#endif

static VntPreview *
load_file (const Load *load, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (load->path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, cancellable, error);

  if (info == NULL)
    return NULL;
  if (load->kind == KIND_TEXT)
    return load_text (load->path, cancellable, error);
  if (g_file_info_get_size (info) > LARGEST_FILE)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("This file is too large to be shown here."));
      return NULL;
    }
#ifdef HAVE_POPPLER
  if (load->kind == KIND_PAGES)
    return load_pages (load->path, error);
#endif
  return load_picture (load->path, error);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  VntPreview *preview = load_file (data, cancellable, &error);

  if (preview == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, preview, (GDestroyNotify) vnt_preview_free);
}

/**
 * vnt_preview_free:
 * @self: (transfer full): a preview
 *
 * Frees it.
 */
void
vnt_preview_free (VntPreview *self)
{
  g_clear_object (&self->picture);
  g_free (self->text);
  g_free (self);
}

/**
 * vnt_preview_can_show:
 * @name: (nullable): a file's name
 * @content_type: (nullable): what its sender says it is
 *
 * Returns: whether something of it can be shown inside the program
 */
gboolean
vnt_preview_can_show (const char *name, const char *content_type)
{
  return get_kind (name, content_type) != KIND_NONE;
}

/**
 * vnt_preview_load_async:
 * @path: where the file is
 * @name: (nullable): its name
 * @content_type: (nullable): what its sender says it is
 * @cancellable: (nullable): stops it
 * @callback: called when it is read, or cannot be
 * @user_data: for @callback
 *
 * Reads on a worker thread what is shown of a file: nothing of it is run.
 */
void
vnt_preview_load_async (const char *path,
                        const char *name,
                        const char *content_type,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  load->path = g_strdup (path);
  load->kind = get_kind (name, content_type);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * vnt_preview_load_finish:
 * @result: as the callback got it
 * @error: place for an error
 *
 * Returns: (transfer full) (nullable): what is shown
 */
VntPreview *
vnt_preview_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
