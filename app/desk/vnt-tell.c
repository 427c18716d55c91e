/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-tell.h"

#include <string.h>

#include "vnt-text.h"

/* Who only looks in for less than this, in seconds, has not caught up. */
#define LOOKED_IN (5 * 60)

/* As a word of its own: "ana" is not mentioned in "semana", nor "@ana" in "x@anabel.es". */
static gboolean
has_word (const char *folded, const char *name)
{
  g_autofree char *wanted = vnt_text_fold (name);
  const char *found;

  if (*wanted == '\0')
    return FALSE;
  for (found = strstr (folded, wanted); found != NULL; found = strstr (found + 1, wanted))
    {
      const char *end = found + strlen (wanted);
      gunichar before = found > folded ? g_utf8_get_char (g_utf8_prev_char (found)) : ' ';
      gunichar after = *end != '\0' ? g_utf8_get_char (end) : ' ';

      if (!g_unichar_isalnum (before) && !g_unichar_isalnum (after))
        return TRUE;
    }
  return FALSE;
}

static gboolean
mentions (const VntTellContext *context, const VntMessage *message)
{
  g_autofree char *folded = NULL;
  g_autofree char *at = g_strconcat ("@", context->login, NULL);

  if (message->kind != VNT_MESSAGE_NOTE || message->body == NULL)
    return FALSE;
  folded = vnt_text_fold (message->body);
  return has_word (folded, at) || (context->name != NULL && has_word (folded, context->name));
}

/* What the agent did themselves is no news to them, nor what the server did by itself, nor what waits here. */
static gboolean
is_of_others (const char *login, const VntMessage *message)
{
  return login != NULL && message->id > 0 && *message->author != '\0' &&
         g_ascii_strcasecmp (message->author, login) != 0;
}

/**
 * vnt_tell_decide:
 * @context: who, what they want and what they look at
 * @message: an entry that is new on this laptop
 * @ticket: its ticket
 * @my_queue: whether that is in a queue of the agent's
 *
 * Returns: why they are told of it, %VNT_TELL_NOT for not at all
 */
VntTellWhy
vnt_tell_decide (const VntTellContext *context,
                 const VntMessage *message,
                 const VntTicket *ticket,
                 gboolean my_queue)
{
  gboolean written = message->kind != VNT_MESSAGE_EVENT;
  gboolean mine = context->login != NULL && g_strcmp0 (ticket->owner, context->login) == 0;

  if (!is_of_others (context->login, message) || ticket->id == context->in_front)
    return VNT_TELL_NOT;
  if ((context->wants & VNT_TELL_WANTS_MENTIONS) != 0 && mentions (context, message))
    return VNT_TELL_MENTIONED;
  if ((context->wants & VNT_TELL_WANTS_MINE) != 0)
    {
      if (mine && !written && g_strcmp0 (message->field, "owner") == 0)
        return VNT_TELL_ASSIGNED;
      if (mine && written)
        return VNT_TELL_MINE;
      if (!mine && ticket->followed)
        return VNT_TELL_FOLLOWED;
    }
  if ((context->wants & VNT_TELL_WANTS_QUEUES) != 0 && message->kind == VNT_MESSAGE_REQUEST &&
      my_queue && ticket->owner == NULL && ticket->status_class != VNT_STATUS_CLOSED)
    return VNT_TELL_QUEUE;
  return VNT_TELL_NOT;
}

/**
 * vnt_tell_decide_due:
 * @context: who, what they want and what they look at
 * @ticket: one of theirs
 * @now: Unix seconds
 *
 * Returns: %VNT_TELL_DUE when it is at risk and can still be saved
 */
VntTellWhy
vnt_tell_decide_due (const VntTellContext *context, const VntTicket *ticket, gint64 now)
{
  if ((context->wants & VNT_TELL_WANTS_DUE) == 0 || context->login == NULL ||
      g_strcmp0 (ticket->owner, context->login) != 0 || ticket->id == context->in_front ||
      ticket->status_class != VNT_STATUS_OPEN || ticket->snoozed != 0)
    return VNT_TELL_NOT;

  return ticket->clock.risk > 0 && ticket->clock.risk <= now && ticket->clock.due > now
           ? VNT_TELL_DUE
           : VNT_TELL_NOT;
}

/**
 * vnt_tell_concerns:
 * @login: (nullable): who the agent is
 * @message: an entry of a conversation
 * @ticket: its ticket
 *
 * Returns: whether somebody else did something to a ticket that is theirs, or that they follow
 */
gboolean
vnt_tell_concerns (const char *login, const VntMessage *message, const VntTicket *ticket)
{
  return is_of_others (login, message) &&
         (g_strcmp0 (ticket->owner, login) == 0 || ticket->followed);
}

/**
 * vnt_tell_is_quiet:
 * @from: hour of the day from which the agent wants to hear nothing
 * @to: hour of the day from which they want to hear again; the same as @from for no such time
 * @hour: hour of the day it is
 *
 * Returns: whether they want to hear nothing now
 */
gboolean
vnt_tell_is_quiet (int from, int to, int hour)
{
  if (from == to)
    return FALSE;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

/**
 * vnt_tell_came_back:
 * @since: until when the agent was here the last time, Unix seconds; 0 when they never left
 * @came: when they came
 * @left: when they leave
 *
 * Returns: until when they were here, seen from the next time they come: who only looked in has still all of it to catch up on
 */
gint64
vnt_tell_came_back (gint64 since, gint64 came, gint64 left)
{
  return since == 0 || left - came >= LOOKED_IN ? left : since;
}
