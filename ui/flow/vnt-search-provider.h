/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntSearchProvider:
 *
 * Answers the desktop's search from what is on this laptop: tickets by number and words. What is asked before the desk is
 * open waits for it. Choosing one activates "app.open-ticket".
 */
#define VNT_TYPE_SEARCH_PROVIDER (vnt_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (VntSearchProvider, vnt_search_provider, VNT, SEARCH_PROVIDER, GObject)

VntSearchProvider *vnt_search_provider_new (GApplication *application);
gboolean vnt_search_provider_export (VntSearchProvider *self,
                                     GDBusConnection *connection,
                                     const char *path,
                                     GError **error);
void vnt_search_provider_unexport (VntSearchProvider *self);
void vnt_search_provider_set_desk (VntSearchProvider *self, VntDesk *desk);

G_END_DECLS
