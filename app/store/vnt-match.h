/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Words as the full-text index takes them. */
GStrv vnt_match_split (const char *text);
char *vnt_match_quote (const char *word);
char *vnt_match_expression (const char *text);
char *vnt_match_forgiving (const char *text, gboolean any);

G_END_DECLS
