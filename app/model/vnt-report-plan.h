/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Stored by their words. */
typedef enum
{
  VNT_PERIOD_LAST_MONTH,
  VNT_PERIOD_THIS_MONTH,
  VNT_PERIOD_LAST_WEEK,
  VNT_PERIOD_LAST_QUARTER,
  VNT_PERIOD_LAST_YEAR,
  VNT_PERIOD_THIS_YEAR,
  VNT_N_PERIODS
} VntPeriod;

/* Custom fields of tickets that a report counts by. */
typedef enum
{
  VNT_REPORT_CHANNEL, /* by which way a ticket came */
  VNT_REPORT_SURVEY, /* how content its requestor was: 1 to 5 */
  VNT_REPORT_SUPPLIER, /* who outside has it */
  VNT_REPORT_N_FIELDS
} VntReportField;

/**
 * VntReportPlan:
 * @target: percent of what was promised that shall be kept, 0 for no target
 * @fields: (not nullable): names of custom fields, by #VntReportField; "" for none
 * @organisation: (not nullable): whose report it is
 * @title: (not nullable): what it is called, "" for the usual
 * @words: (not nullable): what is said under the title, "" for nothing
 * @logo: (not nullable): a picture's path, "" for none
 * @language: (not nullable): what it is written in, "es" or "en"; "" as the program speaks
 * @people: also figures about single people
 *
 * What a report is asked for. Plain value.
 */
typedef struct
{
  VntPeriod period;
  double target;
  char *fields[VNT_REPORT_N_FIELDS];
  char *organisation;
  char *title;
  char *words;
  char *logo;
  char *language;
  gboolean people;
} VntReportPlan;

/**
 * VntReportSpan:
 * @before: when the period before it began
 * @from: when it begins
 * @to: when it is over, not part of it
 *
 * A period in Unix seconds.
 */
typedef struct
{
  gint64 before;
  gint64 from;
  gint64 to;
} VntReportSpan;

VntReportPlan *vnt_report_plan_new (void);
VntReportPlan *vnt_report_plan_copy (const VntReportPlan *self);
void vnt_report_plan_free (VntReportPlan *self);
char *vnt_report_plan_write (const VntReportPlan *self);
VntReportPlan *vnt_report_plan_read (const char *text);
gboolean vnt_period_from_word (const char *word, VntPeriod *period);
const char *vnt_period_get_word (VntPeriod period);
void vnt_period_find (VntPeriod period, GTimeZone *zone, gint64 now, VntReportSpan *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntReportPlan, vnt_report_plan_free)

G_END_DECLS
