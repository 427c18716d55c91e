/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-list-heading.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-status.h"

/* The list knows logins; the first ticket below knows the name. */
static char *
owner_text (VntDesk *desk, VntTicketList *tickets, guint position, const char *login)
{
  const VntAccount *account = vnt_desk_get_account (desk);
  g_autoptr (VntTicketItem) below = g_list_model_get_item (G_LIST_MODEL (tickets), position + 1);
  const VntTicket *ticket = below != NULL ? vnt_ticket_item_get_ticket (below) : NULL;

  if (*login == '\0')
    return g_strdup (_ ("Nobody"));
  if (account != NULL && g_ascii_strcasecmp (account->login, login) == 0)
    return g_strdup (_ ("Me"));

  return g_strdup (ticket != NULL && ticket->owner_name != NULL ? ticket->owner_name : login);
}

/**
 * vnt_list_heading_text:
 * @desk: where the names of queues come from
 * @tickets: a list under headings
 * @position: where in it
 *
 * Returns: (transfer full) (nullable): what the tickets below have in common, in the agent's words; %NULL where no heading stands
 */
char *
vnt_list_heading_text (VntDesk *desk, VntTicketList *tickets, guint position)
{
  g_autoptr (VntTicketItem) item = g_list_model_get_item (G_LIST_MODEL (tickets), position);
  const VntTicketQuery *query = vnt_ticket_list_get_query (tickets);
  const char *key = item != NULL ? vnt_ticket_item_get_heading (item) : NULL;
  const char *status = key != NULL ? strchr (key, ':') : NULL;

  if (key == NULL)
    return NULL;
  switch (query != NULL ? query->group : VNT_GROUP_NONE)
    {
    case VNT_GROUP_OWNER:
      return owner_text (desk, tickets, position, key);
    case VNT_GROUP_QUEUE:
      return g_strdup (vnt_desk_get_queue_name (desk, g_ascii_strtoll (key, NULL, 10)));
    case VNT_GROUP_STATUS:
      return g_strdup (vnt_status_label (status != NULL ? status + 1 : key));
    case VNT_GROUP_NONE:
    default:
      return g_strdup (key);
    }
}
