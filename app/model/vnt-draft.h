/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "vnt-operation.h"

G_BEGIN_DECLS

/* Stored: append only. */
typedef enum
{
  VNT_DRAFT_NONE = 0,
  VNT_DRAFT_PLAIN = 1 << 0, /* signs of Markdown mean nothing in it */
  VNT_DRAFT_UNSIGNED = 1 << 1, /* no signature below it */
  VNT_DRAFT_FORMATTED = 1 << 2, /* when it is sent, Markdown becomes HTML */
  VNT_DRAFT_MADE = 1 << 3, /* a macro's: taken back, it is gone, not being written again */
} VntDraftOptions;

/**
 * VntDraft:
 * @uuid: (not nullable): becomes the identity of the reply when it is sent
 * @ticket: the ticket it is written on; 0 for the new ticket that is being written
 * @kind: reply, comment, new ticket or forward
 * @text: (not nullable): for a new ticket, what vnt_new_ticket_write() makes of it
 * @cursor: place of the caret, in characters
 * @status: (nullable): the status the ticket takes when it is sent
 * @minutes: time booked when it is sent
 * @files: (element-type VntFile): what goes with it
 * @receivers: (nullable): who would have got it when it was begun, as vnt_receivers_to_key() says; of a forward,
 *   what vnt_forward_write() makes of it
 * @signature: (nullable): what goes below a reply when it is sent; not kept with the draft
 *
 * What the agent is writing on a ticket; at most one per ticket. Filled by its maker, frozen once handed over.
 */
typedef struct
{
  char *uuid;
  gint64 ticket;
  VntOperationKind kind;
  char *text;
  guint cursor;
  char *status;
  int minutes;
  GPtrArray *files;
  VntDraftOptions options;
  char *receivers;
  char *signature;
  gint64 updated;
} VntDraft;

#define VNT_TYPE_DRAFT (vnt_draft_get_type ())
GType vnt_draft_get_type (void);
VntDraft *vnt_draft_new (gint64 ticket, VntOperationKind kind);
VntDraft *vnt_draft_copy (const VntDraft *self);
VntDraft *vnt_draft_ref (VntDraft *self);
void vnt_draft_unref (VntDraft *self);
gboolean vnt_draft_is_empty (const VntDraft *self);
char *vnt_draft_render (const VntDraft *self, const char **content_type);
VntOperation *vnt_draft_make_operation (const VntDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntDraft, vnt_draft_unref)

G_END_DECLS
