/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-service-times.h"

#include "vnt-service-story.h"

/* Of a due time whose promise is not known: so long before it is at risk. */
#define RISK_WITHOUT_PROMISE 3600
/* The server's own calculation of an answer's due time may differ by its rounding. */
#define SAME_MOMENT 60

/* One clock while it is worked out. */
typedef struct
{
  VntServicePolicy *policy;
  const VntServiceStory *story;
  VntServiceClock *clock;
  gint64 from;
  gint64 to; /* where it ended, or now */
  gboolean supplier; /* counts what the others leave out */
} Work;

static gboolean
counts (const Work *work, const VntStretch *stretch)
{
  if (work->supplier)
    return stretch->effect == VNT_STATUS_SUPPLIER;
  if (stretch->effect != VNT_STATUS_RUNS)
    return FALSE;
  return stretch->status_class != VNT_STATUS_CLOSED ||
         vnt_service_policy_counts_resolved (work->policy);
}

static gint64
count_stretch (const Work *work, const VntStretch *stretch)
{
  gint64 from = MAX (stretch->from, work->from);
  gint64 to = MIN (stretch->to, work->to);

  return counts (work, stretch) ? vnt_calendar_between (stretch->calendar, from, to) : 0;
}

/* The stretch in which the clock ended, or is now. */
static const VntStretch *
last_stretch (const Work *work)
{
  const GPtrArray *stretches = work->story->stretches;

  for (guint i = stretches->len; work->clock->end != 0 && i > 1; i--)
    {
      const VntStretch *stretch = g_ptr_array_index (stretches, i - 1);

      if (stretch->from < work->to)
        return stretch;
    }

  return g_ptr_array_index (stretches, work->clock->end != 0 ? 0 : stretches->len - 1);
}

/* When @seconds had counted, or would have if nothing changed any more; 0 when that is open because the clock stands still. */
static gint64
moment_of (const Work *work, gint64 seconds)
{
  const GPtrArray *stretches = work->story->stretches;
  const VntStretch *last = last_stretch (work);
  gint64 used = 0;

  for (guint i = 0; i < stretches->len; i++)
    {
      const VntStretch *stretch = g_ptr_array_index (stretches, i);
      gint64 some = count_stretch (work, stretch);

      if (some > 0 && used + some >= seconds)
        return vnt_calendar_add (stretch->calendar, MAX (stretch->from, work->from),
                                 seconds - used);
      used += some;
    }

  return counts (work, last) ? vnt_calendar_add (last->calendar, work->to, seconds - used) : 0;
}

/* -- segments -- */

static VntSegmentReason
reason_of (const VntStretch *stretch)
{
  if (stretch->effect == VNT_STATUS_SUPPLIER)
    return VNT_SEGMENT_SUPPLIER;
  return stretch->effect == VNT_STATUS_PAUSES ? VNT_SEGMENT_PAUSED : VNT_SEGMENT_RESOLVED;
}

static void
add_closed (const Work *work, VntCalendar *calendar, gint64 from, gint64 to)
{
  const char *holiday = vnt_calendar_find_holiday (calendar, from, to);

  vnt_service_clock_add_segment (work->clock, from, to,
                                 holiday != NULL ? VNT_SEGMENT_HOLIDAY : VNT_SEGMENT_CLOSED, 0,
                                 holiday);
}

/* Hours that follow each other without a pause are one segment. */
static void
add_counted (const Work *work, gint64 from, gint64 to)
{
  GPtrArray *segments = work->clock->segments;
  VntSegment *last = segments->len > 0 ? g_ptr_array_index (segments, segments->len - 1) : NULL;

  if (last == NULL || last->reason != VNT_SEGMENT_COUNTED || last->to != from || to <= from)
    {
      vnt_service_clock_add_segment (work->clock, from, to, VNT_SEGMENT_COUNTED, to - from, NULL);
      return;
    }
  last->to = to;
  last->seconds += to - from;
}

static void
add_hours (const Work *work, VntCalendar *calendar, gint64 from, gint64 to)
{
  gint64 opening, closing;

  while (from < to && vnt_calendar_next_span (calendar, from, &opening, &closing))
    {
      if (opening > from)
        add_closed (work, calendar, from, MIN (opening, to));
      if (opening >= to)
        return;
      add_counted (work, MAX (from, opening), MIN (closing, to));
      from = closing;
    }
  if (from < to)
    add_closed (work, calendar, from, to);
}

