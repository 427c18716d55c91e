/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-report-life.h"

#include "vnt-message.h"

gboolean
vnt_report_life_is_closed (const VntServiceStory *story, guint i)
{
  return ((const VntStretch *) g_ptr_array_index (story->stretches, i))->status_class ==
         VNT_STATUS_CLOSED;
}

gint64
vnt_report_life_begin_of (const VntServiceStory *story, guint i)
{
  return ((const VntStretch *) g_ptr_array_index (story->stretches, i))->from;
}

static gboolean
is_outside (const VntServiceFacts *facts, const char *author)
{
  if (g_strcmp0 (author, facts->ticket->owner) == 0)
    return FALSE;
  if (g_strcmp0 (author, facts->ticket->requestor) == 0)
    return TRUE;
  return facts->requestors != NULL && g_strv_contains (facts->requestors, author);
}

static void
tell_first_closing (VntReportLife *life)
{
  const GPtrArray *stretches = life->story->stretches;

  for (guint i = 0; i < stretches->len; i++)
    if (vnt_report_life_is_closed (life->story, i) && life->closed == 0)
      life->closed = vnt_report_life_begin_of (life->story, i);
    else if (!vnt_report_life_is_closed (life->story, i) && life->closed != 0 &&
             life->came_back == 0)
      life->came_back = vnt_report_life_begin_of (life->story, i);
}

static void
tell_history (VntReportLife *life)
{
  const VntServiceFacts *facts = life->facts;

  for (guint i = 0; i < facts->history->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (facts->history, i);

      if (message->kind == VNT_MESSAGE_REPLY && *message->author != '\0' &&
          (life->closed == 0 || message->created <= life->closed) &&
          !is_outside (facts, message->author))
        life->answers++;
      if (message->kind == VNT_MESSAGE_EVENT && g_strcmp0 (message->field, "queue") == 0)
        {
          life->moves++;
          if (life->moved == 0)
            life->moved = message->created;
        }
    }
}

static void
tell_supplier (VntReportLife *life)
{
  for (guint i = 0; i < life->clocks->len; i++)
    {
      const VntServiceClock *clock = g_ptr_array_index (life->clocks, i);

      if (clock->target == VNT_TARGET_SUPPLIER)
        life->supplier = clock->used;
    }
}

gboolean
vnt_report_life_is_open_at (const VntServiceStory *story, const VntTicket *ticket, gint64 when)
{
  if (ticket->created >= when)
    return FALSE;
  /* Of what is not known the row has the last word. */
  if (story->partial && ticket->status_class == VNT_STATUS_CLOSED)
    return ticket->resolved >= when;
  for (guint i = story->stretches->len; i > 0; i--)
    if (vnt_report_life_begin_of (story, i - 1) < when)
      return !vnt_report_life_is_closed (story, i - 1);

  return TRUE;
}

gboolean
vnt_report_life_is_at_supplier (const VntServiceStory *story)
{
  const VntStretch *last = g_ptr_array_index (story->stretches, story->stretches->len - 1);

  return last->effect == VNT_STATUS_SUPPLIER && last->status_class != VNT_STATUS_CLOSED;
}

/**
 * vnt_report_life_tell:
 * @life: whose facts, story and clocks are set
 *
 * Works out the rest.
 */
void
vnt_report_life_tell (VntReportLife *life)
{
  tell_first_closing (life);
  tell_history (life);
  tell_supplier (life);
}
