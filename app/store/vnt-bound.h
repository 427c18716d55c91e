/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"

G_BEGIN_DECLS

/* The values of a statement that is put together: each has its number, ?1 the first, and none stands in the text itself. */
typedef struct _VntBound VntBound;

VntBound *vnt_bound_new (void);
void vnt_bound_free (VntBound *self);
void vnt_bound_add_int (VntBound *self, GString *sql, gint64 number);
void vnt_bound_add_text (VntBound *self, GString *sql, const char *text);
const VntValue *vnt_bound_get_values (VntBound *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntBound, vnt_bound_free)

G_END_DECLS
