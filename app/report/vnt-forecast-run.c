/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who does what in which order, and what is late then. Time here is working seconds from now: a queue is a sum. */
#include "vnt-forecast-run.h"

#define DAY (24 * 60 * 60)
/* What nobody estimated, in a queue where nobody ever booked time. */
#define SOME_MINUTES 30

/* A ticket in somebody's queue. */
typedef struct
{
  const VntForecastTicket *ticket;
  gint64 due; /* working seconds from now; G_MAXINT64 for never */
  gint64 work; /* seconds it takes */
  gint64 done; /* working seconds from now */
  gint64 ahead; /* seconds of work before it */
} Item;

typedef struct
{
  const VntForecastAgent *agent;
  gint64 start; /* working seconds from now until they are there */
  double pace; /* working seconds of the calendar for one of theirs */
  GArray *items; /* of Item, in the order they are done */
  GHashTable *queues; /* numbers of queues they have tickets of */
} Desk;

typedef struct
{
  VntCalendar *calendar;
  gint64 now;
  gint64 day; /* working seconds of a day of the calendar */
  GPtrArray *desks;
  VntForecast *forecast;
} Run;

static void
desk_free (gpointer data)
{
  Desk *desk = data;

  g_array_unref (desk->items);
  g_hash_table_unref (desk->queues);
  g_free (desk);
}

/* -- the order in which a person works: what is late first; of what is equally urgent, the more important -- */

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *one = a;
  const Item *other = b;

  if (one->due != other->due)
    return one->due < other->due ? -1 : 1;
  if (one->ticket->priority != other->ticket->priority)
    return other->ticket->priority - one->ticket->priority;
  return (one->ticket->id > other->ticket->id) - (one->ticket->id < other->ticket->id);
}

static void
work_off (Desk *desk)
{
  gint64 spent = 0;

  g_array_sort (desk->items, compare_items);
  for (guint i = 0; i < desk->items->len; i++)
    {
      Item *item = &g_array_index (desk->items, Item, i);

      item->ahead = spent;
      spent += item->work;
      item->done = desk->start + (gint64) ((double) spent * desk->pace);
    }
}

/* -- setting up -- */

static Desk *
find_desk (Run *run, const char *login)
{
  for (guint i = 0; i < run->desks->len; i++)
    if (g_ascii_strcasecmp (((Desk *) g_ptr_array_index (run->desks, i))->agent->login, login) == 0)
      return g_ptr_array_index (run->desks, i);

  return NULL;
}

static void
add_desk (Run *run, const VntForecastAgent *agent)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->agent = agent;
  desk->start =
    agent->away > run->now ? vnt_calendar_between (run->calendar, run->now, agent->away) : 0;
  desk->pace = agent->day > 0 && run->day > 0 ? (double) run->day / (agent->day * 60) : 1;
  desk->items = g_array_new (FALSE, FALSE, sizeof (Item));
  desk->queues = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_ptr_array_add (run->desks, desk);
}

static Item
make_item (Run *run, const VntForecastTicket *ticket)
{
  Item item = { .ticket = ticket, .due = G_MAXINT64 };

  item.work = 60 * (gint64) (ticket->minutes >= 0 ? ticket->minutes
                             : ticket->usual > 0  ? ticket->usual
                                                  : SOME_MINUTES);
  if (ticket->due > run->now)
    item.due = vnt_calendar_between (run->calendar, run->now, ticket->due);
  else if (ticket->due > 0)
    item.due = 0;
  run->forecast->n_guessed += ticket->minutes < 0 ? 1 : 0;
  run->forecast->n_tickets++;

  return item;
}

static gint64
midnight_after (VntCalendar *calendar, gint64 now, int days)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, vnt_calendar_get_zone (calendar));
  g_autoptr (GDateTime) day = g_date_time_add_days (local, days);
  g_autoptr (GDateTime) midnight =
    g_date_time_new (vnt_calendar_get_zone (calendar), g_date_time_get_year (day),
                     g_date_time_get_month (day), g_date_time_get_day_of_month (day), 0, 0, 0);

  return g_date_time_to_unix (midnight);
}

