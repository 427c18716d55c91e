/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/* Sets of changes and words: a VntKeptWindow of VntMacros. */
GtkWindow *vnt_macros_window_new (GtkWindow *parent, VntDesk *desk);

G_END_DECLS
