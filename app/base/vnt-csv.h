/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void vnt_csv_append_row (GString *text, const char *const *cells);
void vnt_csv_append_plain_row (GString *text, const char *const *cells);

G_END_DECLS
