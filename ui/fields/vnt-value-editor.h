/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-custom-field.h"

G_BEGIN_DECLS

/**
 * VntValueEditor:
 *
 * Shows the values of a field and lets a person change them.
 *
 * Signals: "edited" (string value): what it shall be, "" for nothing; of a field that holds many values, changes as
 * vnt_changes_make() writes them.
 */
#define VNT_TYPE_VALUE_EDITOR (vnt_value_editor_get_type ())
G_DECLARE_INTERFACE (VntValueEditor, vnt_value_editor, VNT, VALUE_EDITOR, GtkWidget)

struct _VntValueEditorInterface
{
  GTypeInterface parent_iface;

  void (*show) (VntValueEditor *self, const char *const *values, gboolean other);
  void (*flush) (VntValueEditor *self);
  GtkWidget *(*get_spoken) (VntValueEditor *self);
};

void vnt_value_editor_show (VntValueEditor *self, const char *const *values, gboolean other);
void vnt_value_editor_flush (VntValueEditor *self);
void vnt_value_editor_flush_all (GtkWidget *within);
void vnt_value_editor_watch (GtkWidget *within, GCallback typed, GObject *object);
GtkWidget *vnt_value_editor_get_spoken (VntValueEditor *self);
void vnt_value_editor_edited (VntValueEditor *self, const char *value);

G_END_DECLS
