/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-message.h"

G_DEFINE_BOXED_TYPE (VntAttachment, vnt_attachment, vnt_attachment_ref, vnt_attachment_unref)

static void
vnt_attachment_clear (gpointer data)
{
  VntAttachment *self = data;

  g_free (self->name);
  g_free (self->content_type);
  g_free (self->content_id);
  g_free (self->path);
}

/**
 * vnt_attachment_new:
 * @id: the server's number, 0 while it waits to be sent
 * @message: the message it belongs to
 * @name: (nullable): as the sender gave it; %NULL is kept as ""
 * @content_type: (nullable): its MIME type
 * @size: bytes as the server says
 *
 * Makes a #VntAttachment; its maker may fill the other fields before handing it on.
 *
 * Returns: (transfer full): a new value
 */
VntAttachment *
vnt_attachment_new (
  gint64 id, gint64 message, const char *name, const char *content_type, gint64 size)
{
  VntAttachment *self = g_atomic_rc_box_new0 (VntAttachment);

  self->id = id;
  self->message = message;
  self->name = g_strdup (name != NULL ? name : "");
  self->content_type = g_strdup (content_type);
  self->size = size;

  return self;
}

/**
 * vnt_attachment_ref:
 * @self: a #VntAttachment
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntAttachment *
vnt_attachment_ref (VntAttachment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_attachment_unref:
 * @self: (transfer full): a #VntAttachment
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_attachment_unref (VntAttachment *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_attachment_clear);
}
