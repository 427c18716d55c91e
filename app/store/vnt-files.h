/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"

G_BEGIN_DECLS

/* Opening the two files on disk: making them, refusing them, putting damaged ones aside. */
VntDb *vnt_files_open_cache (const char *path, gboolean *rebuilt, GError **error);
VntDb *vnt_files_open_work (const char *path, gboolean *set_aside, GError **error);
gboolean vnt_files_make_folder (const char *path, GError **error);
void vnt_files_note_damage (const char *path);

G_END_DECLS
