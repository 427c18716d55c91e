/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VntZip:
 *
 * A ZIP file that is written in memory, its parts stored as they are. One thread at a time.
 */
typedef struct _VntZip VntZip;

VntZip *vnt_zip_new (void);
void vnt_zip_free (VntZip *self);
void vnt_zip_add (VntZip *self, const char *name, const void *content, gsize length);
GBytes *vnt_zip_end (VntZip *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntZip, vnt_zip_free)

G_END_DECLS
