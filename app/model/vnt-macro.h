/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "vnt-operation.h"

G_BEGIN_DECLS

/* As an owner: whoever applies the macro. */
#define VNT_MACRO_ME "{me}"

/**
 * VntMacroChange:
 * @name: (nullable): for a custom field, which one
 * @value: (not nullable): as an operation writes it, but a queue by its name, so that it means the same on another computer, and
 *   an owner may be %VNT_MACRO_ME
 */
typedef struct
{
  VntField field;
  char *name;
  char *value;
} VntMacroChange;

/**
 * VntMacro:
 * @uuid: (not nullable): its identity
 * @name: (not nullable): what people call it
 * @changes: (element-type VntMacroChange): what it does to a ticket, in the order it is done
 * @writes: a reply or a comment; 0 when it writes nothing
 * @text: (not nullable): what it writes, with places like "{ticket}"; "" when it writes nothing
 * @updated: Unix seconds
 *
 * Changes and words that belong together and are used again. Filled by its maker, frozen once handed over.
 */
typedef struct
{
  char *uuid;
  char *name;
  GPtrArray *changes;
  VntOperationKind writes;
  char *text;
  gint64 updated;
} VntMacro;

#define VNT_TYPE_MACRO (vnt_macro_get_type ())
GType vnt_macro_get_type (void);
VntMacro *vnt_macro_new (const char *name);
VntMacro *vnt_macro_ref (VntMacro *self);
void vnt_macro_unref (VntMacro *self);
void vnt_macro_add_change (VntMacro *self, VntField field, const char *name, const char *value);
const VntMacroChange *vnt_macro_find_change (const VntMacro *self, VntField field);
gboolean vnt_macro_is_empty (const VntMacro *self);
gboolean vnt_macro_equal (const VntMacro *a, const VntMacro *b);

/* -- vnt-macro-file.c -- */
char *vnt_macros_write (GPtrArray *macros);
GPtrArray *vnt_macros_read (const char *data, gsize length, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntMacro, vnt_macro_unref)

G_END_DECLS
