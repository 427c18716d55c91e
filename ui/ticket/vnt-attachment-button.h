/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

#define VNT_TYPE_ATTACHMENT_BUTTON (vnt_attachment_button_get_type ())
G_DECLARE_FINAL_TYPE (VntAttachmentButton, vnt_attachment_button, VNT, ATTACHMENT_BUTTON, GtkWidget)

GtkWidget *vnt_attachment_button_new (VntDesk *desk, VntAttachment *attachment);

G_END_DECLS
