/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *vnt_copy_file (
  GFile *source, GFile *folder, const char *name, GCancellable *cancellable, GError **error);

G_END_DECLS
