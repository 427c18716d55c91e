/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer none) (nullable): what "{@name}" stands for, %NULL when that is not known */
typedef const char *(*VntTextLookup) (const char *name, gpointer user_data);

char *vnt_text_fill (const char *text, VntTextLookup lookup, gpointer user_data);
const char *vnt_text_find_place (const char *text, gsize *length);

G_END_DECLS
