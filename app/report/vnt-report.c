/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-report.h"

#include <math.h>
#include <stdlib.h>

#include "vnt-report-life.h"

#define DAY (24 * 60 * 60)

/* A month of the period, or the part of it that is in the period. */
typedef struct
{
  gint64 from;
  VntReportTally *tally;
} Month;

struct _VntReport
{
  VntServicePolicy *policy;
  VntReportSpan span;
  gint64 now;
  gboolean people;
  VntReportTally *before;
  GHashTable *tallies[VNT_BY_N]; /* key → VntReportTally */
  GArray *months; /* of Month, the first first */
};

static GArray *
new_numbers (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static VntReportTally *
tally_new (const char *key)
{
  VntReportTally *self = g_new0 (VntReportTally, 1);

  self->key = g_strdup (key);
  self->supplier = new_numbers ();
  for (guint i = 0; i < VNT_TARGETS; i++)
    {
      self->kept[i].seconds = new_numbers ();
      self->kept[i].late = new_numbers ();
    }

  return self;
}

static void
tally_free (gpointer data)
{
  VntReportTally *self = data;

  g_free (self->key);
  g_free (self->name);
  g_array_unref (self->supplier);
  for (guint i = 0; i < VNT_TARGETS; i++)
    {
      g_array_unref (self->kept[i].seconds);
      g_array_unref (self->kept[i].late);
    }
  g_free (self);
}

static VntReportTally *
find_tally (VntReport *self, VntReportBy by, const char *key)
{
  VntReportTally *tally = g_hash_table_lookup (self->tallies[by], key);

  if (tally == NULL)
    {
      tally = tally_new (key);
      g_hash_table_insert (self->tallies[by], tally->key, tally);
    }
  return tally;
}

static void
find_months (VntReport *self)
{
  GTimeZone *zone = vnt_report_get_zone (self);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (self->span.from);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autoptr (GDateTime) begin =
    g_date_time_new (zone, g_date_time_get_year (local), g_date_time_get_month (local), 1, 0, 0, 0);

  for (int i = 0; i == 0 || g_date_time_to_unix (begin) < self->span.to; i++)
    {
      g_autoptr (GDateTime) next = g_date_time_add_months (begin, 1);
      g_autofree char *key = g_date_time_format (begin, "%Y-%m");
      Month month = { g_date_time_to_unix (begin), find_tally (self, VNT_BY_MONTH, key) };

      g_array_append_val (self->months, month);
      g_date_time_unref (begin);
      begin = g_steal_pointer (&next);
    }
}

/**
 * vnt_report_new:
 * @policy: what the desk promises
 * @span: which period
 * @now: Unix seconds: what is not over by then goes on
 * @people: also by person
 *
 * Returns: (transfer full): a report of no ticket yet
 */
VntReport *
vnt_report_new (VntServicePolicy *policy, const VntReportSpan *span, gint64 now, gboolean people)
{
  VntReport *self = g_new0 (VntReport, 1);

  self->policy = vnt_service_policy_ref (policy);
  self->span = *span;
  self->now = now;
  self->people = people;
  self->before = tally_new ("");
  for (guint i = 0; i < VNT_BY_N; i++)
    self->tallies[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, tally_free);
  self->months = g_array_new (FALSE, FALSE, sizeof (Month));
  find_months (self);

  return self;
}

void
vnt_report_free (VntReport *self)
{
  vnt_service_policy_unref (self->policy);
  tally_free (self->before);
  g_array_unref (self->months);
  for (guint i = 0; i < VNT_BY_N; i++)
    g_hash_table_unref (self->tallies[i]);
  g_free (self);
}

/* -- counting -- */

static void
add_clock (VntReportTally *tally, const VntServiceClock *clock, gint64 ticket)
{
  VntReportKept *kept = &tally->kept[clock->target];

  if (clock->end != 0)
    g_array_append_val (kept->seconds, clock->used);
  switch (clock->state)
    {
    case VNT_CLOCK_MET:
      kept->met++;
      break;
    case VNT_CLOCK_MISSED:
    case VNT_CLOCK_BREACHED:
      kept->missed++;
      g_array_append_val (kept->late, ticket);
      break;
    case VNT_CLOCK_RUNNING:
    case VNT_CLOCK_AT_RISK:
    case VNT_CLOCK_PAUSED:
      kept->pending++;
      break;
    case VNT_CLOCK_NONE:
    default:
      kept->none++;
      break;
    }
}

/* Of every time the requestor wrote again; what came after the last resolution nobody had to answer. */
static void
add_answers (VntReportTally *tally, const VntReportLife *life)
{
  gint64 ticket = life->facts->ticket->id;

  for (guint i = 0; life->earlier != NULL && i < life->earlier->len; i++)
    add_clock (tally, g_ptr_array_index (life->earlier, i), ticket);
  for (guint i = 0; i < life->clocks->len; i++)
    {
      const VntServiceClock *clock = g_ptr_array_index (life->clocks, i);
      gboolean thanks = life->story->resolved != 0 && clock->start >= life->story->resolved;

      if (clock->target == VNT_TARGET_NEXT_RESPONSE && !(thanks && clock->end == clock->start))
        add_clock (tally, clock, ticket);
    }
}

static void
add_first (VntReportTally *tally, const VntReportLife *life, gint64 now)
{
  const gint64 wait = (gint64) VNT_REPORT_DAYS * DAY;

  if (life->closed == 0)
    return;
  if (life->closed + wait > now)
    {
      tally->unjudged++;
      return;
    }
  tally->judged++;
  if (life->answers <= 1 && (life->came_back == 0 || life->came_back - life->closed > wait))
    tally->first_contact++;
  if (life->moved == 0 || life->moved > life->closed)
    tally->first_level++;
}

static void
add_mark (VntReportTally *tally, const VntReportLife *life)
{
  if (life->mark < 0 ||
      (life->closed == 0 && life->facts->ticket->status_class != VNT_STATUS_CLOSED))
    return;
  tally->surveyed++;
  tally->answered += life->mark > 0 ? 1 : 0;
  tally->satisfied += life->mark >= 4 ? 1 : 0;
}

/* What is told of the tickets that were made in the period. */
static void
add_created (VntReportTally *tally, const VntReportLife *life, gint64 now)
{
  tally->created++;
  add_mark (tally, life);
  if (life->story->partial)
    {
      tally->partial++;
      return;
    }
  for (guint i = 0; i < life->clocks->len; i++)
    {
      const VntServiceClock *clock = g_ptr_array_index (life->clocks, i);

      if (clock->target != VNT_TARGET_SUPPLIER && clock->target != VNT_TARGET_NEXT_RESPONSE)
        add_clock (tally, clock, life->facts->ticket->id);
    }
  add_answers (tally, life);
  add_first (tally, life, now);
  tally->escalated += life->moves > 0 ? 1 : 0;
  if (life->supplier > 0)
    g_array_append_val (tally->supplier, life->supplier);
}

/* Closed at @when; @back: opened again then, 0 when it was not. */
static void
add_closing (VntReportTally *tally, gint64 when, gint64 back, gint64 now)
{
  const gint64 wait = (gint64) VNT_REPORT_DAYS * DAY;

  tally->closed++;
  if (when + wait > now)
    return;
  tally->watched++;
  if (back != 0 && back - when <= wait)
    tally->came_back++;
}

static gboolean
within (gint64 when, gint64 from, gint64 to)
{
  return when >= from && when < to;
}

typedef void (*EventFunc) (VntReport *self,
                           const VntReportLife *life,
                           gint64 when,
                           gboolean closing,
                           gint64 back,
                           gpointer data);

/* Every time it was closed or opened again. */
static void
each_event (VntReport *self, const VntReportLife *life, EventFunc func, gpointer data)
{
  const VntServiceStory *story = life->story;
  const VntTicket *ticket = life->facts->ticket;

  if (story->partial)
    {
      if (ticket->status_class == VNT_STATUS_CLOSED && ticket->resolved > 0)
        func (self, life, ticket->resolved, TRUE, 0, data);
      return;
    }
  for (guint i = 0; i < story->stretches->len; i++)
    {
      gboolean before = i > 0 && vnt_report_life_is_closed (story, i - 1);
      gint64 back = 0;

      if (vnt_report_life_is_closed (story, i) == before)
        continue;
      for (guint k = i + 1; back == 0 && k < story->stretches->len; k++)
        if (!vnt_report_life_is_closed (story, k))
          back = vnt_report_life_begin_of (story, k);
      func (self, life, vnt_report_life_begin_of (story, i), !before, back, data);
    }
}

static void
add_event (VntReport *self,
           const VntReportLife *life,
           gint64 when,
           gboolean closing,
           gint64 back,
           gpointer data)
{
  VntReportTally *tally = data;
  gboolean before = tally == self->before;

  if (!within (when, before ? self->span.before : self->span.from,
               before ? self->span.from : self->span.to))
    return;
  if (closing)
    add_closing (tally, when, back, self->now);
  else
    tally->reopened++;
}

static void
add_to (VntReport *self, VntReportTally *tally, const VntReportLife *life)
{
  gboolean before = tally == self->before;
  gint64 from = before ? self->span.before : self->span.from;
  gint64 to = before ? self->span.from : self->span.to;
  const VntTicket *ticket = life->facts->ticket;

  if (within (ticket->created, from, to))
    add_created (tally, life, self->now);
  each_event (self, life, add_event, tally);
  tally->at_supplier += vnt_report_life_is_at_supplier (life->story) ? 1 : 0;
  tally->open_before += vnt_report_life_is_open_at (life->story, ticket, from) ? 1 : 0;
  tally->open_after +=
    vnt_report_life_is_open_at (life->story, ticket, MIN (to, self->now + 1)) ? 1 : 0;
}

/* -- by month -- */

/* Of a moment of the period. */
static VntReportTally *
month_of (VntReport *self, gint64 when)
{
  guint i = self->months->len - 1;

  while (i > 0 && g_array_index (self->months, Month, i).from > when)
    i--;

  return g_array_index (self->months, Month, i).tally;
}

static void
add_month_event (VntReport *self,
                 const VntReportLife *life,
                 gint64 when,
                 gboolean closing,
                 gint64 back,
                 gpointer data)
{
  VntReportTally *tally;

  if (!within (when, self->span.from, self->span.to))
    return;
  tally = month_of (self, when);
  if (closing)
    add_closing (tally, when, back, self->now);
  else
    tally->reopened++;
}

static void
add_by_month (VntReport *self, const VntReportLife *life)
{
  const VntTicket *ticket = life->facts->ticket;

  if (within (ticket->created, self->span.from, self->span.to))
    add_created (month_of (self, ticket->created), life, self->now);
  each_event (self, life, add_month_event, NULL);
}

static VntReportTally *
find_person (VntReport *self, const VntTicket *ticket)
{
  VntReportTally *tally =
    find_tally (self, VNT_BY_PERSON, ticket->owner != NULL ? ticket->owner : "");

  if (tally->name == NULL && ticket->owner_name != NULL && *ticket->owner_name != '\0')
    tally->name = g_strdup (ticket->owner_name);

  return tally;
}

/**
 * vnt_report_add:
 * @self: a report
 * @facts: what is known of a ticket
 * @values: (array length=VNT_REPORT_N_FIELDS): what its custom fields hold: "" for nothing, %NULL where that is not known
 *
 * Counts a ticket. It belongs to the queue, level, priority and person it has now.
 */
void
vnt_report_add (VntReport *self, const VntServiceFacts *facts, const char *const *values)
{
  const VntTicket *ticket = facts->ticket;
  g_autoptr (VntServiceStory) story = NULL;
  g_autoptr (GPtrArray) clocks = NULL;
  g_autoptr (GPtrArray) earlier = NULL;
  VntReportLife life = { .facts = facts, .mark = vnt_report_read_mark (values[VNT_REPORT_SURVEY]) };
  char priority[16];

  if (ticket->created >= self->span.to)
    return;
  story = vnt_service_story_new (self->policy, facts, self->now);
  clocks = ticket->created >= self->span.before && !story->partial
             ? vnt_service_times_tell (self->policy, facts, story, self->now)
             : g_ptr_array_new ();
  earlier = clocks->len > 0 ? vnt_service_times_earlier (self->policy, story, self->now) : NULL;
  life.story = story;
  life.clocks = clocks;
  life.earlier = earlier;
  vnt_report_life_tell (&life);

  g_snprintf (priority, sizeof priority, "%d", ticket->priority);
  add_to (self, self->before, &life);
  add_to (self, find_tally (self, VNT_BY_NOTHING, ""), &life);
  add_to (self, find_tally (self, VNT_BY_LEVEL, story->level != NULL ? story->level->name : ""),
          &life);
  add_to (self, find_tally (self, VNT_BY_QUEUE, facts->queue != NULL ? facts->queue : ""), &life);
  add_to (self, find_tally (self, VNT_BY_PRIORITY, priority), &life);
  if (values[VNT_REPORT_CHANNEL] != NULL)
    add_to (self, find_tally (self, VNT_BY_CHANNEL, values[VNT_REPORT_CHANNEL]), &life);
  if (values[VNT_REPORT_SUPPLIER] != NULL && *values[VNT_REPORT_SUPPLIER] != '\0')
    add_to (self, find_tally (self, VNT_BY_SUPPLIER, values[VNT_REPORT_SUPPLIER]), &life);
  if (self->people)
    add_to (self, find_person (self, ticket), &life);
  add_by_month (self, &life);
}

/* -- what was counted -- */

/* (transfer none) */
const VntReportTally *
vnt_report_get_all (VntReport *self, gboolean before)
{
  return before ? self->before : find_tally (self, VNT_BY_NOTHING, "");
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer numbers)
{
  const VntReportTally *one = *(const VntReportTally *const *) a;
  const VntReportTally *other = *(const VntReportTally *const *) b;

  if (numbers != NULL)
    return atoi (other->key) - atoi (one->key);
  return g_utf8_collate (one->key, other->key);
}

/**
 * vnt_report_list:
 * @self: a report
 * @by: by what tickets are told apart
 *
 * Returns: (transfer container) (element-type VntReportTally): those with anything to tell, by their keys
 */
GPtrArray *
vnt_report_list (VntReport *self, VntReportBy by)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer tally;

  g_hash_table_iter_init (&iter, self->tallies[by]);
  while (g_hash_table_iter_next (&iter, NULL, &tally))
    {
      const VntReportTally *some = tally;

      if (some->created + some->closed + some->reopened + some->open_before + some->open_after > 0)
        g_ptr_array_add (list, tally);
    }
  g_ptr_array_sort_with_data (list, compare_keys,
                              by == VNT_BY_PRIORITY ? GINT_TO_POINTER (TRUE) : NULL);

  return list;
}

