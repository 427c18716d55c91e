/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-actions.h"

G_BEGIN_DECLS

void vnt_key_dialog_open (GtkWindow *parent, GSettings *settings, const VntAction *action);

G_END_DECLS
