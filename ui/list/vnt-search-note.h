/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_SEARCH_NOTE (vnt_search_note_get_type ())
G_DECLARE_FINAL_TYPE (VntSearchNote, vnt_search_note, VNT, SEARCH_NOTE, GtkWidget)

void vnt_search_note_show (VntSearchNote *self, VntDesk *desk, gint64 search);

G_END_DECLS
