/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-spelling.h"

G_BEGIN_DECLS

/**
 * VntSpellMenu:
 *
 * What the context menu of a text says of its spelling.
 *
 * Signals: "language" (string): the agent chose one, "" for none. "changed": a word counts as right now.
 */
#define VNT_TYPE_SPELL_MENU (vnt_spell_menu_get_type ())
G_DECLARE_FINAL_TYPE (VntSpellMenu, vnt_spell_menu, VNT, SPELL_MENU, GObject)

VntSpellMenu *vnt_spell_menu_new (GtkTextView *view, GtkTextTag *tag);
void vnt_spell_menu_show (VntSpellMenu *self);
void vnt_spell_menu_set_language (VntSpellMenu *self, const char *language, VntSpelling *spelling);

G_END_DECLS
