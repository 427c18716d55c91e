/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which rows of a list are written, and when; see the .c */
typedef struct _VntShownRows VntShownRows;

VntShownRows *vnt_shown_rows_new (GtkListView *list, GtkScrolledWindow *scroller, GPtrArray *rows);
void vnt_shown_rows_free (VntShownRows *self);
void vnt_shown_rows_bound (VntShownRows *self, GtkListItem *row);
void vnt_shown_rows_changed (VntShownRows *self, GtkListItem *row);

G_END_DECLS
