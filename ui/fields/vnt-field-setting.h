/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-field-row.h"

G_BEGIN_DECLS

typedef void (*VntFieldRefused) (gpointer row, gpointer user_data);

void vnt_field_setting_start (VntDesk *desk,
                              gint64 ticket,
                              VntField field,
                              const char *name,
                              const char *value,
                              VntFieldRow *row,
                              VntFieldRefused refused,
                              GObject *owner);

G_END_DECLS
