/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-operation.h"

G_DEFINE_BOXED_TYPE (VntFile, vnt_file, vnt_file_ref, vnt_file_unref)

static void
vnt_file_clear (gpointer data)
{
  VntFile *self = data;

  g_free (self->path);
  g_free (self->name);
  g_free (self->content_type);
}

/**
 * vnt_file_new:
 * @path: the copy kept under the program's own data folder
 * @name: the name the receiver sees
 * @content_type: (nullable): its MIME type
 * @size: bytes
 *
 * Makes a #VntFile.
 *
 * Returns: (transfer full): a new value
 */
VntFile *
vnt_file_new (const char *path, const char *name, const char *content_type, gint64 size)
{
  VntFile *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_atomic_rc_box_new0 (VntFile);
  self->path = g_strdup (path);
  self->name = g_strdup (name);
  self->content_type = g_strdup (content_type);
  self->size = size;

  return self;
}

/**
 * vnt_file_ref:
 * @self: a #VntFile
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntFile *
vnt_file_ref (VntFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_file_unref:
 * @self: (transfer full): a #VntFile
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_file_unref (VntFile *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_file_clear);
}
