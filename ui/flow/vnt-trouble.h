/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VntTrouble:
 *
 * What the desktop does not do for the program, as long as that is so: the preferences show it where it is switched, and it is said
 * once in the window when they are not open.
 */
#define VNT_TYPE_TROUBLE (vnt_trouble_get_type ())
G_DECLARE_FINAL_TYPE (VntTrouble, vnt_trouble, VNT, TROUBLE, GObject)

/* What a trouble is about; each has one per application. */
#define VNT_TROUBLE_NOTICES "notices"
#define VNT_TROUBLE_BACKGROUND "background"

VntTrouble *vnt_trouble_of (GApplication *application, const char *about);
void vnt_trouble_say (VntTrouble *self, const char *what, const char *remedy);
void vnt_trouble_clear (VntTrouble *self);
const char *vnt_trouble_get_text (VntTrouble *self);

G_END_DECLS
