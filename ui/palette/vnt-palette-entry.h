/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-actions.h"
#include "vnt-people.h"
#include "vnt-machine.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

typedef enum
{
  VNT_PALETTE_ACTION,
  VNT_PALETTE_TICKET,
  VNT_PALETTE_PERSON,
  VNT_PALETTE_ARTICLE,
  VNT_PALETTE_MACHINE,
} VntPaletteKind;

/* One thing the palette found. Frozen. */
#define VNT_TYPE_PALETTE_ENTRY (vnt_palette_entry_get_type ())
G_DECLARE_FINAL_TYPE (VntPaletteEntry, vnt_palette_entry, VNT, PALETTE_ENTRY, GObject)

VntPaletteEntry *vnt_palette_entry_new_action (const char *name,
                                               const char *title,
                                               const char *section,
                                               const char *keys);
VntPaletteEntry *vnt_palette_entry_new_ticket (const VntTicket *ticket);
VntPaletteEntry *vnt_palette_entry_new_person (const VntPerson *person);
VntPaletteEntry *vnt_palette_entry_new_article (const VntArticle *article);
VntPaletteEntry *vnt_palette_entry_new_machine (const VntMachine *machine);

VntPaletteKind vnt_palette_entry_get_kind (VntPaletteEntry *self);
const char *vnt_palette_entry_get_title (VntPaletteEntry *self);
const char *vnt_palette_entry_get_subtitle (VntPaletteEntry *self);
const char *vnt_palette_entry_get_keys (VntPaletteEntry *self);
const char *vnt_palette_entry_get_icon_name (VntPaletteEntry *self);
const char *vnt_palette_entry_get_target (VntPaletteEntry *self);
gint64 vnt_palette_entry_get_number (VntPaletteEntry *self);
VntArticle *vnt_palette_entry_get_article (VntPaletteEntry *self);

G_END_DECLS
