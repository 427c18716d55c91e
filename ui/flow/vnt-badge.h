/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/* How many of the agent's tickets are unread, on the program's icon, where the dock shows such a number. */
#define VNT_TYPE_BADGE (vnt_badge_get_type ())
G_DECLARE_FINAL_TYPE (VntBadge, vnt_badge, VNT, BADGE, GObject)

VntBadge *vnt_badge_new (GApplication *application, VntDesk *desk);
GVariant *vnt_badge_make_update (const char *app_id, gint64 count);

G_END_DECLS