static void
add_segments (const Work *work)
{
  for (guint i = 0; i < work->story->stretches->len; i++)
    {
      const VntStretch *stretch = g_ptr_array_index (work->story->stretches, i);
      gint64 from = MAX (stretch->from, work->from);
      gint64 to = MIN (stretch->to, work->to);

      if (counts (work, stretch))
        add_hours (work, stretch->calendar, from, to);
      else
        vnt_service_clock_add_segment (work->clock, from, to, reason_of (stretch),
                                       vnt_calendar_between (stretch->calendar, from, to),
                                       stretch->status);
    }
}

/* -- one clock -- */

/* Between closing and opening nothing more is used. */
static gboolean
is_missed (const VntServiceClock *clock)
{
  return clock->server_due ? clock->due < clock->end
                           : clock->promised > 0 && clock->used > clock->promised;
}

static void
set_state (const Work *work, gint64 now)
{
  VntServiceClock *clock = work->clock;

  if (clock->due == 0 && clock->promised == 0)
    clock->state = VNT_CLOCK_NONE;
  else if (clock->end != 0)
    clock->state = is_missed (clock) ? VNT_CLOCK_MISSED : VNT_CLOCK_MET;
  else if (clock->due != 0 && clock->due <= now)
    clock->state = VNT_CLOCK_BREACHED;
  else if (clock->paused)
    clock->state = VNT_CLOCK_PAUSED;
  else
    clock->state = clock->risk != 0 && clock->risk <= now ? VNT_CLOCK_AT_RISK : VNT_CLOCK_RUNNING;
}

static void
set_promise (Work *work)
{
  VntServiceClock *clock = work->clock;
  const VntServiceLevel *level = work->story->level;
  int percent = vnt_service_policy_get_at_risk (work->policy, level);
  const VntStretch *first = g_ptr_array_index (work->story->stretches, 0);

  clock->level = level != NULL ? g_strdup (level->name) : NULL;
  clock->promised =
    level != NULL
      ? vnt_promise_get_seconds (&level->promises[clock->target],
                                 clock->target == VNT_TARGET_NEXT_RESPONSE ? work->story->calendar
                                                                           : first->calendar,
                                 clock->start)
      : 0;
  if (clock->promised == 0)
    return;
  clock->left = clock->promised - clock->used;
  clock->due = moment_of (work, clock->promised);
  if (clock->due != 0 && !clock->paused)
    clock->risk = moment_of (work, clock->promised - clock->promised * percent / 100);
}

/* @end: 0 while it goes on */
static VntServiceClock *
measure (VntServicePolicy *policy,
         const VntServiceStory *story,
         VntTarget target,
         gint64 start,
         gint64 end,
         gint64 now)
{
  Work work = { policy,
                story,
                vnt_service_clock_new (target),
                start,
                end != 0 ? end : now,
                target == VNT_TARGET_SUPPLIER };
  const VntStretch *last = g_ptr_array_index (story->stretches, story->stretches->len - 1);

  work.clock->start = start;
  work.clock->end = end;
  work.clock->paused = end == 0 && !counts (&work, last);
  work.clock->partial = story->partial;
  work.clock->calendar = g_strdup (vnt_calendar_get_name (story->calendar));
  for (guint i = 0; i < story->stretches->len; i++)
    {
      const VntStretch *stretch = g_ptr_array_index (story->stretches, i);

      work.clock->used += count_stretch (&work, stretch);
      work.clock->gross += vnt_calendar_between (stretch->calendar, MAX (stretch->from, work.from),
                                                 MIN (stretch->to, work.to));
    }
  set_promise (&work);
  set_state (&work, now);

  return work.clock;
}

/* -- what the server says -- */

/* Working seconds from one moment to another, below 0 backwards. */
static gint64
distance (VntCalendar *calendar, gint64 from, gint64 to)
{
  return to >= from ? vnt_calendar_between (calendar, from, to)
                    : -vnt_calendar_between (calendar, to, from);
}

/* Request Tracker names the earlier of an answer's and the resolution's due time: an answer's is not the resolution's. */
static gboolean
is_due_of_answer (const VntServiceStory *story, const VntServiceClock *clock, gint64 due)
{
  return clock->target != VNT_TARGET_RESOLUTION && clock->due != 0 &&
         ABS (distance (story->calendar, clock->due, due)) <= SAME_MOMENT;
}

