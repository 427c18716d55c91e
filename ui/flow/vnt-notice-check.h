/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void vnt_notice_check (GApplication *application, gboolean sandboxed);

G_END_DECLS
