/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-batch.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

VntStatusClass vnt_rt_status_class (const char *status, gboolean active);
VntTicket *vnt_rt_ticket_row (JsonObject *object);
void vnt_rt_ticket_people (JsonObject *object, GPtrArray *people, GHashTable *seen);

#define VNT_RT_TICKET_FIELDS                                                                             \
  "Subject,Status,Queue,Owner,Requestor,SLA,Priority,TimeWorked,TimeLeft,TimeEstimated,Created,Started," \
  "Due,Told,Resolved,LastUpdated,LastUpdatedBy"

G_END_DECLS
