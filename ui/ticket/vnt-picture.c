/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* A picture larger than this many pixels in all is not decoded: it would cost more memory than any message is worth. */
#define MAX_PIXELS (64 * 1000 * 1000)
#define PIECE 4096

typedef struct
{
  int largest;
  gboolean too_large;
} Limits;

static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, Limits *limits)
{
  int longer = MAX (width, height);

  if ((gint64) width * height > MAX_PIXELS)
    limits->too_large = TRUE;
  else if (longer > limits->largest)
    gdk_pixbuf_loader_set_size (loader, MAX ((int) ((gint64) width * limits->largest / longer), 1),
                                MAX ((int) ((gint64) height * limits->largest / longer), 1));
}

/**
 * vnt_picture_decode:
 * @data: a picture in any format gdk-pixbuf reads
 * @length: bytes of it
 * @largest: pixels of its longer side: a larger one is made smaller
 * @error: place for an error of #GdkPixbufError or #GIOError
 *
 * Fed in small pieces, so that a picture that claims a monstrous size is dropped before it is decoded. Any thread.
 *
 * Returns: (transfer full) (nullable): the picture; of one that moves, its beginning
 */
GdkTexture *
vnt_picture_decode (const guchar *data, gsize length, int largest, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  Limits limits = { .largest = largest };
  gboolean good = TRUE;
  GdkPixbuf *pixbuf;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &limits);
  for (gsize at = 0; good && !limits.too_large && at < length; at += PIECE)
    good = gdk_pixbuf_loader_write (loader, data + at, MIN (length - at, PIECE), error);
  if (limits.too_large)
    {
      g_clear_error (error);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "picture too large");
    }
  good = good && !limits.too_large;
  if (!gdk_pixbuf_loader_close (loader, good ? error : NULL) || !good)
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not a picture");
      return NULL;
    }
  return gdk_texture_new_for_pixbuf (pixbuf);
}