static void
honour_due (VntServicePolicy *policy,
            const VntServiceStory *story,
            GPtrArray *clocks,
            VntServiceClock *resolution,
            gint64 due,
            gint64 now)
{
  Work work = {
    policy, story, resolution, resolution->start, resolution->end != 0 ? resolution->end : now,
    FALSE
  };
  const VntStretch *last = g_ptr_array_index (story->stretches, story->stretches->len - 1);
  int percent = vnt_service_policy_get_at_risk (policy, story->level);
  gint64 spare =
    resolution->promised > 0 ? resolution->promised * percent / 100 : RISK_WITHOUT_PROMISE;
  gint64 at;

  if (due <= 0 || !vnt_service_policy_honours_due (policy))
    return;
  for (guint i = 0; i < clocks->len; i++)
    if (is_due_of_answer (story, g_ptr_array_index (clocks, i), due))
      return;
  if (resolution->due != 0 && ABS (distance (story->calendar, resolution->due, due)) <= SAME_MOMENT)
    return;

  /* The server's clock does not stand still: what passes during a pause is late. */
  at = resolution->end != 0 ? resolution->end : now;
  if (resolution->paused && (due > now || due <= last->from))
    at = last->from;
  resolution->server_due = TRUE;
  resolution->due = due;
  resolution->left = distance (story->calendar, at, due);
  resolution->risk = 0;
  if (!resolution->paused)
    {
      /* The last moment before which as much is left as makes it at risk. */
      gint64 low = MIN (resolution->start, due);
      gint64 left = distance (story->calendar, low, due);

      resolution->risk = left > spare ? vnt_calendar_add (story->calendar, low, left - spare) : low;
    }
  set_state (&work, now);
}

/* -- all of them -- */

/* What was asked after the resolution is not waited for. */
static gint64
end_of (gint64 done, gint64 resolved, gint64 start)
{
  if (done != 0)
    return done;
  return resolved != 0 ? MAX (resolved, start) : 0;
}

/**
 * vnt_service_times_tell:
 * @policy: what the desk promises
 * @facts: what is known of a ticket
 * @story: its life
 * @now: Unix seconds
 *
 * The same as vnt_service_times() where its life is known already, without what counted and what did not.
 *
 * Returns: (transfer full) (element-type VntServiceClock): those that apply
 */
GPtrArray *
vnt_service_times_tell (VntServicePolicy *policy,
                        const VntServiceFacts *facts,
                        const VntServiceStory *story,
                        gint64 now)
{
  GPtrArray *clocks = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_service_clock_unref);
  gint64 created = facts->ticket->created;
  /* Whose it is says nothing of when it was taken. */
  gboolean owned = !story->partial || facts->ticket->owner == NULL;
  VntServiceClock *resolution;

  g_ptr_array_add (clocks, measure (policy, story, VNT_TARGET_RESPONSE, created,
                                    end_of (story->answered, story->resolved, created), now));
  if (story->asked != 0)
    g_ptr_array_add (clocks,
                     measure (policy, story, VNT_TARGET_NEXT_RESPONSE, story->asked,
                              end_of (story->asked_answered, story->resolved, story->asked), now));
  if (owned)
    g_ptr_array_add (clocks, measure (policy, story, VNT_TARGET_OWN, created,
                                      end_of (story->owned, story->resolved, created), now));
  resolution = measure (policy, story, VNT_TARGET_RESOLUTION, created, story->resolved, now);
  g_ptr_array_add (clocks, resolution);
  honour_due (policy, story, clocks, resolution, facts->ticket->due, now);
  g_ptr_array_add (clocks,
                   measure (policy, story, VNT_TARGET_SUPPLIER, created, story->resolved, now));

  return clocks;
}

/**
 * vnt_service_times_earlier:
 * @policy: what the desk promises
 * @story: a ticket's life
 * @now: Unix seconds
 *
 * Returns: (transfer full) (nullable) (element-type VntServiceClock): a clock of each answer to what the requestor wrote again, but of
 *   the last; %NULL when there is none
 */
GPtrArray *
vnt_service_times_earlier (VntServicePolicy *policy, const VntServiceStory *story, gint64 now)
{
  GPtrArray *clocks;

  if (story->earlier == NULL)
    return NULL;
  clocks = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_service_clock_unref);
  for (guint i = 0; i < story->earlier->len; i++)
    {
      const VntAsked *one = &g_array_index (story->earlier, VntAsked, i);

      g_ptr_array_add (clocks, measure (policy, story, VNT_TARGET_NEXT_RESPONSE, one->asked,
                                        one->answered, now));
    }

  return clocks;
}

/**
 * vnt_service_times:
 * @policy: what the desk promises
 * @facts: what is known of a ticket
 * @now: Unix seconds
 * @with_segments: also say what counted and what did not
 *
 * Works out every clock of a ticket. What is measured is in vnt_target_get_definition(). A change of level changes what was promised,
 * not what was counted: pauses stay pauses. Time is counted by the hours that held then: a change of queue or level does not
 * change the past.
 *
 * Returns: (transfer full) (element-type VntServiceClock): those that apply, the one of the resolution always
 */
