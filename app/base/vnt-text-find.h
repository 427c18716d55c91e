/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VntTextSpan:
 * @start: byte where it begins
 * @end: byte after it
 *
 * A piece of a UTF-8 text.
 */
typedef struct
{
  gsize start;
  gsize end;
} VntTextSpan;

GArray *vnt_text_find (const char *text, const char *words);

G_END_DECLS
