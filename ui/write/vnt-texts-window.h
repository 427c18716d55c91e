/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/* Texts that are used again, and signatures: a VntKeptWindow of VntTextModules. */
GtkWindow *vnt_texts_window_new (GtkWindow *parent, VntDesk *desk);

G_END_DECLS
