/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "vnt-custom-field.h"
#include "vnt-service-clock.h"

G_BEGIN_DECLS

/**
 * VntStatusClass:
 *
 * What a server's status means for the desk. Stored: append only.
 */
typedef enum
{
  VNT_STATUS_UNKNOWN = 0,
  VNT_STATUS_OPEN = 1,
  VNT_STATUS_WAITING = 2,
  VNT_STATUS_CLOSED = 3,
} VntStatusClass;

/**
 * VntTicket:
 * @id: the server's number; below 0 when made on this laptop and not yet sent
 * @queue: id of its queue
 * @subject: (not nullable): may be ""
 * @status: (not nullable): the server's own word for its status
 * @status_class: what that status means
 * @owner: (nullable): login of its owner, %NULL when nobody owns it
 * @owner_name: (nullable): the owner's name as people say it
 * @requestor: (nullable): address or login of the first requestor
 * @requestor_name: (nullable): the requestor's name as people say it
 * @service_level: (nullable): name of its service level
 * @priority: the server's number
 * @minutes_worked: minutes booked on it
 * @minutes_left: minutes expected to remain
 * @minutes_estimated: minutes it was expected to take
 * @created: Unix seconds, as are @started, @due, @told, @resolved, @updated; 0 when not set
 * @told: when the requestor last heard from the desk
 * @updated_by: (nullable): login of who changed it last
 * @unread: someone else changed it since the agent last looked (kept on this laptop)
 * @waiting: how many changes of the agent wait to be sent
 * @attention: one of them needs the agent: refused, in conflict, or of unknown fate
 * @clock: what its service level makes of it
 * @snoozed: Unix seconds until which the agent put it off, 0 when not (kept on this laptop, as are @back and @followed)
 * @back: Unix seconds since when it is back from that and the agent has not seen it, 0 when not
 * @followed: the agent wants to know what happens to it
 *
 * One ticket as it is shown: the server's word with the agent's waiting changes laid over it. Frozen.
 */
typedef struct
{
  gint64 id;
  gint64 queue;
  char *subject;
  char *status;
  VntStatusClass status_class;
  char *owner;
  char *owner_name;
  char *requestor;
  char *requestor_name;
  char *service_level;
  int priority;
  int minutes_worked;
  int minutes_left;
  int minutes_estimated;
  gint64 created;
  gint64 started;
  gint64 due;
  gint64 told;
  gint64 resolved;
  gint64 updated;
  char *updated_by;
  gboolean unread;
  guint waiting;
  gboolean attention;
  VntRowClock clock;
  gint64 snoozed;
  gint64 back;
  gboolean followed;
} VntTicket;

#define VNT_TYPE_TICKET (vnt_ticket_get_type ())
GType vnt_ticket_get_type (void);
VntTicket *vnt_ticket_new (gint64 id);
VntTicket *vnt_ticket_copy (const VntTicket *self);
VntTicket *vnt_ticket_ref (VntTicket *self);
void vnt_ticket_unref (VntTicket *self);
gboolean vnt_ticket_equal (const VntTicket *a, const VntTicket *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntTicket, vnt_ticket_unref)

/**
 * VntRights:
 *
 * What the account may do with one ticket, as far as the server says.
 */
typedef enum
{
  VNT_RIGHT_NONE = 0,
  VNT_RIGHT_REPLY = 1 << 0,
  VNT_RIGHT_COMMENT = 1 << 1,
  VNT_RIGHT_MODIFY = 1 << 2,
  VNT_RIGHT_UNKNOWN = 1 << 30,
} VntRights;

/**
 * VntFieldValue:
 * @name: (not nullable): the custom field's name
 * @values: (array zero-terminated=1): its values, possibly none
 * @custom: (nullable): how it is filled, %NULL when the server did not say
 */
typedef struct
{
  gint64 id;
  char *name;
  GStrv values;
  VntCustomField *custom;
} VntFieldValue;

VntFieldValue *vnt_field_value_new (gint64 id, const char *name, const char *const *values);
void vnt_field_value_free (gpointer data);

/**
 * VntLink:
 * @relation: (not nullable): "parent", "child", "depends-on", "depended-on-by", "refers-to" or "referred-to-by"
 * @target: (not nullable): "ticket:12", "asset:7" or an http(s) address
 */
typedef struct
{
  char *relation;
  char *target;
} VntLink;

VntLink *vnt_link_new (const char *relation, const char *target);
void vnt_link_free (gpointer data);

/**
 * VntTicketDetail:
 * @statuses: (array zero-terminated=1): statuses it may take from here, its own first
 * @requestors: (array zero-terminated=1): addresses, as are @cc and @admin_cc
 * @fields: (element-type VntFieldValue): every custom field of its queue
 * @links: (element-type VntLink): links to tickets, machines and pages
 * @version: (nullable): the server's word for this version of it (an ETag)
 *
 * What a ticket has beyond its row; known once it has been opened or fetched whole. Frozen.
 */
typedef struct
{
  gint64 ticket;
  VntRights rights;
  GStrv statuses;
  GStrv service_levels;
  GStrv requestors;
  GStrv cc;
  GStrv admin_cc;
  GPtrArray *fields;
  GPtrArray *links;
  char *version;
  gboolean kept; /* the agent took it offline */
} VntTicketDetail;

#define VNT_TYPE_TICKET_DETAIL (vnt_ticket_detail_get_type ())
GType vnt_ticket_detail_get_type (void);
VntTicketDetail *vnt_ticket_detail_new (gint64 ticket);
VntTicketDetail *vnt_ticket_detail_ref (VntTicketDetail *self);
void vnt_ticket_detail_unref (VntTicketDetail *self);
void vnt_ticket_detail_add_field (VntTicketDetail *self,
                                  gint64 id,
                                  const char *name,
                                  const char *const *values);
void vnt_ticket_detail_set_custom (VntTicketDetail *self, VntCustomField *custom);
void vnt_ticket_detail_add_link (VntTicketDetail *self, const char *relation, const char *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntTicketDetail, vnt_ticket_detail_unref)

G_END_DECLS
