/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-overlay.h"

#include "vnt-changes.h"
#include "vnt-text.h"

static gint64
parse_number (const char *text)
{
  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static void
lay_status (VntTicket *ticket, const char *value, const VntOverlay *overlay)
{
  vnt_text_set (&ticket->status, value);
  ticket->status_class = overlay->class_of != NULL
                           ? overlay->class_of (ticket->queue, value, overlay->data)
                           : VNT_STATUS_UNKNOWN;
}

static char *
get_status (const VntTicket *ticket)
{
  return g_strdup (ticket->status);
}

static void
lay_owner (VntTicket *ticket, const char *value, const VntOverlay *overlay)
{
  vnt_text_set (&ticket->owner, *value != '\0' ? value : NULL);
  vnt_text_set (&ticket->owner_name, NULL);
}

static char *
get_owner (const VntTicket *ticket)
{
  return g_strdup (ticket->owner != NULL ? ticket->owner : "");
}

static void
lay_minutes (VntTicket *ticket, const char *value, const VntOverlay *overlay)
{
  ticket->minutes_worked += (int) parse_number (value);
}

static char *
get_minutes (const VntTicket *ticket)
{
  return g_strdup_printf ("%d", ticket->minutes_worked);
}

static void
lay_subject (VntTicket *ticket, const char *value, const VntOverlay *overlay)
{
  vnt_text_set (&ticket->subject, value);
}

static char *
get_subject (const VntTicket *ticket)
{
  return g_strdup (ticket->subject);
}

static void
lay_priority (VntTicket *ticket, const char *value, const VntOverlay *overlay)
{
  ticket->priority = (int) parse_number (value);
}

static char *
get_priority (const VntTicket *ticket)
{
  return g_strdup_printf ("%d", ticket->priority);
}

static void
lay_queue (VntTicket *ticket, const char *value, const VntOverlay *overlay)
{
  ticket->queue = parse_number (value);
}

static char *
get_queue (const VntTicket *ticket)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, ticket->queue);
}

static void
lay_due (VntTicket *ticket, const char *value, const VntOverlay *overlay)
{
  ticket->due = parse_number (value);
}

static char *
get_due (const VntTicket *ticket)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, ticket->due);
}

/* The row shows the first of them. */
static void
lay_requestors (VntTicket *ticket, const char *value, const VntOverlay *overlay)
{
  const char *present[] = { ticket->requestor, NULL };
  g_auto (GStrv) people = vnt_changes_apply (value, present);

  if (g_strcmp0 (people[0], ticket->requestor) == 0)
    return;
  vnt_text_set (&ticket->requestor, people[0]);
  vnt_text_set (&ticket->requestor_name, NULL);
}

/* It was not part of another before. */
static char *
get_merged (const VntTicket *ticket)
{
  return g_strdup ("0");
}

/* What a change of a field does to the row, and how the row says the field. The rest is in the detail. */
static const struct
{
  VntField field;
  void (*lay) (VntTicket *ticket, const char *value, const VntOverlay *overlay);
  char *(*get) (const VntTicket *ticket);
} FIELDS[] = {
  { VNT_FIELD_STATUS, lay_status, get_status },
  { VNT_FIELD_OWNER, lay_owner, get_owner },
  { VNT_FIELD_MINUTES, lay_minutes, get_minutes },
  { VNT_FIELD_SUBJECT, lay_subject, get_subject },
  { VNT_FIELD_PRIORITY, lay_priority, get_priority },
  { VNT_FIELD_QUEUE, lay_queue, get_queue },
  { VNT_FIELD_DUE, lay_due, get_due },
  { VNT_FIELD_REQUESTORS, lay_requestors, NULL },
  { VNT_FIELD_MERGE, NULL, get_merged },
};

static void
lay_field (VntTicket *ticket, const VntOperation *operation, const VntOverlay *overlay)
{
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (FIELDS[i].field == operation->field && FIELDS[i].lay != NULL)
      FIELDS[i].lay (ticket, operation->value != NULL ? operation->value : "", overlay);
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

  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (FIELDS[i].field == field && FIELDS[i].get != NULL)
      return FIELDS[i].get (ticket);

  return NULL;
}
