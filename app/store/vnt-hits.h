/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The tickets that each word looked up so far has found. */
typedef struct _VntHits VntHits;

VntHits *vnt_hits_new (void);
void vnt_hits_free (VntHits *self);
void vnt_hits_add (VntHits *self, gint64 id);
void vnt_hits_end_word (VntHits *self);
gboolean vnt_hits_contains (VntHits *self, gint64 id);
guint vnt_hits_count (const VntHits *self);
GArray *vnt_hits_list (const VntHits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntHits, vnt_hits_free)

G_END_DECLS
