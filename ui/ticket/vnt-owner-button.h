/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_OWNER_BUTTON (vnt_owner_button_get_type ())
G_DECLARE_FINAL_TYPE (VntOwnerButton, vnt_owner_button, VNT, OWNER_BUTTON, GtkWidget)

void vnt_owner_button_set_desk (VntOwnerButton *self, VntDesk *desk);
void vnt_owner_button_set_owner (VntOwnerButton *self, const char *login, const char *name);

G_END_DECLS
