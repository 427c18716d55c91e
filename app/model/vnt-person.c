/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-person.h"

G_DEFINE_BOXED_TYPE (VntPerson, vnt_person, vnt_person_ref, vnt_person_unref)

static void
vnt_person_clear (gpointer data)
{
  VntPerson *self = data;

  g_free (self->login);
  g_free (self->name);
  g_free (self->address);
  g_free (self->organization);
  g_free (self->phone);
}

/**
 * vnt_person_new:
 * @id: the server's number, 0 when not known
 * @login: what the server calls them
 *
 * Makes a #VntPerson; its maker may fill the other fields before handing it on.
 *
 * Returns: (transfer full): a new value
 */
VntPerson *
vnt_person_new (gint64 id, const char *login)
{
  VntPerson *self;

  g_return_val_if_fail (login != NULL, NULL);

  self = g_atomic_rc_box_new0 (VntPerson);
  self->id = id;
  self->login = g_strdup (login);

  return self;
}

/**
 * vnt_person_ref:
 * @self: a #VntPerson
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntPerson *
vnt_person_ref (VntPerson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_person_unref:
 * @self: (transfer full): a #VntPerson
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_person_unref (VntPerson *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_person_clear);
}
