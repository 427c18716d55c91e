/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vnt_changes_make (const char *const *added, const char *const *removed);
void vnt_changes_read (const char *changes, GStrv *added, GStrv *removed);
GStrv vnt_changes_apply (const char *changes, const char *const *values);
char *vnt_changes_invert (const char *changes, const char *const *values);
gboolean vnt_changes_hold (const char *changes, const char *const *values);

G_END_DECLS
