/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntNotifier:
 *
 * Tells the agent through the desktop what happened while they looked elsewhere. What it adds to the application, for the
 * buttons: app.reply-ticket (x), app.take-ticket (x), app.put-off-ticket (x) and app.read-ticket (x).
 */
#define VNT_TYPE_NOTIFIER (vnt_notifier_get_type ())
G_DECLARE_FINAL_TYPE (VntNotifier, vnt_notifier, VNT, NOTIFIER, GObject)

VntNotifier *vnt_notifier_new (GtkApplication *application, GSettings *settings, VntDesk *desk);

G_END_DECLS
