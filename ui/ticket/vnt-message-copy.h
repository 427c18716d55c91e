/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-message.h"

G_BEGIN_DECLS

void vnt_copy_and_say (GtkWidget *widget, const char *text);
void vnt_message_copy_text (GtkWidget *widget, const VntMessage *message);

G_END_DECLS
