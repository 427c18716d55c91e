/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-service-story.h"

#include <string.h>

#include "vnt-message.h"

/* What changes in a ticket's life. */
typedef struct
{
  const char *status;
  const char *level;
  const char *queue;
} Life;

static void
stretch_free (gpointer data)
{
  VntStretch *stretch = data;

  g_free (stretch->status);
  vnt_calendar_unref (stretch->calendar);
  g_free (stretch);
}

static gboolean
is_field (const VntMessage *message, const char *field)
{
  return message->kind == VNT_MESSAGE_EVENT && g_strcmp0 (message->event, "field") == 0 &&
         g_strcmp0 (message->field, field) == 0;
}

/* -- what it was at first: what the first change of each was from, or what it still is -- */

static const char *
find_first (const VntServiceFacts *facts, const char *field, const char *now)
{
  for (guint i = 0; i < facts->history->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (facts->history, i);

      if (is_field (message, field))
        return message->old_value;
    }

  return now;
}

static gboolean
change_life (Life *life, const VntMessage *message)
{
  if (is_field (message, "status"))
    life->status = message->new_value != NULL ? message->new_value : "";
  else if (is_field (message, "service-level"))
    life->level = message->new_value;
  else if (is_field (message, "queue"))
    life->queue = message->new_value;
  else
    return FALSE;

  return TRUE;
}

/* -- stretches -- */

static VntStatusClass
class_of (const VntServiceFacts *facts, const char *status)
{
  gpointer found = NULL;

  if (facts->classes != NULL && g_hash_table_lookup_extended (facts->classes, status, NULL, &found))
    return (VntStatusClass) GPOINTER_TO_INT (found);
  return strcmp (status, facts->ticket->status) == 0 ? facts->ticket->status_class
                                                     : VNT_STATUS_UNKNOWN;
}

static void
add_stretch (VntServiceStory *self,
             VntServicePolicy *policy,
             const VntServiceFacts *facts,
             const Life *life,
             gint64 from,
             gint64 to)
{
  const VntServiceLevel *level = vnt_service_policy_find_level (policy, life->level, life->queue);
  VntStretch *stretch = g_new0 (VntStretch, 1);

  stretch->from = from;
  stretch->to = to;
  stretch->status = g_strdup (life->status);
  stretch->status_class = class_of (facts, life->status);
  stretch->effect = vnt_service_policy_get_effect (policy, life->status, stretch->status_class);
  stretch->calendar =
    vnt_calendar_ref (vnt_service_policy_find_calendar (policy, level, life->queue));
  g_ptr_array_add (self->stretches, stretch);
}

static void
tell_stretches (VntServiceStory *self,
                VntServicePolicy *policy,
                const VntServiceFacts *facts,
                gint64 now)
{
  const VntTicket *ticket = facts->ticket;
  const char *status = find_first (facts, "status", ticket->status);
  Life life = { status != NULL ? status : "",
                find_first (facts, "service-level", ticket->service_level),
                find_first (facts, "queue", facts->queue) };
  gint64 from = ticket->created;

  for (guint i = 0; i < facts->history->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (facts->history, i);
      Life before = life;

      if (!change_life (&life, message))
        continue;
      if (message->created > from)
        {
          add_stretch (self, policy, facts, &before, from, message->created);
          from = message->created;
        }
    }

  /* What the row says is the last word: a change may not have come with the history yet. */
  if (strcmp (life.status, ticket->status) != 0 && ticket->updated > from)
    {
      add_stretch (self, policy, facts, &life, from, ticket->updated);
      from = ticket->updated;
    }
  life.status = ticket->status;
  life.level = ticket->service_level;
  life.queue = facts->queue;
  add_stretch (self, policy, facts, &life, from, MAX (now, from));
}

/* -- who wrote -- */

static gboolean
is_requestor (const VntServiceFacts *facts, const char *author)
{
  if (g_strcmp0 (author, facts->ticket->requestor) == 0)
    return TRUE;
  for (guint i = 0; facts->requestors != NULL && facts->requestors[i] != NULL; i++)
    if (strcmp (author, facts->requestors[i]) == 0)
      return TRUE;

  return FALSE;
}

