/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VntPerson:
 * @id: the server's number, 0 when it did not say
 * @login: (not nullable): what the server calls them
 * @name: (nullable): as people say it
 * @address: (nullable): mail address
 * @organization: (nullable): department or company
 * @phone: (nullable): as the server keeps it
 * @agent: may work on tickets
 *
 * A person the server knows. Frozen.
 */
typedef struct
{
  gint64 id;
  char *login;
  char *name;
  char *address;
  char *organization;
  char *phone;
  gboolean agent;
} VntPerson;

#define VNT_TYPE_PERSON (vnt_person_get_type ())
GType vnt_person_get_type (void);
VntPerson *vnt_person_new (gint64 id, const char *login);
VntPerson *vnt_person_ref (VntPerson *self);
void vnt_person_unref (VntPerson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntPerson, vnt_person_unref)

G_END_DECLS
