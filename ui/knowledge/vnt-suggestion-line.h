/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_SUGGESTION_LINE (vnt_suggestion_line_get_type ())
G_DECLARE_FINAL_TYPE (VntSuggestionLine, vnt_suggestion_line, VNT, SUGGESTION_LINE, GtkWidget)

GtkWidget *vnt_suggestion_line_new (void);
void vnt_suggestion_line_set_ticket (VntSuggestionLine *self, VntDesk *desk, gint64 ticket);
void vnt_suggestion_line_set_text (VntSuggestionLine *self, const char *text);
void vnt_suggestion_line_refresh (VntSuggestionLine *self);

G_END_DECLS
