/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-draft-entry.h"

G_DEFINE_BOXED_TYPE (VntDraftEntry, vnt_draft_entry, vnt_draft_entry_ref, vnt_draft_entry_unref)

static void
vnt_draft_entry_clear (gpointer data)
{
  VntDraftEntry *self = data;

  g_clear_pointer (&self->draft, vnt_draft_unref);
  g_free (self->subject);
}

/**
 * vnt_draft_entry_new:
 * @draft: (transfer none): what is being written
 * @subject: (nullable): of its ticket
 *
 * Returns: (transfer full): a new value
 */
VntDraftEntry *
vnt_draft_entry_new (VntDraft *draft, const char *subject)
{
  VntDraftEntry *self = g_atomic_rc_box_new0 (VntDraftEntry);

  self->draft = vnt_draft_ref (draft);
  self->subject = g_strdup (subject);

  return self;
}

/**
 * vnt_draft_entry_ref:
 *
 * Returns: (transfer full): @self
 */
VntDraftEntry *
vnt_draft_entry_ref (VntDraftEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_draft_entry_unref:
 * @self: (transfer full): a #VntDraftEntry
 */
void
vnt_draft_entry_unref (VntDraftEntry *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_draft_entry_clear);
}