/* What is worked on a day of work, on average. */
static gint64
day_of (VntCalendar *calendar, gint64 now)
{
  gint64 worked = 0;
  int days = 0;

  for (int i = 0; i < 14; i++)
    {
      gint64 some = vnt_calendar_between (calendar, midnight_after (calendar, now, i),
                                          midnight_after (calendar, now, i + 1));

      worked += some;
      days += some > 0 ? 1 : 0;
    }

  return days > 0 ? worked / days : 0;
}

static int
days_left_of_week (VntCalendar *calendar, gint64 now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, vnt_calendar_get_zone (calendar));

  return 8 - g_date_time_get_day_of_week (local);
}

/* On a Sunday it is the next week that can still be helped. */
static void
set_bounds (const Run *run)
{
  VntForecast *forecast = run->forecast;
  int days = days_left_of_week (run->calendar, run->now);

  forecast->today = midnight_after (run->calendar, run->now, 1);
  forecast->week = midnight_after (run->calendar, run->now, days);
  forecast->next_week = vnt_calendar_between (run->calendar, run->now, forecast->week) == 0;
  if (forecast->next_week)
    forecast->week = midnight_after (run->calendar, run->now, days + 7);
}

/* -- what is late -- */

/* What is late already is no forecast. */
static gboolean
is_within (const Run *run, const VntForecastTicket *ticket)
{
  return ticket->due > run->now && ticket->due < run->forecast->week;
}

static void
add_breach (Run *run, const Item *item, const Desk *desk)
{
  const VntForecastTicket *ticket = item->ticket;
  VntForecastBreach *breach = vnt_forecast_add (run->forecast, ticket->id, ticket->subject);

  breach->due = ticket->due;
  breach->minutes = item->work / 60;
  breach->why = VNT_FORECAST_NOBODY;
  if (desk == NULL)
    return;
  g_free (breach->owner);
  breach->owner = g_strdup (ticket->owner);
  breach->ahead = item->ahead / 60;
  breach->done = vnt_calendar_add (run->calendar, run->now, item->done);
  if (desk->start >= item->due)
    breach->why = VNT_FORECAST_AWAY;
  else if ((gint64) ((double) item->work * desk->pace) > item->due)
    breach->why = VNT_FORECAST_LONG;
  else
    breach->why = VNT_FORECAST_QUEUED;
}

static void
find_breaches (Run *run, GArray *nobodys)
{
  for (guint i = 0; i < run->desks->len; i++)
    {
      const Desk *desk = g_ptr_array_index (run->desks, i);

      for (guint k = 0; k < desk->items->len; k++)
        {
          const Item *item = &g_array_index (desk->items, Item, k);

          if (is_within (run, item->ticket) && item->done > item->due)
            add_breach (run, item, desk);
        }
    }
  for (guint i = 0; i < nobodys->len; i++)
    if (is_within (run, g_array_index (nobodys, Item, i).ticket))
      add_breach (run, &g_array_index (nobodys, Item, i), NULL);
}

static int
compare_breaches (gconstpointer a, gconstpointer b)
{
  const VntForecastBreach *one = *(const VntForecastBreach *const *) a;
  const VntForecastBreach *other = *(const VntForecastBreach *const *) b;

  if (one->due != other->due)
    return one->due < other->due ? -1 : 1;
  return (one->ticket > other->ticket) - (one->ticket < other->ticket);
}

/* -- who could do it instead -- */

static void
take_out (Desk *desk, gint64 ticket)
{
  for (guint i = 0; i < desk->items->len; i++)
    if (g_array_index (desk->items, Item, i).ticket->id == ticket)
      {
        g_array_remove_index (desk->items, i);
        break;
      }
  work_off (desk);
}

/* With @item, nobody is later with anything else, and it is done in time. What comes before it does not change. */
static gboolean
fits (const Desk *desk, const Item *item, gint64 *done)
{
  gint64 spent = item->work;
  guint i = 0;

  for (; i < desk->items->len; i++)
    {
      const Item *some = &g_array_index (desk->items, Item, i);

      if (compare_items (some, item) > 0)
        break;
      spent += some->work;
    }
  *done = desk->start + (gint64) ((double) spent * desk->pace);
  if (*done > item->due)
    return FALSE;
  for (; i < desk->items->len; i++)
    {
      const Item *some = &g_array_index (desk->items, Item, i);

      spent += some->work;
      if (some->done <= some->due &&
          desk->start + (gint64) ((double) spent * desk->pace) > some->due)
        return FALSE;
    }

  return TRUE;
}

