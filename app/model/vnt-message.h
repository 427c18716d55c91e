/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Stored: append only. */
typedef enum
{
  VNT_MESSAGE_REQUEST = 1, /* what opened the ticket */
  VNT_MESSAGE_REPLY = 2, /* seen by the requestor */
  VNT_MESSAGE_NOTE = 3, /* internal comment */
  VNT_MESSAGE_EVENT = 4, /* a field changed, a link was made … */
} VntMessageKind;

/* Stored: append only. Of a message, and of the operation (outbox entry) it comes from. */
typedef enum
{
  VNT_STATE_DONE = 0, /* the server has it */
  VNT_STATE_QUEUED = 1, /* kept here, waits to be sent */
  VNT_STATE_SENDING = 2, /* under way */
  VNT_STATE_UNKNOWN = 3, /* may have arrived; being checked before anything is sent again */
  VNT_STATE_REFUSED = 4, /* the server said no; the agent decides */
  VNT_STATE_CONFLICT = 5, /* the server said something else meanwhile; the agent decides */
} VntState;

/**
 * VntAttachment:
 * @id: the server's number; 0 while the message waits to be sent
 * @name: (not nullable): as the sender gave it: not to be trusted as a path
 * @content_id: (nullable): what "cid:" pictures of the message call it
 * @size: bytes as the server says
 * @path: (nullable): where a copy is on this laptop
 */
typedef struct
{
  gint64 id;
  gint64 message;
  char *name;
  char *content_type;
  char *content_id;
  gint64 size;
  char *path;
} VntAttachment;

/**
 * VntMessage:
 * @id: the server's transaction number; below 0 while it waits (then minus the operation's sequence number)
 * @operation: (nullable): UUID of the operation it waits in
 * @author: (not nullable): login; "" for the server itself
 * @minutes: time booked with it
 * @event: (nullable): for an event, one of "field", "link-added", "link-removed", "person-added", "person-removed",
 *   "opened", "merged", "reminder-added", "reminder-done", or the server's own word for anything else
 * @field: (nullable): for the event "field", which one: "status", "owner", "queue", "subject", "priority", "due", "starts",
 *   "started", "resolved", "told", "minutes-worked", "minutes-left", "minutes-estimated", "service-level", or a
 *   custom field's own name; @old_value and @new_value are what it was and is
 * @content_type: (nullable): "text/plain" or "text/html"; %NULL when the body is not here yet or there is none
 * @body: (nullable): text as sent, not sanitised: read it with #VntDocument
 * @attachments: (element-type VntAttachment): files, without the body
 * @error: (nullable): why it was not sent, for a person
 *
 * One entry of a ticket's conversation. Frozen.
 */
typedef struct
{
  gint64 id;
  gint64 ticket;
  char *operation;
  VntMessageKind kind;
  VntState state;
  char *author;
  char *author_name;
  gint64 created;
  int minutes;
  char *event;
  char *field;
  char *old_value;
  char *new_value;
  char *content_type;
  char *body;
  GPtrArray *attachments;
  char *error;
} VntMessage;

#define VNT_TYPE_MESSAGE (vnt_message_get_type ())
GType vnt_message_get_type (void);
VntMessage *vnt_message_new (gint64 id, gint64 ticket, VntMessageKind kind);
VntMessage *vnt_message_ref (VntMessage *self);
void vnt_message_unref (VntMessage *self);
VntAttachment *vnt_message_add_attachment (
  VntMessage *self, gint64 id, const char *name, const char *content_type, gint64 size);
gboolean vnt_message_equal (const VntMessage *a, const VntMessage *b);

#define VNT_TYPE_ATTACHMENT (vnt_attachment_get_type ())
GType vnt_attachment_get_type (void);
VntAttachment *vnt_attachment_new (
  gint64 id, gint64 message, const char *name, const char *content_type, gint64 size);
VntAttachment *vnt_attachment_ref (VntAttachment *self);
void vnt_attachment_unref (VntAttachment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntMessage, vnt_message_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntAttachment, vnt_attachment_unref)

G_END_DECLS
