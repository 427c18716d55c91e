/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story.h"

#include "vnt-text.h"

#define POLICY(general)                                                                       \
  "[Service levels]\nVersion=1\nCalendar=Oficina\nPause=waiting\nSupplier=supplier\n" general \
  "[Holidays Local]\nScope=local\n2026-11-25=San Andrés\n"                                   \
  "[Calendar Oficina]\nTimeZone=UTC\nMonday=08:00-18:00\nTuesday=08:00-18:00\n"               \
  "Wednesday=08:00-18:00\nThursday=08:00-18:00\nFriday=08:00-18:00\nHolidays=Local\n"         \
  "[Calendar Siempre]\nTimeZone=UTC\nMonday=00:00-24:00\nTuesday=00:00-24:00\n"               \
  "Wednesday=00:00-24:00\nThursday=00:00-24:00\nFriday=00:00-24:00\nSaturday=00:00-24:00\n"   \
  "Sunday=00:00-24:00\n"                                                                      \
  "[Level Normal]\nResponse=4h\nNextResponse=2h\nResolution=20h\nOwn=1h\n"                    \
  "[Level Urgente]\nResponse=1h\nResolution=5h\n"                                             \
  "[Level Días]\nResolution=2d\n"                                                            \
  "[Queue Redes]\nCalendar=Siempre\n"

void
story_begin (Story *story, const char *general)
{
  g_autofree char *text = g_strdup_printf (POLICY ("%s"), general);
  g_autoptr (GError) error = NULL;

  story->policy = vnt_service_policy_new_from_text (text, NULL, &error);
  g_assert_no_error (error);
  story->ticket = vnt_ticket_new (1);
  story->queue = "Soporte";
  story->history = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  story->classes = g_hash_table_new (g_str_hash, g_str_equal);
  story->next_id = 1;
  g_hash_table_insert (story->classes, "new", GINT_TO_POINTER (VNT_STATUS_OPEN));
  g_hash_table_insert (story->classes, "open", GINT_TO_POINTER (VNT_STATUS_OPEN));
  g_hash_table_insert (story->classes, "waiting", GINT_TO_POINTER (VNT_STATUS_WAITING));
  g_hash_table_insert (story->classes, "supplier", GINT_TO_POINTER (VNT_STATUS_WAITING));
  g_hash_table_insert (story->classes, "resolved", GINT_TO_POINTER (VNT_STATUS_CLOSED));
  vnt_text_set (&story->ticket->requestor, "rosa");
  vnt_text_set (&story->ticket->status, "new");
  vnt_text_set (&story->ticket->service_level, "Normal");
  story->ticket->status_class = VNT_STATUS_OPEN;
}

void
story_end (Story *story)
{
  vnt_service_policy_unref (story->policy);
  vnt_ticket_unref (story->ticket);
  g_ptr_array_unref (story->history);
  g_hash_table_unref (story->classes);
}

VntMessage *
say (Story *story, gint64 when, VntMessageKind kind, const char *author)
{
  VntMessage *message = vnt_message_new (story->next_id++, 1, kind);

  vnt_text_set (&message->author, author);
  message->created = when;
  g_ptr_array_add (story->history, message);
  story->ticket->updated = when;
  if (kind == VNT_MESSAGE_REQUEST)
    story->ticket->created = when;

  return message;
}

void
change (Story *story, gint64 when, const char *field, char **place, const char *value)
{
  VntMessage *message = say (story, when, VNT_MESSAGE_EVENT, "lucia");

  message->event = g_strdup ("field");
  message->field = g_strdup (field);
  message->old_value = g_strdup (*place);
  message->new_value = g_strdup (value);
  vnt_text_set (place, value);
}

void
set_status (Story *story, gint64 when, const char *status)
{
  change (story, when, "status", &story->ticket->status, status);
  story->ticket->status_class =
    GPOINTER_TO_INT (g_hash_table_lookup (story->classes, story->ticket->status));
}

VntServiceClock *
find (Story *story, gint64 now, VntTarget target)
{
  VntServiceFacts facts = { story->ticket, story->queue, story->history, NULL, story->classes };
  g_autoptr (GPtrArray) clocks = vnt_service_times (story->policy, &facts, now, TRUE);

  for (guint i = 0; i < clocks->len; i++)
    {
      VntServiceClock *clock = g_ptr_array_index (clocks, i);

      if (clock->target == target)
        return vnt_service_clock_ref (clock);
    }

  return NULL;
}

VntRowClock
row_of (Story *story, gint64 now)
{
  VntServiceFacts facts = { story->ticket, story->queue, story->history, NULL, story->classes };
  VntRowClock row;

  vnt_service_times_row (story->policy, &facts, now, &row);
  return row;
}

/* Segments lie end to end, and what counted among them is what was used. */
void
check_segments (const VntServiceClock *clock, gint64 now)
{
  gint64 at = clock->start;
  gint64 counted = 0;

  for (guint i = 0; i < clock->segments->len; i++)
    {
      const VntSegment *segment = g_ptr_array_index (clock->segments, i);

      g_assert_cmpint (segment->from, ==, at);
      g_assert_cmpint (segment->to, >, at);
      at = segment->to;
      if (segment->reason == VNT_SEGMENT_COUNTED)
        counted += segment->seconds;
    }
  g_assert_cmpint (at, ==, clock->end != 0 ? clock->end : now);
  g_assert_cmpint (counted, ==, clock->used);
}
