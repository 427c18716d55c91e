/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk-writing.h"

G_BEGIN_DECLS

/**
 * VntTextForm:
 *
 * The form of one text that is used again.
 *
 * Signals: "changed": a field of it is another now.
 */
#define VNT_TYPE_TEXT_FORM (vnt_text_form_get_type ())
G_DECLARE_FINAL_TYPE (VntTextForm, vnt_text_form, VNT, TEXT_FORM, GtkWidget)

GtkWidget *vnt_text_form_new (VntDesk *desk);
void vnt_text_form_show (VntTextForm *self, const VntTextModule *module);
VntTextModule *vnt_text_form_make (VntTextForm *self);
void vnt_text_form_focus (VntTextForm *self);

G_END_DECLS
