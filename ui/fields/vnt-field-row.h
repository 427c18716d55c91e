/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-operation.h"

G_BEGIN_DECLS

/* How far a change of a field has come. */
typedef enum
{
  VNT_FIELD_ROW_SAVED,
  VNT_FIELD_ROW_WAITING,
  VNT_FIELD_ROW_ATTENTION,
} VntFieldRowMark;

/**
 * VntFieldRow:
 *
 * A field's name, what changes it, whether that change waits, and what went wrong, one below the other.
 */
#define VNT_TYPE_FIELD_ROW (vnt_field_row_get_type ())
G_DECLARE_FINAL_TYPE (VntFieldRow, vnt_field_row, VNT, FIELD_ROW, GtkWidget)

GtkWidget *vnt_field_row_new (const char *title, GtkWidget *editor);
void vnt_field_row_set_mark (VntFieldRow *self, VntFieldRowMark mark);
void vnt_field_row_set_operation (VntFieldRow *self, const VntOperation *operation);
void vnt_field_row_set_hint (VntFieldRow *self, const char *hint);
guint vnt_field_row_next_serial (VntFieldRow *self);
guint vnt_field_row_get_serial (VntFieldRow *self);
void vnt_field_row_set_problem (VntFieldRow *self, const char *text);
void vnt_field_row_set_locked (VntFieldRow *self, const char *why);

G_END_DECLS
