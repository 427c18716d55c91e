/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-workload.h"

G_BEGIN_DECLS

/* Whether the agent may see figures about single people. */
typedef enum
{
  VNT_SUPERVISES_UNSAID, /* the file of service levels does not say who does: the agent decides */
  VNT_SUPERVISES, /* it names the agent */
  VNT_SUPERVISES_NOT, /* it names others */
} VntSupervision;

VntSupervision vnt_desk_get_supervision (VntDesk *self);

void vnt_desk_load_workload_async (VntDesk *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
VntWorkload *vnt_desk_load_workload_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* The tickets behind a figure, the oldest first. */
void vnt_desk_list_load_async (VntDesk *self,
                               VntLoadOf of,
                               const char *key,
                               VntLoadFigure figure,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* Returns: (transfer full) (element-type gint64) (nullable): their numbers */
GArray *vnt_desk_list_load_finish (VntDesk *self, GAsyncResult *result, GError **error);
void vnt_desk_save_colleague_async (VntDesk *self,
                                    VntColleague *colleague,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean vnt_desk_save_colleague_finish (VntDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
