/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-service-level.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

/* What a status does to the clock of a resolution. */
typedef enum
{
  VNT_STATUS_RUNS,
  VNT_STATUS_PAUSES,
  VNT_STATUS_SUPPLIER, /* pauses, and somebody else has it */
} VntStatusEffect;

/**
 * VntServicePolicy:
 *
 * What the desk promises and when it works: levels, calendars, which queue uses what, which statuses pause. Read from a file
 * (README.md says how it is written), then frozen: any thread may ask it.
 */
typedef struct _VntServicePolicy VntServicePolicy;

VntServicePolicy *vnt_service_policy_new_default (void);
VntServicePolicy *vnt_service_policy_new_from_text (const char *text,
                                                    const char *folder,
                                                    GError **error);
VntServicePolicy *vnt_service_policy_ref (VntServicePolicy *self);
void vnt_service_policy_unref (VntServicePolicy *self);

const char *vnt_service_policy_get_text (VntServicePolicy *self);
guint vnt_service_policy_get_skipped (VntServicePolicy *self);
gboolean vnt_service_policy_counts_resolved (VntServicePolicy *self);
gboolean vnt_service_policy_knows_suppliers (VntServicePolicy *self);
gboolean vnt_service_policy_honours_due (VntServicePolicy *self);
VntStatusEffect vnt_service_policy_get_effect (VntServicePolicy *self,
                                               const char *status,
                                               VntStatusClass status_class);
const VntServiceLevel *vnt_service_policy_find_level (VntServicePolicy *self,
                                                      const char *name,
                                                      const char *queue);
VntCalendar *vnt_service_policy_find_calendar (VntServicePolicy *self,
                                               const VntServiceLevel *level,
                                               const char *queue);
const char *const *vnt_service_policy_get_supervisors (VntServicePolicy *self);
int vnt_service_policy_get_at_risk (VntServicePolicy *self, const VntServiceLevel *level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntServicePolicy, vnt_service_policy_unref)

G_END_DECLS