GPtrArray *
vnt_service_times (VntServicePolicy *policy,
                   const VntServiceFacts *facts,
                   gint64 now,
                   gboolean with_segments)
{
  g_autoptr (VntServiceStory) story = vnt_service_story_new (policy, facts, now);
  GPtrArray *clocks = vnt_service_times_tell (policy, facts, story, now);

  for (guint i = 0; with_segments && i < clocks->len; i++)
    {
      VntServiceClock *clock = g_ptr_array_index (clocks, i);
      Work work = { policy,
                    story,
                    clock,
                    clock->start,
                    clock->end != 0 ? clock->end : now,
                    clock->target == VNT_TARGET_SUPPLIER };

      if (!work.supplier)
        add_segments (&work);
    }

  return clocks;
}

/* Without its history a ticket seems to wait for an answer that it may not need: the server's word is better. */
static gboolean
is_guessed (const VntServiceClock *clock, const VntServiceClock *resolution)
{
  return clock->partial && resolution->server_due && clock != resolution;
}

static gboolean
is_open (const VntServiceClock *clock)
{
  return clock->end == 0 && clock->target != VNT_TARGET_SUPPLIER && clock->state != VNT_CLOCK_NONE;
}

/* What is due first; what stands still comes after what runs. */
static gboolean
is_more_pressing (const VntServiceClock *a, const VntServiceClock *b)
{
  if (b == NULL)
    return TRUE;
  if ((a->due != 0) != (b->due != 0))
    return a->due != 0;
  return a->due != 0 ? a->due < b->due : a->left < b->left;
}

/* The last moment from which on @seconds are worked until @to. */
static gint64
go_back (VntCalendar *calendar, gint64 from, gint64 to, gint64 seconds)
{
  gint64 after = to;

  while (after - from > 1)
    {
      gint64 middle = from + (after - from) / 2;

      if (vnt_calendar_between (calendar, middle, to) >= seconds)
        from = middle;
      else
        after = middle;
    }

  return from;
}

/* A row says the same at any time while the ticket stays as it is. What was late and then waited is not later for it: it is
 * late since the moment from which on the working time is what it is late by. */
static void
make_lasting (VntServicePolicy *policy,
              const VntServiceFacts *facts,
              const VntServiceClock *clock,
              gint64 now,
              VntRowClock *row)
{
  g_autoptr (VntServiceStory) story = vnt_service_story_new (policy, facts, now);
  const VntStretch *last = g_ptr_array_index (story->stretches, story->stretches->len - 1);
  gint64 before = -clock->left - vnt_calendar_between (last->calendar, last->from, now);

  if (clock->paused && clock->server_due)
    row->left = distance (story->calendar, last->from, clock->due);
  else if (!clock->paused && !clock->server_due && before > 0 && clock->due < last->from)
    row->due = go_back (last->calendar, clock->due, last->from, before);
}

/**
 * vnt_service_times_row:
 * @policy: what the desk promises
 * @facts: what is known of a ticket
 * @now: Unix seconds
 * @row: (out caller-allocates): what its row keeps; the same at any later @now as long as the ticket does not change
 *
 * Works out what is most pressing.
 */
void
vnt_service_times_row (VntServicePolicy *policy,
                       const VntServiceFacts *facts,
                       gint64 now,
                       VntRowClock *row)
{
  g_autoptr (GPtrArray) clocks = NULL;
  const VntServiceClock *first = NULL;
  const VntServiceClock *resolution = NULL;

  *row = (VntRowClock){ VNT_TARGET_NONE, 0, 0, FALSE, 0 };
  if (facts->ticket->status_class == VNT_STATUS_CLOSED)
    return;
  clocks = vnt_service_times (policy, facts, now, FALSE);
  for (guint i = 0; i < clocks->len; i++)
    {
      const VntServiceClock *clock = g_ptr_array_index (clocks, i);

      if (clock->target == VNT_TARGET_RESOLUTION)
        resolution = clock;
    }
  for (guint i = 0; i < clocks->len; i++)
    {
      const VntServiceClock *clock = g_ptr_array_index (clocks, i);

      if (is_open (clock) && !is_guessed (clock, resolution) && is_more_pressing (clock, first))
        first = clock;
    }
  if (first == NULL)
    return;

  row->target = first->target;
  row->due = first->due;
  row->risk = first->risk;
  row->paused = first->paused;
  row->left = first->paused ? first->left : 0;
  if (first->state == VNT_CLOCK_BREACHED)
    make_lasting (policy, facts, first, now, row);
}
