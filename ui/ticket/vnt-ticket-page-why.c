/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why something cannot be done with the ticket that is shown. */
#include "vnt-ticket-page-private.h"

#include "vnt-desk-views.h"
#include "vnt-why-not-words.h"

/* What each action would do; what needs no right is not here. */
static const struct
{
  const char *action;
  VntOperationKind kind;
  VntField field;
} NEEDS[] = {
  { "ticket.reply", VNT_OPERATION_REPLY, VNT_FIELD_NONE },
  { "ticket.comment", VNT_OPERATION_COMMENT, VNT_FIELD_NONE },
  { "ticket.take", VNT_OPERATION_SET_FIELD, VNT_FIELD_OWNER },
  { "ticket.set-status", VNT_OPERATION_SET_FIELD, VNT_FIELD_STATUS },
  { "win.set-status", VNT_OPERATION_SET_FIELD, VNT_FIELD_STATUS },
  { "ticket.set-queue", VNT_OPERATION_SET_FIELD, VNT_FIELD_QUEUE },
  { "win.set-queue", VNT_OPERATION_SET_FIELD, VNT_FIELD_QUEUE },
  { "ticket.edit-subject", VNT_OPERATION_SET_FIELD, VNT_FIELD_SUBJECT },
  { "ticket.edit-priority", VNT_OPERATION_SET_FIELD, VNT_FIELD_PRIORITY },
  { "ticket.edit-due", VNT_OPERATION_SET_FIELD, VNT_FIELD_DUE },
  { "ticket.add-time", VNT_OPERATION_SET_FIELD, VNT_FIELD_MINUTES },
  { "ticket.add-requestor", VNT_OPERATION_SET_FIELD, VNT_FIELD_REQUESTORS },
  { "ticket.add-cc", VNT_OPERATION_SET_FIELD, VNT_FIELD_CC },
  { "ticket.add-admin-cc", VNT_OPERATION_SET_FIELD, VNT_FIELD_ADMIN_CC },
  { "ticket.add-link", VNT_OPERATION_SET_FIELD, VNT_FIELD_LINKS },
  { "ticket.merge", VNT_OPERATION_SET_FIELD, VNT_FIELD_MERGE },
  { "ticket.escalate", VNT_OPERATION_SET_FIELD, VNT_FIELD_QUEUE },
};

static char *
explain (VntTicketPage *self, VntOperationKind kind, VntField field, const char *value)
{
  const VntTicket *ticket = self->item != NULL ? vnt_ticket_item_get_ticket (self->item) : NULL;

  if (ticket == NULL || self->desk == NULL)
    return NULL;
  return vnt_why_not_words (vnt_why_not (self->detail, kind, field, value), field,
                            vnt_desk_get_queue_name (self->desk, ticket->queue), ticket->status,
                            value);
}

/**
 * vnt_ticket_page_explain:
 * @self: the page
 * @action: detailed name of an action
 *
 * Returns: (transfer full) (nullable): why it cannot be done with the ticket that is shown; %NULL when nothing is known to be in
 *   the way
 */
char *
vnt_ticket_page_explain (VntTicketPage *self, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  const char *value = NULL;

  g_return_val_if_fail (VNT_IS_TICKET_PAGE (self), NULL);

  if (!g_action_parse_detailed_name (action, &name, &target, NULL))
    return NULL;
  if (target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    value = g_variant_get_string (target, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (NEEDS); i++)
    if (g_str_equal (NEEDS[i].action, name))
      return explain (self, NEEDS[i].kind, NEEDS[i].field, value);
  return NULL;
}

/**
 * vnt_ticket_page_explain_field:
 * @self: the page
 * @field: what would be changed
 *
 * Returns: (transfer full) (nullable): why it cannot be; %NULL when nothing is known to be in the way
 */
char *
vnt_ticket_page_explain_field (VntTicketPage *self, VntField field)
{
  return explain (self, VNT_OPERATION_SET_FIELD, field, NULL);
}

/**
 * vnt_ticket_page_may:
 * @self: the page
 * @action: name of an action
 *
 * Returns: whether it is offered: on a ticket, unless the server would surely refuse it
 */
gboolean
vnt_ticket_page_may (VntTicketPage *self, const char *action)
{
  if (self->id == 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (NEEDS); i++)
    if (g_str_equal (NEEDS[i].action, action))
      return vnt_why_not (self->detail, NEEDS[i].kind, NEEDS[i].field, NULL) == VNT_WHY_NOT_NOTHING;
  return TRUE;
}

/**
 * vnt_ticket_page_dup_other_statuses:
 * @self: the page
 *
 * Returns: (transfer full) (array zero-terminated=1): statuses the ticket's queue has, but that the ticket may not take now
 */
GStrv
vnt_ticket_page_dup_other_statuses (VntTicketPage *self)
{
  const VntTicket *ticket = self->item != NULL ? vnt_ticket_item_get_ticket (self->item) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (ticket != NULL && self->desk != NULL)
    all = vnt_desk_list_statuses (self->desk, ticket->queue);
  for (guint i = 0; all != NULL && all[i] != NULL; i++)
    if (vnt_why_not (self->detail, VNT_OPERATION_SET_FIELD, VNT_FIELD_STATUS, all[i]) !=
        VNT_WHY_NOT_NOTHING)
      g_strv_builder_add (builder, all[i]);

  return g_strv_builder_end (builder);
}
