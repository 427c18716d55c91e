/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What breaks next: queues worked off by the calendar, and who could help. */
#include "story.h"
#include "vnt-forecast-run.h"

typedef struct
{
  Story story;
  VntCalendar *calendar; /* 8 to 18 on weekdays; Wednesday the 25th is a holiday */
  GPtrArray *tickets;
  GPtrArray *agents;
} Queue;

/* Monday, ten o'clock */
#define NOW (MONDAY + 10 * HOUR)

static void
set_up (Queue *queue, gconstpointer data)
{
  story_begin (&queue->story, "");
  queue->calendar = vnt_service_policy_find_calendar (queue->story.policy, NULL, NULL);
  queue->tickets = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_forecast_ticket_free);
  queue->agents = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_forecast_agent_free);
  g_ptr_array_add (queue->agents, vnt_forecast_agent_new ("ana", 0, 0));
  g_ptr_array_add (queue->agents, vnt_forecast_agent_new ("eva", 0, 0));
}

static void
tear_down (Queue *queue, gconstpointer data)
{
  g_ptr_array_unref (queue->tickets);
  g_ptr_array_unref (queue->agents);
  story_end (&queue->story);
}

static VntForecastTicket *
add (Queue *queue, gint64 id, const char *owner, int minutes, gint64 due)
{
  VntForecastTicket *ticket = vnt_forecast_ticket_new (id, "Printer", owner);

  ticket->queue = 1;
  ticket->minutes = minutes;
  ticket->due = due;
  g_ptr_array_add (queue->tickets, ticket);

  return ticket;
}

static VntForecast *
run (Queue *queue)
{
  return vnt_forecast_run (queue->calendar, NOW, queue->tickets, queue->agents);
}

static const VntForecastBreach *
nth (const VntForecast *forecast, guint i)
{
  g_assert_cmpuint (i, <, forecast->breaches->len);
  return g_ptr_array_index (forecast->breaches, i);
}

static void
test_in_time (Queue *queue, gconstpointer data)
{
  g_autoptr (VntForecast) forecast = NULL;

  add (queue, 1, "ana", 60, NOW + HOUR);
  add (queue, 2, "ana", 60, NOW + 2 * HOUR);
  add (queue, 3, "ana", 600, 0);
  forecast = run (queue);
  g_assert_cmpuint (forecast->breaches->len, ==, 0);
  g_assert_cmpuint (forecast->n_tickets, ==, 3);
}

/* Two hours of work, one until the second is late: the other one can do it. */
static void
test_queued (Queue *queue, gconstpointer data)
{
  g_autoptr (VntForecast) forecast = NULL;
  const VntForecastBreach *breach;

  add (queue, 1, "ana", 60, NOW + HOUR);
  add (queue, 2, "ana", 60, NOW + HOUR + 1);
  add (queue, 3, "eva", 30, NOW + 30 * MINUTE);
  add (queue, 4, "eva", 30, NOW + 5 * HOUR);
  forecast = run (queue);
  g_assert_cmpuint (forecast->breaches->len, ==, 1);
  breach = nth (forecast, 0);
  g_assert_cmpint (breach->ticket, ==, 2);
  g_assert_cmpint (breach->why, ==, VNT_FORECAST_QUEUED);
  g_assert_cmpint (breach->done, ==, NOW + 2 * HOUR);
  g_assert_cmpint (breach->ahead, ==, 60);
  /* Thirty minutes of hers come first, so hers would be late: an hour is too short. */
  g_assert_null (breach->to);
  g_assert_cmpuint (forecast->n_today, ==, 1);
}

static void
test_other (Queue *queue, gconstpointer data)
{
  g_autoptr (VntForecast) forecast = NULL;

  add (queue, 1, "ana", 60, NOW + HOUR);
  add (queue, 2, "ana", 60, NOW + HOUR + 1);
  add (queue, 3, "eva", 30, NOW + 5 * HOUR);
  forecast = run (queue);
  g_assert_cmpstr (nth (forecast, 0)->to, ==, "eva");
  g_assert_cmpuint (forecast->n_avoided, ==, 1);
}

/* Who has nothing of its queue is not asked. */
static void
test_other_queue (Queue *queue, gconstpointer data)
{
  g_autoptr (VntForecast) forecast = NULL;

  add (queue, 1, "ana", 60, NOW + HOUR);
  add (queue, 2, "ana", 60, NOW + HOUR + 1);
  add (queue, 3, "eva", 30, NOW + 5 * HOUR)->queue = 2;
  forecast = run (queue);
  g_assert_null (nth (forecast, 0)->to);
}

static void
test_nobody (Queue *queue, gconstpointer data)
{
  g_autoptr (VntForecast) forecast = NULL;

  add (queue, 1, NULL, 60, NOW + 2 * HOUR);
  add (queue, 2, "eva", 30, 0);
  forecast = run (queue);
  g_assert_cmpint (nth (forecast, 0)->why, ==, VNT_FORECAST_NOBODY);
  g_assert_cmpstr (nth (forecast, 0)->to, ==, "eva");
}

