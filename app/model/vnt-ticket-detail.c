/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket.h"

G_DEFINE_BOXED_TYPE (VntTicketDetail,
                     vnt_ticket_detail,
                     vnt_ticket_detail_ref,
                     vnt_ticket_detail_unref)

/**
 * vnt_field_value_new:
 * @id: the server's number of the custom field
 * @name: its name
 * @values: (nullable) (array zero-terminated=1): its values
 *
 * Returns: (transfer full): a field, for its maker to say how it is filled; free it with vnt_field_value_free()
 */
VntFieldValue *
vnt_field_value_new (gint64 id, const char *name, const char *const *values)
{
  VntFieldValue *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (VntFieldValue, 1);
  self->id = id;
  self->name = g_strdup (name);
  self->values = values != NULL ? g_strdupv ((char **) values) : g_new0 (char *, 1);

  return self;
}

/**
 * vnt_field_value_free:
 * @data: (transfer full): a #VntFieldValue
 */
void
vnt_field_value_free (gpointer data)
{
  VntFieldValue *self = data;

  g_free (self->name);
  g_strfreev (self->values);
  g_clear_pointer (&self->custom, vnt_custom_field_unref);
  g_free (self);
}

/**
 * vnt_link_new:
 * @relation: see #VntLink
 * @target: "ticket:12", "asset:7" or an http(s) address
 *
 * Returns: (transfer full): a link; free it with vnt_link_free()
 */
VntLink *
vnt_link_new (const char *relation, const char *target)
{
  VntLink *self;

  g_return_val_if_fail (relation != NULL && target != NULL, NULL);

  self = g_new0 (VntLink, 1);
  self->relation = g_strdup (relation);
  self->target = g_strdup (target);

  return self;
}

/**
 * vnt_link_free:
 * @data: (transfer full): a #VntLink
 */
void
vnt_link_free (gpointer data)
{
  VntLink *self = data;

  g_free (self->relation);
  g_free (self->target);
  g_free (self);
}

static void
vnt_ticket_detail_clear (gpointer data)
{
  VntTicketDetail *self = data;

  g_clear_pointer (&self->statuses, g_strfreev);
  g_clear_pointer (&self->service_levels, g_strfreev);
  g_clear_pointer (&self->requestors, g_strfreev);
  g_clear_pointer (&self->cc, g_strfreev);
  g_clear_pointer (&self->admin_cc, g_strfreev);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_free (self->version);
}

/**
 * vnt_ticket_detail_new:
 * @ticket: the ticket it belongs to
 *
 * Makes a #VntTicketDetail; its maker may fill the other fields before handing it on. Its lists are empty until then:
 * replace them with vnt_text_set_list().
 *
 * Returns: (transfer full): a new value
 */
VntTicketDetail *
vnt_ticket_detail_new (gint64 ticket)
{
  VntTicketDetail *self = g_atomic_rc_box_new0 (VntTicketDetail);

  self->ticket = ticket;
  self->rights = VNT_RIGHT_UNKNOWN;
  self->statuses = g_new0 (char *, 1);
  self->service_levels = g_new0 (char *, 1);
  self->requestors = g_new0 (char *, 1);
  self->cc = g_new0 (char *, 1);
  self->admin_cc = g_new0 (char *, 1);
  self->fields = g_ptr_array_new_with_free_func (vnt_field_value_free);
  self->links = g_ptr_array_new_with_free_func (vnt_link_free);

  return self;
}

/**
 * vnt_ticket_detail_ref:
 * @self: a #VntTicketDetail
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntTicketDetail *
vnt_ticket_detail_ref (VntTicketDetail *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_ticket_detail_unref:
 * @self: (transfer full): a #VntTicketDetail
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_ticket_detail_unref (VntTicketDetail *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_ticket_detail_clear);
}

/**
 * vnt_ticket_detail_add_field:
 * @self: a #VntTicketDetail still being made
 * @id: the server's number of the custom field
 * @name: its name
 * @values: (nullable) (array zero-terminated=1): its values
 *
 * Adds a custom field. Only the maker of @self may call this.
 */
void
vnt_ticket_detail_add_field (VntTicketDetail *self,
                             gint64 id,
                             const char *name,
                             const char *const *values)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  g_ptr_array_add (self->fields, vnt_field_value_new (id, name, values));
}

/**
 * vnt_ticket_detail_set_custom:
 * @self: a #VntTicketDetail still being made
 * @custom: how one of its custom fields is filled
 *
 * Adds what is known of a field that was added before. Only the maker of @self may call this.
 */
void
vnt_ticket_detail_set_custom (VntTicketDetail *self, VntCustomField *custom)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (custom != NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      VntFieldValue *field = g_ptr_array_index (self->fields, i);

      if (field->id != custom->id)
        continue;
      g_clear_pointer (&field->custom, vnt_custom_field_unref);
      field->custom = vnt_custom_field_ref (custom);
    }
}

/**
 * vnt_ticket_detail_add_link:
 * @self: a #VntTicketDetail still being made
 * @relation: how the ticket stands to @target; see #VntLink
 * @target: "ticket:12", "asset:7" or an http(s) address
 *
 * Adds a link. Only the maker of @self may call this.
 */
void
vnt_ticket_detail_add_link (VntTicketDetail *self, const char *relation, const char *target)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (relation != NULL);
  g_return_if_fail (target != NULL);

  g_ptr_array_add (self->links, vnt_link_new (relation, target));
}
