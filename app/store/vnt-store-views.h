/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-own-view.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* (transfer full) (element-type VntOwnView): any thread, there are a few dozen at most. */
GPtrArray *vnt_store_list_views (VntStore *self, GError **error);
gboolean vnt_store_save_view (VntStore *self, const VntOwnView *view, int place, GError **error);
gboolean vnt_store_delete_view (VntStore *self, const char *uuid, GError **error);
gboolean vnt_store_place_view (VntStore *self, const char *uuid, int place, GError **error);
/* Any thread: a dozen rows. */
GStrv vnt_store_list_statuses (VntStore *self, gint64 queue, GError **error);
/* Worker threads only. */
GStrv vnt_store_list_choices (VntStore *self,
                              VntFilterField field,
                              const char *name,
                              GError **error);

G_END_DECLS
