/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vnt_text_fold (const char *text);
char *vnt_text_redact (const char *text);
char *vnt_text_safe_file_name (const char *name);
char *vnt_text_one_line (const char *text, guint max_chars);

G_END_DECLS
