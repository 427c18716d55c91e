/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VntFresh:
 *
 * When tickets were last saved. Both lanes fetch the same tickets; what was asked for before the other lane saved its
 * answer may be older than that and must not be saved over it.
 */
typedef struct _VntFresh VntFresh;

VntFresh *vnt_fresh_new (void);
void vnt_fresh_free (VntFresh *self);
void vnt_fresh_lock (VntFresh *self);
void vnt_fresh_unlock (VntFresh *self);
void vnt_fresh_note (VntFresh *self, gint64 ticket);
gboolean vnt_fresh_note_poll (VntFresh *self, gint64 asked);
gboolean vnt_fresh_was_polled (VntFresh *self, gint64 since);
gboolean vnt_fresh_is_newer (VntFresh *self, gint64 ticket, gint64 asked);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntFresh, vnt_fresh_free)

G_END_DECLS