const VntReportSpan *
vnt_report_get_span (VntReport *self)
{
  return &self->span;
}

/* Whether there are statuses that mean that a supplier has it. */
gboolean
vnt_report_knows_suppliers (VntReport *self)
{
  return vnt_service_policy_knows_suppliers (self->policy);
}

/* (transfer none): whose midnights count */
GTimeZone *
vnt_report_get_zone (VntReport *self)
{
  return vnt_calendar_get_zone (vnt_service_policy_find_calendar (self->policy, NULL, NULL));
}

gint64
vnt_report_get_now (VntReport *self)
{
  return self->now;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a;
  const gint64 *other = b;

  return (*one > *other) - (*one < *other);
}

/**
 * vnt_report_read_mark:
 * @value: (nullable): what a custom field says: "4", "4 - Good", "★ 4/5"
 *
 * Returns: the first number in it when that is 1 to 5; 0 when there is none; -1 when @value is not known
 */
int
vnt_report_read_mark (const char *value)
{
  int mark;

  if (value == NULL)
    return -1;
  while (*value != '\0' && !g_ascii_isdigit (*value))
    value++;
  mark = *value != '\0' ? (int) MIN (g_ascii_strtoull (value, NULL, 10), 100) : 0;

  return mark >= 1 && mark <= 5 ? mark : 0;
}

/**
 * vnt_report_percentile:
 * @seconds: (element-type gint64): in any order; sorted then
 * @percent: 50 for the median
 *
 * Returns: the smallest of them that so many percent do not exceed; NAN of none
 */
double
vnt_report_percentile (GArray *seconds, guint percent)
{
  guint rank;

  if (seconds->len == 0)
    return NAN;
  g_array_sort (seconds, compare_numbers);
  rank = (seconds->len * percent + 99) / 100;

  return (double) g_array_index (seconds, gint64, CLAMP (rank, 1, seconds->len) - 1);
}
