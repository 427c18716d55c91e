/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-report-plan.h"
#include "vnt-service-facts.h"
#include "vnt-service-policy.h"

G_BEGIN_DECLS

/* By what tickets are told apart. */
typedef enum
{
  VNT_BY_NOTHING,
  VNT_BY_LEVEL,
  VNT_BY_QUEUE,
  VNT_BY_PRIORITY,
  VNT_BY_MONTH,
  VNT_BY_CHANNEL,
  VNT_BY_SUPPLIER,
  VNT_BY_PERSON,
  VNT_BY_N
} VntReportBy;

/* Days within which a ticket that comes back was not solved. */
#define VNT_REPORT_DAYS 7

/**
 * VntReportKept:
 * @met: kept in time
 * @missed: not, or not yet and late
 * @pending: neither yet
 * @none: nothing is promised
 * @seconds: (element-type gint64): how long it took, of what is done
 * @late: (element-type gint64): numbers of tickets: those of @missed
 */
typedef struct
{
  guint met;
  guint missed;
  guint pending;
  guint none;
  GArray *seconds;
  GArray *late;
} VntReportKept;

/**
 * VntReportTally:
 * @key: (not nullable): level, queue, priority, year and month, value or login
 * @name: (nullable): of a person, as far as it is known
 * @created: tickets made in the period, as all that follows but what says otherwise
 * @partial: of these, those whose history is not here: no clock counts them
 * @closed: times a ticket was closed in the period
 * @reopened: times one was opened again in it
 * @open_before: open when it began
 * @open_after: open when it was over, or now
 * @judged: closed for the first time at least %VNT_REPORT_DAYS ago
 * @unjudged: closed, but not long enough ago
 * @first_contact: of @judged, with at most one answer before and not opened again since
 * @first_level: of @judged, without a change of queue before
 * @escalated: with a change of queue
 * @watched: closings in the period at least %VNT_REPORT_DAYS ago
 * @came_back: of these, those that were opened again within these days
 * @supplier: (element-type gint64): working seconds others had it, where they had it
 * @at_supplier: tickets others have now, whenever they were made
 * @surveyed: closed tickets of which it is known what their requestor said
 * @answered: of these, those with a mark
 * @satisfied: of these, those with a mark of 4 or 5 of 5
 */
typedef struct
{
  char *key;
  char *name;
  guint created;
  guint partial;
  guint closed;
  guint reopened;
  guint open_before;
  guint open_after;
  VntReportKept kept[VNT_TARGETS];
  guint judged;
  guint unjudged;
  guint first_contact;
  guint first_level;
  guint escalated;
  guint watched;
  guint came_back;
  GArray *supplier;
  guint at_supplier;
  guint surveyed;
  guint answered;
  guint satisfied;
} VntReportTally;

/**
 * VntReport:
 *
 * Counts what became of tickets in a period and in the one before. One thread at a time.
 */
typedef struct _VntReport VntReport;

VntReport *vnt_report_new (VntServicePolicy *policy,
                           const VntReportSpan *span,
                           gint64 now,
                           gboolean people);
void vnt_report_free (VntReport *self);
void vnt_report_add (VntReport *self, const VntServiceFacts *facts, const char *const *values);
const VntReportTally *vnt_report_get_all (VntReport *self, gboolean before);
GPtrArray *vnt_report_list (VntReport *self, VntReportBy by);
const VntReportSpan *vnt_report_get_span (VntReport *self);
gint64 vnt_report_get_now (VntReport *self);
gboolean vnt_report_knows_suppliers (VntReport *self);
GTimeZone *vnt_report_get_zone (VntReport *self);
int vnt_report_read_mark (const char *value);
double vnt_report_percentile (GArray *seconds, guint percent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntReport, vnt_report_free)

G_END_DECLS
