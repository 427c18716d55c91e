/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @formatted is set when a sign meant something that plain text does not show. */
void vnt_markdown_escape (GString *out, const char *text, gsize length);
void vnt_markdown_inline (GString *out, const char *text, gsize length, gboolean *formatted);

G_END_DECLS
