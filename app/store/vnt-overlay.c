/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-overlay.h"

#include "vnt-text.h"

static gint64
parse_number (const char *text)
{
  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static void
lay_field (VntTicket *ticket, const VntOperation *operation, const VntOverlay *overlay)
{
  const char *value = operation->value != NULL ? operation->value : "";

  switch (operation->field)
    {
    case VNT_FIELD_STATUS:
      vnt_text_set (&ticket->status, value);
      ticket->status_class = overlay->class_of != NULL
                               ? overlay->class_of (ticket->queue, value, overlay->data)
                               : VNT_STATUS_UNKNOWN;
      break;
    case VNT_FIELD_OWNER:
      vnt_text_set (&ticket->owner, *value != '\0' ? value : NULL);
      vnt_text_set (&ticket->owner_name, NULL);
      break;
    case VNT_FIELD_MINUTES:
      ticket->minutes_worked += (int) parse_number (value);
      break;
    case VNT_FIELD_SUBJECT:
      vnt_text_set (&ticket->subject, value);
      break;
    case VNT_FIELD_PRIORITY:
      ticket->priority = (int) parse_number (value);
      break;
    case VNT_FIELD_QUEUE:
      ticket->queue = parse_number (value);
      break;
    case VNT_FIELD_DUE:
      ticket->due = parse_number (value);
      break;
    case VNT_FIELD_NONE:
    default:
      break;
    }
}

static void
lay_operation (VntTicket *ticket, const VntOperation *operation, const VntOverlay *overlay)
{
  gboolean stuck = operation->state == VNT_STATE_REFUSED || operation->state == VNT_STATE_CONFLICT;

  if (operation->state != VNT_STATE_DONE)
    ticket->waiting++;
  /* What is being checked will be known by itself; what nobody can tell has no next try. */
  if (stuck || (operation->state == VNT_STATE_UNKNOWN && operation->next_try == G_MAXINT64))
    ticket->attention = TRUE;

  /* What the server said no to is not shown as if it were so. */
  if (stuck)
    return;

  if (operation->kind == VNT_OPERATION_SET_FIELD)
    lay_field (ticket, operation, overlay);
  else if (operation->kind != VNT_OPERATION_CREATE)
    ticket->minutes_worked += operation->minutes;
}

/**
 * vnt_overlay_ticket:
 * @server: the server's row
 * @operations: (element-type VntOperation) (nullable): the agent's changes to it, oldest first; done ones only as long as
 *   the server's row does not have them yet
 * @overlay: what else is needed
 *
 * Makes the row that is shown. Touches no file.
 *
 * Returns: (transfer full): a new value
 */
VntTicket *
vnt_overlay_ticket (const VntTicket *server, GPtrArray *operations, const VntOverlay *overlay)
{
  VntTicket *ticket;

  g_return_val_if_fail (server != NULL && overlay != NULL, NULL);

  ticket = vnt_ticket_copy (server);
  ticket->waiting = 0;
  ticket->attention = FALSE;
  ticket->unread =
    server->updated > overlay->seen && (server->updated_by == NULL || overlay->login == NULL ||
                                        strcmp (server->updated_by, overlay->login) != 0);

  for (guint i = 0; operations != NULL && i < operations->len; i++)
    lay_operation (ticket, g_ptr_array_index (operations, i), overlay);

  return ticket;
}

/**
 * vnt_overlay_get_field:
 * @ticket: a ticket
 * @field: one of its fields
 *
 * The field as the value of a #VntOperation would hold it.
 *
 * Returns: (transfer full) (nullable): its text
 */
char *
vnt_overlay_get_field (const VntTicket *ticket, VntField field)
{
  g_return_val_if_fail (ticket != NULL, NULL);

  switch (field)
    {
    case VNT_FIELD_STATUS:
      return g_strdup (ticket->status);
    case VNT_FIELD_OWNER:
      return g_strdup (ticket->owner != NULL ? ticket->owner : "");
    case VNT_FIELD_MINUTES:
      return g_strdup_printf ("%d", ticket->minutes_worked);
    case VNT_FIELD_SUBJECT:
      return g_strdup (ticket->subject);
    case VNT_FIELD_PRIORITY:
      return g_strdup_printf ("%d", ticket->priority);
    case VNT_FIELD_QUEUE:
      return g_strdup_printf ("%" G_GINT64_FORMAT, ticket->queue);
    case VNT_FIELD_DUE:
      return g_strdup_printf ("%" G_GINT64_FORMAT, ticket->due);
    case VNT_FIELD_NONE:
    default:
      return NULL;
    }
}
