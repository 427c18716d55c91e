/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-operation.h"

G_BEGIN_DECLS

#define VNT_TYPE_FILE_CHIP (vnt_file_chip_get_type ())
G_DECLARE_FINAL_TYPE (VntFileChip, vnt_file_chip, VNT, FILE_CHIP, GtkWidget)

GtkWidget *vnt_file_chip_new (VntFile *file);
VntFile *vnt_file_chip_get_file (VntFileChip *self);

G_END_DECLS
