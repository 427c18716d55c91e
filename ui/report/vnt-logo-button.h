/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_LOGO_BUTTON (vnt_logo_button_get_type ())

/**
 * VntLogoButton:
 *
 * The picture of an organisation: chosen from a file, kept where the program keeps its own, taken away again.
 */
G_DECLARE_FINAL_TYPE (VntLogoButton, vnt_logo_button, VNT, LOGO_BUTTON, GtkWidget)

/* "changed" is emitted when another one is chosen, or none. */
GtkWidget *vnt_logo_button_new (VntDesk *desk);
const char *vnt_logo_button_get_path (VntLogoButton *self);
void vnt_logo_button_set_path (VntLogoButton *self, const char *path);
void vnt_logo_button_take (VntLogoButton *self, const char *path);

G_END_DECLS
