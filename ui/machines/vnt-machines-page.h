/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntMachinesPage:
 *
 * The inventory: what is typed finds machines on this laptop.
 *
 * Signals: "open" (gint64 machine).
 */
#define VNT_TYPE_MACHINES_PAGE (vnt_machines_page_get_type ())
G_DECLARE_FINAL_TYPE (VntMachinesPage, vnt_machines_page, VNT, MACHINES_PAGE, GtkWidget)

GtkWidget *vnt_machines_page_new (VntDesk *desk);
void vnt_machines_page_find (VntMachinesPage *self, const char *text);
const char *vnt_machines_page_get_text (VntMachinesPage *self);
void vnt_machines_page_focus (VntMachinesPage *self);
AdwHeaderBar *vnt_machines_page_get_header (VntMachinesPage *self);

G_END_DECLS
