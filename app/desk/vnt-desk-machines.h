/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-catalog.h"
#include "vnt-desk.h"
#include "vnt-machine-change.h"

G_BEGIN_DECLS

/* The desk's signal "machines-changed" says that any of this may be another now. */

/* -- what there is: from this laptop, with what waits laid over it -- */
/* (transfer full) (element-type VntCatalog): by name; none when the account may see no inventory */
GPtrArray *vnt_desk_list_catalogs (VntDesk *self);
void vnt_desk_find_machines_async (VntDesk *self,
                                   const char *text,
                                   gint64 catalog,
                                   const char *status,
                                   const char *holder,
                                   guint limit,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *vnt_desk_find_machines_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* Also asks the server for it, whose answer is "machines-changed". */
void vnt_desk_want_machine (VntDesk *self, gint64 machine);
void vnt_desk_load_machine_async (VntDesk *self,
                                  gint64 machine,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
VntMachine *vnt_desk_load_machine_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* What happened to it: element type VntTicket, the newest first. */
void vnt_desk_load_incidents_async (VntDesk *self,
                                    gint64 machine,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *vnt_desk_load_incidents_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* -- changes: done when durable -- */
void vnt_desk_change_machine_async (VntDesk *self,
                                    const VntMachine *before,
                                    const VntMachine *after,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean vnt_desk_change_machine_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_create_machine_async (VntDesk *self,
                                    const VntMachine *made,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gint64 vnt_desk_create_machine_finish (VntDesk *self, GAsyncResult *result, GError **error);
gint64 vnt_desk_follow_machine (VntDesk *self, gint64 machine);

G_END_DECLS
