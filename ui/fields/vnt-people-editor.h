/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-value-editor.h"

G_BEGIN_DECLS

/* People by login or address: somebody known, or any e-mail address. Says changes. */
#define VNT_TYPE_PEOPLE_EDITOR (vnt_people_editor_get_type ())
G_DECLARE_FINAL_TYPE (VntPeopleEditor, vnt_people_editor, VNT, PEOPLE_EDITOR, GtkWidget)

GtkWidget *vnt_people_editor_new (const char *title);
void vnt_people_editor_set_desk (VntPeopleEditor *self, VntDesk *desk);
gboolean vnt_people_editor_offered (VntPeopleEditor *self, const char *value);
void vnt_people_editor_open (VntPeopleEditor *self);

G_END_DECLS
