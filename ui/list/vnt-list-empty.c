/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-list-empty.h"

#include <glib/gi18n.h>

static void
explain_search (VntListEmpty *empty, const VntTicketQuery *query)
{
  empty->icon_name = "edit-find-symbolic";
  empty->title = _ ("Nothing Found");
  /* What changed lately is there whether open or closed. */
  empty->offer_closed = !query->closed && query->scope != VNT_SCOPE_RECENT;
  empty->description = !empty->offer_closed
                         ? _ ("No ticket of this view has these words. Try fewer or other words.")
                         : _ ("No open ticket of this view has these words.");
}

static void
explain_scope (VntListEmpty *empty, const VntTicketQuery *query)
{
  empty->icon_name = "emblem-ok-symbolic";
  empty->title = _ ("No Tickets Here");
  if (query->filter != NULL)
    {
      empty->description =
        query->filter->any && query->filter->conditions->len == 0
          ? _ ("This view was made by a newer version of the program, which can show it.")
          : _ ("No ticket on this computer is what this view asks for.");
      return;
    }
  switch (query->scope)
    {
    case VNT_SCOPE_MINE:
      empty->title = _ ("You Have No Open Tickets");
      empty->description = _ ("Take one from Unowned with the M key.");
      break;
    case VNT_SCOPE_UNOWNED:
      empty->title = _ ("Every Ticket Has an Owner");
      empty->description = _ ("New tickets of your queues will appear here.");
      break;
    case VNT_SCOPE_WAITING:
      empty->title = _ ("Nothing Is Waiting");
      empty->description = _ ("Your tickets that wait for somebody else appear here.");
      break;
    case VNT_SCOPE_OVERDUE:
      empty->title = _ ("Nothing Is Overdue");
      empty->description = _ ("Tickets appear here when their due time has passed.");
      break;
    case VNT_SCOPE_AT_RISK:
      empty->title = _ ("Nothing Is at Risk");
      empty->description =
        _ ("Tickets appear here when little of the time promised for them is left.");
      break;
    case VNT_SCOPE_RECENT:
      empty->description = _ ("Nothing changed in the last seven days.");
      break;
    case VNT_SCOPE_SNOOZED:
      empty->title = _ ("Nothing Is Put Off");
      empty->description =
        _ ("Tickets you put off with the Z key wait here until their time comes.");
      break;
    case VNT_SCOPE_FOLLOWED:
      empty->title = _ ("You Follow No Ticket");
      empty->description = _ ("Follow one with the asterisk key to be told what happens to it.");
      break;
    case VNT_SCOPE_MY_QUEUES:
      empty->description = _ ("There are no open tickets in your queues.");
      break;
    case VNT_SCOPE_CHOSEN:
    case VNT_SCOPE_ALL:
    default:
      empty->description = _ ("There are no open tickets here.");
      break;
    }
}

/**
 * vnt_list_empty_explain:
 * @empty: (out caller-allocates): filled
 * @query: what was asked for
 * @desk: (nullable): whether more is on its way
 */
void
vnt_list_empty_explain (VntListEmpty *empty, const VntTicketQuery *query, VntDesk *desk)
{
  *empty = (VntListEmpty){ 0 };
  if (query->text != NULL && *query->text != '\0')
    {
      explain_search (empty, query);
      return;
    }
  if (desk != NULL && vnt_desk_get_progress (desk) >= 0)
    {
      empty->title = _ ("Fetching Your Tickets");
      empty->description = _ ("The newest come first. You can begin with the first ones.");
      empty->busy = TRUE;
      return;
    }
  explain_scope (empty, query);
}
