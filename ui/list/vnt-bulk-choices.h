/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntBulkChoices:
 *
 * What a field of many tickets can become: an entry, and below it what fits what was typed. What is typed counts itself where the
 * field is a number or a time.
 *
 * Signals: "chosen" (string value): as #VntField says.
 */
#define VNT_TYPE_BULK_CHOICES (vnt_bulk_choices_get_type ())
G_DECLARE_FINAL_TYPE (VntBulkChoices, vnt_bulk_choices, VNT, BULK_CHOICES, GtkWidget)

GtkWidget *vnt_bulk_choices_new (VntDesk *desk, VntField field);

G_END_DECLS
