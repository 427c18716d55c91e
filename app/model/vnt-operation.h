/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "vnt-message.h"

G_BEGIN_DECLS

/* Stored: append only. */
typedef enum
{
  VNT_OPERATION_REPLY = 1,
  VNT_OPERATION_COMMENT = 2,
  VNT_OPERATION_SET_FIELD = 3,
  VNT_OPERATION_CREATE = 4, /* a new ticket; value is what vnt_new_ticket_write() says of it */
  VNT_OPERATION_FORWARD =
    5, /* to people outside the desk; value is what vnt_forward_write() says of it */
  VNT_OPERATION_ARTICLE =
    6, /* a new article about the ticket; value is what vnt_new_article_write() says of it */
  VNT_OPERATION_EDIT_MACHINE = 10, /* what "name" says of it: see vnt-machine-change.h */
  VNT_OPERATION_CREATE_MACHINE = 11, /* value is what vnt_machine_write() says of it */
} VntOperationKind;

/* Stored: append only. */
typedef enum
{
  VNT_FIELD_NONE = 0,
  VNT_FIELD_STATUS = 1,
  VNT_FIELD_OWNER = 2, /* value is a login; "" for nobody */
  VNT_FIELD_MINUTES = 3, /* value is added to the minutes worked */
  VNT_FIELD_SUBJECT = 4,
  VNT_FIELD_PRIORITY = 5,
  VNT_FIELD_QUEUE = 6, /* value is the queue's id */
  VNT_FIELD_DUE = 7, /* value is Unix seconds, "0" to clear */
  VNT_FIELD_CUSTOM = 8, /* the custom field "name" that holds one value; "" to clear */
  VNT_FIELD_CUSTOM_VALUES = 9, /* the custom field "name" that holds many: changes of them */
  VNT_FIELD_REQUESTORS = 10, /* changes of logins or addresses, as are the next two */
  VNT_FIELD_CC = 11,
  VNT_FIELD_ADMIN_CC = 12,
  VNT_FIELD_LINKS = 13, /* changes of the targets that stand in the relation "name": see VntLink */
  VNT_FIELD_MERGE = 14, /* value is the number of the ticket it becomes part of */
} VntField;

/**
 * VntFile:
 * @path: (not nullable): the copy kept under the program's own data folder
 * @name: (not nullable): the name the receiver sees
 */
typedef struct
{
  char *path;
  char *name;
  char *content_type;
  gint64 size;
} VntFile;

#define VNT_TYPE_FILE (vnt_file_get_type ())
GType vnt_file_get_type (void);
VntFile *vnt_file_new (const char *path, const char *name, const char *content_type, gint64 size);
VntFile *vnt_file_ref (VntFile *self);
void vnt_file_unref (VntFile *self);

/**
 * VntOperation:
 * @uuid: (not nullable): its identity, here and on the server
 * @sequence: order in which the agent made it; operations of one ticket are sent in this order
 * @base: (nullable): for a field, what it was when the agent changed it; for a new ticket, the number it was given here
 * @name: (nullable): for one field of many, which one: a custom field's name, or the relation of a link
 * @value: (nullable): for a field, what it shall be
 * @content: (nullable): for a reply, comment, new ticket or what is forwarded, its text; @content_type says "text/plain" or "text/html"
 * @source: (nullable): what the agent wrote, where @content is not that itself
 * @options: its draft's #VntDraftOptions
 * @minutes: time booked with a reply or comment
 * @files: (element-type VntFile): what goes with it
 * @not_before: Unix seconds before which it may not leave, so that it can be undone
 * @attempted: Unix seconds of the first try to send it, 0 when never tried
 * @next_try: Unix seconds of the next try, 0 for at once
 * @seen: number of the newest entry of the conversation that was here when the agent sent it off, 0 when none was
 * @floor: number of the newest entry known before the first try: whatever that try became comes after it; 0 when none was
 * @error: (nullable): why the last try failed, for a person
 * @error_code: a #VntError, 0 when none
 *
 * One change the agent made: an entry of the outbox. Frozen.
 */
typedef struct
{
  char *uuid;
  gint64 sequence;
  gint64 ticket;
  VntOperationKind kind;
  VntState state;
  VntField field;
  char *name;
  char *base;
  char *value;
  char *content;
  char *content_type;
  char *source;
  guint options;
  int minutes;
  GPtrArray *files;
  gint64 created;
  gint64 not_before;
  gint64 attempted;
  gint64 next_try;
  guint tries;
  gint64 seen;
  gint64 floor;
  char *error;
  int error_code;
} VntOperation;

#define VNT_TYPE_OPERATION (vnt_operation_get_type ())
GType vnt_operation_get_type (void);
VntOperation *vnt_operation_new (VntOperationKind kind, gint64 ticket);
VntOperation *vnt_operation_new_field (gint64 ticket,
                                       VntField field,
                                       const char *base,
                                       const char *value);
gboolean vnt_operation_may_be_taken_back (const VntOperation *self);
VntOperation *vnt_operation_ref (VntOperation *self);
void vnt_operation_unref (VntOperation *self);
const char *vnt_operation_get_words (const VntOperation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntFile, vnt_file_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntOperation, vnt_operation_unref)

G_END_DECLS
