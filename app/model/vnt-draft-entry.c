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

/* On one ticket a reply and an article about it may be written; machines have numbers of their own in the outbox. */
#define ARTICLES (G_GINT64_CONSTANT (1) << 54)
#define REACH (G_GINT64_CONSTANT (1) << 50)

/**
 * vnt_draft_entry_key:
 * @draft: what is being written
 *
 * Returns: a number no other draft has
 */
gint64
vnt_draft_entry_key (const VntDraft *draft)
{
  return draft->kind == VNT_OPERATION_ARTICLE ? ARTICLES + draft->ticket : draft->ticket;
}

/**
 * vnt_draft_entry_article_of_key:
 * @key: from vnt_draft_entry_key()
 *
 * Returns: the ticket an article is written about; G_MININT64 when it is no article's
 */
gint64
vnt_draft_entry_article_of_key (gint64 key)
{
  return key > ARTICLES - REACH && key < ARTICLES + REACH ? key - ARTICLES : G_MININT64;
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
