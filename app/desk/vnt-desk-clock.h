/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-service-clock.h"

G_BEGIN_DECLS

/**
 * VntClockReading:
 * @state: how it stands
 * @target: what is most pressing
 * @seconds: working seconds that are left; when @state is %VNT_CLOCK_BREACHED those it is late by
 *
 * A row's clock at one moment.
 */
typedef struct
{
  VntClockState state;
  VntTarget target;
  gint64 seconds;
} VntClockReading;

void vnt_desk_read_clock (VntDesk *self,
                          const VntTicket *ticket,
                          gint64 now,
                          VntClockReading *reading);
/* Every clock of a ticket, with what counted and what did not. */
void vnt_desk_explain_clocks_async (VntDesk *self,
                                    gint64 ticket,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* (transfer full) (element-type VntServiceClock): empty when the ticket is not here */
GPtrArray *vnt_desk_explain_clocks_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* -- the desk's own file of service levels -- */
void vnt_desk_import_levels_async (VntDesk *self,
                                   GFile *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* @skipped: (out) (optional): entries of its calendars that were left out */
gboolean vnt_desk_import_levels_finish (VntDesk *self,
                                        GAsyncResult *result,
                                        guint *skipped,
                                        GError **error);
void vnt_desk_forget_levels_async (VntDesk *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean vnt_desk_forget_levels_finish (VntDesk *self, GAsyncResult *result, GError **error);
/* Whether every row goes by the levels that hold now. */
gboolean vnt_desk_clocks_are_settled (VntDesk *self);
/* (transfer full): the file as it is kept, "" when there is none */
char *vnt_desk_dup_levels (VntDesk *self);
/* (transfer full): in a sentence, for a person */
char *vnt_desk_describe_levels (VntDesk *self);

G_END_DECLS
