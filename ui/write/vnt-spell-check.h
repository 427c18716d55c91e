/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VNT_TYPE_SPELL_CHECK (vnt_spell_check_get_type ())
G_DECLARE_FINAL_TYPE (VntSpellCheck, vnt_spell_check, VNT, SPELL_CHECK, GObject)

VntSpellCheck *vnt_spell_check_new (GtkTextView *view);
void vnt_spell_check_set_language (VntSpellCheck *self, const char *language);
void vnt_spell_check_show_menu (VntSpellCheck *self);
gboolean vnt_spell_check_go_to_next (VntSpellCheck *self);

G_END_DECLS
