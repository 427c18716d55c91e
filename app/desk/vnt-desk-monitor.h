/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-alert.h"
#include "vnt-desk.h"
#include "vnt-machine.h"

G_BEGIN_DECLS

/* -- which monitoring -- */
gboolean vnt_desk_set_monitor (
  VntDesk *self, const char *kind, const char *address, const char *user, GError **error);
gboolean vnt_desk_has_monitor (VntDesk *self);
void vnt_desk_keep_monitor_secret_async (VntDesk *self,
                                         const char *secret,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean vnt_desk_keep_monitor_secret_finish (VntDesk *self, GAsyncResult *result, GError **error);
char *vnt_desk_dup_monitor_certificate (VntDesk *self);
gboolean vnt_desk_forget_monitor_certificate (VntDesk *self, GError **error);

/* -- what it says of a machine -- */
void vnt_desk_load_monitored_async (VntDesk *self,
                                    gint64 machine,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
VntMonitored *vnt_desk_load_monitored_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_ask_monitor_async (VntDesk *self,
                                 const VntMachine *machine,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
VntMonitored *vnt_desk_ask_monitor_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* -- what is done about it -- */
void vnt_desk_acknowledge_alert_async (VntDesk *self,
                                       const VntAlert *alert,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean vnt_desk_acknowledge_alert_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_keep_alert_ticket (VntDesk *self, const char *key, gint64 ticket);

G_END_DECLS