/* The owner is of the desk even when they asked for it themselves. */
static gboolean
is_outside (const VntServiceFacts *facts, const char *author)
{
  return g_strcmp0 (author, facts->ticket->owner) != 0 && is_requestor (facts, author);
}

/* The requestor wrote again: what they asked before that was answered. */
static void
tell_asked (VntServiceStory *self, gint64 when)
{
  if (self->asked != 0)
    {
      VntAsked before = { self->asked, self->asked_answered };

      if (self->earlier == NULL)
        self->earlier = g_array_new (FALSE, FALSE, sizeof (VntAsked));
      g_array_append_val (self->earlier, before);
    }
  self->asked = when;
  self->asked_answered = 0;
}

static void
tell_messages (VntServiceStory *self, const VntServiceFacts *facts)
{
  for (guint i = 0; i < facts->history->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (facts->history, i);
      gboolean outside;

      if ((message->kind != VNT_MESSAGE_REQUEST && message->kind != VNT_MESSAGE_REPLY) ||
          *message->author == '\0')
        continue;
      outside = is_outside (facts, message->author);
      if (!outside && self->answered == 0)
        self->answered = message->created;
      if (!outside && self->asked != 0 && self->asked_answered == 0)
        self->asked_answered = message->created;
      if (outside && self->answered != 0 && (self->asked == 0 || self->asked_answered != 0))
        tell_asked (self, message->created);
    }
}

static void
tell_owner (VntServiceStory *self, const VntServiceFacts *facts)
{
  const char *first = find_first (facts, "owner", facts->ticket->owner);

  if (first != NULL && *first != '\0')
    {
      self->owned = facts->ticket->created;
      return;
    }
  for (guint i = 0; i < facts->history->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (facts->history, i);

      if (is_field (message, "owner") && message->new_value != NULL && *message->new_value != '\0')
        {
          self->owned = message->created;
          return;
        }
    }
}

static void
tell_end (VntServiceStory *self, const VntTicket *ticket)
{
  for (guint i = self->stretches->len; ticket->status_class == VNT_STATUS_CLOSED && i > 0; i--)
    {
      const VntStretch *stretch = g_ptr_array_index (self->stretches, i - 1);

      if (i < self->stretches->len && stretch->status_class != VNT_STATUS_CLOSED)
        break;
      self->resolved = stretch->from;
    }
  if (ticket->status_class == VNT_STATUS_CLOSED && self->partial && ticket->resolved > 0)
    self->resolved = ticket->resolved;
}

static gboolean
has_beginning (const VntServiceFacts *facts)
{
  for (guint i = 0; i < facts->history->len; i++)
    if (((const VntMessage *) g_ptr_array_index (facts->history, i))->kind == VNT_MESSAGE_REQUEST)
      return TRUE;

  return FALSE;
}

/**
 * vnt_service_story_new:
 * @policy: what the desk promises
 * @facts: what is known of a ticket
 * @now: Unix seconds
 *
 * Returns: (transfer full): its life; it borrows from @policy
 */
VntServiceStory *
vnt_service_story_new (VntServicePolicy *policy, const VntServiceFacts *facts, gint64 now)
{
  VntServiceStory *self = g_new0 (VntServiceStory, 1);
  const VntTicket *ticket = facts->ticket;

  self->stretches = g_ptr_array_new_with_free_func (stretch_free);
  self->level = vnt_service_policy_find_level (policy, ticket->service_level, facts->queue);
  self->calendar = vnt_service_policy_find_calendar (policy, self->level, facts->queue);
  self->partial = !has_beginning (facts);
  tell_stretches (self, policy, facts, now);
  tell_messages (self, facts);
  tell_owner (self, facts);
  tell_end (self, ticket);
  if (self->answered == 0 && self->partial)
    self->answered = ticket->told;

  return self;
}

void
vnt_service_story_free (VntServiceStory *self)
{
  g_ptr_array_unref (self->stretches);
  g_clear_pointer (&self->earlier, g_array_unref);
  g_free (self);
}