/* Who has tickets of its queue; the one who is done with it first. */
static Desk *
find_other (Run *run, const Item *item)
{
  Desk *best = NULL;
  gint64 soonest = G_MAXINT64;

  for (guint i = 0; i < run->desks->len; i++)
    {
      Desk *desk = g_ptr_array_index (run->desks, i);
      gint64 done = G_MAXINT64;

      if (desk->agent->away > run->now ||
          !g_hash_table_contains (desk->queues, &item->ticket->queue) ||
          g_ascii_strcasecmp (desk->agent->login, item->ticket->owner) == 0)
        continue;
      if (fits (desk, item, &done) && done < soonest)
        {
          soonest = done;
          best = desk;
        }
    }

  return best;
}

static void
suggest (Run *run, GHashTable *by_ticket)
{
  for (guint i = 0; i < run->forecast->breaches->len; i++)
    {
      VntForecastBreach *breach = g_ptr_array_index (run->forecast->breaches, i);
      const Item *found = g_hash_table_lookup (by_ticket, &breach->ticket);
      Desk *owner = find_desk (run, breach->owner);
      Desk *other;
      Item item;

      if (found == NULL)
        continue;
      item = *found;
      other = find_other (run, &item);
      if (other == NULL)
        continue;
      breach->to = g_strdup (other->agent->login);
      run->forecast->n_avoided++;
      if (owner != NULL)
        take_out (owner, breach->ticket);
      g_array_append_vals (other->items, &item, 1);
      work_off (other);
    }
}

static void
hand_out (Run *run, GPtrArray *tickets, GArray *nobodys, GHashTable *by_ticket)
{
  for (guint i = 0; i < tickets->len; i++)
    {
      const VntForecastTicket *ticket = g_ptr_array_index (tickets, i);
      Desk *desk = *ticket->owner != '\0' ? find_desk (run, ticket->owner) : NULL;
      Item item = make_item (run, ticket);

      if (desk != NULL)
        {
          g_array_append_vals (desk->items, &item, 1);
          g_hash_table_add (desk->queues, g_memdup2 (&ticket->queue, sizeof ticket->queue));
        }
      else
        g_array_append_vals (nobodys, &item, 1);
      g_hash_table_insert (by_ticket, g_memdup2 (&ticket->id, sizeof ticket->id),
                           g_memdup2 (&item, sizeof item));
    }
}

/**
 * vnt_forecast_run:
 * @calendar: when people work
 * @now: Unix seconds
 * @tickets: (element-type VntForecastTicket): open, and waiting for nobody
 * @agents: (element-type VntForecastAgent): who works on them
 *
 * Lets everybody work off what they have, what is late first, and tells which tickets will be late today and this week if
 * nothing changes, and who could do them in time without being late with anything else.
 *
 * Returns: (transfer full): the forecast
 */
VntForecast *
vnt_forecast_run (VntCalendar *calendar, gint64 now, GPtrArray *tickets, GPtrArray *agents)
{
  g_autoptr (GPtrArray) desks = g_ptr_array_new_with_free_func (desk_free);
  g_autoptr (GArray) nobodys = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GHashTable) by_ticket =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  VntForecast *forecast = vnt_forecast_new (now);
  Run run = { calendar, now, day_of (calendar, now), desks, forecast };

  set_bounds (&run);
  for (guint i = 0; i < agents->len; i++)
    add_desk (&run, g_ptr_array_index (agents, i));
  hand_out (&run, tickets, nobodys, by_ticket);
  for (guint i = 0; i < desks->len; i++)
    work_off (g_ptr_array_index (desks, i));
  find_breaches (&run, nobodys);
  g_ptr_array_sort (forecast->breaches, compare_breaches);
  for (guint i = 0; i < forecast->breaches->len; i++)
    forecast->n_today +=
      ((VntForecastBreach *) g_ptr_array_index (forecast->breaches, i))->due < forecast->today;
  suggest (&run, by_ticket);

  return forecast;
}
