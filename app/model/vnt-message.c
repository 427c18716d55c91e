/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-message.h"

G_DEFINE_BOXED_TYPE (VntMessage, vnt_message, vnt_message_ref, vnt_message_unref)

static void
vnt_message_clear (gpointer data)
{
  VntMessage *self = data;

  g_free (self->operation);
  g_free (self->author);
  g_free (self->author_name);
  g_free (self->event);
  g_free (self->field);
  g_free (self->old_value);
  g_free (self->new_value);
  g_free (self->content_type);
  g_free (self->body);
  g_free (self->error);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
}

static gboolean
vnt_attachment_equal (const VntAttachment *a, const VntAttachment *b)
{
  return a->id == b->id && a->message == b->message && a->size == b->size &&
         g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->content_type, b->content_type) == 0 &&
         g_strcmp0 (a->content_id, b->content_id) == 0 && g_strcmp0 (a->path, b->path) == 0;
}

static gboolean
vnt_attachments_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!vnt_attachment_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

/**
 * vnt_message_new:
 * @id: the server's transaction number, below 0 while it waits
 * @ticket: the ticket it belongs to
 * @kind: what it is
 *
 * Makes a #VntMessage; its maker may fill the other fields before handing it on. @author is "" until then: replace it
 * with vnt_text_set().
 *
 * Returns: (transfer full): a new value
 */
VntMessage *
vnt_message_new (gint64 id, gint64 ticket, VntMessageKind kind)
{
  VntMessage *self = g_atomic_rc_box_new0 (VntMessage);

  self->id = id;
  self->ticket = ticket;
  self->kind = kind;
  self->state = VNT_STATE_DONE;
  self->author = g_strdup ("");
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_attachment_unref);

  return self;
}

/**
 * vnt_message_ref:
 * @self: a #VntMessage
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntMessage *
vnt_message_ref (VntMessage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_message_unref:
 * @self: (transfer full): a #VntMessage
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_message_unref (VntMessage *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_message_clear);
}

/**
 * vnt_message_add_attachment:
 * @self: a #VntMessage still being made
 * @id: the server's number of the attachment, 0 while it waits to be sent
 * @name: (nullable): as the sender gave it
 * @content_type: (nullable): its MIME type
 * @size: bytes as the server says
 *
 * Adds a file to @self. Only its maker may call this.
 *
 * Returns: (transfer none): the attachment, to fill the rest of it
 */
VntAttachment *
vnt_message_add_attachment (
  VntMessage *self, gint64 id, const char *name, const char *content_type, gint64 size)
{
  VntAttachment *attachment;

  g_return_val_if_fail (self != NULL, NULL);

  attachment = vnt_attachment_new (id, self->id, name, content_type, size);
  g_ptr_array_add (self->attachments, attachment);

  return attachment;
}

/**
 * vnt_message_equal:
 * @a: a #VntMessage
 * @b: another
 *
 * Whether both would be shown the same, their attachments included.
 *
 * Returns: %TRUE if every field is the same
 */
gboolean
vnt_message_equal (const VntMessage *a, const VntMessage *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->id == b->id && a->ticket == b->ticket && a->kind == b->kind && a->state == b->state &&
         a->created == b->created && a->minutes == b->minutes &&
         g_strcmp0 (a->operation, b->operation) == 0 && g_strcmp0 (a->author, b->author) == 0 &&
         g_strcmp0 (a->author_name, b->author_name) == 0 && g_strcmp0 (a->event, b->event) == 0 &&
         g_strcmp0 (a->field, b->field) == 0 && g_strcmp0 (a->old_value, b->old_value) == 0 &&
         g_strcmp0 (a->new_value, b->new_value) == 0 &&
         g_strcmp0 (a->content_type, b->content_type) == 0 && g_strcmp0 (a->body, b->body) == 0 &&
         g_strcmp0 (a->error, b->error) == 0 &&
         vnt_attachments_equal (a->attachments, b->attachments);
}
