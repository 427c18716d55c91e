/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-ticket.h"

G_BEGIN_DECLS

/**
 * VntMachine:
 * @id: the server's number; below 0 for one made on this laptop that the server does not have yet
 * @name: (not nullable): what it is called
 * @description: (nullable): in a sentence
 * @catalog: number of the catalogue it stands in
 * @status: (not nullable): the server's word
 * @owner: (nullable): login of who is responsible for it
 * @holders: (array zero-terminated=1): logins of who has it
 * @holder_names: (array zero-terminated=1): their names, one for each of @holders, "" where it is not known
 * @contacts: (array zero-terminated=1): logins
 * @fields: (element-type VntFieldValue): every custom field of its catalogue that may be seen
 * @links: (element-type VntLink): links to tickets, machines and pages
 * @created: Unix seconds, as is @updated
 * @version: (nullable): the server's word for this version of it (an ETag)
 * @statuses: (array zero-terminated=1): what its status may become, none when the server was not asked
 * @may_change: the account may change it, as far as the server says
 * @waiting: number of changes the agent made that the server does not have yet
 * @attention: one of them needs the agent
 *
 * A machine, or whatever else is in the inventory. Frozen once handed on.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *description;
  gint64 catalog;
  char *status;
  char *owner;
  GStrv holders;
  GStrv holder_names;
  GStrv contacts;
  GPtrArray *fields;
  GPtrArray *links;
  gint64 created;
  gint64 updated;
  char *version;
  GStrv statuses;
  gboolean may_change;
  guint waiting;
  gboolean attention;
} VntMachine;

#define VNT_TYPE_MACHINE (vnt_machine_get_type ())
GType vnt_machine_get_type (void);
VntMachine *vnt_machine_new (gint64 id, const char *name);
VntMachine *vnt_machine_ref (VntMachine *self);
void vnt_machine_unref (VntMachine *self);
VntMachine *vnt_machine_copy (const VntMachine *self);

VntFieldValue *vnt_machine_add_field (VntMachine *self,
                                      gint64 id,
                                      const char *name,
                                      const char *const *values);
void vnt_machine_add_link (VntMachine *self, const char *relation, const char *target);

const VntFieldValue *vnt_machine_find_field (const VntMachine *self, const char *name);
const char *vnt_machine_get_field (const VntMachine *self, const char *name);
const char *vnt_machine_get_address (const VntMachine *self);
const char *vnt_machine_get_serial (const VntMachine *self);
void vnt_machine_keep_serial (VntMachine *self);
const char *vnt_machine_get_place (const VntMachine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntMachine, vnt_machine_unref)

G_END_DECLS
