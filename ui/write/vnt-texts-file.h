/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-text-module.h"

G_BEGIN_DECLS

/* Text modules to and from a file the agent chooses; @window is also what the callbacks are called with. */
typedef void (*VntTextsFileRead) (GtkWindow *window, GPtrArray *modules);
typedef void (*VntTextsFileFailed) (GtkWindow *window, const char *why);

void vnt_texts_file_import (GtkWindow *window, VntTextsFileRead read, VntTextsFileFailed failed);
void vnt_texts_file_export (GtkWindow *window, GPtrArray *modules, VntTextsFileFailed failed);

G_END_DECLS
