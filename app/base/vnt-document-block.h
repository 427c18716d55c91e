/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-document.h"

G_BEGIN_DECLS

/* Private to base/: the pieces of a document. */
VntBlock *vnt_block_new (VntBlockKind kind);
void vnt_block_free (VntBlock *self);
char *vnt_block_get_text (const VntBlock *self);
VntRun *vnt_run_new (const char *text, const char *link, VntRunStyle style);
void vnt_run_free (VntRun *self);

G_END_DECLS
