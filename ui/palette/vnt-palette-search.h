/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-palette-entry.h"

G_BEGIN_DECLS

/**
 * VntPaletteSearch:
 *
 * A #GListModel of #VntPaletteEntry: the actions that match at once, then tickets, people, articles and machines as they are found.
 * Bounded: a handful of each.
 */
#define VNT_TYPE_PALETTE_SEARCH (vnt_palette_search_get_type ())
G_DECLARE_FINAL_TYPE (VntPaletteSearch, vnt_palette_search, VNT, PALETTE_SEARCH, GObject)

/* Returns: (transfer full) (nullable): why an action cannot be done now */
typedef char *(*VntPaletteExplain) (const char *action, gpointer user_data);

VntPaletteSearch *vnt_palette_search_new (VntDesk *desk);
void vnt_palette_search_add_action (VntPaletteSearch *self, VntPaletteEntry *entry);
void vnt_palette_search_explain (VntPaletteSearch *self,
                                 VntPaletteExplain explain,
                                 gpointer user_data);
void vnt_palette_search_add_all_actions (VntPaletteSearch *self, gboolean with_ticket);
void vnt_palette_search_add_article_actions (VntPaletteSearch *self);
void vnt_palette_search_set_text (VntPaletteSearch *self, const char *text);
gboolean vnt_palette_search_first_is_final (VntPaletteSearch *self);

G_END_DECLS