/* Away until Thursday; the night, the holiday and the weekend are nobody's time. */
static void
test_away (Queue *queue, gconstpointer data)
{
  g_autoptr (VntForecast) forecast = NULL;

  ((VntForecastAgent *) g_ptr_array_index (queue->agents, 0))->away = MONDAY + 3 * DAY;
  add (queue, 1, "ana", 60, MONDAY + DAY + 9 * HOUR);
  add (queue, 2, "ana", 60, MONDAY + 3 * DAY + 17 * HOUR);
  forecast = run (queue);
  g_assert_cmpuint (forecast->breaches->len, ==, 1);
  g_assert_cmpint (nth (forecast, 0)->why, ==, VNT_FORECAST_AWAY);
  g_assert_cmpint (nth (forecast, 0)->done, ==, MONDAY + 3 * DAY + 9 * HOUR);
  g_assert_cmpuint (forecast->n_today, ==, 0);
}

static void
test_long (Queue *queue, gconstpointer data)
{
  g_autoptr (VntForecast) forecast = NULL;

  add (queue, 1, "ana", 180, NOW + 2 * HOUR);
  forecast = run (queue);
  g_assert_cmpint (nth (forecast, 0)->why, ==, VNT_FORECAST_LONG);
}

/* Half a day's work a day takes twice the time. */
static void
test_part_time (Queue *queue, gconstpointer data)
{
  g_autoptr (VntForecast) forecast = NULL;

  ((VntForecastAgent *) g_ptr_array_index (queue->agents, 0))->day = 300;
  add (queue, 1, "ana", 60, NOW + 90 * MINUTE);
  forecast = run (queue);
  g_assert_cmpint (nth (forecast, 0)->done, ==, NOW + 2 * HOUR);
}

/* What is late already, late after this week or never is no forecast; what is not estimated is guessed. */
static void
test_left_out (Queue *queue, gconstpointer data)
{
  g_autoptr (VntForecast) forecast = NULL;

  add (queue, 1, "ana", 60, NOW - HOUR);
  add (queue, 2, "ana", 6000, MONDAY + 9 * DAY);
  add (queue, 3, "ana", -1, 0);
  forecast = run (queue);
  g_assert_cmpuint (forecast->breaches->len, ==, 0);
  g_assert_cmpuint (forecast->n_guessed, ==, 1);
  g_assert_cmpint (forecast->week, ==, MONDAY + 7 * DAY);
  g_assert_cmpint (forecast->today, ==, MONDAY + DAY);
}

/* What is not estimated takes what its queue takes, or half an hour. */
static void
test_usual (Queue *queue, gconstpointer data)
{
  g_autoptr (VntForecast) forecast = NULL;

  add (queue, 1, "ana", -1, NOW + HOUR)->usual = 90;
  add (queue, 2, "eva", -1, NOW + HOUR - 1);
  add (queue, 3, "eva", -1, NOW + HOUR - 1);
  forecast = run (queue);
  g_assert_cmpuint (forecast->breaches->len, ==, 2);
  g_assert_cmpint (nth (forecast, 0)->ticket, ==, 3);
  g_assert_cmpint (nth (forecast, 0)->minutes, ==, 30);
  g_assert_cmpint (nth (forecast, 1)->minutes, ==, 90);
}

/* On a Saturday nothing of this week can be helped: it is the next one that is told. */
static void
test_weekend (Queue *queue, gconstpointer data)
{
  g_autoptr (VntForecast) forecast = NULL;

  add (queue, 1, "ana", 61, MONDAY + 7 * DAY + 9 * HOUR);
  add (queue, 2, "ana", 6000, MONDAY + 14 * DAY);
  forecast = vnt_forecast_run (queue->calendar, MONDAY + 5 * DAY, queue->tickets, queue->agents);
  g_assert_true (forecast->next_week);
  g_assert_cmpint (forecast->week, ==, MONDAY + 14 * DAY);
  g_assert_cmpuint (forecast->breaches->len, ==, 1);
}

/* What is suggested helps: with it there are as many fewer breaches, and no new ones. */
static void
test_suggestions_hold (Queue *queue, gconstpointer data)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (VntForecast) before = NULL;
      g_autoptr (VntForecast) after = NULL;

      g_ptr_array_set_size (queue->tickets, 0);
      for (gint64 id = 1; id <= 60; id++)
        add (queue, id,
             g_test_rand_bit ()                  ? "ana"
             : g_test_rand_int_range (0, 4) == 0 ? NULL
                                                 : "eva",
             g_test_rand_int_range (5, 90), NOW + g_test_rand_int_range (60, 4 * 86400));
      before = run (queue);
      for (guint i = 0; i < before->breaches->len; i++)
        {
          const VntForecastBreach *breach = nth (before, i);
          VntForecastTicket *ticket =
            g_ptr_array_index (queue->tickets, (guint) breach->ticket - 1);

          if (breach->to == NULL)
            continue;
          g_free (ticket->owner);
          ticket->owner = g_strdup (breach->to);
        }
      after = run (queue);
      g_assert_cmpuint (after->breaches->len, <=, before->breaches->len - before->n_avoided);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/forecast/" name, Queue, NULL, set_up, test, tear_down)
  ADD ("in-time", test_in_time);
  ADD ("queued", test_queued);
  ADD ("other", test_other);
  ADD ("other-queue", test_other_queue);
  ADD ("nobody", test_nobody);
  ADD ("away", test_away);
  ADD ("long", test_long);
  ADD ("part-time", test_part_time);
  ADD ("left-out", test_left_out);
  ADD ("usual", test_usual);
  ADD ("weekend", test_weekend);
  ADD ("suggestions-hold", test_suggestions_hold);
  return g_test_run ();
}
