/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

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

/**
 * VntTicketQuery:
 * @queue: only this queue, 0 for every one @scope allows
 * @closed: closed tickets too
 * @text: (nullable): only those whose subject, number, people or conversation match
 * @ascending: smallest (oldest) first; dues not set are always last
 *
 * Which tickets, in which order. Plain value: copy it.
 */
typedef struct
{
  VntScope scope;
  gint64 queue;
  gboolean closed;
  char *text;
  VntSort sort;
  gboolean ascending;
} VntTicketQuery;

#define VNT_TYPE_TICKET_QUERY (vnt_ticket_query_get_type ())
GType vnt_ticket_query_get_type (void);
VntTicketQuery *vnt_ticket_query_new (VntScope scope);
VntTicketQuery *vnt_ticket_query_copy (const VntTicketQuery *self);
void vnt_ticket_query_free (VntTicketQuery *self);
gboolean vnt_ticket_query_equal (const VntTicketQuery *a, const VntTicketQuery *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntTicketQuery, vnt_ticket_query_free)

G_END_DECLS
