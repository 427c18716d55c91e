/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-draft.h"

#include "vnt-clock.h"
#include "vnt-forward.h"
#include "vnt-new-ticket.h"

G_DEFINE_BOXED_TYPE (VntDraft, vnt_draft, vnt_draft_ref, vnt_draft_unref)

static void
vnt_draft_clear (gpointer data)
{
  VntDraft *self = data;

  g_free (self->uuid);
  g_free (self->text);
  g_free (self->status);
  g_free (self->receivers);
  g_free (self->signature);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}

static gpointer
copy_file (gconstpointer file, gpointer unused)
{
  return vnt_file_ref ((VntFile *) file);
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/**
 * vnt_draft_new:
 * @ticket: the ticket it is written on; 0 for a new one
 * @kind: %VNT_OPERATION_REPLY, %VNT_OPERATION_COMMENT, %VNT_OPERATION_CREATE or %VNT_OPERATION_FORWARD
 *
 * Makes an empty draft with an identity of its own. Its maker may fill the other fields before handing it on. @text is
 * "" until then: replace it with vnt_text_set().
 *
 * Returns: (transfer full): a new value
 */
VntDraft *
vnt_draft_new (gint64 ticket, VntOperationKind kind)
{
  VntDraft *self = g_atomic_rc_box_new0 (VntDraft);

  self->uuid = g_uuid_string_random ();
  self->ticket = ticket;
  self->kind = kind;
  self->text = g_strdup ("");
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_file_unref);
  self->updated = vnt_clock_now ();

  return self;
}

/**
 * vnt_draft_copy:
 * @self: a #VntDraft
 *
 * Makes a second draft with the same fields, the identity included, which its maker may change before handing it on.
 * The files themselves are shared.
 *
 * Returns: (transfer full): a new value
 */
VntDraft *
vnt_draft_copy (const VntDraft *self)
{
  VntDraft *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_atomic_rc_box_new0 (VntDraft);
  *copy = *self;
  copy->uuid = g_strdup (self->uuid);
  copy->text = g_strdup (self->text);
  copy->status = g_strdup (self->status);
  copy->receivers = g_strdup (self->receivers);
  copy->signature = g_strdup (self->signature);
  copy->files = g_ptr_array_copy (self->files, copy_file, NULL);
  g_ptr_array_set_free_func (copy->files, (GDestroyNotify) vnt_file_unref);

  return copy;
}

/**
 * vnt_draft_ref:
 * @self: a #VntDraft
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntDraft *
vnt_draft_ref (VntDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_draft_unref:
 * @self: (transfer full): a #VntDraft
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_draft_unref (VntDraft *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_draft_clear);
}

/**
 * vnt_draft_is_empty:
 * @self: a #VntDraft
 *
 * Whether nothing in @self would be missed: no text but blanks, no file, no time, no status.
 *
 * Returns: %TRUE if it may be dropped without asking
 */
gboolean
vnt_draft_is_empty (const VntDraft *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  if (self->kind == VNT_OPERATION_CREATE ? !vnt_new_ticket_is_blank (self->text)
                                         : !is_blank (self->text))
    return FALSE;

  if (self->kind == VNT_OPERATION_FORWARD)
    {
      g_autoptr (VntForward) forward = vnt_forward_read (self->receivers);

      if (!is_blank (forward->to))
        return FALSE;
    }

  return self->files->len == 0 && self->minutes == 0 && self->status == NULL;
}
