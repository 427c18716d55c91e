/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an agent writes is text; a few signs that people use in text anyway mean something: lists, quotes, **bold**,
 * *italic*, `code` and [links](https://…). */
char *vnt_markdown_to_html (const char *text);
gboolean vnt_markdown_is_formatted (const char *text);

char *vnt_markdown_next_prefix (const char *line, gboolean *empty);
char *vnt_markdown_quote (const char *text);

G_END_DECLS
