/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *vnt_conversation_print_new (const char *title,
                                               const char *about,
                                               GListModel *messages);

GtkPrintOperation *vnt_conversation_print_new_text (const char *title,
                                                    const char *about,
                                                    const char *text);

G_END_DECLS
