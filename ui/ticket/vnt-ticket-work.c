/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-work.h"

struct _VntTicketWork
{
  GObject parent_instance;

  GListModel *outbox;
  gint64 ticket;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntTicketWork, vnt_ticket_work, G_TYPE_OBJECT)

static void
on_operation (VntTicketWork *self, GParamSpec *spec, VntOperationItem *item)
{
  if (vnt_operation_item_get_operation (item)->ticket == self->ticket)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_items_changed (VntTicketWork *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (VntOperationItem) item = g_list_model_get_item (self->outbox, i);

      g_signal_connect_object (item, "notify::operation", G_CALLBACK (on_operation), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
vnt_ticket_work_dispose (GObject *object)
{
  VntTicketWork *self = VNT_TICKET_WORK (object);

  if (self->outbox != NULL)
    g_signal_handlers_disconnect_by_data (self->outbox, self);
  g_clear_object (&self->outbox);
  G_OBJECT_CLASS (vnt_ticket_work_parent_class)->dispose (object);
}

static void
vnt_ticket_work_class_init (VntTicketWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_ticket_work_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_TICKET_WORK, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vnt_ticket_work_init (VntTicketWork *self)
{
}

/**
 * vnt_ticket_work_new:
 * @desk: an open desk
 * @ticket: a ticket's number
 *
 * Returns: (transfer full): what waits of it; it follows the desk's outbox
 */
VntTicketWork *
vnt_ticket_work_new (VntDesk *desk, gint64 ticket)
{
  VntTicketWork *self = g_object_new (VNT_TYPE_TICKET_WORK, NULL);

  self->ticket = ticket;
  self->outbox = vnt_desk_list_outbox (desk);
  g_signal_connect_swapped (self->outbox, "items-changed", G_CALLBACK (on_items_changed), self);
  on_items_changed (self, 0, 0, g_list_model_get_n_items (self->outbox));
  return self;
}

/* The last that matches: what was changed twice is what it was changed to last. */
static const VntOperation *
find (VntTicketWork *self, VntField field, const char *name, VntState state)
{
  guint n = g_list_model_get_n_items (self->outbox);

  for (guint i = n; i > 0; i--)
    {
      g_autoptr (VntOperationItem) item = g_list_model_get_item (self->outbox, i - 1);
      const VntOperation *operation = vnt_operation_item_get_operation (item);

      if (operation->ticket == self->ticket && operation->kind == VNT_OPERATION_SET_FIELD &&
          (field == VNT_FIELD_NONE || operation->field == field) &&
          (name == NULL || g_strcmp0 (operation->name, name) == 0) &&
          (state == VNT_STATE_DONE || operation->state == state))
        return operation;
    }
  return NULL;
}

/**
 * vnt_ticket_work_find_field:
 * @field: which field
 *
 * Returns: (transfer none) (nullable): the last change of it that waits, valid until "changed"
 */
const VntOperation *
vnt_ticket_work_find_field (VntTicketWork *self, VntField field)
{
  g_return_val_if_fail (VNT_IS_TICKET_WORK (self), NULL);

  return find (self, field, NULL, VNT_STATE_DONE);
}

/**
 * vnt_ticket_work_find_named:
 * @field: which field
 * @name: which one of many
 *
 * Returns: (transfer none) (nullable): as vnt_ticket_work_find_field()
 */
const VntOperation *
vnt_ticket_work_find_named (VntTicketWork *self, VntField field, const char *name)
{
  g_return_val_if_fail (VNT_IS_TICKET_WORK (self), NULL);

  return find (self, field, name, VNT_STATE_DONE);
}

/**
 * vnt_ticket_work_find_dispute:
 *
 * Returns: (transfer none) (nullable): a field that somebody else changed, too, valid until "changed"
 */
const VntOperation *
vnt_ticket_work_find_dispute (VntTicketWork *self)
{
  g_return_val_if_fail (VNT_IS_TICKET_WORK (self), NULL);

  return find (self, VNT_FIELD_NONE, NULL, VNT_STATE_CONFLICT);
}
