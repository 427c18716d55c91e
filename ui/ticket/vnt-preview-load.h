/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * VntPreview:
 * @picture: (nullable): a picture, or the first page
 * @text: (nullable): the text, or its beginning
 * @cut: there is more text than this
 * @pages: how many pages there are, 0 for what has none
 *
 * What is shown of a file: a picture or a text.
 */
typedef struct
{
  GdkTexture *picture;
  char *text;
  gboolean cut;
  int pages;
} VntPreview;

void vnt_preview_free (VntPreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntPreview, vnt_preview_free)

gboolean vnt_preview_can_show (const char *name, const char *content_type);
void vnt_preview_load_async (const char *path,
                             const char *name,
                             const char *content_type,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
VntPreview *vnt_preview_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
