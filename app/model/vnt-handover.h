/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-draft.h"

G_BEGIN_DECLS

/* What the next level needs to know. The number stands in the text on the server: append only. */
typedef enum
{
  VNT_HANDOVER_SEEN = 0,
  VNT_HANDOVER_TRIED = 1,
  VNT_HANDOVER_FOUND = 2,
  VNT_HANDOVER_ASKED = 3,
  VNT_HANDOVER_PARTS = 4,
} VntHandoverPart;

/**
 * VntHandover:
 * @from: (not nullable): the queue it came from, by name
 * @to: (not nullable): the queue it goes to, by name
 * @parts: (not nullable): one text a #VntHandoverPart, "" for none
 *
 * A hand-over card: what one level tells the next. On the server it is a note that reads well without this program. Filled by
 * its maker, frozen once handed over.
 */
typedef struct
{
  char *from;
  char *to;
  char *parts[VNT_HANDOVER_PARTS];
} VntHandover;

#define VNT_TYPE_HANDOVER (vnt_handover_get_type ())
GType vnt_handover_get_type (void);
VntHandover *vnt_handover_new (const char *from, const char *to);
VntHandover *vnt_handover_ref (VntHandover *self);
void vnt_handover_unref (VntHandover *self);

const char *vnt_handover_label (VntHandoverPart part);
char *vnt_handover_write (const VntHandover *self);
VntHandover *vnt_handover_read (const char *text);
GPtrArray *vnt_handover_make_changes (const VntHandover *self, const VntDraft *draft, gint64 queue);
int vnt_handover_find_next_level (const char *const *names, const char *from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntHandover, vnt_handover_unref)

G_END_DECLS
