/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-operation.h"

G_BEGIN_DECLS

/* How the values of a field are written and compared. */
typedef enum
{
  VNT_SHAPE_TEXT, /* any text */
  VNT_SHAPE_WORD, /* a word of the server: upper and lower case are the same */
  VNT_SHAPE_NUMBER, /* a whole number */
  VNT_SHAPE_MOMENT, /* Unix seconds, "0" for none */
  VNT_SHAPE_SUM, /* a number that is added to what is there */
  VNT_SHAPE_SET, /* additions and removals: see vnt_changes_make() */
} VntFieldShape;

/**
 * VntFieldInfo:
 * @word: (not nullable): what a person types for it, and what the outbox's JSON calls it
 * @event: (not nullable): what a #VntMessage calls it when it changed
 * @label: (not nullable): what a person calls it, in English: translate it where it is shown
 * @named: the operation has to say which one, in @name of #VntOperation
 *
 * One line of the table that drives every change of a field.
 */
typedef struct
{
  VntField field;
  const char *word;
  const char *event;
  const char *label;
  VntFieldShape shape;
  gboolean named;
} VntFieldInfo;

const VntFieldInfo *vnt_field_info (VntField field);
const VntFieldInfo *vnt_field_nth (guint n);
gboolean vnt_field_equal (VntField field, const char *a, const char *b);

G_END_DECLS
