/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-filter.h"

G_BEGIN_DECLS

typedef enum
{
  VNT_SCOPE_ALL,
  VNT_SCOPE_MINE,
  VNT_SCOPE_UNOWNED, /* in my queues, nobody owns it */
  VNT_SCOPE_MY_QUEUES,
  VNT_SCOPE_WAITING, /* mine, and waiting for somebody else */
  VNT_SCOPE_OVERDUE, /* mine or unowned in my queues, late by its service level or due time */
  VNT_SCOPE_RECENT, /* changed in the last seven days, open or closed */
  VNT_SCOPE_SNOOZED, /* put off until a time, open or closed */
  VNT_SCOPE_FOLLOWED, /* the agent follows it, open or closed */
  VNT_SCOPE_AT_RISK, /* mine or unowned in my queues, soon late by its service level or due time */
  VNT_SCOPE_CHOSEN, /* those that "chosen" names, open or closed */
} VntScope;

typedef enum
{
  VNT_SORT_UPDATED,
  VNT_SORT_CREATED,
  VNT_SORT_DUE,
  VNT_SORT_PRIORITY,
  VNT_SORT_SUBJECT,
  VNT_SORT_NUMBER,
  VNT_SORT_CLOCK, /* by when it is late: within one calendar, by the working time that is left */
} VntSort;

/* Under which headings a list stands. */
typedef enum
{
  VNT_GROUP_NONE,
  VNT_GROUP_OWNER,
  VNT_GROUP_QUEUE,
  VNT_GROUP_STATUS,
} VntGroup;

/**
 * VntGroupRun:
 * @key: owner's login ("" for nobody), queue's number, or status after its class and ":"
 * @start: where it begins in the answer
 * @count: how many tickets stand under this heading
 */
typedef struct
{
  char *key;
  guint start;
  guint count;
} VntGroupRun;

/* What a row shows besides subject and age. Stored by their names, in this order. */
typedef enum
{
  VNT_PART_NUMBER = 1 << 0,
  VNT_PART_REQUESTOR = 1 << 1,
  VNT_PART_QUEUE = 1 << 2,
  VNT_PART_OWNER = 1 << 3,
  VNT_PART_STATUS = 1 << 4,
  VNT_PART_DUE = 1 << 5,
  VNT_PART_PRIORITY = 1 << 6,
  VNT_PART_SERVICE_LEVEL = 1 << 7,
} VntParts;

#define VNT_PARTS_USUAL \
  (VNT_PART_NUMBER | VNT_PART_REQUESTOR | VNT_PART_QUEUE | VNT_PART_STATUS | VNT_PART_DUE)

/**
 * VntTicketQuery:
 * @queue: only this queue, 0 for every one @scope allows
 * @search: only those the server found for this #VntSavedSearch, open or closed; 0 for no such search
 * @closed: closed tickets too
 * @filter: (nullable): only those it holds for
 * @text: (nullable): only those whose subject, number, people or conversation match
 * @chosen: (nullable): numbers of tickets as a JSON array, for %VNT_SCOPE_CHOSEN
 * @ascending: smallest (oldest) first; dues not set are always last
 *
 * Which tickets, in which order. Plain value: copy it.
 */
typedef struct
{
  VntScope scope;
  gint64 queue;
  gint64 search;
  gboolean closed;
  VntFilter *filter;
  char *text;
  char *chosen;
  VntSort sort;
  gboolean ascending;
  VntGroup group;
} VntTicketQuery;

#define VNT_TYPE_TICKET_QUERY (vnt_ticket_query_get_type ())
GType vnt_ticket_query_get_type (void);
VntTicketQuery *vnt_ticket_query_new (VntScope scope);
VntTicketQuery *vnt_ticket_query_copy (const VntTicketQuery *self);
void vnt_ticket_query_free (VntTicketQuery *self);
void vnt_ticket_query_choose (VntTicketQuery *self, GArray *tickets);
gboolean vnt_ticket_query_equal (const VntTicketQuery *a, const VntTicketQuery *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntTicketQuery, vnt_ticket_query_free)

G_END_DECLS
