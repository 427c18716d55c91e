/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize vnt_stem_length (char *word, gsize length);
char *vnt_stem_word (const char *word);
gboolean vnt_stem_is_stop_word (const char *word);

G_END_DECLS
