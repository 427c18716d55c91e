/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket.h"

G_DEFINE_BOXED_TYPE (VntTicket, vnt_ticket, vnt_ticket_ref, vnt_ticket_unref)

static void
vnt_ticket_clear (gpointer data)
{
  VntTicket *self = data;

  g_free (self->subject);
  g_free (self->status);
  g_free (self->owner);
  g_free (self->owner_name);
  g_free (self->requestor);
  g_free (self->requestor_name);
  g_free (self->service_level);
  g_free (self->updated_by);
}

/**
 * vnt_ticket_new:
 * @id: the server's number, below 0 when made on this laptop
 *
 * Makes a #VntTicket; its maker may fill the other fields before handing it on. @subject and @status are "" until then:
 * replace them with vnt_text_set().
 *
 * Returns: (transfer full): a new value
 */
VntTicket *
vnt_ticket_new (gint64 id)
{
  VntTicket *self = g_atomic_rc_box_new0 (VntTicket);

  self->id = id;
  self->subject = g_strdup ("");
  self->status = g_strdup ("");

  return self;
}

/**
 * vnt_ticket_copy:
 * @self: a #VntTicket
 *
 * Makes a second ticket with the same fields, which its maker may change before handing it on.
 *
 * Returns: (transfer full): a new value
 */
VntTicket *
vnt_ticket_copy (const VntTicket *self)
{
  VntTicket *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_atomic_rc_box_new0 (VntTicket);
  *copy = *self;
  copy->subject = g_strdup (self->subject);
  copy->status = g_strdup (self->status);
  copy->owner = g_strdup (self->owner);
  copy->owner_name = g_strdup (self->owner_name);
  copy->requestor = g_strdup (self->requestor);
  copy->requestor_name = g_strdup (self->requestor_name);
  copy->service_level = g_strdup (self->service_level);
  copy->updated_by = g_strdup (self->updated_by);

  return copy;
}

/**
 * vnt_ticket_ref:
 * @self: a #VntTicket
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntTicket *
vnt_ticket_ref (VntTicket *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_ticket_unref:
 * @self: (transfer full): a #VntTicket
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_ticket_unref (VntTicket *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_ticket_clear);
}

/**
 * vnt_ticket_equal:
 * @a: a #VntTicket
 * @b: another
 *
 * Whether both would be shown the same.
 *
 * Returns: %TRUE if every field is the same
 */
gboolean
vnt_ticket_equal (const VntTicket *a, const VntTicket *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->id == b->id && a->queue == b->queue && a->status_class == b->status_class &&
         a->priority == b->priority && a->minutes_worked == b->minutes_worked &&
         a->minutes_left == b->minutes_left && a->minutes_estimated == b->minutes_estimated &&
         a->created == b->created && a->started == b->started && a->due == b->due &&
         a->told == b->told && a->resolved == b->resolved && a->updated == b->updated &&
         a->unread == b->unread && a->waiting == b->waiting && a->attention == b->attention &&
         a->snoozed == b->snoozed && a->back == b->back && a->followed == b->followed &&
         vnt_row_clock_equal (&a->clock, &b->clock) && g_strcmp0 (a->subject, b->subject) == 0 &&
         g_strcmp0 (a->status, b->status) == 0 && g_strcmp0 (a->owner, b->owner) == 0 &&
         g_strcmp0 (a->owner_name, b->owner_name) == 0 &&
         g_strcmp0 (a->requestor, b->requestor) == 0 &&
         g_strcmp0 (a->requestor_name, b->requestor_name) == 0 &&
         g_strcmp0 (a->service_level, b->service_level) == 0 &&
         g_strcmp0 (a->updated_by, b->updated_by) == 0;
}
