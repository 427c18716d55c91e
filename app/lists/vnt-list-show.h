/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void vnt_list_show (GListModel *model, GArray *shown, const GArray *ids);
void vnt_list_show_instead (GListModel *model, GArray *shown, const GArray *ids);
gboolean vnt_list_show_more (GListModel *model, GArray *shown, const GArray *ids);

G_END_DECLS
