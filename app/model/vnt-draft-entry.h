/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-draft.h"

G_BEGIN_DECLS

/**
 * VntDraftEntry:
 * @draft: (not nullable): what is being written
 * @subject: (nullable): of its ticket, where that is known; of a machine its name
 *
 * A draft as one of all those there are. Frozen.
 */
typedef struct
{
  VntDraft *draft;
  char *subject;
} VntDraftEntry;

#define VNT_TYPE_DRAFT_ENTRY (vnt_draft_entry_get_type ())
GType vnt_draft_entry_get_type (void);
gint64 vnt_draft_entry_key (const VntDraft *draft);
gint64 vnt_draft_entry_article_of_key (gint64 key);
VntDraftEntry *vnt_draft_entry_new (VntDraft *draft, const char *subject);
VntDraftEntry *vnt_draft_entry_ref (VntDraftEntry *self);
void vnt_draft_entry_unref (VntDraftEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntDraftEntry, vnt_draft_entry_unref)

G_END_DECLS
