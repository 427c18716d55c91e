/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-document.h"

G_BEGIN_DECLS

/* Private to base/: a table while its cells come in. */
typedef struct _VntTableBuilder VntTableBuilder;

VntTableBuilder *vnt_table_builder_new (void);
void vnt_table_builder_free (VntTableBuilder *self);
void vnt_table_builder_start_row (VntTableBuilder *self, gboolean heading);
VntBlock *vnt_table_builder_add_cell (VntTableBuilder *self,
                                      guint column_span,
                                      guint row_span,
                                      gboolean heading);
void vnt_table_builder_finish (VntTableBuilder *self, GPtrArray *out, guint *cells_left);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntTableBuilder, vnt_table_builder_free)

G_END_DECLS
