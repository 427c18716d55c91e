/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-machine.h"
#include "vnt-operation.h"

G_BEGIN_DECLS

/* What of a machine changes: an operation's "name". A custom field is "field:NAME" with one value, "fields:NAME" with many.
 * Lists (holders, contacts, many values) are written one a line. */
#define VNT_MACHINE_NAME "name"
#define VNT_MACHINE_DESCRIPTION "description"
#define VNT_MACHINE_STATUS "status"
#define VNT_MACHINE_OWNER "owner"
#define VNT_MACHINE_HOLDERS "holders"
#define VNT_MACHINE_CONTACTS "contacts"
#define VNT_MACHINE_FIELD "field:"
#define VNT_MACHINE_FIELDS "fields:"

/* Machines wait in the same outbox as tickets. Their numbers there lie where no server's ticket ever is. */
gint64 vnt_machine_subject (gint64 machine);
gboolean vnt_machine_is_subject (gint64 subject);
gint64 vnt_machine_of_subject (gint64 subject);

char *vnt_machine_key_of_field (const VntFieldValue *field);
gboolean vnt_machine_key_is_list (const char *key);
const char *vnt_machine_key_field (const char *key);

char *vnt_machine_get_value (const VntMachine *self, const char *key);
void vnt_machine_set_value (VntMachine *self, const char *key, const char *value);
char *vnt_machine_merge (const char *key, const char *base, const char *value, const char *now);

char *vnt_machine_write (const VntMachine *self);
VntMachine *vnt_machine_read (gint64 id, const char *text);

VntOperation *vnt_machine_change_new (const VntMachine *before, const char *key, const char *value);
void vnt_machine_lay (VntMachine *self, const VntOperation *operation);

G_END_DECLS
