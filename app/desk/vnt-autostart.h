/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vnt_autostart_path (const char *config_dir);
gboolean vnt_autostart_set (const char *config_dir, gboolean on, GError **error);

G_END_DECLS
