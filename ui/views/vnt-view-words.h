/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-own-view.h"

G_BEGIN_DECLS

/* What a person reads for the parts of a view. All (transfer none), in the agent's language. */
const char *vnt_view_words_field (VntFilterField field);
const char *vnt_view_words_test (VntFilterField field, VntFilterTest test);
const char *vnt_view_words_sort (VntSort sort);
const char *vnt_view_words_group (VntGroup group);
const char *vnt_view_words_part (guint n);

G_END_DECLS
