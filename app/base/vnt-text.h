/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

char *vnt_text_fold (const char *text);
char *vnt_text_redact (const char *text);
char *vnt_text_safe_file_name (const char *name);
char *vnt_text_one_line (const char *text, guint max_chars);
gboolean vnt_text_is_direction_mark (gunichar c);

void vnt_text_set (char **place, const char *value);
void vnt_text_set_list (GStrv *place, const char *const *values);

G_END_DECLS
